import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { MOST_UNSENT } from '../../backend/broker/watcher.ts'
import { type Stage, testStages } from '../support/stage.ts'

const open = testStages()
const EVENTS = 2_000
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describe('50 watchers on one run, one stalled, one reconnecting 100 times', () => {
  it('each sees every seq once, in order; the run is not slowed', async () => {
    const stage = await open({ data: { text: 'x'.repeat(4_000) } })
    await stage.append(1)
    const watchers = await Promise.all(Array.from({ length: 48 }, () => stage.viewer()))
    for (const viewer of watchers) viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await Promise.all(watchers.map((viewer) => viewer.next('caught_up')))
    const stalled = await stalledViewer(stage)
    const restless = reconnecting(stage, 100)

    for (let appended = 1; appended < EVENTS; appended += 20) {
      await stage.append(Math.min(20, EVENTS - appended))
      // The run goes on without waiting for anybody: only the process gets its turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    // The writer is at the end though one watcher took nothing: nobody was waited for.
    expect((await stage.log.head('run-1'))?.headSeq).toBe(EVENTS)

    await Promise.all(
      watchers.map((viewer) => viewer.when(() => (viewer.of('event').length >= EVENTS ? true : undefined))),
    )
    for (const viewer of watchers) expect(viewer.seqs()).toEqual(upTo(EVENTS))
    expect(stalled.held()).toBeGreaterThan(MOST_UNSENT / 2)
    expect(stalled.held()).toBeLessThanOrEqual(MOST_UNSENT)
    expect(await restless).toEqual(upTo(EVENTS))
    expect(await stalled.wake(EVENTS)).toEqual(upTo(EVENTS))
    expect(stage.logger.lines).toEqual([])
  })
})

/** A watcher whose socket takes nothing until it is woken, as one whose other end does not read. */
async function stalledViewer(stage: Stage) {
  const connected = new Promise<Socket>((resolve) => stage.app.server.once('connection', resolve))
  const viewer = await stage.viewer()
  viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
  await viewer.next('caught_up')
  const socket = await connected
  socket.cork()
  return {
    held: () => socket.writableLength,
    async wake(last: number): Promise<number[]> {
      socket.uncork()
      await viewer.when(() => (viewer.of('event').length >= last ? true : undefined))
      return viewer.seqs()
    },
  }
}

/** A watcher whose line breaks again and again; it comes back with the last seq it saw. */
async function reconnecting(stage: Stage, times: number): Promise<number[]> {
  const seqs: number[] = []
  for (let i = 0; i <= times; i++) {
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: seqs.at(-1) ?? 0 })
    const enough = i === times ? EVENTS : (seqs.at(-1) ?? 0) + 1
    await viewer.when(() =>
      (viewer.seqs().at(-1) ?? seqs.at(-1) ?? 0) >= Math.min(enough, EVENTS) ? true : undefined,
    )
    seqs.push(...viewer.seqs())
    viewer.socket.terminate()
  }
  return seqs
}
