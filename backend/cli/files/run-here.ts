import type { RunState } from '../../council/state.ts'
import { foldStored } from '../../log/fold-stored.ts'
import type { Store } from '../../compose.ts'
import { asTyped } from '../as-typed.ts'
import { UsageFault } from '../usage.ts'

/** The state of a run of a data directory that is looked at. Whoever names one that is not there hears why. */
export async function stateHere(
  { log, archive }: Pick<Store, 'log' | 'archive'>,
  runId: string,
  dataDir: string,
): Promise<RunState> {
  await refuseDeleted(archive, runId)
  const head = await log.head(runId)
  const state = head && (await foldStored(log, runId, null, head.headSeq))
  if (state === null) throw noRunHere(runId, dataDir)
  return state
}

/** A deleted run is hidden, and not gone: its events stay for its forks, so it could be shown by mistake. */
export async function refuseDeleted(
  archive: Pick<Store['archive'], 'isDeleted'>,
  runId: string,
): Promise<void> {
  if (await archive.isDeleted(runId))
    throw new UsageFault(
      `Run ${runId} was deleted here. ${asTyped('import-log FILE')} shows it again, where FILE is its run.jsonl.`,
    )
}

export const noRunHere = (runId: string, dataDir: string): UsageFault =>
  new UsageFault(`There is no run ${runId} in ${dataDir}: ${asTyped('runs')} lists what there is.`)
