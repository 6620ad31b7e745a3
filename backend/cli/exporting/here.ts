import type { House } from '../../compose.ts'
import { isoOf } from '../../council/time.ts'
import type { ExportRow, Exports } from '../../ports/exports.ts'
import { asTyped } from '../as-typed.ts'
import { HOLDER } from '../attend/local-source.ts'
import { refuseDeleted } from '../files/run-here.ts'
import { UsageFault } from '../usage.ts'
import type { ExportPlace, ShownExport } from './place.ts'

/** The house of this process, opened with the ways out. */
export function exportsHere(house: House): ExportPlace {
  const { councils, ids, runs, store } = house
  const exports = openedExports(house)
  const found = async (runId: string) => {
    await refuseDeleted(store.archive, runId)
    const state = await runs.state(runId)
    if (state !== null) return state
    throw new UsageFault(`There is no run ${runId} here: ${asTyped('runs')} lists what there is.`)
  }
  return {
    targets: async () => exports.targets(),

    async ofRun(runId) {
      await found(runId)
      const [rows, { held }] = await Promise.all([exports.ofRun(runId), exports.standing(runId)])
      return { items: rows.map(shown), targets: exports.targets(), held }
    },

    async ask(runId, target) {
      await found(runId)
      const [commandId, correlationId] = [ids.request(), ids.request()]
      return councils.command({
        runId,
        commandId,
        command: { type: 'export', target },
        by: HOLDER,
        correlationId,
      })
    },

    async retry(exportId) {
      if ((await exports.retry('main', exportId)) === null)
        throw new UsageFault(`There is no export ${exportId}: ${asTyped('export RUN')} lists those of a run.`)
    },

    async adopt(runId) {
      const { workspaceId, meeting } = await found(runId)
      const choice = { workspaceId, meetingId: meeting.id, runId, by: 'person' } as const
      const adoption = await store.meetings.adopt(choice)
      if (adoption === 'replay')
        throw new UsageFault(`The run ${runId} is a replay: it shows another run again. Choose that one.`)
      if (adoption === 'unchanged')
        throw new UsageFault(
          `The meeting ${meeting.id} was deleted or never kept, so no run can stand for it. Hold it again with ${asTyped('run FILE')}`,
        )
      exports.wake(runId)
    },

    settled: (runId, ms) => exports.settled(runId, AbortSignal.timeout(ms)),
  }
}

function openedExports({ exports }: House): Exports {
  if (exports === null) throw new Error('The house was opened without its ways out.')
  return exports
}

function shown({ exportId: id, nextAt, ...row }: ExportRow): ShownExport {
  const { target, kind, title, status, url, error, attempt } = row
  return {
    id,
    target,
    kind,
    title,
    status,
    url,
    error,
    attempt,
    nextAt: nextAt === null ? null : isoOf(nextAt),
  }
}
