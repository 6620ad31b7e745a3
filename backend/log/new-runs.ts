import type { Actor, RunCreatedData } from '../../schemas/generated/types.ts'
import type { NewEvent } from '../council/events.ts'
import type { RunState } from '../council/state.ts'
import { isoOf } from '../council/time.ts'
import type { Ctx } from '../council/working.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import type { StoredEvent } from '../ports/run-log.ts'
import { NO_HASH, seal } from './chain.ts'
import { notTheDrivers } from './command-outcome.ts'
import { envelopes } from './envelopes.ts'
import { foldWritten } from './fold-written.ts'
import { read, type Reading } from './log-clock.ts'
import { rulesContext, type SeatRules } from './rules-context.ts'

export type NewRun = {
  workspaceId: string
  by: Actor
  correlationId: string
  data: RunCreatedData
  runId?: string
  rest?: readonly NewEvent[]
}

export type NewFork = {
  /** The parent at `data.parent`, folded for this alone. */
  state: RunState
  data: RunCreatedData
  /** What the fork begins with behind its `run_created`. */
  opening(created: RunState, ctx: Ctx): NewEvent[]
  by: Actor
  correlationId: string
}

/** The first events of a run, sealed, and what they fold to. */
export type Beginning = {
  state: RunState
  events: StoredEvent[]
  parent?: { runId: string; seq: number }
  clocks: Reading
}

export function newRun({ clock, ids }: { clock: Clock; ids: Ids }, run: NewRun): Beginning {
  const clocks = read(clock)
  const now = clocks.wall
  const runId = run.runId ?? ids.run(now)
  const decided: NewEvent[] = [{ type: 'run_created', actor: run.by, data: run.data }, ...(run.rest ?? [])]
  const written = envelopes(decided, {
    runId,
    workspaceId: run.workspaceId,
    seq: 0,
    at: isoOf(now),
    correlationId: run.correlationId,
    newId: () => ids.event(now),
  })
  const events = seal(written, NO_HASH)
  return { state: foldWritten(null, written, events), events, clocks }
}

/** The first own event of a fork chains on the parent's hash; what it begins with is judged behind it. */
export function newFork(
  { clock, ids, rules }: { clock: Clock; ids: Ids; rules: SeatRules },
  { state: before, data, opening, by, correlationId }: NewFork,
): Beginning {
  const { parent } = data
  if (parent === undefined || before.seq !== parent.seq)
    throw new Error('A fork begins where its parent stands.')
  const clocks = read(clock)
  const now = Math.max(before.lastAt, clocks.wall)
  const runId = ids.run(clocks.wall)
  const behind = (after: RunState, previous: string, decided: NewEvent[]) => {
    const written = envelopes(decided, {
      runId,
      workspaceId: before.workspaceId,
      seq: after.seq,
      at: isoOf(now),
      correlationId: notTheDrivers(correlationId, runId),
      newId: () => ids.event(now),
    })
    const events = seal(written, previous)
    return { events, state: events.length === 0 ? after : foldWritten(after, written, events) }
  }
  const created = behind(before, parent.hash, [{ type: 'run_created', actor: by, data }])
  const rest = opening(created.state, rulesContext(rules, created.state, now))
  const begun = behind(created.state, created.state.headHash, rest)
  return { state: begun.state, events: [...created.events, ...begun.events], parent, clocks }
}
