import type { Found, FoundKind } from '../../backend/minutes/extract/rules/found.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { normalise, type Item } from '../../backend/minutes/normalise/normalise.ts'
import { recordOf } from '../../backend/minutes/record/record.ts'
import { subjectOf } from '../../backend/minutes/record/subject.ts'
import type { Transcript } from '../../backend/minutes/transcript.ts'
import { sha256 } from '../../backend/log/digest.ts'

type Given = { kind: FoundKind; text: string } & Partial<
  Pick<Item, 'owners' | 'due' | 'dueRaw' | 'certainty' | 'marked' | 'state' | 'spans' | 'title'>
>

/** An item whose words stand in a segment of the text, as a rule would find it; what rules find is tried elsewhere. */
export function itemIn(
  transcript: Transcript,
  { kind, text, certainty = 0.95, marked = true, state, ...more }: Given,
): Item {
  const segment = transcript.segments.findIndex((one) => one.text.includes(text))
  if (segment < 0) throw new Error(`No segment says “${text}”.`)
  const from = transcript.segments[segment]?.text.indexOf(text) ?? 0
  const at = [{ segment, from, to: from + text.length }]
  const found: Found = {
    kind,
    text,
    at,
    marked,
    rule: 'given',
    certainty,
    ...(state === undefined ? {} : { state }),
  }
  const [item] = normalise([found], transcript)
  if (item === undefined) throw new Error('Nothing was made of it.')
  const spans = [...item.spans, ...(more.spans ?? [])]
  return { ...item, owners: [], due: null, dueRaw: null, ...more, spans }
}

/** The record of a text in which these items were found. */
export function recordIn(text: string, given: readonly Given[], name = 'minutes.md') {
  const transcript = readTranscript({ name, text })
  const subject = subjectOf(transcript)
  const items = given.map((one) => itemIn(transcript, one))
  const ids = { meetingId: 'meeting-1', runId: 'run-1', now: Date.UTC(2026, 2, 20) }
  return { transcript, subject, ...recordOf({ subject, transcript, items, adr: null }, ids, sha256) }
}
