import type { Clock as LibraryClock } from '../../autogen/core/outside.ts'
import type { Clock } from '../../ports/outside.ts'

/** The library's clock rejects a sleeper whose signal is aborted, ours wakes it. */
export const asLibraryClock = (clock: Clock): LibraryClock => ({
  now: () => clock.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted()
    await clock.sleep(ms, signal)
    signal?.throwIfAborted()
  },
})
