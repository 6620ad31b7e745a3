import { expect, test } from 'vitest'
import { tempDirs } from '../../support/temp-dir.ts'
import type { TargetUnderTest } from './kind.ts'
import { Place } from './place.ts'
import { playScenario, type Broken } from './scenario.ts'

/**
 * A few in `npm test`, 200 a target in `.ci/run`; `XIO_SEEDS=1000 npx vitest run tests/exports/scenarios` is the long form,
 * `XIO_SEED=42` plays one.
 */
const SEEDS = Number(process.env.XIO_SEEDS ?? 6)
const ONE = process.env.XIO_SEED
const IN_ONE_DATABASE = 25

type Share = {
  most?: number
  /** Every `of`-th group of seeds, from the `part`-th on: files of tests go on beside each other. */ part?: number
  of?: number
}

/** A target goes through its scenarios, a few in each database. */
export function scenariosOf(kind: TargetUnderTest, { most = SEEDS, part = 0, of = 1 }: Share = {}): void {
  const newDir = tempDirs()
  const [from, to] = ONE === undefined ? [1, most] : [Number(ONE), Number(ONE)]
  const firsts = Array.from(
    { length: Math.ceil((to - from + 1) / IN_ONE_DATABASE) },
    (_, n) => from + n * IN_ONE_DATABASE,
  )
  const own = firsts.filter((_, group) => group % of === part)
  if (own.length === 0) test.skip(`${kind.name}: all of so few seeds are played elsewhere`)
  for (const first of own) {
    const last = Math.min(to, first + IN_ONE_DATABASE - 1)
    test(`${kind.name}: seeds ${first} to ${last}`, { timeout: 300_000 }, async () => {
      expect(await playSeeds(kind, { first, last, newDir })).toEqual([])
    })
  }
}

/** What went wrong, each with its seed. */
export async function playSeeds(
  kind: TargetUnderTest,
  given: { first: number; last: number; newDir: () => string; broken?: Broken; untilFound?: boolean },
): Promise<string[]> {
  const place = await Place.open(given.newDir)
  const wrong: string[] = []
  try {
    for (let seed = given.first; seed <= given.last; seed++) {
      if (given.untilFound === true && wrong.length > 0) break
      const faults = await playScenario(kind, seed, place, given.broken)
      wrong.push(...faults.map((fault) => `XIO_SEED=${seed} ${kind.name}: ${fault}`))
    }
  } finally {
    await place.close()
  }
  return wrong
}
