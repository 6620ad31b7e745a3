// An outbox in a real database, and shorthand for what is planned in it.
import { afterEach } from 'vitest'
import type { Hold, OutboxStore, PlannedObject } from '../../../backend/ports/exports.ts'
import { openStore, type Store } from '../../../backend/store/open-store.ts'
import { newRun } from '../../support/events.ts'
import { tempDirs } from '../../support/temp-dir.ts'

export const NOW = Date.UTC(2026, 0, 5, 9)
const MEETING = 'm1'
/** Two runs of one meeting, and one of another. */
const RUNS = [
  ['r1', MEETING],
  ['r1-again', MEETING],
  ['r2', 'm2'],
] as const
const BODY = { title: 'Library', question: 'Where?' }

export type Wanted = Partial<PlannedObject> & { key: string }
type Plan = Partial<Parameters<OutboxStore['plan']>[0]>

/** Opens outboxes and closes them after each test. */
export function outboxes() {
  const newDir = tempDirs()
  const open: Store[] = []
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close()
  })
  return async (dataDir = newDir()) => {
    const store = await openStore({ dataDir })
    open.push(store)
    for (const [runId, meetingId] of RUNS) {
      await store.meetings.put({ workspaceId: 'main', id: meetingId, body: BODY }, NOW)
      await store.log.create({ ...newRun(runId), meetingId })
    }
    return { ...shorthand(store.outbox), dataDir, store }
  }
}

export const idOf = (key: string): string => `x-${key}`

function shorthand(outbox: OutboxStore) {
  return {
    outbox,
    /** What is wanted at the target `t` for the run `r1`, unless told otherwise. */
    plan: (wanted: readonly Wanted[], given: Plan = {}) =>
      outbox.plan({
        workspaceId: 'main',
        meetingId: MEETING,
        runId: 'r1',
        target: 't',
        seq: 1,
        adopted: false,
        asked: false,
        whole: true,
        now: NOW,
        ...given,
        objects: wanted.map(({ key, ...object }) => ({
          exportId: idOf(key),
          key,
          kind: 'task',
          title: key,
          hash: `hash of ${key}`,
          at: null,
          only: null,
          ...object,
        })),
      }),
    due: async (now = NOW) => (await outbox.due('t', now, 10)).map(({ key }) => key),
    async hold(key: string, { owner = 'us', now = NOW, forMs = 180_000 } = {}): Promise<Hold> {
      const held = await outbox.hold(idOf(key), { owner, now, until: now + forMs })
      if (held === null) throw new Error(`${key} cannot be held.`)
      return held.hold
    },
    async row(key: string) {
      const row = await outbox.find('main', idOf(key))
      if (row === null) throw new Error(`There is no ${key}.`)
      return row
    },
  }
}

type Settled = Parameters<OutboxStore['settle']>[1]

/** How an attempt ends, unless told otherwise: it went through. */
export const settled = (more: Partial<Settled> = {}): Settled => ({
  status: 'succeeded',
  attempt: 1,
  failingSince: null,
  nextAt: null,
  error: null,
  insisted: false,
  taken: { revision: 1, insisted: false },
  reported: false,
  now: NOW,
  ...more,
})
