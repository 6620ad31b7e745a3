import { supportOf } from '../../../backend/minutes/support.ts'
import { BENDS, type Bent } from './bend.ts'
import type { Pair } from './pairs.ts'

export type Rate = { kind: string; of: number; accepted: number; rate: number; examples: string[] }

/** How many of the true claims, and of each kind of bent ones, the checker takes for carried by their quotes. */
export function measure(pairs: readonly Pair[]): Rate[] {
  const random = randomFrom(17)
  return [
    rateOf('true', pairs, false),
    ...Object.entries(BENDS).map(([kind, bend]) =>
      rateOf(
        kind,
        pairs.flatMap((pair) => bend(pair, random)),
        true,
      ),
    ),
  ]
}

/** Examples are what went wrong: true claims that were refused, bent ones that were taken. */
function rateOf(kind: string, all: readonly Bent[], bent: boolean): Rate {
  const taken = all.map((one) => supportOf(one.claim, one.quotes) !== 'unsupported')
  const accepted = taken.filter(Boolean).length
  const examples = all
    .filter((_, i) => taken[i] === bent)
    .map(({ claim, quotes }) => `${claim}  ⟵  ${quotes.join(' | ')}`)
  return { kind, of: all.length, accepted, rate: all.length === 0 ? 0 : accepted / all.length, examples }
}

export const tableOf = (title: string, rates: readonly Rate[]): string =>
  [
    title,
    ...rates.map(
      ({ kind, of, accepted, rate }) =>
        `  ${kind.padEnd(24)} ${accepted}/${of} accepted = ${rate.toFixed(3)}`,
    ),
  ].join('\n')

/** The same numbers on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}
