import type { Count, DocScore } from './tally.ts'

export const added = (
  scores: readonly DocScore[],
  kind: 'actions' | 'decisions' | 'pooled',
): Count | null => {
  const counts = scores.flatMap((one) => one[kind] ?? [])
  if (counts.length === 0) return null
  const sum = (key: keyof Count) => counts.reduce((all, one) => all + one[key], 0)
  return { tp: sum('tp'), fp: sum('fp'), fn: sum('fn'), ignored: sum('ignored') }
}

export function rates({ tp, fp, fn }: Count): { precision: number; recall: number; f1: number } {
  const precision = tp + fp > 0 ? tp / (tp + fp) : fn === 0 ? 1 : 0
  const recall = tp + fn > 0 ? tp / (tp + fn) : 1
  return {
    precision,
    recall,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
  }
}

const cell = (count: Count | null): string => {
  if (count === null) return '-'.padEnd(26)
  const { precision, recall, f1 } = rates(count)
  return `${precision.toFixed(2)} ${recall.toFixed(2)} ${f1.toFixed(2)} (n=${count.tp + count.fn})`.padEnd(26)
}

export function printTable(title: string, scores: readonly DocScore[], short = false): void {
  const families = [...new Set(scores.map((one) => one.family))].toSorted()
  const rows = short
    ? []
    : families.map((family) => [family, scores.filter((one) => one.family === family)] as const)
  console.log(`\n${title}: precision, recall, F1`)
  console.log(
    `${''.padEnd(12)}${'actions'.padEnd(26)}${'decisions'.padEnd(26)}${'pooled'.padEnd(26)}owner, due`,
  )
  for (const [name, of] of [...rows, ['all', scores] as const])
    console.log(
      name.padEnd(12) +
        cell(added(of, 'actions')) +
        cell(added(of, 'decisions')) +
        cell(added(of, 'pooled')) +
        named(of),
    )
}

function named(scores: readonly DocScore[]): string {
  const sum = (of: (one: DocScore) => number) => scores.reduce((all, one) => all + of(one), 0)
  const share = (right: number, n: number) => (n === 0 ? '-' : (right / n).toFixed(2))
  const [owners, days] = [sum((one) => one.owner.n), sum((one) => one.due.n)]
  const unmarked = sum((one) => one.owner.invented)
  return [
    `${share(
      sum((one) => one.owner.exact),
      owners,
    )} (n=${owners}, +${unmarked} unmarked)`,
    `${share(
      sum((one) => one.due.ok),
      days,
    )} (n=${days}, +${sum((one) => one.due.invented)})`,
  ].join('  ')
}

/** The errors, sorted into kinds, with where they stand. */
export function printFaults(scores: readonly DocScore[]): void {
  const all = scores.flatMap((one) => one.faults.map((fault) => ({ ...fault, id: one.id })))
  for (const kind of [...new Set(all.map((one) => one.kind))].toSorted()) {
    const of = all.filter((one) => one.kind === kind)
    console.log(`\n${kind}: ${of.length}`)
    for (const { id, line, text, more } of of)
      console.log(`  ${id}:${line ?? '?'}  ${text.slice(0, 220)}${more === undefined ? '' : `   [${more}]`}`)
  }
}
