import { expect, test } from 'vitest'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import type { TargetUnderTest } from './kind.ts'
import { playSeeds } from './seeds.ts'
import { shelfUnderTest } from './shelf/stand.ts'

// Each of these breaks one thing on purpose, and the scenarios must find it: else they would not find it in the product.
const BY_LOOK_UP = shelfUnderTest({ lookUp: true })
const ONCE = shelfUnderTest({ lookUp: false })
const MOST_SEEDS = 80

type Mutant = {
  what: string
  kind: TargetUnderTest
  store?: (store: OutboxStore) => OutboxStore
  /** What is said of it. */
  found: RegExp
  /** Before this seed it is not found: there is no need to look. */
  from?: number
}

const fences = new Map<string, number>()
const hashes = new Map<string, string>()

const MUTANTS: readonly Mutant[] = [
  {
    what: 'nobody asks whose page stands for an object',
    kind: BY_LOOK_UP,
    store: (store) => ({ ...store, claim: async (_id, externalId, url) => ({ externalId, url }) }),
    found: /there (were|are) 2/,
  },
  {
    what: 'an earlier holder writes over a later one',
    kind: ONCE,
    store: (store) => ({
      ...store,
      async hold(exportId, given) {
        const held = await store.hold(exportId, given)
        if (held !== null) fences.set(exportId, held.hold.fence)
        return held
      },
      keep: (hold, kept) => store.keep(newest(hold), kept),
      settle: (hold, outcome) => store.settle(newest(hold), outcome),
    }),
    found: /there (were|are) 2/,
    from: 30,
  },
  {
    what: 'what may have arrived is sent again',
    kind: shelfUnderTest({ lookUp: false, resends: true }),
    found: /there (were|are) [23]/,
  },
  {
    what: 'what the target notes is not on the disk',
    kind: ONCE,
    store: (store) => ({ ...store, keep: async () => true }),
    found: /there (were|are) [23]/,
  },
  {
    what: 'the log counts as read before what it wants is written down',
    kind: BY_LOOK_UP,
    store: (store) => ({
      ...store,
      async plan(given) {
        await store.plan({ ...given, objects: [], whole: false })
        // As long as many objects take, one by one.
        for (let n = 0; n < 10; n++) await store.cursor(given.target, given.runId)
        return store.plan(given)
      },
    }),
    found: /was forgotten/,
    from: 35,
  },
  {
    what: 'content that changed on the way counts as arrived',
    kind: BY_LOOK_UP,
    store: (store) => ({
      ...store,
      plan(given) {
        for (const { exportId, hash } of given.objects) hashes.set(exportId, hash)
        return store.plan(given)
      },
      settle(hold, outcome) {
        const doneHash = hashes.get(hold.exportId)
        const isGood = outcome.doneHash !== undefined && doneHash !== undefined
        return store.settle(hold, isGood ? { ...outcome, doneHash } : outcome)
      },
    }),
    found: /it says/,
  },
  {
    what: 'the log is not told',
    kind: BY_LOOK_UP,
    store: (store) => ({ ...store, unreported: async () => [] }),
    found: /the log/,
  },
]

const newest = ({ exportId, fence }: { exportId: string; fence: number }) => ({
  exportId,
  fence: fences.get(exportId) ?? fence,
})

const newDir = tempDirs()

for (const { what, kind, store, found, from = 1 } of MUTANTS)
  test(`where ${what}, the scenarios find it`, { timeout: 300_000 }, async () => {
    const broken = store === undefined ? {} : { store }
    const given = { first: from, last: from + MOST_SEEDS, newDir, broken, untilFound: true }
    const [first = 'nothing was found'] = await playSeeds(kind, given)
    expect(first).toMatch(/XIO_SEED=/)
    expect(first).toMatch(found)
  })
