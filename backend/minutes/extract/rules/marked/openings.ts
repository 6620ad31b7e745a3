import type { Segment, Transcript } from '../../../transcript.ts'
import { aloneLabel } from './label.ts'
import type { Parsed } from './parse-label.ts'
import type { Unit } from './units.ts'

/** A mark without words of its own: what stands under it are its items. */
export type Opening = {
  label: Parsed
  /** The segment that holds the mark. */
  segment: number
  /** A heading's section, the list under a line, the paragraph after a line. */
  form: 'section' | 'list' | 'next'
}

/** For each segment the mark that it stands under, the nearest one; null where there is none. */
export function openingsOf(transcript: Transcript, units: readonly Unit[][]): (Opening | null)[] {
  const { segments } = transcript
  const under: (Opening | null)[] = segments.map(() => null)
  for (const [i, segment] of segments.entries()) {
    const label = emptyLabel(segment, units[i]?.at(-1), segments[i + 1]?.parents.includes(i) ?? false)
    if (label === null) {
      // A heading of another matter ends what a heading above it began.
      continue
    }
    const opening = (form: Opening['form']): Opening => ({ label, segment: i, form })
    if (isSection(segment)) {
      const end = sectionEnd(transcript, i)
      for (let j = i + 1; j < end; j++) under[j] = opening('section')
      continue
    }
    const list = listAfter(transcript, i, units)
    for (const j of list) under[j] = opening('list')
    const next = segments[i + 1]
    if (
      list.length === 0 &&
      (next?.kind === 'paragraph' || next?.kind === 'quote') &&
      !labelled(units[i + 1])
    )
      under[i + 1] = opening('next')
  }
  return under
}

const labelled = (units: readonly Unit[] | undefined): boolean => units?.[0]?.label != null

function emptyLabel(segment: Segment, last: Unit | undefined, hasPoints: boolean): Parsed | null {
  if (segment.kind === 'code' || segment.kind === 'row') return null
  if (segment.kind === 'heading') {
    const found = aloneLabel(segment.text)
    return found === null || found.mark.label ? null : found
  }
  if (last?.label != null && !/[\p{L}\p{N}]/u.test(segment.text.slice(last.from + last.label.end, last.to)))
    return last.label
  // Without a colon a line is a mark only where it is nothing else, and in the singular only over something.
  const bare = last?.from === 0 && segment.kind !== 'speech' ? aloneLabel(segment.text) : null
  const over = bare?.mark.kind === 'action' || bare?.mark.kind === 'decision'
  return bare !== null && (bare.plural || (over && (segment.kind === 'paragraph' || hasPoints))) ? bare : null
}

/** A line that ends in a colon may be read as a heading of the lowest rank; it holds but the list right under it. */
export const isSection = ({ kind, depth }: Segment): boolean => kind === 'heading' && depth <= LOWEST
const LOWEST = 6

/** A section ends at the next heading that is not below its own, and at a rule under its list. */
function sectionEnd({ segments, text }: Transcript, at: number): number {
  const depth = segments[at]?.depth ?? 0
  for (let j = at + 1; j < segments.length; j++) {
    const one = segments[j]
    if (one === undefined) break
    if (one.kind === 'heading' && one.depth <= depth) return j
    if (j > at + 1 && ruleBetween(text, segments[j - 1], one)) return j
  }
  return segments.length
}

function ruleBetween(text: string, before: Segment | undefined, after: Segment): boolean {
  const from = before?.pieces.at(-1)?.start ?? 0
  const to = after.pieces[0]?.start ?? 0
  return (
    to > from && to - from < 5000 && /\n\s*\n {0,3}(?:-{3,}|\*{3,}|_{3,})\s*\r?\n/.test(text.slice(from, to))
  )
}

function listAfter(transcript: Transcript, at: number, units: readonly Unit[][]): number[] {
  const { segments } = transcript
  const opener = segments[at]
  let first = 0
  const found: number[] = []
  const isItem = opener?.kind === 'item'
  for (let j = at + 1; j < segments.length; j++) {
    const one = segments[j]
    if (one === undefined) break
    const below = isItem ? one.parents.includes(at) : one.kind === 'item' || one.kind === 'row'
    const level = levelOf(transcript, one)
    if (!below || level < first) break
    if (first === 0) first = level
    found.push(j)
  }
  return found.length > 0 || !isItem ? found : siblings(segments, at, units)
}

/** How many numbers a point bears: after "1.1." and "1.2." a "2." is no point of theirs. */
function levelOf({ text }: Transcript, { kind, pieces }: Segment): number {
  const start = pieces[0]?.start ?? 0
  const before = text.slice(Math.max(0, start - 24), start)
  const found = kind === 'item' ? /(\d{1,3}(?:\.\d{1,3}){0,3})[.)]\s{1,4}$/.exec(before) : null
  return found === null ? 0 : (found[1] ?? '').split('.').length
}

/** A list in which the mark is a point like those that it speaks of. */
function siblings(segments: readonly Segment[], at: number, units: readonly Unit[][]): number[] {
  const depth = segments[at]?.depth ?? 0
  const found: number[] = []
  for (let j = at + 1; j < segments.length; j++) {
    const one = segments[j]
    if (one?.kind !== 'item' || one.depth < depth || labelled(units[j])) break
    found.push(j)
  }
  return found
}
