import type { CallUsage } from '../council/call.ts'
import { waitsForTurn } from '../council/decide/queue.ts'
import type { DriverCommand, SpeakerAnswer } from '../council/decide/driver-commands.ts'
import { lostSelection } from '../council/lost-call.ts'
import { nextStep, type Step } from '../council/next-step.ts'
import { readSelection } from '../council/speaker-policies/read-selection.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'
import type { RunState } from '../council/state.ts'
import type { SelectAnswer, SelectRequest } from '../ports/selector.ts'
import { perform, type Driver } from './effects.ts'
import { TELL_JUMP } from './take-turn.ts'

/** A council does not wait long for a model that only says who is next. */
export const SELECT_DEADLINE_MS = 20_000
/** How often it may answer before the order decides. */
const MOST_ATTEMPTS = 3
const NOBODY = 'it named nobody who may speak'
const BACKOFF_MS = 500
/** A complaint is about an answer, not a second copy of it. */
const MOST_SHOWN = 500

export type AskStep = Extract<Step, { kind: 'ask-selector' }>
type SelectEnd = 'done' | 'fenced' | 'broken'
type Limits = { claimedAt: number; policies: readonly SpeakerPolicy[] }

/**
 * Asks a model who speaks next. What waits for this point comes first, and whatever comes while it thinks wins. It never
 * holds the council up: late, failing or nonsensical, the order decides in its place and the log says so.
 */
export function* selectSpeaker(seen: RunState, step: AskStep, limits: Limits): Driver<SelectEnd> {
  const settled = yield* handIn({ type: 'next_turn' })
  if (settled !== 'done') return settled
  const now = yield* perform({ kind: 'read' }, 'read', 'fenced')
  if (now.kind === 'fenced') return 'fenced'
  // Something had waited: what is to be done now is another question.
  if (now.state.seq !== seen.seq) return 'done'
  const asked = yield* ask(now.state, step, { ...limits, deadline: now.tick + SELECT_DEADLINE_MS })
  if (asked === 'fenced') return 'fenced'
  const { choice, calls } = asked
  if (choice === null && calls.length === 0) return 'done'
  return yield* handIn({ type: 'speaker_answered', turnId: step.turnId, choice, calls })
}

type Asked = { choice: SpeakerAnswer | null; calls: CallUsage[] }

function* ask(
  state: RunState,
  step: AskStep,
  limits: Limits & { deadline: number },
): Driver<Asked | 'fenced'> {
  const calls: CallUsage[] = []
  const feedback: SelectRequest['feedback'] = []
  let why = ''
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const request = requestOf(state, step, [...feedback])
    yield* perform({ kind: 'start-select', request }, 'done')
    const outcome = yield* untilAnswered(step, limits)
    if (outcome.kind === 'fenced') return 'fenced'
    if (outcome.kind === 'overtaken')
      return { choice: null, calls: [...calls, ...lostSelection(state, 'overtaken by what came meanwhile')] }
    if (outcome.kind === 'late') {
      const late = `no answer within ${SELECT_DEADLINE_MS / 1000} s`
      return { choice: { seat: null, why: late }, calls: [...calls, ...lostSelection(state, late)] }
    }
    if (outcome.kind === 'failed') {
      why = outcome.reason
      if (outcome.usage !== null) calls.push(outcome.usage)
      if (!outcome.retryable || attempt === MOST_ATTEMPTS) break
      // What comes meanwhile is seen as soon as the next question is out.
      const { seq, tick } = outcome
      yield* perform({ kind: 'wait', seq, until: tick + BACKOFF_MS * attempt }, 'woken', 'time-up')
      continue
    }
    const { answer } = outcome
    calls.push(answer.usage)
    const read = readSelection(answer, step.asking.view)
    if ('seat' in read) return { choice: read, calls }
    why = attempt === 1 ? NOBODY : `${NOBODY}, ${attempt} times`
    feedback.push({ answer: (answer.seat ?? answer.text).slice(0, MOST_SHOWN), complaint: read.complaint })
  }
  return { choice: { seat: null, why }, calls }
}

function requestOf(
  state: RunState,
  { turnId, asking }: AskStep,
  feedback: SelectRequest['feedback'],
): SelectRequest {
  const { prompt, model } = state.policy
  return {
    runId: state.runId,
    turnId,
    view: asking.view,
    ...(prompt === undefined ? {} : { prompt }),
    ...(model === undefined ? {} : { model }),
    feedback,
  }
}

type Outcome =
  | { kind: 'answered'; answer: SelectAnswer }
  | {
      kind: 'failed'
      reason: string
      retryable: boolean
      usage: CallUsage | null
      seq: number
      tick: number
    }
  | { kind: 'late' }
  | { kind: 'overtaken' }
  | { kind: 'fenced' }

/** Waits for the model while watching the log. */
function* untilAnswered(step: AskStep, limits: Limits & { deadline: number }): Driver<Outcome> {
  for (;;) {
    const seen = yield* perform({ kind: 'read' }, 'read', 'fenced')
    if (seen.kind === 'fenced') return yield* abort({ kind: 'fenced' })
    const { state, now, tick } = seen
    if (seen.jumped) {
      const told = yield* perform(TELL_JUMP, 'done', 'refused', 'fenced', 'broken')
      if (told.kind === 'fenced') return yield* abort({ kind: 'fenced' })
      if (told.kind === 'broken') return yield* abort({ kind: 'overtaken' })
      continue
    }
    if (!stillAsked(state, step, { ...limits, now })) return yield* abort({ kind: 'overtaken' })
    if (tick >= limits.deadline) return yield* abort({ kind: 'late' })
    const reply = yield* perform(
      { kind: 'await-select', until: limits.deadline, seq: state.seq },
      'selected',
      'failed',
      'woken',
      'time-up',
    )
    if (reply.kind === 'selected') return { kind: 'answered', answer: reply.answer }
    if (reply.kind === 'failed') {
      const { message: reason, retryable, usage } = reply.failure
      return { kind: 'failed', reason, retryable, usage, seq: state.seq, tick }
    }
  }
}

/** Nothing has come that would have been done first. */
function stillAsked(state: RunState, step: AskStep, at: Limits & { now: number }): boolean {
  const next = nextStep(state, at)
  return next.kind === 'ask-selector' && next.turnId === step.turnId && !waitsForTurn(state)
}

function* abort(outcome: Outcome): Driver<Outcome> {
  yield* perform({ kind: 'abort-select' }, 'done')
  return outcome
}

function* handIn(command: DriverCommand): Driver<SelectEnd> {
  const reply = yield* perform({ kind: 'command', command }, 'done', 'refused', 'fenced', 'broken')
  return reply.kind === 'fenced' || reply.kind === 'broken' ? reply.kind : 'done'
}
