import { describe, expect, it } from 'vitest'
import { Pace } from '../../backend/broker/pace.ts'
import { TestClock } from '../support/clock.ts'

/** A room whose telling takes as long as the test says; ticks end when the test says. */
function room(takes: number) {
  const clock = new TestClock()
  const ends: (() => void)[] = []
  let told = 0
  const work = () => {
    told++
    clock.advance(takes)
  }
  const pace = new Pace({ clock, afterTick: (end) => ends.push(end), work })
  const tick = async () => {
    for (const end of ends.splice(0)) end()
    await Promise.resolve()
  }
  const pass = async (ms: number) => {
    clock.advance(ms)
    await Promise.resolve()
  }
  return { pace, tick, pass, told: () => told }
}

describe('the pace of a room', () => {
  it('is one telling a tick, however often it is wanted', async () => {
    const { pace, tick, told } = room(0)
    for (let i = 0; i < 3; i++) pace.want(false)
    expect(told()).toBe(0)
    await tick()
    expect(told()).toBe(1)
    await tick()
    expect(told()).toBe(1)
  })

  it('knows no rest where telling is quick', async () => {
    const { pace, tick, told } = room(1)
    for (let i = 1; i <= 5; i++) {
      pace.want(false)
      await tick()
      expect(told()).toBe(i)
    }
  })

  it('knows no rest where there was time', async () => {
    const { pace, tick, told } = room(8)
    for (let i = 1; i <= 5; i++) {
      pace.want(false)
      await tick()
      await tick()
      expect(told()).toBe(i)
    }
  })

  it('rests for half as long as the telling took where the next follows at once, and then tells', async () => {
    const { pace, tick, pass, told } = room(8)
    pace.want(false)
    await tick()
    pace.want(false)
    await tick()
    await pass(3)
    await tick()
    pace.want(false)
    await tick()
    expect(told()).toBe(1)
    await pass(1)
    await tick()
    expect(told()).toBe(2)
  })

  it('does not rest for longer than an eye sees', async () => {
    const { pace, tick, pass, told } = room(5_000)
    pace.want(false)
    await tick()
    pace.want(false)
    await pass(16)
    await tick()
    expect(told()).toBe(2)
  })

  it('does not rest on a lot, and does not tell it twice', async () => {
    const { pace, tick, pass, told } = room(8)
    pace.want(false)
    await tick()
    pace.want(false)
    pace.want(true)
    await pass(4)
    await tick()
    expect(told()).toBe(2)
    await tick()
    expect(told()).toBe(2)
  })
})
