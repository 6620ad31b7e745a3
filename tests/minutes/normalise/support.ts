import type { Found } from '../../../backend/minutes/extract/rules/found.ts'
import type { Segment, Transcript } from '../../../backend/minutes/transcript.ts'

const SPEAKER = /^(\p{Lu}\p{L}+): /u

/** Minutes of Wednesday 2024-01-03, a segment for each line; "Ben: …" is what Ben says. */
export function minutes(lines: readonly string[], more: Partial<Transcript> = {}): Transcript {
  const text = lines.join('\n')
  let start = 0
  const segments = lines.map((line, i): Segment => {
    const label = SPEAKER.exec(line)
    const [skip, speaker] = [label?.[0].length ?? 0, label?.[1] ?? null]
    const pieces = [{ at: 0, start: start + skip }]
    start += line.length + 1
    return {
      kind: speaker === null ? 'item' : 'speech',
      depth: speaker === null ? 1 : 0,
      speaker,
      headings: [],
      parents: [],
      ticked: null,
      text: line.slice(skip),
      line: i + 1,
      lineEnd: i + 1,
      pieces,
    }
  })
  return {
    name: 'minutes.md',
    format: 'markdown',
    text,
    title: null,
    date: '2024-01-03',
    language: 'en',
    people: [],
    segments,
    ...more,
  }
}

/** That line of the minutes as a task which somebody found. */
export function found({ segments }: Transcript, line: number, more: Partial<Found> = {}): Found {
  const text = segments[line]?.text ?? ''
  const at = [{ segment: line, from: 0, to: text.length }]
  return { kind: 'action', text, at, marked: false, rule: 'test', certainty: 0.6, ...more }
}
