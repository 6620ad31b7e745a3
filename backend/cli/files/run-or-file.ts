import { existsSync } from 'node:fs'
import { fold, foldAll } from '../../council/evolve.ts'
import type { RunState } from '../../council/state.ts'
import type { Config } from '../../config.ts'
import { foldStored, parseStored } from '../../log/fold-stored.ts'
import { fileEvents, LogFileInvalid } from '../../log/log-file.ts'
import { asTyped } from '../as-typed.ts'
import { logLines } from '../remote/imported.ts'
import { looking, serverFor, type GivenServer } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'
import { checkedFile } from './checked-file.ts'
import { refuseDeleted } from './run-here.ts'

/** The state of a run that somebody names by its id, or by the file of its log. */
export async function stateOf(named: string, values: GivenServer, config: Config): Promise<RunState> {
  if (existsSync(named)) return stateOfFile(named)
  const door = serverFor(values, config)
  const state =
    door === null
      ? await looking(config, async ({ log, archive }) => {
          await refuseDeleted(archive, named)
          const head = await log.head(named)
          return head === null ? null : foldStored(log, named, null, head.headSeq)
        })
      : foldAll((await logLines(door, named)).map(parseStored))
  if (state !== null) return state
  throw new UsageFault(
    `“${named}” is neither a file nor a run of ${door?.url ?? config.dataDir}: ${asTyped('runs')} lists what there is.`,
  )
}

async function stateOfFile(file: string): Promise<RunState> {
  let state: RunState | null = null
  try {
    for await (const { event } of fileEvents(checkedFile(file))) state = fold(state, event)
  } catch (fault) {
    if (fault instanceof LogFileInvalid) throw new UsageFault(`${file} is no run log: ${fault.message}`)
    throw fault
  }
  if (state === null) throw new UsageFault(`${file} is no run log: it is empty.`)
  return state
}
