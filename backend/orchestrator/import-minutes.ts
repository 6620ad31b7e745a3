import type { HeldMeeting } from '../../schemas/generated/types.ts'
import { importedRun } from '../council/record/imported-run.ts'
import { digest } from '../log/digest.ts'
import type { Runs } from '../log/runs.ts'
import type { ImportRecord } from '../minutes/record/record.ts'
import type { GivenImport, Imported, Imports } from '../ports/imports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { MinutesReader } from '../ports/minutes-reader.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import { readingWithModel } from './reading/reading-with-model.ts'
import { reading } from './reading/reading.ts'

export type ImportDeps = {
  runs: Runs
  meetings: Pick<Meetings, 'get' | 'put'>
  reader: MinutesReader
  clock: Pick<Clock, 'now'>
  ids: Pick<Ids, 'run'>
}

/** Minutes and transcripts of meetings that were held elsewhere, each as a run of its own. */
export function imports(deps: ImportDeps): Imports {
  return {
    voice: (model) => deps.reader.voice(model),
    import: (given) => importMinutes(deps, given),
  }
}

async function importMinutes(
  { runs, meetings, reader, clock, ids }: ImportDeps,
  given: GivenImport,
): Promise<Imported> {
  const { workspaceId, by, correlationId, name, text, language, model } = given
  const now = clock.now()
  const runId = ids.run(now)
  const asked = { name, text, workspaceId, ...(language === undefined ? {} : { language }) }
  const { signal = NEVER } = given
  const read =
    model === undefined
      ? { ...(await reading('read', { text: asked, ids: { runId, now } }, text.length)), reader: null }
      : await readingWithModel(asked, { runId, now }, { reader, model, signal })
  const { meeting, record, ended } = read
  const documents = documentsOf(record)
  const { created, events } = importedRun({ meeting, documents, ended, by, reader: read.reader }, digest)
  await keepMeeting(meetings, workspaceId, meeting, now)
  const state = await runs.create({ workspaceId, by, correlationId, runId, data: created, rest: events })
  return { state, decisions: record.decisions, actions: record.actions }
}

const NEVER = new AbortController().signal

const documentsOf = ({ decisionLog, actionItems, summary, faults }: ImportRecord) => ({
  decisionLog: { body: decisionLog, faults: faults.decisionLog },
  actionItems: { body: actionItems, faults: faults.actionItems },
  summary: { body: summary, faults: faults.summary },
})

/** The meeting is on the list as well, so that a council can be held on it; what people made of it there is kept. */
async function keepMeeting(
  meetings: ImportDeps['meetings'],
  workspaceId: string,
  { id, title, question, language, context }: HeldMeeting,
  now: number,
): Promise<void> {
  const body = { title, question, language }
  const known = await meetings.get(workspaceId, id)
  if (known !== null && JSON.stringify(known.body) !== JSON.stringify(body)) return
  await meetings.put({ workspaceId, id, body, s0Text: context[0]?.text ?? null }, now)
}
