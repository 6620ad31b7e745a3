import type { Transcript } from '../../../transcript.ts'
import type { Draft } from './draft.ts'

/** An item that bears the number of one before it, as "61.1", is that one again. */
export function onceByNumber(drafts: readonly Draft[]): Draft[] {
  const first = new Map<string, Draft>()
  for (const one of drafts) {
    const key = numberKey(one)
    if (key !== null && !first.has(key)) first.set(key, one)
  }
  return drafts.filter((one) => (first.get(numberKey(one) ?? '') ?? one) === one)
}

const numberKey = ({ kind, number }: Draft): string | null =>
  number === null || !/\d[.]\d/.test(number) ? null : `${kind} ${number}`

/** Marks as carried what restates an earlier meeting: plain quotes, and items with another meeting's number. */
export function ofEarlierMeetings(drafts: readonly Draft[], transcript: Transcript): Draft[] {
  const said = new Set(drafts.filter((one) => !one.quoted).map((one) => one.kind))
  const meeting = meetingNumber(transcript, drafts)
  return drafts.map((one) => {
    const restated = one.quoted && !(one.loud && (one.number !== null || !said.has(one.kind)))
    const other = meeting !== null && ofAnother(one.number, meeting)
    const kept = one.kind === 'action' || one.kind === 'decision'
    return kept && (restated || other) ? { ...one, state: 'carried' } : one
  })
}

/** The number of this meeting, where its title or name tells one that its items bear. */
function meetingNumber({ title, name, segments }: Transcript, drafts: readonly Draft[]): string | null {
  const first = segments.find((one) => one.kind === 'heading')?.text ?? ''
  const told = new Set(`${title ?? ''} ${first} ${name}`.match(/(?<![\d.-])\d{1,4}(?![\d.-])/g) ?? [])
  const borne = drafts.map((one) => /^(\d{1,4})[.]\d/.exec(one.number ?? '')?.[1] ?? '')
  return borne.find((number) => told.has(number)) ?? null
}

const ofAnother = (number: string | null, meeting: string): boolean => {
  const own = /^(\d{1,4})[.]\d/.exec(number ?? '')?.[1]
  return own !== undefined && own !== meeting
}
