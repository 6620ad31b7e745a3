import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seededRandom, systemClock, systemIds } from '../../backend/engine/system.ts'

describe('ids of events', () => {
  const NOW = Date.parse('2026-01-02T03:04:05.678Z')

  it('are UUIDs of version 7 that hold their time', () => {
    const id = systemIds().event(NOW)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW)
  })

  it('grow, however many a millisecond holds and however the clock jumps', () => {
    const { event } = systemIds()
    const times = [...Array.from({ length: 10_000 }, () => NOW), NOW - 5_000, NOW + 1, NOW + 1, NOW + 60_000]
    const ids = times.map((now) => event(now))
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(id))).toBe(true)
  })

  it('of two makers differ', () => {
    const [a, b] = [systemIds(), systemIds()]
    const made = Array.from({ length: 1_000 }, () => [a.event(NOW), b.event(NOW)]).flat()
    expect(new Set(made).size).toBe(2_000)
  })
})

describe('ids of runs and requests', () => {
  it('may stand in a URL; those of runs sort by time', () => {
    const { run, request } = systemIds()
    expect(run(Date.parse('2026-01-02T03:04:05.678Z'))).toMatch(/^20260102-030405-[0-9a-z]{8}$/)
    expect(run(0) < run(1_000)).toBe(true)
    expect(request()).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(Array.from({ length: 1_000 }, () => run(0))).size).toBe(1_000)
  })
})

describe('chance by seed', () => {
  it('is the same for the same seed, within 0 and 1, and known', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(draw(1)).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741, 0.9683778982143849,
    ])
    const many = Array.from({ length: 10_000 }, seededRandom(7))
    expect(many.every((value) => value >= 0 && value < 1)).toBe(true)
    expect(many.reduce((sum, value) => sum + value) / many.length).toBeCloseTo(0.5, 1)
  })
})

describe('sleeping', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const asleep = (ms: number, signal?: AbortSignal) => {
    const state = { woke: false }
    void systemClock.sleep(ms, signal).then(() => (state.woke = true))
    return state
  }

  it('ends after its time, also when that is longer than a timer can wait', async () => {
    const days = 60 * 24 * 3_600_000
    const short = asleep(100)
    const long = asleep(days)
    await vi.advanceTimersByTimeAsync(100)
    expect([short.woke, long.woke]).toEqual([true, false])
    await vi.advanceTimersByTimeAsync(days - 101)
    expect(long.woke).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(long.woke).toBe(true)
  })

  it('ends at once when its signal aborts, and leaves no timer', async () => {
    const stop = new AbortController()
    const sleeper = asleep(1_000, stop.signal)
    stop.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(sleeper.woke).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    const late = asleep(1_000, stop.signal)
    await vi.advanceTimersByTimeAsync(0)
    expect(late.woke).toBe(true)
  })
})
