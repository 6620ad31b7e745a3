import { expect, it } from 'vitest'
import { createWorkClock } from '../../../ui/preparation/draft/work-clock.ts'

const MINUTE = 60_000

it('counts from input to input, as far as the page is in view, and no long silence', () => {
  let now = 0
  const clock = createWorkClock(1_000, () => now)
  now = MINUTE
  expect(clock.ms()).toBe(1_000)
  clock.touch()
  now += MINUTE
  expect(clock.ms()).toBe(1_000 + MINUTE)
  clock.show(false)
  now += 60 * MINUTE
  clock.show(true)
  expect(clock.ms()).toBe(1_000 + MINUTE)
  now += 60 * MINUTE
  clock.touch()
  expect(clock.ms()).toBe(1_000 + 6 * MINUTE)
})

it('of a draft that was only looked at stands still', () => {
  let now = 0
  const clock = createWorkClock(5, () => now)
  clock.show(false)
  clock.show(true)
  now = MINUTE
  expect(clock.ms()).toBe(5)
})
