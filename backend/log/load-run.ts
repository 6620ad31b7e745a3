import type { RunState } from '../council/state.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { foldStored } from './fold-stored.ts'
import { read } from './log-clock.ts'
import type { Loaded } from './warm-runs.ts'

/** A run as it is folded for all, up to `seq` or further, to be gone on from: a long one takes seconds. Null: nobody has it. */
export type Folded = (runId: string, seq: number) => Promise<RunState | null>

/** A run as its log says it is; null where there is none. */
export async function loadRun(
  { log, clock, folded }: { log: RunLog; clock: Clock; folded?: Folded },
  runId: string,
): Promise<Loaded | null> {
  const found = await log.head(runId)
  if (found === null) return null
  const known = (await folded?.(runId, found.headSeq)) ?? null
  // What was folded meanwhile may be newer: an older epoch beside it would be of nobody.
  const head = known === null ? found : await log.head(runId)
  const state = head === null ? null : await foldStored(log, runId, known, head.headSeq)
  if (head === null || state === null) return null
  return { state, epoch: head.epoch, seen: read(clock) }
}
