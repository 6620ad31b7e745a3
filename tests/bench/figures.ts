import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** One row of `npm run bench`: lower is better unless `atLeast`; null where this machine could not measure it. */
export type Figure = {
  figure: string
  value: number | null
  hold: number
  aim: number
  unit: 'ratio' | 'µs' | 'KB' | 's' | 'MB'
  note: string
  atLeast?: boolean
}

export const holds = ({ value, hold, atLeast }: Figure): boolean | null =>
  value === null ? null : atLeast === true ? value >= hold : value <= hold

/** The row that is printed of a figure. */
export function rowOf(figure: Figure): string {
  const { value, unit, hold, aim, note } = figure
  const shown =
    value === null
      ? 'not measured'
      : unit === 'ratio'
        ? value.toFixed(2)
        : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`
  const word = { true: 'holds', false: 'MISSED', null: '-' }[`${holds(figure)}`]
  const sign = figure.atLeast === true ? '≥' : '≤'
  return `${word.padEnd(7)} ${figure.figure.padEnd(58)} ${shown.padStart(12)}   hold ${sign} ${hold}, aim ${aim}   ${note}`
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN

export function tempFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'xio-bench-'))
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
