import { setImmediate as othersTurn } from 'node:timers/promises'
import { FORM, rememberedOf } from '../council/memory/remembered.ts'
import { foldStored } from '../log/fold-stored.ts'
import type { Log } from '../ports/access.ts'
import type { MemoryStore, Unread } from '../ports/memory.ts'
import type { RunLog } from '../ports/run-log.ts'

type Deps = {
  log: Pick<RunLog, 'read'>
  store: Pick<MemoryStore, 'unread' | 'keep'>
  logger: Pick<Log, 'error'>
}

/**
 * Reads what the runs that have ended decided, where it is not known yet. It may be cut off anywhere and done again; two
 * who want it at once wait for one reading.
 */
export function remembering({ log, store, logger }: Deps): () => Promise<void> {
  // One run that cannot be read does not hold the others, and is not tried again before it has changed.
  const unreadable = new Map<string, number>()
  const readOne = async ({ runId, headSeq }: Unread) => {
    if (unreadable.get(runId) === headSeq) return
    try {
      const state = await foldStored(log, runId, null, headSeq)
      if (state === null) return
      await store.keep({ runId, seq: headSeq, form: FORM, body: rememberedOf(state) })
    } catch (err) {
      unreadable.set(runId, headSeq)
      logger.error({ err, runId }, 'what a run has decided cannot be read')
    }
  }
  let reading: Promise<void> = Promise.resolve()
  const readAll = async () => {
    for (const run of await store.unread(FORM)) {
      await readOne(run)
      await othersTurn()
    }
  }
  return () => {
    const next = reading.then(readAll)
    reading = next.catch(() => undefined)
    return next
  }
}
