import { expect, test } from 'vitest'
import { jumpedAhead, logTime, read } from '../../backend/log/log-clock.ts'
import { TestClock } from '../support/clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A log whose last event was just written; what the clock says of the next one. */
function justWritten() {
  const clock = new TestClock()
  let [lastAt, seen] = [clock.now(), read(clock)]
  return {
    clock,
    lastAt,
    next: () => logTime(lastAt, seen, read(clock)) - lastAt,
    jumped: () => jumpedAhead(lastAt, seen, read(clock)),
    write() {
      ;[lastAt, seen] = [logTime(lastAt, seen, read(clock)), read(clock)]
    },
  }
}

test('the log has the machine’s time, also after a correction of a few seconds', () => {
  const log = justWritten()
  log.clock.advance(20_000)
  log.clock.jump(4_000)
  expect(log.next()).toBe(24_000)
  expect(log.jumped()).toBe(false)
})

test('a clock that is set back does not hold the log up: it goes on as time passes', () => {
  const log = justWritten()
  log.clock.jump(-HOUR)
  log.clock.advance(20_000)
  expect(log.next()).toBe(20_000)
  log.write()
  log.clock.advance(30_000)
  expect(log.next()).toBe(30_000)
  expect(log.jumped()).toBe(false)
})

test('once the clock has caught up the log has its time again, and that is no jump', () => {
  const log = justWritten()
  log.clock.jump(-60_000)
  log.clock.advance(90_000)
  log.write()
  log.clock.jump(60_000)
  log.clock.advance(1_000)
  expect(log.next()).toBe(1_000)
  expect(log.jumped()).toBe(false)
})

test.each([DAY, HOUR, 6_000])('a jump of %i ms ahead is told from time that passed', (ms) => {
  const log = justWritten()
  log.clock.advance(ms)
  expect(log.jumped()).toBe(false)
  log.clock.jump(ms)
  expect(log.jumped()).toBe(true)
  log.write()
  expect(log.jumped()).toBe(false)
})
