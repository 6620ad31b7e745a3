import { randomFillSync, randomUUID } from 'node:crypto'
import type { Clock, Ids, Random } from '../ports/outside.ts'

// setTimeout fires at once for anything longer than this (about 25 days).
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep(ms, signal) {
    if (signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const wait = (left: number): NodeJS.Timeout =>
        setTimeout(
          () => {
            if (left > LONGEST_TIMER_MS) timer = wait(left - LONGEST_TIMER_MS)
            else wake()
          },
          Math.min(left, LONGEST_TIMER_MS),
        )
      let timer = wait(ms)
      signal?.addEventListener('abort', wake)
    })
  },
}

/** Ids that no other process makes. */
export function systemIds(): Ids {
  const random = randomBytes()
  return { event: eventIds(random), run: (now) => runId(now, random), request: () => randomUUID() }
}

// UUIDv7 (RFC 9562, method 1): milliseconds, a counter of 12 bits that makes ids of one process grow within a
// millisecond, 62 random bits. A clock that goes back does not take the ids with it.
function eventIds(random: () => number): (now: number) => string {
  let last = -1
  let counter = 0
  let prefix = ''
  return (now) => {
    if (now > last) {
      last = now
      counter = ((random() << 8) | random()) & 0x7ff // starts in the lower half: room to grow
      prefix = timePrefix(last)
    } else if (++counter > 0xfff) {
      last += 1 // 2,048 and more within a millisecond: borrow from the next
      counter = 0
      prefix = timePrefix(last)
    }
    let id = `${prefix}${HEX[counter >> 8]?.slice(1)}${HEX[counter & 0xff]}-${HEX[0x80 | (random() & 0x3f)]}${HEX[random()]}-`
    for (let i = 0; i < 6; i++) id += HEX[random()]
    return id
  }
}

function timePrefix(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7`
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Sorts by time, and people can read and type it: 20260102-030405-k3x9q2m7 (40 random bits within a second).
function runId(now: number, random: () => number): string {
  const time = new Date(now).toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const letters = Array.from({ length: 8 }, () => LETTERS[random() & 31])
  return `${time}-${letters.join('')}`
}

// Crockford's base 32: nothing that looks like something else.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

// Asking the system for a few bytes at a time costs more than the bytes.
function randomBytes(): () => number {
  const pool = new Uint8Array(8192)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    return pool[used++] ?? 0
  }
}

/** Chance that a seed decides (mulberry32): the same seed gives the same council. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
