import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyedAnswer } from '../../backend/ports/idempotency.ts'
import { openStore, type Store } from '../../backend/store/open-store.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const NOW = Date.parse('2026-01-02T03:04:05.678Z')
const DAY_MS = 24 * 3_600_000

describe('answers to writes that name a key', () => {
  let dataDir: string
  let store: Store
  let done: number
  beforeEach(async () => {
    dataDir = tempDir()
    store = await openStore({ dataDir })
    done = 0
  })
  afterEach(() => store.close())

  const work = async (): Promise<KeyedAnswer> => ({ status: 201, body: `{"n":${++done}}` })
  const ask = (
    over: { key?: string; parameterHash?: string; now?: number; workspaceId?: string } = {},
    doing = work,
  ) => store.idempotency.once({ workspaceId: 'main', key: 'k', parameterHash: 'p', now: NOW, ...over }, doing)

  it('are the first one for a day, also after a restart', async () => {
    expect(await ask()).toEqual({ kind: 'first', answer: { status: 201, body: '{"n":1}' } })
    expect(await ask({ now: NOW + DAY_MS - 1 })).toEqual({
      kind: 'repeated',
      answer: { status: 201, body: '{"n":1}' },
    })
    await store.close()
    store = await openStore({ dataDir })
    expect(await ask()).toMatchObject({ kind: 'repeated' })
    expect(await ask({ now: NOW + DAY_MS })).toEqual({
      kind: 'first',
      answer: { status: 201, body: '{"n":2}' },
    })
    expect(await ask({ now: NOW + DAY_MS })).toMatchObject({ kind: 'repeated' })
  })

  it('are not given to other parameters, keys or workspaces', async () => {
    await ask()
    expect(await ask({ parameterHash: 'other' })).toEqual({ kind: 'mismatch' })
    expect(await ask({ key: 'other' })).toMatchObject({ kind: 'first' })
    const prisma = await store.prisma()
    await prisma.workspace.create({ data: { id: 'other', name: 'other', createdAt: new Date(NOW) } })
    expect(await ask({ workspaceId: 'other' })).toMatchObject({ kind: 'first' })
  })

  it('are shared by requests that come at once', async () => {
    const outcomes = await Promise.all([ask(), ask(), ask({ parameterHash: 'other' })])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['first', 'repeated', 'mismatch'])
    expect(done).toBe(1)
  })

  it('are not kept where the work failed', async () => {
    const failing = async (): Promise<KeyedAnswer> => {
      throw new Error('no luck')
    }
    await expect(ask({}, failing)).rejects.toThrow('no luck')
    expect(await ask({}, async () => ({ status: 503, body: '' }))).toMatchObject({ kind: 'first' })
    expect(await ask()).toMatchObject({ kind: 'first', answer: { status: 201 } })
  })

  it('are forgotten some time after their day', async () => {
    await ask()
    await ask({ key: 'later', now: NOW + 2 * DAY_MS })
    const prisma = await store.prisma()
    expect(await prisma.idempotencyKey.findMany({ select: { key: true } })).toEqual([{ key: 'later' }])
  })
})
