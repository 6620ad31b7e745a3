import type { ShownTarget } from '../../ports/exports.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { isOpen } from '../exporting/until-settled.ts'
import type { ShownExport, ShownExports } from '../exporting/place.ts'
import type { Format, Style } from './colours.ts'
import { safeLine } from './plain-text.ts'
import { wrap } from './wrap.ts'

type Page = { runId: string; width: number; style: Style; now: number }

/** Where the record of a run is and where not: each target, and under it what is to be there. */
export function exportLines(
  { items, targets }: ShownExports,
  wanted: readonly string[] | null,
  page: Page,
): string[] {
  // A target that was switched off meanwhile still has what was brought there.
  const gone = new Set(items.map(({ target }) => target))
  for (const { name } of targets) gone.delete(name)
  const all = [...targets, ...[...gone].map((name): ShownTarget => ({ ...SWITCHED_OFF, name, title: name }))]
  return all
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .flatMap((target) => {
      const own = items.filter((item) => item.target === target.name)
      return [
        ...targetLines(target, own.length > 0, page),
        ...groupsOf(own).flatMap((group) => groupLines(group, page)),
      ]
    })
}

const SWITCHED_OFF = { state: 'off', detail: 'It is not set up any more.' } as const

function targetLines({ name, title, state, detail }: ShownTarget, hasItems: boolean, page: Page): string[] {
  const { width, style } = page
  const head = `${style(name.padEnd(NAME), 'bold')} ${safeLine(title)}`
  const says = state === 'on' ? (hasItems ? null : 'nothing of this run is there') : state
  const line = says === null ? head : `${head}: ${says}`
  return [line, ...(detail === null || state === 'on' ? [] : indented(detail, INDENT, width))]
}

/** Things that met the same fault stand together, with the fault and what to do said once. */
function groupsOf(items: readonly ShownExport[]): ShownExport[][] {
  const groups: ShownExport[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const [first] = last ?? []
    const isSame = item.error !== null && first?.error === item.error && first.status === item.status
    if (isSame) last?.push(item)
    else groups.push([item])
  }
  return groups
}

function groupLines(group: readonly ShownExport[], page: Page): string[] {
  const [first] = group
  if (first === undefined) return []
  const { status, error, target } = first
  const run = shellWord(page.runId)
  // What may be there, or was taken away, is sent again one by one: each is a person's choice.
  const again =
    status === 'dead'
      ? [`export ${run} --to ${target} --retry`]
      : NEEDS_A_PERSON.has(status)
        ? group.map(({ id }) => `export ${run} --retry ${id}`)
        : []
  return [
    ...group.flatMap((item) => itemLines(item, page)),
    ...(error === null ? [] : indented(error, DEEPER, page.width)),
    // In one line, however long: it is to be typed.
    ...again.map((line) => DEEPER + asTyped(line)),
  ]
}

function itemLines(item: ShownExport, { width, style, now }: Page): string[] {
  const { words, look } = statusOf(item, now)
  // The words are styled apart: a line may break behind them, and never inside.
  const [first = '', ...more] = wrap(safeLine(`${words}: ${item.title}`), width - DEEPER.length)
  return [
    INDENT + style(first.slice(0, words.length), look) + first.slice(words.length),
    ...more.map((line) => DEEPER + line),
    ...(item.url === null ? [] : [DEEPER + safeLine(item.url)]),
  ]
}

const NAME = 10
const INDENT = '  '
const DEEPER = '    '
/** Words break here in a terminal; lines that are read by programs are as long as they are. */
const indented = (text: string, indent: string, width: number): string[] =>
  wrap(safeLine(text), width - indent.length).map((line) => indent + line)

/** What became of it that does not mend itself. */
export const NEEDS_A_PERSON: ReadonlySet<ShownExport['status']> = new Set(['dead', 'unconfirmed', 'removed'])

const WORDS: Record<ShownExport['status'], { words: string; look: Format }> = {
  succeeded: { words: 'there', look: 'green' },
  unchanged: { words: 'was there already', look: 'green' },
  pending: { words: 'on its way', look: 'yellow' },
  failed: { words: 'not there yet', look: 'yellow' },
  dead: { words: 'not there', look: 'red' },
  unconfirmed: { words: 'may be there', look: 'red' },
  removed: { words: 'taken away', look: 'red' },
}

function statusOf(item: ShownExport, now: number): { words: string; look: Format } {
  const plain = WORDS[item.status]
  if (!isOpen(item) || item.nextAt === null || Date.parse(item.nextAt) <= now) return plain
  const when = `${item.nextAt.slice(0, 16).replace('T', ' ')} UTC`
  return item.status === 'failed'
    ? { ...plain, words: `not there yet, tried again at ${when}` }
    : { ...plain, words: `comes at ${when}` }
}
