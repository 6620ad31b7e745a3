import { describe, expect, it } from 'vitest'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import type { Speed } from '../../backend/council/timeline/playing.ts'
import { Player } from '../../backend/replays/player.ts'
import { TestClock } from '../support/clock.ts'
import { until } from '../support/doors.ts'
import { unsealed } from '../support/events.ts'

const START = Date.parse('2026-01-02T03:04:05.000Z')

/** Messages that were said so many milliseconds after the first. */
const logAt = (...offsets: number[]): StoredEvent[] =>
  seal(
    offsets.map((offset, i) => ({
      ...unsealed(i + 1, { messageId: `m${i + 1}`, content: 'A'.repeat(50) }),
      at: new Date(START + offset).toISOString(),
    })),
    NO_HASH,
  )

/** A player over a clock that is told, and what it has said so far. */
function playing(events: readonly StoredEvent[], speed: Speed) {
  const clock = new TestClock()
  const told: StoredEvent[] = []
  const setBack: number[] = []
  const player = new Player(
    {
      log: {
        headSeq: events.length,
        read: async (after, limit) => events.slice(after, after + limit),
      },
      clock,
      moved: (_, some) => told.push(...some),
      setBack: (seq) => setBack.push(seq),
      failed: (error) => {
        throw error
      },
    },
    speed,
  )
  /** Everything that can happen without time has happened. */
  const quiet = async () => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    player,
    told,
    setBack,
    quiet,
    seqs: () => told.map(({ seq }) => seq),
    async pass(ms: number) {
      await quiet()
      clock.advance(ms)
      await quiet()
    },
  }
}

describe('a log that is played again', () => {
  it('tells each event when it is due, divided by the speed', async () => {
    const { player, pass, seqs, quiet } = playing(logAt(0, 1_000, 3_000, 3_000, 9_000), 2)
    await quiet()
    expect(seqs()).toEqual([1])
    await pass(499)
    expect(seqs()).toEqual([1])
    await pass(1)
    expect(seqs()).toEqual([1, 2])
    await pass(1_000)
    expect(seqs()).toEqual([1, 2, 3, 4])
    expect(player.now).toEqual({ seq: 4, speed: 2, state: 'playing' })
    await pass(3_000)
    expect(player.now).toEqual({ seq: 5, speed: 2, state: 'ended' })
    await player.close()
  })

  it('loses no time where nobody looked for a while', async () => {
    const { player, pass, seqs } = playing(logAt(0, 1_000, 2_000, 10_000), 1)
    await pass(2_500)
    expect(seqs()).toEqual([1, 2, 3])
    await pass(7_499)
    expect(seqs()).toHaveLength(3)
    await pass(1)
    expect(seqs()).toHaveLength(4)
    await player.close()
  })

  it('tells a long log at once, in order and with unchanged bytes', async () => {
    const events = logAt(...Array.from({ length: 1_201 }, (_, i) => i * 60_000))
    const { player, told } = playing(events, 'max')
    await until(() => player.now.state === 'ended')
    expect(told).toEqual(events)
    await player.close()
  })

  it('waits for as long as somebody reads what was said', async () => {
    const { player, pass, seqs } = playing(logAt(0, 3_600_000), 'reading')
    await pass(1_999)
    expect(seqs()).toEqual([1])
    await pass(1)
    expect(seqs()).toEqual([1, 2])
    await player.close()
  })

  it('keeps what has passed of a silence over a pause and over another speed', async () => {
    const { player, pass, seqs } = playing(logAt(0, 10_000), 1)
    await pass(4_000)
    player.change({ state: 'paused' })
    await pass(60_000)
    expect(seqs()).toEqual([1])
    player.change({ state: 'playing', speed: 4 })
    await pass(1_499)
    expect(seqs()).toEqual([1])
    await pass(1)
    expect(seqs()).toEqual([1, 2])
    await player.close()
  })

  it('goes on from where it is set to, and says so where that is back', async () => {
    const { player, pass, seqs, setBack, quiet } = playing(logAt(0, 1_000, 2_000, 3_000), 1)
    await quiet()
    player.change({ seq: 3 })
    expect(player.now.seq).toBe(3)
    await pass(1_000)
    expect(seqs()).toEqual([1, 4])
    expect(setBack).toEqual([])

    player.change({ seq: 1 })
    expect(setBack).toEqual([1])
    await pass(60_000)
    expect(player.now).toEqual({ seq: 1, speed: 1, state: 'paused' })
    player.change({ state: 'playing' })
    await pass(1_000)
    expect(seqs()).toEqual([1, 4, 2])
    await player.close()
  })

  it('begins from nothing where it is set to 0, and ends where it is set beyond the end', async () => {
    const { player, seqs, pass, quiet } = playing(logAt(0, 1_000), 1)
    await quiet()
    player.change({ seq: 0, state: 'paused' })
    await pass(5_000)
    expect(player.now).toMatchObject({ seq: 0, state: 'paused' })
    player.change({ state: 'playing' })
    await quiet()
    expect(seqs()).toEqual([1, 1])
    player.change({ seq: 99 })
    await quiet()
    expect(player.now).toMatchObject({ seq: 2, state: 'ended' })
    await player.close()
  })
})
