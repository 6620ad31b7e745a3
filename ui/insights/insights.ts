import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'

/** A council that has ended, as the figures draw it; what is not known is null. */
export type Insight = {
  title: string
  template: string
  startedAt: string | null
  endedAt: string | null
  outcome: 'full' | 'decision' | 'none'
  tasks: number
  exportedTasks: number
  approved: boolean
  decidedSeconds: number | null
  preparationSeconds: number | null
  usd: number | null
  talk: { name: string; words: number }[]
  plannedSeconds: number
  usedSeconds: number
  failures: { cause: string; count: number }[]
}

/** The answer of `GET /insights/councils`, oldest council first. */
export const insightsIn = (answer: unknown): Insight[] => listOf(answer, 'items').map(insightIn).toReversed()

function insightIn(row: Row): Insight {
  const outcome = textOf(row, 'outcome')
  const items = listOf(row, 'items')
  return {
    title: textOf(row, 'title') ?? '',
    template: textOf(row.template, 'title') ?? textOf(row.template, 'id') ?? '',
    startedAt: textOf(row, 'startedAt') ?? null,
    endedAt: textOf(row, 'endedAt') ?? null,
    outcome: outcome === 'full' || outcome === 'decision' ? outcome : 'none',
    tasks: numberIn(row, 'tasks') ?? 0,
    exportedTasks: numberIn(row, 'exportedTasks') ?? 0,
    approved: row.approved === true,
    decidedSeconds: numberIn(row, 'decidedSeconds'),
    preparationSeconds: numberIn(row, 'preparationSeconds'),
    usd: numberIn(row, 'usd'),
    talk: listOf(row, 'talk').map((one) => ({
      name: textOf(one, 'name') ?? '',
      words: numberIn(one, 'words') ?? 0,
    })),
    plannedSeconds: sumOf(items, 'plannedSeconds'),
    usedSeconds: sumOf(items, 'usedSeconds'),
    failures: listOf(row, 'failures').map((one) => ({
      cause: textOf(one, 'cause') ?? '',
      count: numberIn(one, 'count') ?? 0,
    })),
  }
}

function numberIn(row: unknown, key: string): number | null {
  const found = isRow(row) ? row[key] : undefined
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}

const sumOf = (rows: readonly Row[], key: string): number =>
  rows.reduce((sum, row) => sum + (numberIn(row, key) ?? 0), 0)

/** The Monday of the week in which a council ended, as a day. */
export function weekOf(iso: string): string {
  const day = new Date(iso)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

/** Things in groups, in the order in which each group first comes. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return [...groups]
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** How often each cause came, most often first. */
export function causesOf(
  failures: readonly { cause: string; count: number }[],
): { cause: string; count: number }[] {
  return grouped(failures, ({ cause }) => cause)
    .map(([cause, all]) => ({ cause, count: sum(all.map(({ count }) => count)) }))
    .toSorted((a, b) => b.count - a.count)
}
