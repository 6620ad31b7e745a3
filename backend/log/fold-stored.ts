import { fold } from '../council/evolve.ts'
import type { RunEvent } from '../council/events.ts'
import type { RunState } from '../council/state.ts'
import type { RunLog } from '../ports/run-log.ts'
import { upcast } from './upcast.ts'

const PAGE = 1_000

/** Folds what the log holds up to `seq` onto a state, or from the beginning. Null where there is no such run. */
export async function foldStored(
  log: Pick<RunLog, 'read'>,
  runId: string,
  from: RunState | null,
  seq: number,
): Promise<RunState | null> {
  let state = from
  for (;;) {
    const after = state?.seq ?? 0
    if (after >= seq) return state
    const events = await log.read(runId, after, Math.min(PAGE, seq - after))
    if (events.length === 0) return state
    for (const { bytes } of events) state = fold(state, parseStored(bytes))
  }
}

/** The log checked every event when it was written, so its bytes are trusted. */
export const parseStored = (bytes: string): RunEvent => upcast(JSON.parse(bytes))
