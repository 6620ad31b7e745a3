import type { Clock } from './outside.ts'

// A timer that is set for longer (about 25 days) would fire at once.
const LONGEST_MS = 2 ** 31 - 1

/** The time of this computer: what everything uses that is given no other clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, Math.min(Math.max(0, ms), LONGEST_MS))
    const cut = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', cut, { once: true })
    await promise.finally(() => signal?.removeEventListener('abort', cut))
  },
}
