import { fold } from '../council/evolve.ts'
import type { RunState } from '../council/state.ts'
import { isKeptBlind, mayReadEvent, type Reader } from '../council/withholding.ts'
import type { RunLog } from '../ports/run-log.ts'
import { canonical } from './canonical.ts'
import { parseStored } from './fold-stored.ts'

/** Whether anything in it could be kept from anybody; most events say nothing of the kind. */
export const mayBeSealed = ({ bytes }: { bytes: string }): boolean => bytes.includes('"sealed":true')

/**
 * An event's bytes as this reader gets them: as they are stored, or without `data` where that is withheld. Chain and
 * `dataHash` hold either way. `state` is the run as it stands now.
 */
export function shownBytes(state: RunState, reader: Reader, stored: { bytes: string }): string {
  if (!mayBeSealed(stored)) return stored.bytes
  const event = parseStored(stored.bytes)
  if (mayReadEvent(state, reader, event)) return stored.bytes
  const { data: _withheld, ...rest } = event
  return canonical(rest)
}

const PAGE = 1_000

/** The run at `seq` as this reader knows it: what is withheld is not folded, so nothing of it shows anywhere. */
export async function shownState(
  log: Pick<RunLog, 'read'>,
  now: RunState,
  reader: Reader,
  seq: number = now.seq,
): Promise<RunState> {
  let state: RunState | null = null
  for (let after = 0; after < seq;) {
    const events = await log.read(now.runId, after, Math.min(PAGE, seq - after))
    if (events.length === 0) break
    for (const stored of events) state = fold(state, parseStored(shownBytes(now, reader, stored)))
    after = state?.seq ?? seq
  }
  if (state === null) throw new Error(`The log of ${now.runId} is empty.`)
  return state
}

/** The run as it stands now, as this reader knows it. */
export const shownNow = async (log: Pick<RunLog, 'read'>, now: RunState, reader: Reader): Promise<RunState> =>
  isKeptBlind(now, reader) ? shownState(log, now, reader) : now
