import type { AgendaItemInput, CriterionInput, OptionInput } from '../../../schemas/generated/types.ts'
import type { Block } from '../markdown/blocks.ts'
import { optionHeadings } from './candidates.ts'
import {
  asksForDecision,
  readAgendaPoint,
  readCriterion,
  readOption,
  type Standing,
} from './meeting-entries.ts'
import { headingKind, type HeadingKind } from './meeting-headings.ts'

/** What a section lists, and the line each entry stands at. */
export type Listed<T> = { entries: T[]; lines: number[] }

/** The options a file lists: points right below an options heading, else the headings below it, else a table's rows. */
export function listedOptions(blocks: readonly Block[]): Listed<OptionInput> {
  const points = firstNamed(blocks.filter((block) => isPoint(block) && innermost(block) === 'options'))
  if (points.length) return listed(points, (block) => readOption(block))
  const headed = optionHeadings(blocks, ['options'])
  if (headed.length) {
    return {
      entries: headed.map(({ entry, summary }) => {
        const option = readOption(entry)
        return summary && !option.summary ? { ...option, summary: summary.slice(0, MAX_SUMMARY) } : option
      }),
      lines: headed.map(({ entry }) => entry.line),
    }
  }
  const rows = tableRows(blocks.filter((block) => innermost(block) === 'options'))
  return listed(rows, ({ name, rest }) => {
    const summary = rest
      .map(({ text }) => text)
      .filter(Boolean)
      .join('; ')
    return { ...readOption(name), ...(summary && { summary: summary.slice(0, MAX_SUMMARY) }) }
  })
}

const MAX_SUMMARY = 4000

// A second section that names an option again ("Alternatives") adds nothing; twice in one list is the author's fault.
function firstNamed(points: Block[]): Block[] {
  const under = new Map<string, string>()
  return points.filter((block) => {
    const key = readOption(block).title.toLowerCase()
    const section = block.headings.map(({ text }) => text).join('\n')
    const first = under.get(key) ?? section
    under.set(key, first)
    return first === section
  })
}

/** The criteria a file lists, with the weight that their heading, group or own words give them. */
export function listedCriteria(blocks: readonly Block[]): Listed<CriterionInput> {
  const found: { entry: CriterionInput; line: number }[] = []
  // A line such as "Must have:" holds for the lists after it, up to the next heading.
  const labels = new Map<Block['headings'][number] | undefined, Standing>()
  for (const block of blocks.filter(isAboutCriteria)) {
    if (block.kind === 'paragraph') labels.set(block.headings.at(-1), standingBy(headingKind(block.text)))
    if (block.kind !== 'item') continue
    const group = standingBy(headingKind(block.parents.at(-1) ?? ''))
    if (block.depth > (group ? 2 : 1) || standingBy(headingKind(block.text))) continue
    const standing = group ?? standingBy(section(block)) ?? labels.get(block.headings.at(-1)) ?? null
    found.push({ entry: readCriterion(block, standing), line: block.line })
  }
  if (found.length) return { entries: found.map(({ entry }) => entry), lines: found.map(({ line }) => line) }
  const rows = tableRows(blocks.filter(isAboutCriteria))
  return listed(rows, ({ name, rest }) => criterionOfRow(name, rest))
}

function isAboutCriteria(block: Block): boolean {
  const kinds = block.headings.map(({ text }) => headingKind(text))
  const kind = section(block)
  return (
    (kind === 'criteria' || standingBy(kind) !== null) &&
    !kinds.includes('options') &&
    !kinds.includes('evidence')
  )
}

function criterionOfRow(name: Block, rest: readonly Block[]): CriterionInput {
  const criterion = readCriterion(
    name,
    rest.map(({ text }) => standingBy(headingKind(text))).find(Boolean) ?? null,
  )
  const number = rest.map(({ text }) => /^(\d+(?:[.,]\d+)?)\s*%?$/.exec(text)?.[1]).find(Boolean)
  return number ? { ...criterion, weight: Math.min(100, Number(number.replace(',', '.'))) } : criterion
}

/** The agenda a file lists; where points have minutes, the ones that do not ask for a decision are talk. */
export function listedAgenda(blocks: readonly Block[]): Listed<AgendaItemInput> {
  const points = listed(
    blocks.filter((block) => isPoint(block) && section(block) === 'agenda'),
    (block) => readAgendaPoint(block),
  )
  const bare = points.entries.every(
    ({ kind, timeboxMinutes }) => kind === undefined && timeboxMinutes === undefined,
  )
  return bare ? points : { ...points, entries: withKinds(points.entries) }
}

/** Where nobody says what a point is for, its words and its place do. */
export function withKinds(items: readonly AgendaItemInput[]): AgendaItemInput[] {
  const decides = items.some(
    ({ kind, title }) => kind === 'decide' || (kind === undefined && asksForDecision(title)),
  )
  const lastOpen = items.findLastIndex(({ kind }) => kind === undefined)
  return items.map((item, index) => {
    const decision = decides ? asksForDecision(item.title) : index === lastOpen
    return { ...item, kind: item.kind ?? (decision ? 'decide' : 'discuss') }
  })
}

function isPoint({ kind, depth }: Block): boolean {
  return kind === 'item' && depth === 1
}

function innermost(block: Block): HeadingKind {
  return headingKind(block.headings.at(-1)?.text ?? '')
}

// The nearest heading above that announces something; the author's own sub-headings only divide it.
function section(block: Block): HeadingKind {
  const near = block.headings.findLast(({ text }) => headingKind(text) !== null)
  return near ? headingKind(near.text) : null
}

function standingBy(kind: HeadingKind): Standing {
  return kind === 'must' || kind === 'nice' ? kind : null
}

type Row = { name: Block; rest: Block[]; line: number }

function tableRows(blocks: readonly Block[]): Row[] {
  const rows = new Map<string, Block[]>()
  for (const block of blocks) {
    if (!block.cell || block.cell.header) continue
    const key = `${block.cell.table}:${block.cell.row}`
    rows.set(key, [...(rows.get(key) ?? []), block])
  }
  return [...rows.values()].flatMap(([name, ...rest]) =>
    name?.text ? [{ name, rest, line: name.line }] : [],
  )
}

function listed<T, From extends { line: number }>(from: readonly From[], read: (from: From) => T): Listed<T> {
  return { entries: from.map(read), lines: from.map(({ line }) => line) }
}
