import { personsTurn } from './people.ts'
import { cutIn } from './at-zero.ts'
import { elapsedAt } from './time-left.ts'
import { chooseSpeaker, type Asking } from './speaker-policies/choose-speaker.ts'
import type { SpeakerPolicy } from './speaker-policies/policy.ts'
import { ENDED, nextId, type RunState } from './state.ts'
import type { OpenTurn } from './turn-state.ts'
import { msOf } from './time.ts'

export type Step =
  | { kind: 'start' }
  /** A driver came (back) after the last driver event: restart the run's clock before anything else. */
  | { kind: 'claim' }
  /** The machine's clock has jumped: tell the run's before anything else is counted. */
  | { kind: 'straighten' }
  | { kind: 'take-turn'; turn: OpenTurn }
  /** A pause cuts the turn under way: let it end within the grace, else keep what was written so far. */
  | { kind: 'interrupt-turn'; turn: OpenTurn }
  /** Its item's time is up and the item's policy is to cut. */
  | { kind: 'cut-turn'; turn: OpenTurn }
  /** Nobody has the floor: settle what waits and select the next speaker. */
  | { kind: 'select-speaker' }
  /** The same, but a model is to say who is next: `turnId` is the turn that it gives. */
  | { kind: 'ask-selector'; turnId: string; asking: Asking }
  | { kind: 'question-due'; questionId: string }
  /** Nothing to do before somebody asks for something, or before `until`. */
  | { kind: 'wait'; until?: number; questionId?: string }
  | { kind: 'done' }

/**
 * What should happen now: a fresh process asks the same question as an old one, so recovery is not a feature.
 * `claimedAt` is when the asking driver claimed the run.
 */
export function nextStep(
  state: RunState,
  {
    now,
    claimedAt,
    jumped = false,
    policies,
  }: { now: number; claimedAt: number; jumped?: boolean; policies?: readonly SpeakerPolicy[] },
): Step {
  if (ENDED.has(state.status)) return { kind: 'done' }
  if (state.status === 'created') return { kind: 'start' }
  const stale = claimedAt > state.driverAt
  // The turn of a person is nobody's call: it is waited for like any answer.
  const held = personsTurn(state) === null ? state.turn : null
  if (stale && (state.status === 'running' || held !== null)) return { kind: 'claim' }
  if (jumped && state.status === 'running') return { kind: 'straighten' }
  if (state.status === 'paused' && held !== null) return { kind: 'interrupt-turn', turn: held }
  if (state.human !== null) {
    const { questionId, deadline } = state.human
    return now >= msOf(deadline)
      ? { kind: 'question-due', questionId }
      : { kind: 'wait', until: msOf(deadline), questionId }
  }
  if (state.status === 'paused') return { kind: 'wait' }
  if (state.turn === null) return selection(state, policies)
  const isUp = cutIn(state, elapsedAt(state, now)) === 0
  return { kind: isUp ? 'cut-turn' : 'take-turn', turn: state.turn }
}

function selection(state: RunState, policies: readonly SpeakerPolicy[] | undefined): Step {
  const next = state.retry === null ? chooseSpeaker(state, policies) : null
  return next?.kind === 'ask'
    ? { kind: 'ask-selector', turnId: nextId(state, 't'), asking: next.asking }
    : { kind: 'select-speaker' }
}
