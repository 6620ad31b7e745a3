import type { Stretch } from '../extract/rules/found.ts'
import { sourceSpan, type Transcript } from '../transcript.ts'
import type { Span } from './words.ts'

// A sub-item "Owner: Mira", the next row of a block, the head of a list: what names an owner stands as near as this.
const AFTER = 4
const BEFORE = 2
// A speaker's label stands before what is said; in a transcript a long turn may be cut into several segments.
const LABEL_WITHIN = 4_000

/** Where a word that a mark or column gives stands: in the item's own segment, in those around it, in its headings. */
export function placeOfHint(hint: string, at: readonly Stretch[], transcript: Transcript): Span | null {
  const { segments } = transcript
  const [first] = at
  if (first === undefined || hint === '') return null
  const last = at.at(-1) ?? first
  const own = at.map((one) => one.segment)
  const near = (from: number, count: number, step: number) =>
    Array.from({ length: count }, (_, i) => from + (i + 1) * step)
  for (const index of [...own, ...near(last.segment, AFTER, 1), ...near(first.segment, BEFORE, -1)]) {
    const segment = segments[index]
    const place = segment === undefined ? -1 : wordAt(segment.text, hint)
    if (segment !== undefined && place >= 0) return sourceSpan(segment, place, place + hint.length)
  }
  return placeInHeading(hint, first, transcript) ?? placeBefore(hint, first, transcript)
}

function placeInHeading(hint: string, { segment }: Stretch, { segments }: Transcript): Span | null {
  const headings = segments[segment]?.headings ?? []
  if (!headings.some((heading) => wordAt(heading, hint) >= 0)) return null
  for (let i = segment - 1; i >= 0; i--) {
    const one = segments[i]
    if (one?.kind !== 'heading') continue
    const place = wordAt(one.text, hint)
    if (place >= 0) return sourceSpan(one, place, place + hint.length)
  }
  return null
}

/** Where the name of the speaker stands: the last time before what is said. */
export function placeBefore(name: string, { segment }: Stretch, { segments, text }: Transcript): Span | null {
  const held = segments[segment]
  if (held === undefined || name === '') return null
  const { start } = sourceSpan(held)
  const before = text.slice(Math.max(0, start - LABEL_WITHIN), start)
  const at = labelAt(before, name)
  return at < 0 ? null : { start: start - before.length + at, end: start - before.length + at + name.length }
}

/** The last place where the name is a label ("**Anna:**", "<v Anna>", "[Anna]"); where it is none anywhere, the last place. */
function labelAt(before: string, name: string): number {
  let last = -1
  for (let at = before.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : before.lastIndexOf(name, at - 1)) {
    if (!isWhole(before, at, name.length)) continue
    if (/^[*_`\s]{0,4}(?:[:>\])|]|$)/.test(before.slice(at + name.length, at + name.length + 6))) return at
    if (last < 0) last = at
  }
  return last
}

function wordAt(text: string, word: string): number {
  const [where, what] = [text.toLowerCase(), word.toLowerCase()]
  if (where.length !== text.length) return text.indexOf(word)
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1))
    if (isWhole(where, at, what.length)) return at
  return -1
}

const isWhole = (text: string, at: number, length: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[at + length] ?? '')
