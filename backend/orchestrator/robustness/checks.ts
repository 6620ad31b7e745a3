import { uncheckable } from '../../council/robustness/uncheckable.ts'
import type { RobustnessWish } from '../../council/robustness/variations.ts'
import { isoOf } from '../../council/time.ts'
import { RunNotFound } from '../../log/run-not-found.ts'
import type { Runs } from '../../log/runs.ts'
import type { Checked, KeptChecks, Progress, RobustnessChecks } from '../../ports/robustness.ts'
import type { AsideDeps } from './aside.ts'
import { beginningOf } from './beginning.ts'
import { checkRun, variationsFrom, type Recorded } from './check-run.ts'
import { estimateCheck } from './estimate-check.ts'

export type ChecksDeps = AsideDeps & {
  /** The runs that are kept: they are read, and nothing of a check is written to them. */
  kept: Pick<Runs, 'state' | 'log'>
  results: KeptChecks
}

type Going = { state: 'going'; done: number; of: number } | { state: 'failed' }

/** The checks of this process: of a run one at a time, and of all runs one after the other, since each is many councils. */
export function robustnessChecks(deps: ChecksDeps): RobustnessChecks {
  const { kept, results, clock, logger } = deps
  const going = new Map<string, Going>()
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  const check = async (runId: string, wish: RobustnessWish, progress?: Progress) => {
    const recorded = await recordedOf(kept, runId)
    const { signal } = closing
    const given = { wish, signal, ...(progress === undefined ? {} : { progress }) }
    const result = await checkRun(deps, recorded, given)
    await results.keep(runId, result, clock.now())
    return result
  }

  const of = async (runId: string): Promise<Checked> => {
    const now = going.get(runId)
    if (now !== undefined) return now
    const found = await results.of(runId)
    if (found === null) return { state: 'none' }
    return { state: 'done', checkedAt: isoOf(found.checkedAt), result: found.result }
  }

  return {
    of,
    check,

    async estimate(runId, wish) {
      const recorded = await recordedOf(kept, runId)
      const behind = await kept.log.read(runId, recorded.beginning.at(-1)?.seq ?? 0)
      return estimateCheck(recorded, behind, wish)
    },

    async start(runId, wish) {
      if (going.get(runId)?.state === 'going') return of(runId)
      going.set(runId, { state: 'going', done: 0, of: 0 })
      const failed = (err: unknown) => {
        going.set(runId, { state: 'failed' })
        if (!closing.signal.aborted) logger.error({ runId, err }, 'a check of robustness failed')
      }
      try {
        const recorded = await recordedOf(kept, runId)
        going.set(runId, { state: 'going', done: 0, of: variationsFrom(recorded, wish).length })
      } catch (error) {
        going.delete(runId)
        throw error
      }
      const progress: Progress = (done, all) => void going.set(runId, { state: 'going', done, of: all })
      last = last.then(() => check(runId, wish, progress)).then(() => going.delete(runId), failed)
      return of(runId)
    },

    async close() {
      closing.abort()
      await last
    },
  }
}

/** Whoever asks has been told before why a run cannot be checked; here that would be a bug. */
async function recordedOf(kept: ChecksDeps['kept'], runId: string): Promise<Recorded> {
  const found = await kept.state(runId)
  if (found === null) throw new RunNotFound(`There is no run ${runId}.`)
  const why = uncheckable(found)
  if (why !== null) throw new Error(why)
  return { state: found, beginning: await beginningOf(kept.log, runId) }
}
