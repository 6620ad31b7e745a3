import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CursorInvalid } from '../../backend/log/page-cursor.ts'
import { openStore, type Store } from '../../backend/store/open-store.ts'
import type { Meeting } from '../../schemas/generated/types.ts'
import { logOf, newRun } from '../support/events.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const NOW = Date.parse('2026-01-02T03:04:05.678Z')
const body = (title: string): Meeting => ({ title, question: `${title}: shall we?` })
const meeting = (id: string, title = id) => ({ workspaceId: 'main', id, body: body(title) })

describe('meetings', () => {
  let store: Store
  beforeEach(async () => {
    store = await openStore({ dataDir: tempDir() })
  })
  afterEach(() => store.close())

  it('are kept as they were given', async () => {
    const given = { ...body('Ёлка \u0000 😀'), criteria: [] }
    const { meeting: put, created } = await store.meetings.put(
      { workspaceId: 'main', id: 'm', body: given },
      NOW,
    )
    expect(created).toBe(true)
    expect(put).toEqual({
      workspaceId: 'main',
      id: 'm',
      body: given,
      s0Text: null,
      notes: [],
      adoptedRunId: null,
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-01-02T03:04:05.678Z',
    })
    expect(await store.meetings.get('main', 'm')).toEqual(put)
    expect(await store.meetings.get('other', 'm')).toBeNull()
  })

  it('that came as a file keep its text and what reading it assumed, until they are put again without', async () => {
    const file = { s0Text: '# Ёлка\r\n\r\nshall we?\n', notes: ['The file states no question.'] }
    const { meeting: put } = await store.meetings.put({ ...meeting('m'), ...file }, NOW)
    expect(put).toMatchObject(file)
    expect(await store.meetings.get('main', 'm')).toMatchObject(file)
    const { meeting: bare } = await store.meetings.put(meeting('m'), NOW)
    expect(bare).toMatchObject({ s0Text: null, notes: [] })
  })

  it('are replaced by a second one of the same id', async () => {
    await store.meetings.put(meeting('m', 'first'), NOW)
    const { meeting: put, created } = await store.meetings.put(meeting('m', 'second'), NOW + 1)
    expect(created).toBe(false)
    expect(put).toMatchObject({ body: body('second'), updatedAt: '2026-01-02T03:04:05.679Z' })
    expect(put.createdAt).toBe('2026-01-02T03:04:05.678Z')
  })

  it('put by several at once are one', async () => {
    const puts = await Promise.all([1, 2, 3].map((n) => store.meetings.put(meeting('m', `title ${n}`), NOW)))
    expect(puts.filter(({ created }) => created)).toHaveLength(1)
    expect((await store.meetings.list({ workspaceId: 'main', limit: 10 })).items).toHaveLength(1)
  })

  it('that are deleted are hidden everywhere, and come back when put again', async () => {
    await store.meetings.put(meeting('m'), NOW)
    await store.log.create({ ...newRun(), meetingId: 'm' })
    await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm', runId: 'run-1', by: 'person' })
    expect(await store.meetings.remove('main', 'm', NOW)).toBe(true)
    expect(await store.meetings.remove('main', 'm', NOW)).toBe(false)
    expect(await store.meetings.get('main', 'm')).toBeNull()
    expect((await store.meetings.list({ workspaceId: 'main', limit: 10 })).items).toEqual([])
    expect((await store.log.runs({ workspaceId: 'main', limit: 10 })).items).toEqual([])
    expect(
      await store.meetings.adopt({ workspaceId: 'main', meetingId: 'm', runId: 'run-1', by: 'person' }),
    ).toBe('unchanged')
    expect(await store.meetings.put(meeting('m', 'again'), NOW)).toMatchObject({ created: false })
    expect(await store.meetings.get('main', 'm')).toMatchObject({
      body: body('again'),
      adoptedRunId: 'run-1',
    })
    expect((await store.log.runs({ workspaceId: 'main', limit: 10 })).items).toHaveLength(1)
  })

  it('are listed newest first, by page', async () => {
    for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await store.meetings.put(meeting(id), NOW + Math.floor(index / 2))
    }
    const first = await store.meetings.list({ workspaceId: 'main', limit: 2 })
    await store.meetings.put(meeting('f'), NOW + 9)
    const cursor = first.nextCursor ?? ''
    const second = await store.meetings.list({ workspaceId: 'main', limit: 3, cursor })
    expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['e', 'd'],
      ['c', 'b', 'a'],
    ])
    expect(second.nextCursor).toBeNull()
    await expect(store.meetings.list({ workspaceId: 'main', limit: 2, cursor: 'nonsense' })).rejects.toThrow(
      CursorInvalid,
    )
  })

  it('adopt a completed run where none is, and any run when a person says so', async () => {
    const { meetings, log } = store
    await meetings.put(meeting('m'), NOW)
    for (const runId of ['run-1', 'run-2']) await log.create({ ...newRun(runId), meetingId: 'm' })
    const adopt = (runId: string, by: 'person' | 'completion', meetingId = 'm') =>
      meetings.adopt({ workspaceId: 'main', meetingId, runId, by })
    expect(await adopt('run-1', 'completion')).toBe('adopted')
    expect(await adopt('run-2', 'completion')).toBe('unchanged')
    expect(await meetings.adopted('main', ['run-1', 'run-2'])).toEqual(new Set(['run-1']))
    expect(await adopt('run-2', 'person')).toBe('adopted')
    expect(await meetings.get('main', 'm')).toMatchObject({ adoptedRunId: 'run-2' })
    expect(await adopt('nobody', 'person')).toBe('unchanged')
    await log.create({ ...newRun('elsewhere'), meetingId: 'other' })
    expect(await adopt('elsewhere', 'person')).toBe('unchanged')
  })

  it('are never stood for by a replay, whoever asks', async () => {
    const { meetings, log } = store
    await meetings.put(meeting('m'), NOW)
    await log.create({ ...newRun('again', { kind: 'replay' }), meetingId: 'm' })
    for (const by of ['person', 'completion'] as const)
      expect(await meetings.adopt({ workspaceId: 'main', meetingId: 'm', runId: 'again', by })).toBe('replay')
    expect(await meetings.get('main', 'm')).toMatchObject({ adoptedRunId: null })
  })

  it('have their first completed run adopted by the append that completes it', async () => {
    await store.meetings.put(meeting('m'), NOW)
    await store.log.create({ ...newRun(), meetingId: 'm' })
    await store.log.append('run-1', 1, 0, logOf(2).slice(1), { status: 'completed' })
    expect(await store.meetings.get('main', 'm')).toMatchObject({ adoptedRunId: 'run-1' })
  })
})
