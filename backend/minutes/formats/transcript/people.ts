import type { Person, Segment } from '../../transcript.ts'

/** Who was there: lists under headings of attendance, and whoever speaks. */
export function peopleIn(segments: readonly Segment[]): Person[] {
  const people = new Map<string, Person>()
  for (const { kind, speaker, text, headings } of segments) {
    if (speaker !== null && !people.has(speaker))
      people.set(speaker, { name: speaker, handles: [], from: 'speaker' })
    if (
      kind === 'item' &&
      /^(?:attendees|attendance|present|participants|участники|присутствовали)/i.test(headings.at(-1) ?? '')
    )
      for (const name of text.split(/[,;]/).map((one) => one.replace(/\(.*?\)/, '').trim()))
        if (/^\p{Lu}/u.test(name) && name.length < 60)
          people.set(name, { name, handles: [], from: 'attendance' })
  }
  return [...people.values()]
}
