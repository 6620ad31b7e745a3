import type { AgendaItemInput } from '../../../schemas/generated/types.ts'
import { readAgendaPoint } from './meeting-entries.ts'
import { headingKind } from './meeting-headings.ts'
import { withKinds } from './meeting-sections.ts'

/** The agenda in a text that somebody pasted: marked or numbered lines, or lines that say how long; else none. */
export function pastedAgenda(text: string): AgendaItemInput[] {
  const lines = text.split(/\r?\n/).flatMap((line) => pointOf(line) ?? [])
  const points = lines.some(({ marked }) => marked)
    ? lines.filter(({ marked, item }) => marked || item.timeboxMinutes !== undefined)
    : lines.filter(({ item }) => item.timeboxMinutes !== undefined).length * 2 >= lines.length
      ? lines
      : []
  const items = points.slice(0, MOST_ITEMS).map(({ item }) => item)
  return items.some(({ timeboxMinutes, kind }) => timeboxMinutes !== undefined || kind !== undefined)
    ? withKinds(items)
    : items
}

const MOST_ITEMS = 50

type Line = { marked: boolean; item: AgendaItemInput }

function pointOf(line: string): Line | null {
  // What stands further in belongs to the point above it.
  if (/^(?: {2}|\t)\s*(?:[-*•–]|\d+[.)])\s/u.test(line)) return null
  const words = line.trim()
  if (words === '' || words.startsWith('#') || headingKind(words) === 'agenda') return null
  const mark = /^(?:[-*•–—]|\d{1,2}[.)])\s+/u.exec(words)?.[0] ?? ''
  const rest = words.slice(mark.length).replace(/^\[[ x]\]\s+/iu, '')
  const item = timed(rest) ?? readAgendaPoint({ text: rest })
  return item.title.trim() === '' ? null : { marked: mark !== '', item }
}

/** "10:00–10:15 Costs". */
function timed(text: string): AgendaItemInput | null {
  const [all = '', ...numbers] =
    /^(\d{1,2})[:.](\d\d)\s*[-–—]\s*(\d{1,2})[:.](\d\d)[\s,:.–—-]+/u.exec(text) ?? []
  if (all === '') return null
  const [fromHour = 0, from = 0, toHour = 0, to = 0] = numbers.map(Number)
  const minutes = (toHour - fromHour) * 60 + to - from
  const { timeboxMinutes: _said, ...item } = readAgendaPoint({ text: text.slice(all.length) })
  return minutes > 0 ? { ...item, timeboxMinutes: minutes } : null
}
