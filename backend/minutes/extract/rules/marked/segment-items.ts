import type { Segment } from '../../../transcript.ts'
import type { Stretch } from '../found.ts'
import { ownTaskIn } from '../own-task.ts'
import { draftOf, isTakenBack, type Given } from './draft.ts'
import { isDropped, isRejected } from './closed.ts'
import { isDoneStatus, isPassed, stateOf } from './judge.ts'
import { aloneLabel } from './label.ts'
import { entriesOf, joinedEntry } from './list-items.ts'
import type { Reading } from './reading.ts'
import { tableAt, type TableRow } from './table.ts'
import { endOfSaying } from './saying.ts'
import type { Unit } from './units.ts'

/** Adds what one segment holds: items after marks in it, or an item of the list, section or table it belongs to. */
export function itemsOfSegment(reading: Reading, i: number): void {
  const segment = reading.transcript.segments[i]
  if (segment === undefined || segment.kind === 'code' || segment.role !== undefined) return
  if (segment.kind === 'row') return readTable(reading, i)
  const carried = underCarried(segment)
  for (const unit of reading.units[i] ?? []) {
    if (unit.label === null) {
      for (const entry of entriesOf(reading, i, unit)) add(reading, { ...entry, carried })
    } else readLabelled(reading, unit, { ...unit.label }, carried)
  }
}

const DECISION = aloneLabel('decision')!

type More = Given & { carried?: boolean }

function add(reading: Reading, { carried, ...given }: More): void {
  const state = carried || given.label.carried ? 'carried' : given.state
  if (isTakenBack(reading.transcript, given)) return putAside(reading, given.at)
  const draft = draftOf(reading.transcript, state === undefined ? given : { ...given, state })
  if (draft !== null) reading.drafts.push(draft)
}

/** What the text marks and takes back is no item, and no sentence to be understood anew. */
function putAside({ aside }: Reading, at: readonly Stretch[]): void {
  aside.push(...at)
}

const underCarried = ({ headings }: Segment): boolean =>
  headings.some((heading) => aloneLabel(heading)?.carried ?? false)

function readLabelled(
  reading: Reading,
  unit: Unit,
  label: NonNullable<Unit['label']>,
  carried: boolean,
): void {
  const { transcript } = reading
  const text = transcript.segments[unit.segment]?.text ?? ''
  const [start, to] = trimmed(text, unit.from + label.end, endOfSaying(transcript, unit))
  const from = label.mark.kind === 'action' ? start + forAnybody(text.slice(start, to)) : start
  const words = text.slice(from, to)
  const at = [{ segment: unit.segment, from, to }]
  const { kind } = label.mark
  if (kind === 'owner' || kind === 'due' || kind === 'status') return addField(reading, kind, words, at[0]!)
  if (!/[\p{L}\p{N}]/u.test(words)) {
    const joined = joinedEntry(reading, unit.segment, label)
    if (joined !== null) add(reading, { ...joined, carried })
    return
  }
  if (kind === 'dissent' && /^\d+\W*$/.test(words)) {
    if (Number.parseInt(words, 10) === 0) return
    return add(reading, {
      label,
      text: text.slice(unit.from, to),
      at: [{ ...at[0]!, from: unit.from }],
      carried,
    })
  }
  // A decision ends where somebody is given a task; that is understood from its own words.
  const task = kind === 'decision' ? ownTaskIn(words) : null
  if (task !== null) reading.open.push({ segment: unit.segment, from: from + task.from, to })
  for (const part of partsOf(label, task === null ? words : words.slice(0, task.from).trimEnd()))
    add(reading, {
      label,
      text: part.text,
      at: [{ segment: unit.segment, from: from + part.at, to: from + part.at + part.text.length }],
      carried,
    })
}

/** How long the words are that give a task to nobody: "TODO someone: buy milk". */
const forAnybody = (words: string): number => ANYBODY.exec(words)?.[0].length ?? 0
const ANYBODY = /^(?:some|any)(?:one|body)\s?:\s{0,4}(?=\S)|^кто-(?:нибудь|то|либо)\s?:\s{0,4}(?=\S)/iu

/** "Actions: Anna to …; Jon to …" and "Decisions: 1) …; 2) …" hold two each. */
function partsOf(label: NonNullable<Unit['label']>, words: string): { text: string; at: number }[] {
  const whole = [{ text: words, at: 0 }]
  if (!label.plural) return whole
  const parts: { text: string; at: number }[] = []
  let from = 0
  for (const part of words.split(/[;.,]?(?=\s\d{1,2}[.)]\s)|;/)) {
    const at = words.indexOf(part, from)
    const lead = part.length - part.replace(/^[\s;.,]*(?:\d{1,2}[.)]\s+)?/, '').length
    if (part.trim() !== '') parts.push({ text: part.slice(lead).trim(), at: at + lead })
    from = at + part.length
  }
  const numbered = /^\s*\d{1,2}[.)]\s/.test(words)
  const named = label.mark.kind === 'action' && parts.every((one) => /^(?:@|\p{Lu})/u.test(one.text))
  return parts.length > 1 && (numbered || named) && parts.every((one) => one.text !== '') ? parts : whole
}

export function trimmed(text: string, from: number, to: number): [number, number] {
  const words = text.slice(from, to)
  const lead = words.length - words.trimStart().length
  return [Math.min(from + lead, to), Math.max(from + lead, from + words.trimEnd().length)]
}

/** "Owner: Anna", "Status: done" on a line of its own belongs to the item above it. */
function addField(reading: Reading, kind: 'owner' | 'due' | 'status', words: string, at: Stretch): void {
  const last = reading.drafts.at(-1)
  const end = last?.at.at(-1)?.segment ?? -1
  if (last === undefined || words === '' || at.segment < end || at.segment - end > 1) return
  if (kind === 'owner' && last.ownerHint === undefined) last.ownerHint = words
  if (kind === 'due' && last.dueHint === undefined) last.dueHint = words
  if (kind === 'status') {
    const state = isDoneStatus(words) ? 'done' : stateOf(words)
    if (state !== null && last.state === undefined) last.state = state
  } else last.at = [...last.at, at]
  // In Russian minutes what was resolved with a name and a day is a task given to somebody.
  if (last.kind === 'decision' && last.language === 'ru' && kind === 'owner') last.kind = 'action'
}

function readTable(reading: Reading, first: number): void {
  const { segments } = reading.transcript
  const table = tableAt(segments, first)
  for (let j = first; j < Math.max(table.end, first + 1); j++) reading.seen.add(j)
  const opening = reading.openings[first] ?? null
  // The heads of the columns know best what the rows are.
  const own = table.kind === null ? null : aloneLabel(table.kind)
  const label = own === null || opening?.label.mark.kind === own.mark.kind ? (opening?.label ?? own) : own
  if (
    label === null ||
    (opening === null && !table.rows.some((row) => row.owner ?? row.due ?? row.verdict ?? row.number))
  )
    return
  const carried = underCarried(segments[first]!)
  for (const row of table.rows) {
    const given = ofRow(row, label)
    if (isOff(row, label)) putAside(reading, given.at)
    else add(reading, { ...given, carried })
  }
}

/** Whether a column says that a motion was lost or a task is no more to be done. */
const isOff = ({ status, verdict }: TableRow, { mark }: Given['label']): boolean =>
  mark.kind === 'action'
    ? isDropped(status?.text ?? '')
    : isRejected(verdict?.text ?? '') || isRejected(status?.text ?? '')

function ofRow(row: TableRow, label: Given['label']): Given {
  const status = row.status?.text ?? ''
  const state = isDoneStatus(status) ? 'done' : stateOf(status)
  const others = [row.owner, row.due].flatMap((cell) => (cell === null ? [] : cell.at))
  return {
    label: label.mark.kind === 'proposal' && isPassed(row.verdict?.text ?? '') ? DECISION : label,
    text: row.text.text,
    at: [row.text.at, ...others],
    number: row.number,
    ownerHint: row.owner?.text ?? null,
    dueHint: row.due?.text ?? null,
    ...(state === null ? {} : { state }),
    listed: true,
    certainty: 0.9,
  }
}
