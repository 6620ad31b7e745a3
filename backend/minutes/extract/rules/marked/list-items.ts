import type { Segment } from '../../../transcript.ts'
import type { Given } from './draft.ts'
import { isSection, type Opening } from './openings.ts'
import { aloneLabel } from './label.ts'
import type { Parsed } from './parse-label.ts'
import type { Reading } from './reading.ts'
import { endOfSaying } from './saying.ts'
import type { Unit } from './units.ts'

// Whoever records items says each in a few sentences; longer paragraphs and speeches under such a heading are talk.
const LONGEST_ITEM = 900
const LONGEST_SPEECH = 240

/** What a piece of text without a mark is under a mark: one item, several, or none. */
export function entriesOf(reading: Reading, i: number, unit: Unit): Given[] {
  const opening = reading.openings[i]
  const segment = reading.transcript.segments[i]
  if (segment === undefined) return []
  if (opening == null) return reading.marksTasks ? [] : boxEntry(segment, i, unit)
  if (joins(reading, opening)) return []
  if (segment.kind === 'heading') return headingEntry(reading, opening, segment, i)
  if (underTitle(reading, opening, segment)) return []
  if (segment.kind === 'item') return itemEntry(reading, opening, segment, i, unit)
  return opening.form === 'list' ? [] : paragraphEntries(reading, opening, segment, i, unit)
}

/** A check box is a mark by itself, where it ticks off no agenda and no people. */
function boxEntry(segment: Segment, i: number, unit: Unit): Given[] {
  const { kind, text, ticked, headings } = segment
  if (kind !== 'item' || ticked === null || isPerson(text) || text.trimEnd().endsWith(':')) return []
  if (headings.some((heading) => NO_TASKS.test(heading))) return []
  const to = text.slice(0, unit.to).trimEnd().length
  const at = [{ segment: i, from: unit.from, to }]
  const words = text.slice(unit.from, to)
  const owner = segment.speaker === null ? {} : { ownerHint: segment.speaker }
  const state = ticked ? { state: 'done' as const } : {}
  return [{ label: TASK, text: words, at, listed: true, certainty: 0.85, ...owner, ...state }]
}
const TASK = aloneLabel('to do')!
const NO_TASKS =
  /agenda|attend|present|participants|people|invit|topics|options|vot(?:e|ing)|poll|повестка|присутств|участник|приглаш|голосован|вариант/iu

/** Whether the points under a mark are one item: a decision, in the singular, with a list. */
const joins = ({ transcript }: Reading, { label, form, segment }: Opening): boolean =>
  form === 'list' &&
  label.mark.kind === 'decision' &&
  !label.plural &&
  !transcript.segments.slice(segment, segment + 1).some(isSection)

/** The one item that a mark in the singular and the list under it make. */
export function joinedEntry(
  { transcript: { segments }, openings, under }: Reading,
  opener: number,
  label: Parsed,
): Given | null {
  if (label.plural || label.mark.kind !== 'decision') return null
  const points = (under.get(opener) ?? []).flatMap((i) => {
    const one = segments[i]
    return one?.kind === 'item' && openings[i]?.form === 'list' && topOf(segments, openings, i)
      ? [{ one, i }]
      : []
  })
  if (points.length === 0) return null
  return {
    label,
    text: points.map(({ one }) => one.text.trim()).join(' '),
    at: points.map(({ one, i }) => ({ segment: i, from: 0, to: one.text.trimEnd().length })),
    certainty: 0.85,
  }
}

/** Whether no point above it stands under the same mark. */
const topOf = (segments: readonly Segment[], openings: Reading['openings'], i: number): boolean =>
  !(segments[i]?.parents ?? []).some((parent) => openings[parent]?.segment === openings[i]?.segment)

function itemEntry(
  reading: Reading,
  { label, segment: opener }: Opening,
  segment: Segment,
  i: number,
  unit: Unit,
): Given[] {
  const { segments } = reading.transcript
  const children = reading.children.get(i) ?? []
  if (label.mark.kind === 'action' && children.length > 0 && isPerson(segment.text)) return []
  const parent = segment.parents.at(-1)
  const over = parent === undefined ? undefined : segments[parent]
  const owned =
    label.mark.kind === 'action' &&
    over !== undefined &&
    reading.openings[parent ?? -1]?.segment === opener &&
    isPerson(over.text)
  if (!topOf(segments, reading.openings, i) && !owned) return []
  const end = endOfSaying(reading.transcript, unit)
  const [from, to] = [unit.from, segment.text.slice(0, end).trimEnd().length]
  const below = segment.text.trimEnd().endsWith(':') && unit.to === segment.text.length ? children : []
  return [
    {
      label,
      text: [
        segment.text.slice(from, Math.min(to, unit.to)),
        ...below.map((j) => segments[j]?.text ?? ''),
      ].join(' '),
      at: [
        { segment: i, from, to: Math.min(to, unit.to) },
        ...below.map((j) => ({ segment: j, from: 0, to: segments[j]?.text.length ?? 0 })),
      ],
      listed: true,
      certainty: 0.9,
      ownerHint: owned
        ? over.text.replace(/[\s:@]{1,4}$|^@/g, '')
        : (segment.speaker ?? ownerAbove(reading, segment)),
      ...(segment.ticked === true ? { state: 'done' as const } : {}),
      number: /^(\d{1,4}(?:\.\d{1,3}){1,2})\b/.exec(segment.text)?.[1] ?? null,
    },
  ]
}

/** A name alone, as a head over somebody's tasks. */
const isPerson = (text: string): boolean =>
  /^@?[\p{L}\p{N}_.'’-]{1,24}(?:\s\p{Lu}[\p{L}.'’-]{0,24}){0,2}\s*:?\s*$/u.test(text)

/** The name that a heading between the mark and the item gives. */
function ownerAbove({ transcript: { people } }: Reading, { headings }: Segment): string | null {
  const near =
    headings
      .at(-1)
      ?.replace(/(?<![\s:])[\s:]+$/, '')
      .replace(/^@/, '') ?? ''
  return people.some((one) => one.name === near || one.handles.includes(near)) ? near : null
}

/** In a section of decisions each heading is one, and what stands under it tells more. */
function headingEntry(
  { transcript }: Reading,
  { label, form }: Opening,
  segment: Segment,
  i: number,
): Given[] {
  const known = transcript.people.some((one) => one.name === segment.text)
  if (form !== 'section' || label.mark.kind !== 'decision' || !label.plural || known) return []
  if (!/[\p{L}\p{N}]+\s+[\p{L}\p{N}]+\s+[\p{L}\p{N}]+/u.test(segment.text)) return []
  return [
    {
      label,
      text: segment.text,
      at: [{ segment: i, from: 0, to: segment.text.length }],
      listed: true,
      certainty: 0.75,
    },
  ]
}

function underTitle(
  { transcript: { segments } }: Reading,
  { label, segment: opener, form }: Opening,
  { headings }: Segment,
): boolean {
  if (form !== 'section' || label.mark.kind !== 'decision' || !label.plural) return false
  const own = segments[opener]
  const below = headings.slice((own?.headings.length ?? 0) + 1)
  return below.some((text) => /[\p{L}\p{N}]+\s+[\p{L}\p{N}]+\s+[\p{L}\p{N}]+/u.test(text))
}

function paragraphEntries(
  reading: Reading,
  opening: Opening,
  segment: Segment,
  i: number,
  unit: Unit,
): Given[] {
  const { label } = opening
  const inList = reading.lists.has(opening.segment)
  if (
    segment.kind === 'speech' &&
    (inList || segment.text.length > LONGEST_SPEECH || label.mark.kind !== 'action')
  )
    return []
  if (segment.kind === 'quote') return []
  return linesOf(reading, i, unit, label).flatMap(({ from, to }) => {
    const line = segment.text.slice(from, to).trimEnd()
    const box = BOX.exec(line)
    const start = from + (box?.[0].length ?? 0)
    const text = segment.text.slice(start, from + line.length)
    if (text.trim() === '' || text.endsWith(':') || text.length > LONGEST_ITEM || /^\{[:#]/.test(text))
      return []
    // Beside a list a paragraph is a word about it, unless it has a box of its own.
    if (label.mark.kind !== 'decision' && inList && box === null) return []
    return [
      {
        label,
        text,
        at: [{ segment: i, from: start, to: from + line.length }],
        listed: true,
        certainty: 0.85,
        ownerHint: segment.speaker ?? ownerAbove(reading, segment),
        ...(box !== null && /[xXхХ✅☑✓✔]/u.test(box[0]) ? { state: 'done' as const } : {}),
      },
    ]
  })
}

// A box that stands at the beginning of a line instead of a bullet.
const BOX = /^\s{0,3}(?:\[[ xXхХ✓✔]?\]|[☐☑✅🔲⬜])\s+/u

/** The lines that the writer broke on purpose; of tasks without bullets every line is one. */
function linesOf(
  { transcript }: Reading,
  i: number,
  unit: Unit,
  { mark }: Parsed,
): { from: number; to: number }[] {
  const text = transcript.segments[i]?.text ?? ''
  const { lines } = unit
  const apart =
    mark.kind === 'action' &&
    lines.length > 1 &&
    lines.every((line, n) => {
      const before = lines[n - 1]
      return (
        /^[@[\p{Lu}\p{N}]/u.test(text.slice(line.from)) &&
        (before === undefined || before.to - before.from < 70)
      )
    })
  const kept: { from: number; to: number }[] = []
  for (const line of lines) {
    const last = kept.at(-1)
    if (last === undefined || line.hard || apart || BOX.test(text.slice(line.from, line.from + 8)))
      kept.push({ from: line.from, to: Math.min(line.to, unit.to) })
    else last.to = Math.min(line.to, unit.to)
  }
  return kept
}
