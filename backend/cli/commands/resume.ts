import path from 'node:path'
import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { REJECTIONS } from '../../council/rejections.ts'
import type { RunState } from '../../council/state.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { attendedHere } from '../attend/finish.ts'
import { localSource } from '../attend/local-source.ts'
import { showingFor } from '../attend/showing.ts'
import type { Source } from '../attend/source.ts'
import { commandLog } from '../bug.ts'
import { exportsHere } from '../exporting/here.ts'
import { noRunHere, refuseDeleted } from '../files/run-here.ts'
import { makeFolder } from '../files/write-record.ts'
import { exportsThere } from '../remote/exports.ts'
import { rememberHere } from '../remember-here.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'resume',
  takes: ['RUN'],
  summary:
    'Goes on with a run that was paused, or whose process ended, and writes its files as xio run does.',
  teaches: `
RUN is the id that xio run printed; xio runs lists all. Drafts of a pause are removed at the end.
For a run that has ended the files are written once more.

Ctrl-C or SIGTERM pauses the run again, also where a server holds it; xio follow RUN only looks.

Example
  xio resume 20260105-090000-k3x9q2m7 --out ./decision`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'folder of the files it writes (./out/<meeting-id>)' },
    pace: { type: 'string', value: 'PACE', help: 'reading or max (reading in a terminal, max when piped)' },
    json: { type: 'boolean', help: 'print the run log as JSON Lines and nothing else' },
    quiet: { type: 'boolean', help: 'print nothing but faults' },
  },
  async run({ values, words: [runId = ''] }) {
    const config = readConfig()
    const { dataDir } = config
    const showing = showingFor(values, { past: false })
    const folderOf = (state: Pick<RunState, 'meeting'>) =>
      path.resolve(values.out ?? path.join('out', state.meeting.id))
    try {
      const logger = commandLog(config)
      const house = await openHouse({
        dataDir,
        policies: config.policies,
        logger,
        alone: showing.ask === null,
        pace: showing.pace,
        knowledge: config.knowledge,
        speakers: config,
        exporting: config,
      })
      try {
        await refuseDeleted(house.store.archive, runId)
        const state = await house.runs.state(runId)
        if (state === null) throw noRunHere(runId, dataDir)
        if (state.beyond !== undefined) throw new UsageFault(REJECTIONS.newer_version)
        const folder = folderOf(state)
        makeFolder(folder)
        const source = localSource(house, runId)
        const exporter = { place: exportsHere(house), stays: false }
        const code = await attendedHere({
          source,
          showing,
          folder,
          exporter,
          whenThere: (now) => goOn(source, now),
        })
        await rememberHere(house, config)
        return code
      } finally {
        await house.close()
      }
    } catch (error) {
      if (!(error instanceof DataDirLocked) || error.url === null) throw error
      const { openServerApi } = await import('../remote/api.ts')
      const api = openServerApi({ url: error.url, apiKey: config.apiKey })
      const meetingId = (await api.run(runId)).meetingId
      process.stderr.write(`The server at ${error.url} holds the data directory, so the run goes on there.\n`)
      const folder = path.resolve(values.out ?? path.join('out', meetingId))
      makeFolder(folder)
      const source = api.source(runId)
      const toAnswer = asTyped(`answer ${shellWord(runId)}`)
      const exporter = { place: exportsThere({ url: error.url, apiKey: config.apiKey }), stays: true }
      return attendedHere({
        source,
        showing,
        folder,
        toAnswer,
        exporter,
        whenThere: (now) => goOn(source, now),
      })
    }
  },
})

// A run that is running or waits for an answer needs no command, only a driver.
async function goOn(source: Source, { status }: RunState): Promise<void> {
  if (status === 'paused') await source.command({ type: 'resume' })
}
