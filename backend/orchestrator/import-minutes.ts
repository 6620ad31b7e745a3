import type { HeldMeeting, Seat } from '../../schemas/generated/types.ts'
import { importedMeeting } from '../council/meeting/imported-meeting.ts'
import { importedRun } from '../council/record/imported-run.ts'
import { digest, sha256 } from '../log/digest.ts'
import type { Runs } from '../log/runs.ts'
import { extractItems } from '../minutes/extract/rules/extract.ts'
import { readTranscript } from '../minutes/formats/transcript/read-transcript.ts'
import { normalise } from '../minutes/normalise/normalise.ts'
import { UNNAMED } from '../minutes/record/decision-log.ts'
import { recordOf, type ImportRecord } from '../minutes/record/record.ts'
import { subjectOf, type Subject } from '../minutes/record/subject.ts'
import { recordWords } from '../minutes/record/words.ts'
import type { GivenImport, Imported, Imports } from '../ports/imports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Clock, Ids } from '../ports/outside.ts'

export type ImportDeps = {
  runs: Runs
  meetings: Pick<Meetings, 'get' | 'put'>
  clock: Pick<Clock, 'now'>
  ids: Pick<Ids, 'run'>
}

/** Minutes and transcripts of meetings that were held elsewhere, each as a run of its own. */
export function imports(deps: ImportDeps): Imports {
  return { import: (given) => importMinutes(deps, given) }
}

async function importMinutes(
  { runs, meetings, clock, ids }: ImportDeps,
  given: GivenImport,
): Promise<Imported> {
  const { workspaceId, by, correlationId } = given
  const now = clock.now()
  const runId = ids.run(now)
  const { meeting, record, ended } = whatItSays(given, { runId, now })
  const { created, events } = importedRun({ meeting, documents: documentsOf(record), ended, by }, digest)
  await keepMeeting(meetings, workspaceId, meeting, now)
  const state = await runs.create({ workspaceId, by, correlationId, runId, data: created, rest: events })
  return { state, decisions: record.decisions, actions: record.actions }
}

/** The text as a meeting and its record; nothing outside is asked or touched. */
function whatItSays(
  { name, text, language, workspaceId }: GivenImport,
  ids: { runId: string; now: number },
): { meeting: HeldMeeting; record: ImportRecord; ended: string } {
  const read = readTranscript({ name, text })
  const transcript = language === undefined ? read : { ...read, language }
  const subject = subjectOf(transcript)
  const words = recordWords(subject.language)
  const items = normalise(extractItems(transcript), transcript)
  const draft = importedMeeting({
    workspaceId,
    title: subject.title,
    question: subject.question,
    language: subject.language,
    source: { title: transcript.name.trim() || subject.title, text: transcript.text },
    seats: [],
    options: [],
    notes: [words.filledIn],
  })
  const record = recordOf({ subject, transcript, items }, { meetingId: draft.id, ...ids }, sha256)
  const { decisionLog } = record
  const options = decisionLog.alternatives.map(({ id, title, summary }) => ({ id, title, summary }))
  const meeting = { ...draft, options, seats: seatsOf(subject, record) }
  const { status, decisions } = decisionLog
  return {
    meeting,
    record,
    ended: status === 'decided' ? words.ended.decided(decisions.length) : words.ended.deferred,
  }
}

function seatsOf(subject: Subject, { decisionLog }: ImportRecord): Seat[] {
  const words = recordWords(subject.language)
  const people = subject.people.map(({ seat, name }): Seat => ({ seat, role: 'expert', name, person: name }))
  if (decisionLog.dissent.some(({ seat }) => seat === UNNAMED))
    return [...people, { seat: UNNAMED, role: 'observer', name: words.unnamed }]
  return people.length > 0 ? people : [{ seat: 'scribe', role: 'scribe', name: words.reader }]
}

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
