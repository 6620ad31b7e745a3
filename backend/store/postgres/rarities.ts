import type { Ask } from './ask.ts'
import { SQL } from './knowledge-sql.ts'
import { tsqueryOf } from './words.ts'

type Held = { passages: number; average: number; holders: number }

/** More words than these are not kept in mind. */
const MOST = 10_000

/** How rare words are in the library. Counting takes as long as finding, so it is kept until something else stands. */
export class Rarities {
  readonly #ask: Ask
  #known = new Map<string, Held>()

  constructor(ask: Ask) {
    this.#ask = ask
  }

  /** What was counted is no longer what stands. */
  forget(): void {
    this.#known = new Map()
  }

  /** How much each of some stems says, and how long a passage is on an average. */
  async of(stems: readonly string[]): Promise<{ rarities: number[]; average: number }> {
    const known = this.#known
    const wanted = stems.filter((stem) => !known.has(stem))
    const { rows } =
      wanted.length === 0 ? { rows: [] } : await this.#ask<Held>(SQL.holders, [wanted.map(tsqueryOf)])
    if (known.size > MOST) known.clear()
    for (const [at, row] of rows.entries()) known.set(wanted[at] ?? '', row)
    const held = stems.map((stem) => known.get(stem) ?? { passages: 1, average: 1, holders: 0 })
    return { rarities: held.map(rarity), average: held[0]?.average ?? 1 }
  }
}

const rarity = ({ passages, holders }: Held): number =>
  Math.log(1 + Math.max(0, passages - holders + 0.5) / (holders + 0.5))
