import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RunUnknown } from '../../backend/log/appending.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { CursorInvalid } from '../../backend/log/page-cursor.ts'
import type { RunLog, RunSummary } from '../../backend/ports/run-log.ts'
import { logOf, newRun, sealed, SUMMARY } from '../support/events.ts'

/** A log to test, and what must be closed with it. */
type Opened = { log: RunLog; close(): Promise<void> }

/** What every implementation of the run log promises. */
export function runLogContract(name: string, open: () => Promise<Opened>): void {
  describe(`the run log (${name})`, () => {
    let log: RunLog
    let close: Opened['close']
    beforeEach(async () => {
      ;({ log, close } = await open())
    })
    afterEach(() => close())

    const create = (
      runId: string,
      over: Partial<RunSummary> & { meetingId?: string; workspaceId?: string } = {},
    ) => {
      const { meetingId = 'meeting-1', workspaceId = 'main', ...summary } = over
      return log.create({ ...newRun(runId, summary), meetingId, workspaceId })
    }
    /** The next `count` events of the run, sealed behind what is stored. */
    const next = async (runId: string, count: number) => {
      const head = await log.head(runId)
      return sealed(count, { runId, after: head?.headSeq ?? 0, previous: head?.headHash })
    }

    it('keeps the bytes of a run as they were given, in order and without a gap', async () => {
      const events = logOf(6)
      expect(await create('run-1')).toEqual({ ok: true, headSeq: 1 })
      expect(await log.append('run-1', 1, 0, events.slice(1, 4))).toEqual({ ok: true, headSeq: 4 })
      expect(await log.append('run-1', 4, 0, events.slice(4))).toEqual({ ok: true, headSeq: 6 })
      expect(await log.read('run-1', 0)).toEqual(events)
      expect(await log.head('run-1')).toEqual({
        runId: 'run-1',
        workspaceId: 'main',
        meetingId: 'meeting-1',
        headSeq: 6,
        headHash: events[5]?.hash,
        epoch: 0,
      })
    })

    it('takes a run that is whole from the start, and all of it or nothing', async () => {
      const [first, ...rest] = logOf(4)
      if (first === undefined) throw new Error('A log has a first event.')
      const run = { ...newRun('run-1', { kind: 'import', status: 'completed' }), first, rest }
      const whole = { ...run, meetingId: 'meeting-1', workspaceId: 'main' }
      expect(await log.create(whole)).toEqual({ ok: true, headSeq: 4 })
      expect(await log.read('run-1', 0)).toEqual([first, ...rest])
      expect(await log.head('run-1')).toMatchObject({ headSeq: 4, headHash: rest.at(-1)?.hash })
      const { items } = await log.runs({ workspaceId: 'main', limit: 9 })
      expect(items).toMatchObject([{ runId: 'run-1', kind: 'import', status: 'completed' }])
      expect(await log.create(whole)).toMatchObject({ ok: false, reason: 'conflict', headSeq: 4 })
      await expect(log.create({ ...whole, runId: 'run-2', rest: rest.slice(1) })).rejects.toThrow(RangeError)
      expect(await log.head('run-2')).toBeNull()
    })

    it('keeps any text unchanged', async () => {
      await create('run-1')
      const said = { text: 'Ёлка, 😀 and \u0000 \u2028 "quoted" \\ \u00e9 e\u0301' }
      const events = sealed(1, { after: 1, previous: logOf(1)[0]?.hash, data: said })
      await log.append('run-1', 1, 0, events)
      expect(await log.read('run-1', 1)).toEqual(events)
      expect(verifyChain((await log.read('run-1', 0)).map(({ bytes }) => bytes))).toMatchObject({
        ok: true,
        headSeq: 2,
      })
    })

    it('reads after a seq, at most as many as asked', async () => {
      await create('run-1')
      await log.append('run-1', 1, 0, await next('run-1', 9))
      const seqs = async (after: number, limit?: number) =>
        (await log.read('run-1', after, limit)).map(({ seq }) => seq)
      expect(await seqs(7)).toEqual([8, 9, 10])
      expect(await seqs(2, 3)).toEqual([3, 4, 5])
      expect(await seqs(0, 1)).toEqual([1])
      expect(await seqs(10)).toEqual([])
      expect(await seqs(99)).toEqual([])
    })

    it('knows nothing of a run that was never created', async () => {
      expect(await log.head('nobody')).toBeNull()
      expect(await log.read('nobody', 0)).toEqual([])
      await expect(log.append('nobody', 1, 0, sealed(1, { after: 1 }))).rejects.toThrow(RunUnknown)
      await expect(log.fence('nobody')).rejects.toThrow(RunUnknown)
    })

    it('refuses to create a run twice and leaves the first alone', async () => {
      await create('run-1')
      await log.append('run-1', 1, 0, await next('run-1', 2))
      expect(await create('run-1', { meetingId: 'other' })).toEqual({
        ok: false,
        reason: 'conflict',
        headSeq: 3,
      })
      expect(await log.head('run-1')).toMatchObject({ meetingId: 'meeting-1', headSeq: 3 })
      expect(await log.read('run-1', 0)).toHaveLength(3)
    })

    it("begins a fork behind its parent's seq", async () => {
      await create('run-1')
      await log.append('run-1', 1, 0, await next('run-1', 4))
      const [first] = sealed(1, { runId: 'fork', after: 3, previous: logOf(3, 'run-1')[2]?.hash })
      if (!first) throw new Error('one event was asked for')
      const parent = { runId: 'run-1', seq: 3 }
      expect(
        await log.create({
          runId: 'fork',
          workspaceId: 'main',
          meetingId: 'meeting-1',
          first,
          summary: SUMMARY,
          parent,
        }),
      ).toEqual({ ok: true, headSeq: 4 })
      expect(await log.append('fork', 4, 0, await next('fork', 2))).toEqual({ ok: true, headSeq: 6 })
      expect((await log.read('fork', 4)).map(({ seq }) => seq)).toEqual([5, 6])
    })

    it('reads a fork from its first event, those of its ancestors byte for byte, and none that they got later', async () => {
      await create('run-1')
      await log.append('run-1', 1, 0, await next('run-1', 9))
      const fork = async (runId: string, parent: { runId: string; seq: number }) => {
        const previous = (await log.read(parent.runId, parent.seq - 1, 1))[0]?.hash
        const [first, ...rest] = sealed(3, { runId, after: parent.seq, previous })
        if (!first) throw new Error('three events were asked for')
        const run = { runId, workspaceId: 'main', meetingId: 'meeting-1', summary: SUMMARY, parent }
        await log.create({ ...run, first, rest })
      }
      await fork('fork', { runId: 'run-1', seq: 4 })
      await fork('fork-of-fork', { runId: 'fork', seq: 6 })
      await fork('before-its-parent', { runId: 'fork', seq: 2 })
      const [whole, forked, again, early] = await Promise.all(
        ['run-1', 'fork', 'fork-of-fork', 'before-its-parent'].map((runId) => log.read(runId, 0)),
      )
      expect(forked?.slice(0, 4)).toEqual(whole?.slice(0, 4))
      expect(again?.slice(0, 6)).toEqual(forked?.slice(0, 6))
      expect(early?.slice(0, 2)).toEqual(whole?.slice(0, 2))
      for (const [events, length] of [
        [forked, 7],
        [again, 9],
        [early, 5],
      ] as const) {
        const lines = events?.map(({ bytes }) => bytes) ?? []
        expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: length })
      }
      const seqs = async (after: number, limit: number) =>
        (await log.read('fork-of-fork', after, limit)).map(({ seq }) => seq)
      expect(await seqs(2, 3)).toEqual([3, 4, 5])
      expect(await seqs(4, 9)).toEqual([5, 6, 7, 8, 9])
      expect(await seqs(7, 1)).toEqual([8])
      expect(await seqs(3, 1)).toEqual([4])
    })

    it('refuses an append behind anything but the head, and writes nothing', async () => {
      await create('run-1')
      await log.append('run-1', 1, 0, await next('run-1', 2))
      const late = sealed(2, { after: 1 })
      expect(await log.append('run-1', 1, 0, late, { status: 'running' })).toEqual({
        ok: false,
        reason: 'conflict',
        headSeq: 3,
      })
      expect(await log.append('run-1', 5, 0, sealed(1, { after: 5 }))).toEqual({
        ok: false,
        reason: 'conflict',
        headSeq: 3,
      })
      expect(await log.read('run-1', 0)).toEqual(logOf(3))
      expect((await log.runs({ workspaceId: 'main', limit: 1 })).items[0]).toMatchObject({
        status: 'created',
        headSeq: 3,
      })
    })

    it('fences whoever holds an older epoch, and one that was never given', async () => {
      await create('run-1')
      const events = await next('run-1', 1)
      expect(await log.fence('run-1')).toBe(1)
      expect(await log.fence('run-1')).toBe(2)
      for (const epoch of [0, 1, 3]) {
        expect(await log.append('run-1', 1, epoch, events)).toEqual({
          ok: false,
          reason: 'fenced',
          headSeq: 1,
        })
      }
      expect(await log.append('run-1', 1, 2, events)).toEqual({ ok: true, headSeq: 2 })
      expect(await log.head('run-1')).toMatchObject({ epoch: 2, headSeq: 2 })
    })

    it('takes events with a gap, or none, for a bug', async () => {
      await create('run-1')
      const [, second, third, fourth] = logOf(4)
      if (!second || !third || !fourth) throw new Error('a log of four has four')
      await expect(log.append('run-1', 1, 0, [third])).rejects.toThrow(RangeError)
      await expect(log.append('run-1', 1, 0, [second, fourth])).rejects.toThrow(RangeError)
      await expect(log.append('run-1', 1, 0, [])).rejects.toThrow(RangeError)
      expect(await log.read('run-1', 0)).toHaveLength(1)
    })

    it('writes what the list shows together with the append', async () => {
      await create('run-1')
      const startedAt = '2026-01-02T03:04:06.000Z'
      await log.append('run-1', 1, 0, await next('run-1', 1), {
        status: 'running',
        phase: 'positions',
        startedAt,
      })
      await log.append('run-1', 2, 0, await next('run-1', 1), { phase: 'debate', status: undefined })
      const [run] = (await log.runs({ workspaceId: 'main', limit: 10 })).items
      expect(run).toEqual({
        ...SUMMARY,
        status: 'running',
        phase: 'debate',
        startedAt,
        ...(await log.head('run-1')),
      })
    })

    it('lists the runs of one workspace, newest first, by meeting and status', async () => {
      const at = (second: number) => ({ createdAt: `2026-01-02T03:04:0${second}.000Z` })
      await create('a', { ...at(1), endedAt: at(5).createdAt })
      await create('b', { ...at(3), status: 'running' })
      await create('c', { ...at(2), meetingId: 'meeting-2' })
      await create('d', { ...at(2), status: 'paused' })
      await create('e', { ...at(4), workspaceId: 'other' })
      const ids = async (query: Partial<Parameters<RunLog['runs']>[0]>) =>
        (await log.runs({ workspaceId: 'main', limit: 10, ...query })).items.map(({ runId }) => runId)
      expect(await ids({})).toEqual(['b', 'd', 'c', 'a'])
      expect(await ids({ meetingId: 'meeting-1' })).toEqual(['b', 'd', 'a'])
      expect(await ids({ status: ['running', 'paused'] })).toEqual(['b', 'd'])
      expect(await ids({ status: [] })).toEqual([])
      expect(await ids({ endedSince: at(5).createdAt })).toEqual(['a'])
      expect(await ids({ endedSince: at(6).createdAt })).toEqual([])
      expect(await ids({ workspaceId: 'other' })).toEqual(['e'])
    })

    it('pages by cursor, and a run made meanwhile neither hides nor repeats another', async () => {
      for (const runId of ['a', 'b', 'c', 'd', 'e']) await create(runId)
      const page = (cursor: string | null) =>
        log.runs({ workspaceId: 'main', limit: 2, ...(cursor === null ? {} : { cursor }) })
      const first = await page(null)
      await create('f')
      const second = await page(first.nextCursor)
      const third = await page(second.nextCursor)
      const ids = [first, second, third].map(({ items }) => items.map(({ runId }) => runId))
      expect(ids).toEqual([['e', 'd'], ['c', 'b'], ['a']])
      expect(third.nextCursor).toBeNull()
      await expect(page('bm9uc2Vuc2U')).rejects.toThrow(CursorInvalid)
    })

    it('lets one of two writers win each place in each of 50 runs', async () => {
      const runs = Array.from({ length: 50 }, (_, index) => `run-${index}`)
      await Promise.all(runs.map((runId) => create(runId)))
      const write = async (runId: string) => {
        let won = 0
        while (won < 5) {
          const head = await log.head(runId)
          const { headSeq: after = 0, headHash: previous } = head ?? {}
          const result = await log.append(runId, after, 0, sealed(2, { runId, after, previous }))
          if (result.ok) won += 1
          else expect(result).toMatchObject({ reason: 'conflict' })
        }
      }
      await Promise.all(runs.flatMap((runId) => [write(runId), write(runId)]))
      for (const runId of runs) {
        const lines = (await log.read(runId, 0)).map(({ bytes }) => bytes)
        expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: 21 })
        expect(await log.head(runId)).toMatchObject({ headSeq: 21 })
      }
    })

    it('settles appends of one run in the order they were made', async () => {
      await create('run-1')
      const events = logOf(41).slice(1)
      const order: number[] = []
      const results = await Promise.all(
        events.map((event) =>
          log.append('run-1', event.seq - 1, 0, [event]).then((result) => {
            order.push(event.seq)
            return result
          }),
        ),
      )
      expect(results.every(({ ok }) => ok)).toBe(true)
      expect(order).toEqual(events.map(({ seq }) => seq))
    })
  })
}
