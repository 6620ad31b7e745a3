import { type Segment, sourceSpan, type Transcript } from '../../../transcript.ts'
import { type Label, labelOf } from './label.ts'

/** A part of a segment that begins with a mark, or the words before the first one. */
export type Unit = {
  segment: number
  from: number
  to: number
  label: Label | null
  /** The lines of the source that it stands on. */
  lines: SourceLine[]
}

/** A line of the source within a segment's text. */
export type SourceLine = {
  from: number
  to: number
  /** The writer broke the line before it on purpose. */
  hard: boolean
  /** It begins at the very left, as no continued point of a list does. */
  flush: boolean
}

/** Splits a segment where a line of the source, or a sentence behind another, begins with a mark. */
export function unitsOf(transcript: Transcript, segment: number): Unit[] {
  const held = transcript.segments[segment]
  if (held === undefined) return []
  const { text, speaker } = held
  // A reader of speech may have taken the mark for a speaker: "ACTION: …".
  const spoken = speaker === null ? null : labelOf(`${speaker}: `)
  const lines = sourceLines(transcript, segment)
  const starts = [0, ...lines.map((line) => line.from), ...shoutedStarts(text)]
  const units: Unit[] = []
  for (const from of [...new Set(starts)].toSorted((a, b) => a - b)) {
    const own = labelOf(text.slice(from, from + LONGEST_MARK), loudAt(transcript.text, held, from))
    const label = from === 0 && own === null && spoken !== null ? { ...spoken, end: 0 } : own
    const last = units.at(-1)
    if (last !== undefined && (label === null || !BEGINS.test(text.slice(from, from + 10)))) continue
    if (last !== undefined) last.to = from
    units.push({ segment, from, to: text.length, label, lines: [] })
  }
  let at = 0
  for (const line of lines) {
    while (at + 1 < units.length && line.from >= (units[at]?.to ?? 0)) at++
    units[at]?.lines.push(line)
  }
  return units
}

/** How many characters from a place on are set off by emphasis, where a mark may be: "**Decision** We lock it". */
function loudAt(source: string, segment: Segment, from: number): number {
  const { start } = sourceSpan(segment, from, from + 1)
  const sign = /(?:\*{1,3}|_{1,3})$/.exec(source.slice(Math.max(0, start - 3), start))?.[0]
  if (sign === undefined) return 0
  const inside = source.slice(start, start + 80)
  const end = inside.indexOf(sign)
  return end < 3 || /[\n*_[\]`<]/.test(inside.slice(0, end)) ? 0 : end
}

// A mark with names and brackets is shorter; so is the line that tells whether it is shouted.
const LONGEST_MARK = 600
const BEGINS = /^[^\p{L}]{0,8}[\p{Lu}#@[]/u

/** The lines of the source that a segment was joined from. */
function sourceLines({ text: source, segments }: Transcript, segment: number): SourceLine[] {
  const held = segments[segment]
  if (held === undefined) return []
  const { text, pieces } = held
  const lines: SourceLine[] = [{ from: 0, to: text.length, hard: false, flush: false }]
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1]
    if (before === undefined) continue
    const end = before.start + (piece.at - before.at)
    if (piece.start <= end || !source.slice(end, piece.start).includes('\n')) continue
    const from = piece.at + (/^\s*/.exec(text.slice(piece.at))?.[0].length ?? 0)
    const last = lines.at(-1)
    if (last === undefined || from <= last.from) continue
    last.to = from
    const hard = HARD.test(source.slice(Math.max(0, end - 8), piece.start))
    lines.push({ from, to: text.length, hard, flush: source[piece.start - 1] === '\n' })
  }
  return lines
}

const HARD = /(?: {2}|\\|<br ?\/?>)\r?\n/i

const SENTENCE =
  /[.;!?)\]]\s+(?=[A-ZА-ЯЁ[]{2})|[.!?]\s(?=(?:Action|Decision|Task|Задача|Поручение|Решение):\s)/gu

/** Where a sentence begins with a mark in capitals or with a plain word for one: "… agreed. ACTION: Anna to …". */
function shoutedStarts(text: string): number[] {
  return [...text.matchAll(SENTENCE)].flatMap((found) => {
    const at = found.index + found[0].length
    const label = labelOf(text.slice(at, at + 120))
    const mark = label === null ? '' : text.slice(at, at + label.end)
    return label !== null && (/^[^\p{Ll}]*[:\]]/u.test(mark) || /^\p{L}+:\s$/u.test(mark)) ? [at] : []
  })
}
