import type { RunState } from './state.ts'

/** A driver may be late by this much: a slow disk, a machine under load. */
const SLACK_MS = 30_000

/**
 * A run that is running and in which nothing has happened for longer than its turn may take: nobody drove it, so that
 * time does not count. Whoever finds it so restarts its clock before anything else is told.
 */
export function undriven(state: RunState, now: number): boolean {
  if (state.status !== 'running') return false
  const { turn, lastAt } = state
  const due = turn === null ? lastAt : Math.max(lastAt, turn.startedAt + turn.deadlineSeconds * 1000)
  return now > due + SLACK_MS
}
