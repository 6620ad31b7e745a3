import type { Block } from '../../../minutes/markdown/blocks.ts'
import { isCostLike, isHedged } from '../text/lexicon.ts'
import { cellNumber, inFigures } from './figures.ts'
import type { Draft, Frame } from './frame.ts'
import type { Origin, Quote, Rule } from './types.ts'
import { markOf, onScale, readValue, type Reading } from './values.ts'

type Row = { head: Block; cells: { optionId: string; head: Block; block: Block }[] }

/** A table with a column for each option (or a row): every cell says something of one option on one row's title. */
export const readMatrix = (
  origin: Origin,
  cells: readonly Block[],
  frame: Frame,
  known: readonly Rule[],
): { drafts: Draft[]; newRules: Rule[] } => {
  const rows = rowsOf(cells, frame)
  const scale = scaleOf(rows)
  const drafts: Draft[] = []
  const newRules: Rule[] = []
  const repeated = assign(rows, frame)
  for (const row of rows) {
    const title = titleOf(row)
    if (
      title === '' ||
      /^(?:total|sum|score|overall|result|rank|итого|сумма)\b/i.test(title) ||
      /^(?:итог|сумма|всего|общий балл|средний балл)/i.test(title)
    )
      continue
    const rule = repeated.get(row) ?? null
    if (
      rule === null &&
      row.cells.some(({ block }) => block.text !== '') &&
      ![...known, ...newRules].some((one) => one.name === title)
    ) {
      newRules.push(tableRule(title, row.head.text, frame.rules.length + known.length + newRules.length + 1))
    }
    const measured = measuredRow(row, title)
    for (const { optionId, head, block } of row.cells) {
      if (block.text === '') continue
      const reading =
        measured === null || !measured.has(optionId)
          ? cellValue(block.text, title, rule?.title ?? '', scale)
          : { value: measured.get(optionId) ?? 0 }
      const quote = wholeOf(origin, block)
      drafts.push({
        optionId,
        how: 'table',
        value: reading.value,
        // Words that say neither yes nor no are stated and not understood.
        ...(reading.value === 0 && reading.guessed === true ? { guessed: true } : {}),
        side: null,
        label: rule?.title ?? title,
        hedged: isHedged(block.text),
        quote,
        whole: quote,
        heads: [wholeOf(origin, head), wholeOf(origin, row.head)],
      })
    }
  }
  return { drafts, newRules }
}

const titleOf = (row: Row): string => row.head.text.replace(/[*†]+\s*$/, '').trim()

/** Each criterion is repeated by one row at most: the nearest takes it, the next looks for its second best. */
const assign = (rows: readonly Row[], frame: Frame): Map<Row, Rule> => {
  const taken = new Map<Row, Rule>()
  const offers = rows
    .flatMap((row) => frame.rulesLike(titleOf(row)).map(({ rule, score }) => ({ row, rule, score })))
    .toSorted((a, b) => b.score - a.score)
  for (const { row, rule } of offers) {
    if (!taken.has(row) && ![...taken.values()].includes(rule)) taken.set(row, rule)
  }
  return taken
}

const wholeOf = (origin: Origin, block: Block): Quote => ({ origin, block, from: 0, to: block.text.length })

const tableRule = (title: string, asWritten: string, number: number): Rule => {
  const nice = /[*†]\s*$/.test(asWritten)
  return {
    id: `x${number}`,
    title,
    name: title,
    gist: title,
    weight: nice ? 1 : 2,
    must: false,
    fromTable: true,
  }
}

/** Options head the columns or the rows, whichever names more of them. */
const rowsOf = (cells: readonly Block[], frame: Frame): Row[] => {
  const at = (row: number, column: number) =>
    cells.find((one) => one.cell?.row === row && one.cell.column === column)
  const height = Math.max(0, ...cells.map((one) => (one.cell?.row ?? 0) + 1))
  const width = Math.max(0, ...cells.map((one) => (one.cell?.column ?? 0) + 1))
  const across = heads(width, (i) => at(0, i), frame)
  const down = heads(height, (i) => at(i, 0), frame)
  if (Math.max(across.size, down.size) < Math.min(2, frame.names.options.length)) return []
  const turned = down.size > across.size
  const lines = turned ? width : height
  const found: Row[] = []
  for (let i = 1; i < lines; i++) {
    const head = turned ? at(0, i) : at(i, 0)
    if (head === undefined) continue
    const entries = [...(turned ? down : across)].flatMap(([place, optionId]) => {
      const block = turned ? at(place, i) : at(i, place)
      const top = turned ? at(place, 0) : at(0, place)
      return block === undefined || top === undefined ? [] : [{ optionId, head: top, block }]
    })
    found.push({ head, cells: entries })
  }
  return found
}

const heads = (
  count: number,
  cellAt: (i: number) => Block | undefined,
  frame: Frame,
): Map<number, string> => {
  const found = new Map<number, string>()
  for (let i = 1; i < count; i++) {
    const option = frame.names.match(cellAt(i)?.text ?? '')
    if (option !== null && ![...found.values()].includes(option)) found.set(i, option)
  }
  return found
}

type Scale = { lowest: number; highest: number }

const scaleOf = (rows: readonly Row[]): Scale => {
  const digits = rows
    .flatMap((row) => row.cells.map(({ block }) => digitOf(block.text)))
    .filter((digit) => digit !== null)
  const most = Math.max(0, ...digits)
  return { lowest: digits.includes(0) ? 0 : 1, highest: most <= 3 ? 3 : most <= 5 ? 5 : 10 }
}

const digitOf = (text: string): number | null => {
  const match = /^(\d{1,2})(?:\s*\/\s*\d{1,2})?$/.exec(text.trim())
  const digit = match === null ? null : Number(match[1])
  return digit !== null && digit <= 10 ? digit : null
}

const cellValue = (text: string, title: string, criterion: string, scale: Scale): Reading => {
  const mark = markOf(text)
  if (mark !== null) return { value: mark.value }
  const digit = digitOf(text)
  if (digit !== null) return { value: onScale(digit, scale.lowest, scale.highest) }
  return readValue(text, title, criterion)
}

/** A row of measures in one unit ("12 ms", "40 ms") is compared with itself, if its title tells which end is good. */
const measuredRow = (row: Row, title: string): Map<string, number> | null => {
  const measures = row.cells.map(({ optionId, block }) => {
    const match = /^[~≈<>]?\s*([$€£₽]?)\s*(\d+(?:[.,]\d+)*)\s*(\D*)$/.exec(inFigures(block.text.trim()))
    return match === null
      ? null
      : {
          optionId,
          value: cellNumber(match[2] ?? ''),
          unit: `${match[1]}${(match[3] ?? '').trim()}`,
        }
  })
  const known = measures.filter((measure) => measure !== null)
  const [first] = known
  if (
    first === undefined ||
    known.length < 2 ||
    first.unit === '' ||
    known.some((one) => one.unit !== first.unit)
  )
    return null
  const lower = isCostLike(`${title} ${first.unit}`)
  const higher =
    /\b(?:throughput|speed|capacity|coverage|uptime|availability|rate|range|users|passengers|precision|accuracy|recall)\b|(?<!\p{L})(?:скорост|пропускн|вместимост|охват|точност|гаранти|дальност|срок службы|мест(?:а|о)?(?!\p{L}))/iu.test(
      title,
    )
  if (lower === higher) return new Map(known.map((one) => [one.optionId, 0]))
  const values = known.map((one) => one.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const spread = most - least
  return new Map(
    known.map((one) => [
      one.optionId,
      spread === 0 ? 0 : Math.round((lower ? 1 : -1) * (1 - (2 * (one.value - least)) / spread) * 1e4) / 1e4,
    ]),
  )
}
