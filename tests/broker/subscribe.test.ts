import { describe, expect, it } from 'vitest'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { isEventFrame } from '../../schemas/generated/validators.js'
import { TestClock } from '../support/clock.ts'
import { testStages } from '../support/stage.ts'

const open = testStages()
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

describe('a subscription', () => {
  it('gets the backlog in order, then caught_up, then what is appended', async () => {
    const stage = await open()
    const events = await stage.append(1200)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    expect(await viewer.next('subscribed')).toEqual({ type: 'subscribed', runId: 'run-1', lastSeq: 1200 })
    expect(await viewer.next('caught_up')).toEqual({ type: 'caught_up', runId: 'run-1', seq: 1200 })
    expect(viewer.frames.map(({ type }) => type).indexOf('caught_up')).toBe(1201)
    const more = await stage.append(3)
    await viewer.when(() => (viewer.of('event').length >= 1203 ? true : undefined))
    expect(viewer.seqs()).toEqual(upTo(1203))
    expect(viewer.of('caught_up')).toHaveLength(1)
    const texts = viewer.raw.filter((text) => text.startsWith('{"event":'))
    // The stored bytes stand in the frame as they are.
    expect(texts).toEqual(
      [...events, ...more].map(({ bytes }) => `{"event":${bytes},"runId":"run-1","type":"event"}`),
    )
    expect(
      viewer
        .of('event')
        .slice(0, 5)
        .every((frame) => isEventFrame(frame)),
    ).toBe(true)
  })

  it('begins after the seq that was seen last', async () => {
    const stage = await open()
    await stage.append(20)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 17 })
    await viewer.next('caught_up')
    expect(viewer.seqs()).toEqual([18, 19, 20])
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 19 })
    await viewer.when(() => viewer.of('caught_up')[1])
    expect(viewer.seqs()).toEqual([18, 19, 20, 20])
  })

  it('is told how far the run is, and sent nothing, where that is more than it cares to read', async () => {
    const stage = await open()
    await stage.append(120)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0, most: 100 })
    expect(await viewer.next('subscribed')).toEqual({ type: 'subscribed', runId: 'run-1', lastSeq: 120 })
    await stage.append(1)
    expect(stage.rooms.size).toEqual({ sessions: 1, rooms: 0 })
    // It has found another way to there, and goes on.
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 119, most: 100 })
    await viewer.next('caught_up')
    expect(viewer.seqs()).toEqual([120, 121])
  })

  it('misses nothing of what is appended while it begins', async () => {
    const stage = await open()
    await stage.append(50)
    const viewer = await stage.viewer()
    for (let i = 0; i < 20; i++) {
      viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
      await stage.append(5)
      await viewer.when(() => viewer.of('caught_up')[i])
      await viewer.when(() => (viewer.seqs().at(-1) === 55 + i * 5 ? true : undefined))
      // What came before `subscribed` was the subscription before.
      const begin = viewer.frames.findLastIndex(({ type }) => type === 'subscribed')
      viewer.frames.splice(0, begin, ...viewer.of('caught_up').slice(0, i))
      expect(viewer.seqs()).toEqual(upTo(55 + i * 5))
    }
  })

  it('keeps many runs on one connection apart', async () => {
    const stage = await open()
    const viewer = await stage.viewer()
    const runs = ['a', 'b', 'c']
    for (const run of runs) await stage.append(4, run)
    for (const runId of runs) viewer.send({ type: 'subscribe', runId, after: 0 })
    await viewer.when(() => viewer.of('caught_up')[2])
    await Promise.all(runs.map((run) => stage.append(3, run)))
    await viewer.when(() => (viewer.of('event').length === 21 ? true : undefined))
    for (const run of runs) expect(viewer.seqs(run)).toEqual(upTo(7))
    expect(stage.rooms.size).toEqual({ sessions: 1, rooms: 3 })
  })

  it('costs the log one read a page, however many come back together', async () => {
    const log = memoryRunLog()
    const reads: number[] = []
    const counted = {
      ...log,
      read: (runId: string, after: number, limit?: number) => (
        reads.push(after),
        log.read(runId, after, limit)
      ),
    }
    const stage = await open({ log: counted, clock: new TestClock() })
    await stage.append(1_200)
    const viewers = await Promise.all(Array.from({ length: 20 }, () => stage.viewer()))
    for (const viewer of viewers) viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await Promise.all(viewers.map((viewer) => viewer.next('caught_up')))
    for (const viewer of viewers) expect(viewer.seqs()).toEqual(upTo(1_200))
    expect(reads).toEqual([0, 500, 1_000])
  })

  it('ends with unsubscribe, and the room with its last viewer', async () => {
    const stage = await open()
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    viewer.send({ type: 'unsubscribe', runId: 'run-1' })
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 1 })
    await viewer.when(() => viewer.of('caught_up').at(-1))
    viewer.send({ type: 'unsubscribe', runId: 'run-1' })
    viewer.send({ type: 'ping', id: 'now' })
    await viewer.next('pong')
    await stage.append(5)
    viewer.send({ type: 'ping', id: 'later' })
    await viewer.next('pong', ({ id }) => id === 'later')
    expect(viewer.seqs().filter((seq) => seq > 1)).toEqual([])
    expect(stage.rooms.size.rooms).toBe(0)
  })

  it('is refused for a run there is not, or not in this workspace', async () => {
    const stage = await open()
    await stage.append(3, 'theirs', 'other')
    const viewer = await stage.viewer()
    for (const runId of ['none', 'theirs']) {
      viewer.send({ type: 'subscribe', runId, after: 0 })
      expect(await viewer.next('error', (frame) => frame.runId === runId)).toMatchObject({
        code: 'run_not_found',
      })
    }
    expect(viewer.of('event')).toEqual([])
  })

  it('is asked for on each message, and ends when it may no longer be', async () => {
    let allowed = true
    const clock = new TestClock()
    const stage = await open({
      clock,
      authorize: (_, __, { id }) => (allowed || id === undefined ? null : 'No longer.'),
    })
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await viewer.next('caught_up')
    allowed = false
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    expect(await viewer.next('error')).toMatchObject({ code: 'not_allowed', detail: 'No longer.' })
    for (let second = 0; second < 5; second++) {
      clock.advance(1_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await viewer.closed).toBe(4003)
  })

  it('finds what no hint told it of', async () => {
    const stage = await open({ silentBus: true })
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await viewer.next('caught_up')
    await stage.append(2)
    stage.bus.publish({ kind: 'appended', runId: 'run-1', seq: 3 })
    await viewer.when(() => (viewer.seqs().length === 3 ? true : undefined))
    // Out of order, doubled and with a hole: the log has the last word.
    const [four, five] = await stage.append(2)
    stage.bus.publish({ kind: 'appended', runId: 'run-1', seq: 5, events: five ? [five] : [] })
    stage.bus.publish({ kind: 'appended', runId: 'run-1', seq: 4, events: four ? [four] : [] })
    stage.bus.publish({ kind: 'appended', runId: 'run-1', seq: 5, events: four && five ? [four, five] : [] })
    await viewer.when(() => (viewer.seqs().length >= 5 ? true : undefined))
    expect(viewer.seqs()).toEqual(upTo(5))
  })
})

describe('the message under way', () => {
  it('is shown to who comes in the middle, and streamed on from there', async () => {
    const stage = await open()
    await stage.append(2)
    const told = { turnId: 't1', messageId: 'm1', seat: 'expert_a' }
    stage.drafts.set('run-1', { ...told, text: 'We ', index: 1 })
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    expect(await viewer.next('draft')).toEqual({
      type: 'draft',
      runId: 'run-1',
      ...told,
      text: 'We ',
      index: 1,
    })
    expect(viewer.frames.at(-2)).toMatchObject({ type: 'caught_up' })
    stage.bus.publish({ kind: 'draft', runId: 'run-1', ...told, text: 'could ', index: 1 })
    stage.bus.publish({ kind: 'draft', runId: 'run-1', ...told, text: 'wait', index: 2 })
    await viewer.when(() => viewer.of('delta')[1])
    expect(viewer.of('delta')).toEqual([
      { type: 'delta', runId: 'run-1', messageId: 'm1', index: 1, text: 'could ' },
      { type: 'delta', runId: 'run-1', messageId: 'm1', index: 2, text: 'wait' },
    ])
  })

  it('is out before the event that ends it', async () => {
    const stage = await open()
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await viewer.next('caught_up')
    stage.bus.publish({
      kind: 'draft',
      runId: 'run-1',
      turnId: 't',
      messageId: 'm',
      seat: 's',
      text: 'x',
      index: 0,
    })
    await stage.append(1)
    await viewer.when(() => (viewer.seqs().includes(2) ? true : undefined))
    expect(viewer.frames.map(({ type }) => type).slice(-2)).toEqual(['delta', 'event'])
  })

  it('does not overtake what happened before it', async () => {
    const stage = await open()
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await viewer.next('caught_up')
    await stage.append(1)
    const told = { turnId: 't', messageId: 'm', seat: 's', text: 'x', index: 0 }
    stage.bus.publish({ kind: 'draft', runId: 'run-1', ...told })
    await stage.append(1)
    await viewer.when(() => (viewer.seqs().includes(3) ? true : undefined))
    expect(viewer.frames.map(({ type }) => type).slice(-3)).toEqual(['event', 'delta', 'event'])
  })
})
