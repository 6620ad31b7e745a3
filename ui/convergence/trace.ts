import type { Phase } from '../../schemas/generated/types.ts'
import { runTimebox } from '../../backend/council/time-left.ts'
import type { RunState } from '../../backend/council/state.ts'
import { firstClaims, type Step } from '../../backend/council/timeline/trail.ts'

/*
 * What is raised and closed: questions of the council, and objections to a claim. A question is closed when the log says
 * so; an objection when a claim answers or concedes it. Both run in the run's own time, which stands still in a pause.
 */

/** How many points were raised and closed from a moment on. */
export type Point = { elapsedMs: number; raised: number; closed: number }
/** What a turn left: the counts at its end, and the claims that nobody had made before. */
export type Turn = Point & { turn: number; seat: string; newClaims: number; phase: Phase }
export type Trace = {
  points: Point[]
  turns: Turn[]
  decisions: { elapsedMs: number; number: number; decided: boolean }[]
  nowMs: number
  /** The whole council's timebox, which is the target; null without one. */
  totalMs: number | null
  raised: number
  closed: number
  /** When the rest would be closed at the pace of the last five minutes, or null where that would be a guess. */
  forecastMs: number | null
  /** New claims of the last turns, at most three; the talk begins when the blind answers are open. */
  last: { turns: number; newClaims: number }
}

const PACE_MS = 5 * 60_000
/** One closing makes no pace. */
const LEAST_CLOSINGS = 2
const LAST_TURNS = 3
const BEFORE_TALK = new Set<Phase>(['opening', 'positions'])

/** How far the council has come in closing what it raised, and whether its turns still add anything. */
export const traceOf = (run: RunState, trail: Iterable<Step>, nowMs: number): Trace =>
  traceAt(run, walked(trail), nowMs)

/** What is counted on the way; it does not depend on the time. */
export type Walked = Pick<Trace, 'points' | 'turns' | 'decisions'>

/** The trace as it stands at a moment. */
export function traceAt(run: RunState, { points, turns, decisions }: Walked, nowMs: number): Trace {
  const { raised, closed } = points.at(-1) ?? { raised: 0, closed: 0 }
  const last = turns.filter(({ phase }) => !BEFORE_TALK.has(phase)).slice(-LAST_TURNS)
  return {
    points,
    turns,
    decisions,
    nowMs,
    totalMs: runTimebox(run)?.totalMs ?? null,
    raised,
    closed,
    forecastMs: forecast(points, nowMs),
    last: { turns: last.length, newClaims: last.reduce((sum, one) => sum + one.newClaims, 0) },
  }
}

/** Counts what the steps raise and close, once for each way. */
export function walked(steps: Iterable<Step>): Walked {
  const open = new Set<string>()
  const seen = new Set<string>()
  const isFirst = firstClaims()
  const points: Point[] = []
  const turns: Turn[] = []
  const decisions: Trace['decisions'] = []
  let newClaims = 0
  for (const step of steps) {
    const { elapsedMs, number } = step
    const before = seen.size - open.size
    if (opens(step, open, seen) || seen.size - open.size !== before)
      points.push({ elapsedMs, raised: seen.size, closed: seen.size - open.size })
    if (step.type === 'claim' && isFirst(step.data)) newClaims += 1
    if (step.type === 'decision')
      decisions.push({ elapsedMs, number, decided: step.data.status === 'decided' })
    if (step.type !== 'turn') continue
    const counts = { raised: seen.size, closed: seen.size - open.size }
    turns.push({
      turn: turns.length + 1,
      seat: step.data.seat,
      phase: step.phase,
      elapsedMs,
      newClaims: step.newClaims ?? newClaims,
      ...counts,
    })
    newClaims = 0
  }
  return { points, turns, decisions }
}

/** Opens and closes points; whether one was opened. What was never opened cannot be closed. */
function opens(step: Step, open: Set<string>, seen: Set<string>): boolean {
  if (step.type === 'question') {
    const { questionId, state } = step.data
    if (state === 'closed') open.delete(questionId)
    return state === 'raised' && raise(questionId, open, seen)
  }
  if (step.type !== 'claim') return false
  const { claimId, challenges, answers } = step.data
  if (answers !== undefined) open.delete(answers)
  return challenges !== undefined && raise(claimId, open, seen)
}

function raise(id: string, open: Set<string>, seen: Set<string>): boolean {
  if (seen.has(id)) return false
  open.add(id)
  seen.add(id)
  return true
}

function forecast(points: readonly Point[], nowMs: number): number | null {
  const last = points.at(-1)
  if (last === undefined || last.closed < LEAST_CLOSINGS || last.closed === last.raised) return null
  const since = Math.max(0, nowMs - PACE_MS)
  const closedBefore = points.findLast((one) => one.elapsedMs <= since)?.closed ?? 0
  const closings = last.closed - closedBefore
  const spanMs = nowMs - since
  if (closings <= 0 || spanMs <= 0) return null
  return nowMs + ((last.raised - last.closed) * spanMs) / closings
}
