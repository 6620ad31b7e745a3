import type { Segment } from '../../../transcript.ts'
import type { Spoken } from './speakers.ts'

export type Repeated = { restates: boolean; restated: boolean; statesOption: boolean }

/** A proposal stands again as a note when it is adopted; what lies further apart is chance. */
const FAR = 80
const sameWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Notes that say again what somebody said, and reasons for an option listed above. */
export function repeatedIn(segments: readonly Segment[], spoken: readonly Spoken[]): Repeated[] {
  const options = optionsStated(segments)
  const marks = segments.map((_, i) => ({ restates: false, restated: false, statesOption: options[i]! }))
  const noted = openingsOfNotes(segments, spoken)
  const before = new Map<string, number>()
  for (const [i, { text, kind }] of segments.entries()) {
    if (kind === 'heading' || kind === 'code' || text.length < 16 || text.length > 1200) continue
    if (!noted.has(openingOf(text, spoken[i]!.from))) continue
    const words = sameWords(text.slice(spoken[i]!.from))
    const earlier = before.get(words)
    before.set(words, i)
    if (earlier === undefined || i - earlier > FAR) continue
    if (spoken[i]!.speaker !== null || spoken[earlier]!.speaker === null) continue
    marks[i]!.restates = true
    marks[earlier]!.restated = true
  }
  return marks
}

/** How notes begin, so that only what begins like one is compared with them; none where nobody speaks. */
function openingsOfNotes(segments: readonly Segment[], spoken: readonly Spoken[]): ReadonlySet<string> {
  const notes = new Set<string>()
  if (spoken.every((one) => one.speaker === null)) return notes
  for (const [i, { text }] of segments.entries())
    if (spoken[i]!.speaker === null) notes.add(openingOf(text, 0))
  return notes
}

const openingOf = (text: string, from: number): string =>
  sameWords(text.slice(from, from + 20))
    .replaceAll(' ', '')
    .slice(0, 8)

const BECAUSE =
  /^["“«']?(.{2,240}?)["”»']?,? (?:because|since|as it|потому что|так как|поскольку)(?![\p{L}])/iu
const LISTED = 40

/** "Blue roof, because …" where a list above has "Blue roof". */
function optionsStated(segments: readonly Segment[]): boolean[] {
  const listed: string[] = []
  return segments.map(({ kind, text }) => {
    if (kind === 'item') {
      listed.push(sameWords(text.slice(0, 300)))
      if (listed.length > LISTED) listed.shift()
    }
    if (kind !== 'paragraph') return false
    const option = sameWords(BECAUSE.exec(text.slice(0, 400))?.[1] ?? '')
    return option.length > 2 && listed.some((other) => alike(option, other))
  })
}

const alike = (one: string, other: string): boolean =>
  other.startsWith(one) ||
  (other.length > 4 && one.startsWith(other)) ||
  overlap(one.split(' '), new Set(other.split(' ')))
const overlap = (one: readonly string[], other: ReadonlySet<string>): boolean =>
  one.filter((word) => other.has(word)).length >= Math.max(2, 0.6 * one.length)
