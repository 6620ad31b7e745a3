import type { Language } from './render/words.ts'

/**
 * What was said or written at a meeting, whatever file it came in: the text as decoded, and its segments in order.
 * Every offset counts UTF-16 units of `text`; every line is 1-based and counts line feeds.
 */
export type Transcript = {
  /** The file's name without folder. */
  name: string
  format: 'markdown' | 'text' | 'vtt' | 'srt' | 'chat' | 'run_log'
  text: string
  title: string | null
  /** The day of the meeting, ISO, where the file tells it. */
  date: string | null
  language: Language
  people: Person[]
  /** Who is named as not having been there. */
  absent?: Person[]
  segments: Segment[]
}

/** Somebody who was there or spoke. */
export type Person = {
  /** As complete as the text ever has it. */
  name: string
  /** Whatever else the text calls this person: initials, nick, @handle without the sign. */
  handles: string[]
  email?: string
  /** The strongest ground on which this is taken for a person. */
  from: 'attendance' | 'speaker' | 'front_matter'
}

/** A piece of talk or text that is read as a whole: a heading, a list item, a paragraph, what one person said in a go. */
export type Segment = {
  kind: 'heading' | 'item' | 'paragraph' | 'speech' | 'quote' | 'row' | 'code'
  /** Of a heading its level, of an item its nesting from 1, of a quote how deep, else 0. */
  depth: number
  /** Who says it, as the text writes the name; null where it does not say. */
  speaker: string | null
  /** The headings above, outermost first. */
  headings: string[]
  /** The segments that an item stands under: indices, outermost first. */
  parents: number[]
  /** Whether the item is ticked off; null where it is no check box. */
  ticked: boolean | null
  /** The words without marks of emphasis, links, list and speaker; wrapped lines are joined by a space. */
  text: string
  line: number
  lineEnd: number
  /** What holds no items of this meeting: a list of who was there, or an earlier letter that is quoted. */
  role?: 'attendance' | 'earlier'
  /** Of a table's row its cells: the name of the column, and where in `text` the words stand. */
  cells?: { header: string; from: number; to: number }[]
  /** Where the stretches of `text` stand in the transcript's text, in order. */
  pieces: Piece[]
}

/** From `at` of the segment's text on, until the next piece, the words stand from `start` on in the transcript's text. */
export type Piece = { at: number; start: number }

/** The part of the transcript's text that shows `segment.text.slice(from, to)`. */
export function sourceSpan(
  { text, pieces }: Pick<Segment, 'text' | 'pieces'>,
  from = 0,
  to = text.length,
): { start: number; end: number } {
  const place = (at: number): number => {
    const piece = pieces[lastAtOrBefore(pieces, at)]
    return piece === undefined ? 0 : piece.start + (at - piece.at)
  }
  return { start: place(from), end: to > from ? place(to - 1) + 1 : place(from) }
}

/** The place of the last piece that begins no later; they are in order, and long segments have many. */
function lastAtOrBefore(pieces: readonly Piece[], at: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((pieces[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
