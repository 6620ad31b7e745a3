import type { Selected } from '../../autogen/chat/policies/types.ts'
import { clipped } from '../meeting/clipped.ts'
import { blindRoundIsOpen, hasSpoken, speakingSeats } from '../phases.ts'
import type { RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import { askPolicy } from './ask-policy.ts'
import { BUILT_IN } from './built-in.ts'
import { byOrder, isInOrder } from './in-order.ts'
import { freely, inRounds, votingOrder } from './legal.ts'
import { askedInOrder, ownTurnFirst } from './queue.ts'
import type { SpeakerPolicy, SpeakerView } from './policy.ts'
import { speakerView } from './view.ts'

/** A seat that is given the floor, as the log tells it. */
export type Choice = { seat: string; rationale: string; candidates: string[]; policy: string }

/** Several may speak and a model is to say who; what it is told, and what the log tells of the one it names. */
export type Asking = { view: SpeakerView; candidates: string[]; policy: string }

export type NextSpeaker = { kind: 'choice'; choice: Choice } | { kind: 'ask'; asking: Asking }

/**
 * Who speaks next in the phase as it stands. Turns that somebody asked for come first and are recorded under the
 * policy `floor`; then the run's own policy goes on where it was. Null: nobody can.
 */
export function chooseSpeaker(
  state: RunState,
  policies: readonly SpeakerPolicy[] = BUILT_IN,
): NextSpeaker | null {
  const words = wordingOf(state).floor
  const asked = askedInOrder(state).find(
    ({ seat }) => !hasAnsweredBlind(state, seat) && !state.muted.includes(seat),
  )
  if (asked !== undefined && !ownTurnFirst(state))
    return chosen({
      seat: asked.seat,
      rationale: words.asked(asked),
      candidates: [asked.seat],
      policy: 'floor',
    })
  if (state.phase === 'decision') return ordered(state, votingOrder(state))
  if (state.phase === 'positions' || isInOrder(state.policy)) return ordered(state, inRounds(state))
  const legal = freely(state)
  if (legal === null) return null
  const policy = policies.find(({ name }) => name === state.policy.name)
  if (policy === undefined) return instead(state, legal, words.policyGone(state.policy.name))
  const alone = speakingSeats(state).length === 1
  return alone || policy.choose === byOrder ? ordered(state, legal) : byPolicy(state, legal, policy)
}

/** Whether the next speaker is for a model to say. */
export const asksModel = (state: RunState, policies: readonly SpeakerPolicy[]): boolean =>
  chooseSpeaker(state, policies)?.kind === 'ask'

/** What becomes of the model's answer: a seat that may speak gets the floor, else the order decides and says why. */
export function choiceOf(
  state: RunState,
  { view, candidates, policy }: Asking,
  { seat, why }: { seat: string | null; why: string },
): Choice {
  const words = wordingOf(state).floor
  const isLegal = seat !== null && candidates.includes(seat)
  const failed = seat === null ? words.noneSelected(why) : words.selectedInVain(seat)
  const rationale = isLegal ? words.selected(seat, why) : words.instead(failed, view.order.rationale)
  return {
    seat: isLegal ? seat : view.order.seat,
    rationale: inPhase(state, rationale),
    candidates: [...candidates],
    policy,
  }
}

/** In the blind round nobody is heard twice: who has answered gets the floor after the reveal. */
const hasAnsweredBlind = (state: RunState, seat: string): boolean =>
  blindRoundIsOpen(state) && hasSpoken(state, seat)

const chosen = (choice: Choice): NextSpeaker => ({ kind: 'choice', choice })

function ordered(state: RunState, selected: Selected | null): NextSpeaker | null {
  if (selected === null) return null
  const { speaker: seat, candidates, rationale } = selected
  const alone = candidates.length === 1 && speakingSeats(state).length === 1
  return choose(state, selected, {
    seat,
    rationale: alone ? wordingOf(state).floor.alone(seat) : rationale,
  })
}

function byPolicy(state: RunState, legal: Selected, policy: SpeakerPolicy): NextSpeaker {
  const view = speakerView(state, legal)
  const judged = askPolicy(policy, view, wordingOf(state).floor)
  if (judged.kind === 'refused') return instead(state, legal, judged.why)
  if (judged.kind === 'chosen') return choose(state, legal, judged)
  return { kind: 'ask', asking: { view, candidates: legal.candidates, policy: policy.name } }
}

const instead = (state: RunState, legal: Selected, why: string): NextSpeaker =>
  choose(state, legal, {
    seat: legal.speaker,
    rationale: wordingOf(state).floor.instead(why, legal.rationale),
  })

const choose = (
  state: RunState,
  { candidates }: Selected,
  { seat, rationale }: { seat: string; rationale: string },
): NextSpeaker =>
  chosen({ seat, rationale: inPhase(state, rationale), candidates, policy: state.policy.name })

// As long as the log takes it.
const inPhase = (state: RunState, rationale: string): string =>
  clipped(wordingOf(state).floor.inPhase(state.phase, rationale), 1000)
