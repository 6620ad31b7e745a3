import type { HeldMeeting, Seat } from '../../../schemas/generated/types.ts'
import { importedMeeting } from '../../council/meeting/imported-meeting.ts'
import { sha256 } from '../../log/digest.ts'
import { readMinutes } from '../../minutes/read-minutes.ts'
import { UNNAMED } from '../../minutes/record/decision-log.ts'
import { recordOf, type ImportRecord } from '../../minutes/record/record.ts'
import type { Subject } from '../../minutes/record/subject.ts'
import { recordWords } from '../../minutes/record/words.ts'
import type { GivenImport } from '../../ports/imports.ts'

export type GivenText = Pick<GivenImport, 'name' | 'text' | 'language' | 'workspaceId'>
export type ReadText = { meeting: HeldMeeting; record: ImportRecord; ended: string }

/** A text as a meeting and its record; nothing outside is asked or touched. */
export function readText(
  { name, text, language, workspaceId }: GivenText,
  ids: { runId: string; now: number },
): ReadText {
  const said = readMinutes({ name, text, ...(language === undefined ? {} : { language }) })
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
  const record = recordOf(said, { meetingId: draft.id, ...ids }, sha256)
  const { decisionLog } = record
  const options = decisionLog.alternatives.map(({ id, title, summary }) => ({ id, title, summary }))
  const meeting = { ...draft, options, criteria: decisionLog.criteria, seats: seatsOf(subject, record) }
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
