import type { HeldMeeting, Seat } from '../../../schemas/generated/types.ts'
import { importedMeeting } from '../../council/meeting/imported-meeting.ts'
import { READER } from '../../council/record/reading-calls.ts'
import { sha256 } from '../../log/digest.ts'
import { findInMinutes, saidIn, type FoundInText } from '../../minutes/read-minutes.ts'
import { UNNAMED } from '../../minutes/record/decision-log.ts'
import type { ReadByModel } from '../../minutes/record/read-by-model.ts'
import { recordOf, type ImportRecord } from '../../minutes/record/record.ts'
import type { Subject } from '../../minutes/record/subject.ts'
import { recordWords } from '../../minutes/record/words.ts'
import type { GivenImport } from '../../ports/imports.ts'

export type GivenText = Pick<GivenImport, 'name' | 'text' | 'language' | 'workspaceId'>
/** What was found in a text, by the rules alone or with a model. */
export type GivenRecord = { found: FoundInText; workspaceId: string; byModel: ReadByModel | null }
export type ReadText = { meeting: HeldMeeting; record: ImportRecord; ended: string }

/** A text as a meeting and its record; nothing outside is asked or touched. */
export const readText = (text: GivenText, ids: { runId: string; now: number }): ReadText =>
  recordText({ found: findInMinutes(text), workspaceId: text.workspaceId, byModel: null }, ids)

/** The meeting and the record of what was found. */
export function recordText(
  { found, workspaceId, byModel }: GivenRecord,
  ids: { runId: string; now: number },
): ReadText {
  const said = saidIn(found)
  const { subject, transcript } = said
  const words = recordWords(subject.language)
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
  const record = recordOf(said, { meetingId: draft.id, ...ids }, sha256, byModel)
  const { decisionLog } = record
  const options = decisionLog.alternatives.map(({ id, title, summary }) => ({ id, title, summary }))
  const seats = seatsOf(subject, record, byModel !== null)
  const meeting = { ...draft, options, criteria: decisionLog.criteria, seats }
  const { status, decisions } = decisionLog
  return {
    meeting,
    record,
    ended: status === 'decided' ? words.ended.decided(decisions.length) : words.ended.deferred,
  }
}

function seatsOf(subject: Subject, { decisionLog }: ImportRecord, withReader: boolean): Seat[] {
  const words = recordWords(subject.language)
  const people = subject.people.map(({ seat, name }): Seat => ({ seat, role: 'expert', name, person: name }))
  const unnamed = decisionLog.dissent.some(({ seat }) => seat === UNNAMED)
  const present: Seat[] = unnamed
    ? [...people, { seat: UNNAMED, role: 'observer', name: words.unnamed }]
    : people
  return withReader || present.length === 0
    ? [...present, { seat: READER, role: 'scribe', name: words.reader }]
    : present
}
