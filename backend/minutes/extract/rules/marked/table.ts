import type { Segment } from '../../../transcript.ts'
import type { Stretch } from '../found.ts'
import { isBlank } from './judge.ts'
import { parseLabel } from './parse-label.ts'

export type Cell = { text: string; at: Stretch }
export type TableRow = {
  segment: number
  /** The cells that say what is to be done or was decided. */
  text: Cell
  number: string | null
  owner: Cell | null
  due: Cell | null
  status: Cell | null
  /** What was voted, where a column of its own says so. */
  verdict: Cell | null
}
export type Table = {
  /** What the heads of the columns say its rows are, null where they do not. */
  kind: 'action' | 'decision' | 'proposal' | null
  rows: TableRow[]
}

const RULE = /^[\s|:+=-]+$/
const NUMBERED = /^[#№\s]*(?:\p{L}{1,4}[-\s]?)?\d+(?:[.-]\d+)*[.)]?$/u
const HEADS = {
  text: /^(?:description|what|details?|title|text|summary|item|описание|что|суть|содержание|формулировка|мероприятие|что сделать)$/iu,
  verdict:
    /^(?:votes?|voting|voted|outcome|results?|result of (?:the )?vote|verdict|status|carried\??|голосование|голоса|результат(?: голосования)?|итоги?|статус|решение)$/iu,
  number: /^(?:#|№|no\.?|nr\.?|id|n|№ п\/п|п\/п|номер|ref|ticket)$/iu,
} as const

/** The rows of the table that begins with this segment, read by the heads of its columns. */
export function tableAt(segments: readonly Segment[], first: number): Table & { end: number } {
  let end = first
  while (segments[end]?.kind === 'row' && (end === first || near(segments[end - 1], segments[end]))) end++
  const lines = Array.from({ length: end - first }, (_, i) => cellsOf(segments, first + i))
  const body = lines
    .slice(1)
    .filter((cells) => !cells.every((cell) => RULE.test(cell.text) || cell.text === ''))
  const columns = columnsOf(lines[0] ?? [], body)
  return {
    end,
    kind: columns.kind,
    rows: columns.text < 0 ? [] : body.flatMap((cells) => rowOf(cells, columns)),
  }
}

const near = (one: Segment | undefined, other: Segment | undefined): boolean =>
  one !== undefined && other !== undefined && other.line - one.lineEnd <= 2

function cellsOf(segments: readonly Segment[], segment: number): Cell[] {
  const text = segments[segment]?.text ?? ''
  const cells: Cell[] = []
  let from = text.startsWith('|') ? 1 : 0
  const last = text.trimEnd().endsWith('|') ? text.trimEnd().length - 1 : text.length
  for (let at = from; at <= last; at++) {
    if (at < last && (text[at] !== '|' || text[at - 1] === '\\')) continue
    const raw = text.slice(from, at)
    const lead = raw.length - raw.trimStart().length
    const words = raw.trim()
    cells.push({ text: words, at: { segment, from: from + lead, to: from + lead + words.length } })
    from = at + 1
  }
  return cells
}

type Columns = {
  kind: Table['kind']
  text: number
  number: number
  owner: number
  due: number
  status: number
  verdict: number
}

function columnsOf(heads: readonly Cell[], body: readonly Cell[][]): Columns {
  const names = heads.map((cell) => cell.text.trim())
  const kinds = names.map((name) => parseLabel(name)?.mark.kind ?? null)
  const of = (kind: string) => kinds.findIndex((one) => one === kind)
  const numeric = (column: number) => {
    const cells = body.map((cells) => cells[column]?.text ?? '').filter((text) => text !== '')
    return cells.length > 0 && cells.every((text) => NUMBERED.test(text))
  }
  const named = names.findIndex((name) => /^(?:name|names|имя|фио|ф\.и\.о\.)$/iu.test(name))
  const [owner, due, status] = [of('owner') < 0 ? named : of('owner'), of('due'), of('status')]
  const taken = new Set([owner, due, status])
  const free = names.map((_, column) => column).filter((column) => !taken.has(column) && !numeric(column))
  // "Proposed" heads a column of names.
  const moved = names.findIndex(
    (name, column) => kinds[column] === 'proposal' && !/^propos(?:ed|er)/iu.test(name),
  )
  const verdict = names.findIndex((name, column) => HEADS.verdict.test(name) && column !== moved)
  // Beside what was moved a column "Result" holds what became of it, no decision of its own.
  const motions =
    moved >= 0 &&
    verdict >= 0 &&
    kinds.every((one, column) => column === verdict || (one !== 'decision' && one !== 'action'))
  const marked = motions
    ? moved
    : free.find((column) => kinds[column] === 'action' || kinds[column] === 'decision')
  const said = free.find((column) => HEADS.text.test(names[column] ?? ''))
  const kind = kinds.find((one) => one === 'action' || one === 'decision') ?? null
  return {
    kind: motions ? 'proposal' : kind === 'action' || kind === 'decision' ? kind : null,
    text: marked ?? said ?? free.find((column) => !HEADS.number.test(names[column] ?? '')) ?? -1,
    number: names.findIndex((_, column) => numeric(column)),
    owner,
    due,
    status,
    verdict,
  }
}

function rowOf(cells: readonly Cell[], columns: Columns): TableRow[] {
  const text = cells[columns.text]
  if (text === undefined || text.text === '') return []
  const filled = (column: number): Cell | null => {
    const cell = cells[column]
    return cell === undefined || (isBlank(cell.text) && !/[✅✔☑]/u.test(cell.text)) ? null : cell
  }
  return [
    {
      segment: text.at.segment,
      text,
      number: cells[columns.number]?.text ?? null,
      owner: filled(columns.owner),
      due: filled(columns.due),
      status: filled(columns.status),
      verdict: columns.verdict === columns.text ? null : filled(columns.verdict),
    },
  ]
}
