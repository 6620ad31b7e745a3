import type { Config } from '../../config.ts'
import { legendOf } from '../../council/record/legend.ts'
import { documentsOf } from '../../council/record/versions.ts'
import { renderDecisionLog } from '../../minutes/render/decision-log-md.ts'
import { stateHere } from '../files/run-here.ts'
import { request } from '../remote/request.ts'
import { type GivenServer, looking, serverFor } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'

/** The record of a run as Markdown: what a target would be given, in its plainest form. Nothing is sent. */
export async function recordAsMarkdown(given: GivenServer, config: Config, runId: string): Promise<string> {
  const door = serverFor(given, config)
  if (door === null) return here(config, runId)
  const path = `/runs/${encodeURIComponent(runId)}/artifacts/decision_log?format=md`
  return String(await request(door, 'GET', path, { lines: true }))
}

const here = (config: Config, runId: string): Promise<string> =>
  looking(config, async (store) => {
    const state = await stateHere(store, runId, config.dataDir)
    const record = documentsOf(state).decision_log
    if (record === undefined) throw new UsageFault(`Run ${runId} has made no decision log yet.`)
    return renderDecisionLog(record.body, legendOf(state))
  })
