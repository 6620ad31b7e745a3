import { describe, expect, it } from 'vitest'
import { createGoing } from '../../../ui/replay/going.ts'
import { createPlayer } from '../../../ui/replay/player.ts'
import type { Speed } from '../../../ui/replay/pace.ts'
import { applyEvents, createRunStore, seqOf } from '../../../ui/run/run-store.ts'
import { dice } from '../../support/random-council.ts'
import { HandClock } from './hand-clock.ts'
import { eventsOf, recordedRun, recordingOf } from './recorded.ts'

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1)

function given(seed = 3, speed: Speed = 1, longest?: number) {
  const run = recordedRun(seed)
  const events = eventsOf(run)
  const recording = recordingOf(run)
  const clock = new HandClock()
  const player = createPlayer({ recording, clock, speed, ...(longest === undefined ? {} : { longest }) })
  return { events, recording, clock, player, seq: () => seqOf(player.run.getState()) }
}

/** What the fold of the first `seq` events shows, apart from what a light opening leaves out. */
function shown(store: ReturnType<typeof createRunStore>) {
  const { state, timeline, spent, talk, pausedBy } = store.getState()
  const rows = timeline.rows.slice(timeline.rows.length - 200)
  return {
    seq: state?.seq,
    status: state?.status,
    phase: state?.phase,
    queue: state?.queue,
    rows,
    spent,
    talk,
    pausedBy,
  }
}

describe.each(SEEDS)('the replay of a council of seed %d', (seed) => {
  it('shows at any place what had been folded there, however it came to it', async () => {
    const { events, clock, player } = given(seed, 'max')
    const d = dice(seed + 300)
    const at = 1 + d.below(events.length)
    const folded = createRunStore()
    applyEvents(folded, events.slice(0, at))
    await player.seek(at)
    expect(shown(player.run)).toEqual(shown(folded))

    const before = 1 + d.below(at)
    await player.seek(before)
    for (let seq = before; seq < at; seq++) await player.next()
    expect(shown(player.run)).toEqual(shown(folded))

    applyEvents(folded, events)
    player.play()
    await clock.pass(10)
    expect(shown(player.run)).toEqual(shown(folded))
    expect(player.playing.getState()).toMatchObject({ isAtEnd: true, isPlaying: false })
  })
})

describe('a replay', () => {
  /** Two neighbours between which some time went by. */
  const gapIn = (events: readonly { seq: number; at: string }[]) => {
    for (const [i, event] of events.entries()) {
      const ms = Date.parse(event.at) - Date.parse(events[i - 1]?.at ?? event.at)
      if (ms > 1_000) return { seq: event.seq, ms }
    }
    throw new Error('Nothing took its time in this council.')
  }

  it.each([0.5, 1, 4, 16] as const)('keeps to the recorded time at %d times its speed', async (speed) => {
    const { events, clock, player, seq } = given(3, speed)
    const gap = gapIn(events)
    await player.seek(gap.seq - 1)
    player.play()
    await clock.pass(gap.ms / speed - 1)
    expect(seq()).toBe(gap.seq - 1)
    await clock.pass(2)
    expect(seq()).toBeGreaterThanOrEqual(gap.seq)
  })

  it('lets the time of the recording flow between two events', async () => {
    const { events, clock, player } = given(3, 2)
    const gap = gapIn(events)
    await player.seek(gap.seq - 1)
    const before = player.playing.getState().now
    player.play()
    await clock.pass(gap.ms / 4)
    const passed = player.playing.getState().now - before
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThanOrEqual(gap.ms / 2)
  })

  it('passes over a silence that is longer than it should be', async () => {
    const { events, clock, player, seq } = given(3, 1, 500)
    const gap = gapIn(events)
    await player.seek(gap.seq - 1)
    player.passOver(gap.ms - 1)
    player.setSpeed(0.5)
    player.play()
    await clock.pass(1_250)
    expect(seq()).toBeGreaterThanOrEqual(gap.seq)
  })

  it('stands still where it is paused, and goes on from there', async () => {
    const { clock, player, seq } = given(3, 16)
    await player.seek(1)
    player.play()
    await clock.pass(500)
    player.pause()
    const held = seq()
    await clock.pass(600_000)
    expect(seq()).toBe(held)
    player.play()
    await clock.pass(600_000)
    expect(seq()).toBeGreaterThan(held)
  })

  it('leaves each message as long as one reads it', async () => {
    const { events, clock, player, seq } = given(3, 'reading')
    const said = events.filter(({ type }) => type === 'chat_message')
    const [first, second] = [said[0]?.seq ?? 0, said[1]?.seq ?? 0]
    await player.seek(first)
    player.play()
    await clock.pass(1_000)
    expect(seq()).toBeLessThan(second)
    await clock.pass(30_000)
    expect(seq()).toBeGreaterThanOrEqual(second)
  })

  it('begins at once where nothing was shown yet, and keeps to the recorded time from there', async () => {
    const { events, clock, player, seq } = given(3, 1_000)
    player.play()
    await clock.pass(1)
    expect(seq()).toBeGreaterThan(0)
    await clock.pass((Date.parse(events.at(-1)?.at ?? '') - Date.parse(events[0]?.at ?? '')) / 1_000 + 10)
    expect(player.playing.getState()).toMatchObject({ isAtEnd: true, isPlaying: false })
    expect(seq()).toBe(events.length)
  })

  it('shows all that is left at once where it is asked to, also while it stands still', async () => {
    const { events, clock, player, seq } = given(3)
    player.play()
    await clock.pass(1)
    player.pause()
    player.setSpeed('max')
    player.play()
    await clock.pass(10)
    expect(seq()).toBe(events.length)
  })

  it('does not ask for more again and again once it knows that there is no more', async () => {
    const { events, recording, clock, player } = given(3, 1)
    await player.seek(events.length - 20)
    player.play()
    await clock.pass(3_600_000)
    expect(player.playing.getState().isAtEnd).toBe(true)
    const last = recording.asked.filter((one) => one === `events ${events.length}`)
    expect(last.length).toBeLessThanOrEqual(2)
  })

  it('says that it cannot read on, and holds its place', async () => {
    const { recording, clock, player, seq } = given(3, 'max')
    await player.seek(2)
    recording.events = () => Promise.reject(new Error('Nobody answers.'))
    player.play()
    await clock.pass(10)
    expect(player.playing.getState()).toMatchObject({ state: 'failed', isPlaying: false })
    expect(seq()).toBe(2)
  })

  it('goes to the last place that was asked for, and to few of those in between', async () => {
    const { recording, clock, player, seq } = given(3)
    const going = createGoing(player)
    for (let at = 1; at <= 30; at++) going.to(at)
    await clock.pass(1)
    expect(seq()).toBe(30)
    expect(going.target.getState().seq).toBeNull()
    expect(recording.asked.filter((one) => one.startsWith('opening'))).toEqual(['opening 1', 'opening 30'])
  })
})
