import type { CallUsage } from '../council/call.ts'
import type { DriverAnswer, DriverCommand, RefusedCall } from '../council/decide/driver-commands.ts'
import type { RunState } from '../council/state.ts'
import type { OpenTurn } from '../council/turn-state.ts'
import { lostCall } from '../council/lost-call.ts'
import { blindAhead } from '../council/blind-ahead.ts'
import { cutIn } from '../council/at-zero.ts'
import { elapsedAt } from '../council/time-left.ts'
import { ARTIFACT_TOOLS } from '../council/record/submit.ts'
import { perform, type Driver, type Effect } from './effects.ts'

export type TurnRules = {
  /** What of a seat's documents would not be taken, with the exact errors. */
  faults(state: RunState, turn: OpenTurn, contributions: DriverAnswer['contributions']): RefusedCall[]
}

/** A message that would end within this is not cut by a pause (CONTRACT section 7). */
const PAUSE_GRACE_MS = 2_000
/** While a seat speaks the clocks are looked at this often, for a jump of the machine's is not announced. */
const LOOK_MS = 10_000
/** How often a document is sent back before it is rebuilt from the log. */
const MOST_REPAIRS = 2
const FIRST_BACKOFF_MS = 500

type TurnEnd = 'done' | 'fenced' | 'broken'

/** Holds one turn: calls the seat, sends documents back with their errors, hands the answer in. */
export function* takeTurn(state: RunState, turn: OpenTurn, rules: TurnRules, tick: number): Driver<TurnEnd> {
  const limits: Limits = { deadline: tick + turn.deadlineSeconds * 1000, cutAt: Infinity, timeUp: Infinity }
  let faults: RefusedCall[] = []
  const calls: CallUsage[] = []
  const refused: RefusedCall[] = []
  let kept: Kept | null = null
  let backoffMs = turn.failures === 0 ? 0 : FIRST_BACKOFF_MS * 2 ** (turn.failures - 1)
  for (let repairs = 0; ; repairs++) {
    const repair = repairs === 0 ? {} : { repair: sentBack(faults) }
    const begun = yield* perform({ kind: 'start-call', turn, backoffMs, ...repair }, 'done')
    calls.push(...(begun.wasted ?? []))
    if (repairs === 0) yield* startAhead(state)
    backoffMs = 0
    const outcome = yield* untilSettled(turn, limits)
    if (outcome.kind === 'fenced') return 'fenced'
    if (outcome.kind === 'gone') return 'done'
    // An answer of which only a document was still to be mended is whole enough.
    if (outcome.kind === 'cut' && outcome.by === 'time' && kept !== null)
      return yield* handIn({ type: 'turn_completed', ...ref(turn), answer: { ...kept, refused, calls } })
    if (outcome.kind === 'cut')
      return yield* handIn({
        type: outcome.by === 'time' ? 'turn_cut' : 'turn_interrupted',
        ...ref(turn),
        text: kept?.text ?? outcome.text,
        calls: [...calls, ...known(lostCall(state, turn.seat, CUT_BY[outcome.by]))],
      })
    if (outcome.kind === 'failed')
      return yield* handIn({
        type: 'turn_failed',
        ...ref(turn),
        reason: outcome.reason,
        retryable: outcome.retryable,
        calls: [...calls, ...outcome.before, ...known(outcome.usage)],
      })
    calls.push(...(outcome.answer.before ?? []), outcome.answer.usage)
    kept = merge(kept, outcome.answer)
    faults = rules.faults(state, turn, kept.contributions)
    if (faults.length === 0 || repairs >= MOST_REPAIRS)
      return yield* handIn({ type: 'turn_completed', ...ref(turn), answer: { ...kept, refused, calls } })
    refused.push(...faults)
  }
}

/** In the blind round all seats are asked at once. */
export function* startAhead(state: RunState): Driver<void> {
  const turns = blindAhead(state)
  if (turns.length > 0) yield* perform({ kind: 'start-ahead', turns }, 'done')
}

const known = (usage: CallUsage | null): CallUsage[] => (usage === null ? [] : [usage])

type Kept = Pick<DriverAnswer, 'text' | 'contributions' | 'inReplyTo' | 'mentions' | 'searches'>

/** The words and contributions of the first answer stand; only its documents are handed in anew. */
function merge(first: Kept | null, answer: Kept): Kept {
  if (first === null)
    return {
      text: answer.text,
      contributions: answer.contributions,
      ...(answer.inReplyTo === undefined ? {} : { inReplyTo: answer.inReplyTo }),
      ...(answer.mentions === undefined ? {} : { mentions: answer.mentions }),
      ...(answer.searches === undefined ? {} : { searches: answer.searches }),
    }
  const again = new Set(
    answer.contributions.map((one) => one.tool).filter((tool) => ARTIFACT_TOOLS.has(tool)),
  )
  return {
    ...first,
    contributions: [
      ...first.contributions.filter((one) => !again.has(one.tool)),
      ...answer.contributions.filter((one) => again.has(one.tool)),
    ],
  }
}

/** One document at a time goes back, with what was wrong with it just now. */
const sentBack = (faults: RefusedCall[]) => {
  const tool = faults.at(-1)?.tool ?? ''
  return { tool, errors: faults.filter((one) => one.tool === tool).flatMap((one) => one.error.split('\n')) }
}

const ref = ({ turnId, attempt }: OpenTurn) => ({ turnId, attempt })

function* handIn(command: DriverCommand): Driver<TurnEnd> {
  const reply = yield* perform({ kind: 'command', command }, 'done', 'refused', 'fenced', 'broken')
  return reply.kind === 'fenced' || reply.kind === 'broken' ? reply.kind : 'done'
}

type Settled =
  | { kind: 'answered'; answer: DriverAnswerOf }
  | {
      kind: 'failed'
      reason: string
      retryable: boolean
      before: readonly CallUsage[]
      usage: CallUsage | null
    }
  /** The turn is no longer this driver's to hold: skipped, stopped, or another attempt. */
  | { kind: 'gone' }
  /** Another driver has the run. */
  | { kind: 'fenced' }
  | { kind: 'cut'; by: keyof typeof CUT_BY; text: string }

const CUT_BY = { pause: 'cut by a pause', time: 'cut when the time of its item was up' } as const
type DriverAnswerOf = Kept & { usage: CallUsage; before?: CallUsage[] }

/** By the monotonic clock. Both hold for the whole turn: a document that goes back gets no time of its own. */
type Limits = { deadline: number; cutAt: number; timeUp: number }

/**
 * Waits for the call while watching the log: a stop or skip ends it at once, a pause after its grace, the end of its
 * item's time where the item says so.
 */
function* untilSettled(turn: OpenTurn, limits: Limits): Driver<Settled> {
  for (;;) {
    const seen = yield* perform({ kind: 'read' }, 'read', 'fenced')
    if (seen.kind === 'fenced') return yield* abort(seen)
    const { state, tick } = seen
    const open = state.turn?.turnId === turn.turnId && state.turn.attempt === turn.attempt
    if (!open) return yield* abort({ kind: 'gone' })
    if (seen.jumped) {
      const told = yield* perform(TELL_JUMP, 'done', 'refused', 'fenced', 'broken')
      if (told.kind === 'fenced') return yield* abort(told)
      if (told.kind === 'broken') return yield* abort({ kind: 'gone' })
      continue
    }
    limits.cutAt = state.status === 'paused' ? Math.min(limits.cutAt, tick + PAUSE_GRACE_MS) : Infinity
    limits.timeUp = tick + (cutIn(state, elapsedAt(state, seen.now)) ?? Infinity)
    const end = Math.min(limits.cutAt, limits.deadline, limits.timeUp)
    if (tick >= end) return yield* timeUp(state, turn, limits)
    const until = Math.min(end, tick + LOOK_MS)
    const reply = yield* perform(
      { kind: 'await-call', until, seq: state.seq },
      'answered',
      'failed',
      'woken',
      'time-up',
    )
    if (reply.kind === 'answered') return reply
    if (reply.kind === 'failed') {
      const { message: reason, retryable, before, usage } = reply.failure
      return { kind: 'failed', reason, retryable, before, usage }
    }
  }
}

/** The time that the machine's clock has leapt over is nobody's. */
export const TELL_JUMP: Effect = { kind: 'command', command: { type: 'clock_jumped', side: 'after' } }

/** The call has had its time: that of its item, of a pause's grace, or its own. */
function* timeUp(state: RunState, turn: OpenTurn, limits: Limits): Driver<Settled> {
  const { text } = yield* perform({ kind: 'abort-call' }, 'aborted')
  if (limits.timeUp <= Math.min(limits.cutAt, limits.deadline)) return { kind: 'cut', by: 'time', text }
  if (limits.cutAt <= limits.deadline) return { kind: 'cut', by: 'pause', text }
  const reason = `No answer within ${turn.deadlineSeconds} s.`
  return { kind: 'failed', reason, retryable: true, before: [], usage: lostCall(state, turn.seat, reason) }
}

function* abort(settled: Settled): Driver<Settled> {
  yield* perform({ kind: 'abort-call' }, 'aborted')
  return settled
}
