import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredVersion } from '../../backend/ports/registry-versions.ts'
import { openStore, type Store } from '../../backend/store/open-store.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const ANNA = { kind: 'person', id: 'anna', name: 'Anna' } as const

const version = (over: Partial<StoredVersion> = {}): StoredVersion => ({
  workspaceId: 'main',
  kind: 'agent',
  id: 'expert',
  version: 2,
  body: '{"id":"expert"}',
  by: ANNA,
  note: null,
  createdAt: '2026-01-02T03:04:05.678Z',
  ...over,
})

describe('versions of agents and templates', () => {
  let dataDir: string
  let store: Store
  beforeEach(async () => {
    dataDir = tempDir()
    store = await openStore({ dataDir })
  })
  afterEach(() => store.close())

  it('are kept as they were given, the newest first, over a restart', async () => {
    const all = [version({ version: 3, note: 'why', body: '{"a":"\\u0000"}' }), version()]
    for (const one of all.toReversed()) expect(await store.versions.add(one)).toBe(true)
    await store.close()
    store = await openStore({ dataDir })
    expect(await store.versions.of('main', 'agent', 'expert')).toEqual(all)
    expect(await store.versions.newest('main')).toEqual([all[0]])
  })

  it('have a number once: whoever comes second is told', async () => {
    const first = [version({ body: '1' }), version({ body: '2' })]
    const done = await Promise.all(first.map((one) => store.versions.add(one)))
    expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    expect(await store.versions.of('main', 'agent', 'expert')).toHaveLength(1)
  })

  it('are each of one kind and id', async () => {
    const template = version({ kind: 'template', version: 1 })
    for (const one of [version(), version({ version: 3 }), template]) await store.versions.add(one)
    expect(await store.versions.newest('main')).toEqual([version({ version: 3 }), template])
    expect(await store.versions.of('main', 'template', 'expert')).toEqual([template])
    expect(await store.versions.newest('elsewhere')).toEqual([])
    expect(await store.versions.of('main', 'agent', 'other')).toEqual([])
  })
})

describe('cards of runs', () => {
  it('are found by run, and a later one takes the place of an earlier one', async () => {
    const store = await openStore({ dataDir: tempDir() })
    const { newRun } = await import('../support/events.ts')
    await store.log.create(newRun('run-1'))
    await store.log.create(newRun('run-2'))
    const card = (runId: string, seq: number) => ({
      runId,
      seq,
      form: 1,
      body: `{"seq":${seq}}`,
      awaitsApproval: false,
    })
    await store.cards.keep([card('run-1', 1), card('run-2', 1)])
    await store.cards.keep([card('run-1', 4)])
    expect(await store.cards.of(['run-1', 'run-2', 'run-3'])).toEqual(
      new Map([
        ['run-1', card('run-1', 4)],
        ['run-2', card('run-2', 1)],
      ]),
    )
    expect(await store.cards.of([])).toEqual(new Map())
    await expect(store.cards.keep([card('run-3', 1)])).rejects.toThrow(/Foreign key/i)
    await store.close()
  })
})

describe('settings', () => {
  it('of one person and workspace are nobody else’s', async () => {
    const store = await openStore({ dataDir: tempDir() })
    const anna = { workspaceId: 'main', personId: 'anna' }
    await store.settings.change(anna, { profile: { name: 'Anna' }, budgets: { maxTurns: 9, maxUsd: 1 } }, 0)
    await store.settings.change(anna, { budgets: { maxUsd: null } }, 1)
    expect(await store.settings.get({ workspaceId: 'main', personId: 'bob' })).toEqual({
      budgets: { maxUsd: null, maxTokens: null, maxMinutes: null, maxTurns: 9 },
      profile: { name: null },
    })
    expect(await store.settings.budget('main')).toEqual({ maxTurns: 9 })
    expect(await store.settings.budget('elsewhere')).toEqual({})
    expect((await store.settings.get(anna)).profile).toEqual({ name: 'Anna' })
    await store.close()
  })
})
