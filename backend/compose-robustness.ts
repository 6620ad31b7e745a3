import { withLibrary } from './agents/looking-up.ts'
import { openVoices } from './agents/open-voices.ts'
import { OFFLINE_ONLY, panelsOf } from './agents/panels.ts'
import { seatRules } from './agents/seat-rules.ts'
import { openLibraryToRead } from './compose-knowledge.ts'
import { openRegistryInUse } from './compose-registry.ts'
import { turnsOf } from './compose-turns.ts'
import { variationsOf, type RobustnessWish } from './council/robustness/variations.ts'
import { inProcessBus, inProcessLeases } from './engine/in-process.ts'
import { systemClock, systemIds } from './engine/system.ts'
import { digest } from './log/digest.ts'
import { beginningOf } from './orchestrator/robustness/beginning.ts'
import { openAside, type AsideDeps } from './orchestrator/robustness/aside.ts'
import { checkRun, type Recorded } from './orchestrator/robustness/check-run.ts'
import { estimateCheck } from './orchestrator/robustness/estimate-check.ts'
import { stateAt } from './orchestrator/robustness/hold-variation.ts'
import { runCreated, startRun, type NewRun } from './orchestrator/start-run.ts'
import type { Config } from './config.ts'
import type { Log } from './ports/access.ts'
import type { Progress } from './ports/robustness.ts'
import type { RunLog, StoredEvent } from './ports/run-log.ts'

/** What holds councils aside is made of: a bus and leases of its own, so that nobody hears of it. */
export const asideOf = (parts: Omit<AsideDeps, 'openBus' | 'openLeases'>): AsideDeps => ({
  ...parts,
  openBus: inProcessBus,
  openLeases: inProcessLeases,
})

/** A log that lies in memory, as the checks read it. */
export type LogInMemory = { state: Recorded['state']; events: readonly StoredEvent[] }

type Options = {
  dataDir: string
  policies: readonly string[]
  logger: Log
  speakers?: Pick<Config, 'panel' | 'models'>
  /** Where the library stands, where it is not in the data directory. */
  knowledge: Config['knowledge']
}

/** Where councils of files are held and checked: the data directory gives its registry and gets nothing. */
export async function openTrials({ dataDir, policies, logger, speakers, knowledge }: Options) {
  const { registry } = await openRegistryInUse({ dataDir, policies })
  const [clock, ids] = [systemClock, systemIds()]
  const rules = seatRules(registry, digest)
  const panels = speakers === undefined ? OFFLINE_ONLY : panelsOf(speakers)
  const voiced = openVoices(registry, speakers?.models ?? null, clock)
  const turns = turnsOf({ registry, rules, speakers: voiced, clock, logger })
  const place = { places: knowledge, logger }
  const { lookUp, close: closeLibrary } = await openLibraryToRead(dataDir, null, place)
  const voices = withLibrary(voiced.voices, lookUp)
  const deps = asideOf({ ...turns, voices, ids, rules, registry })
  const recordedOf = async ({ state, events }: LogInMemory): Promise<Recorded> => ({
    state,
    beginning: await beginningOf(readerOf(events), state.runId),
  })
  return {
    /** What the first event of such a council would hold. */
    created: (given: NewRun) => runCreated(registry, given, panels),

    /** Holds a council to its end. */
    async hold(given: NewRun): Promise<LogInMemory> {
      const { log, runs, pool } = openAside(deps)
      try {
        const { runId } = await startRun({ runs, registry, panels }, given)
        await pool.drive(runId)
        const events = await log.read(runId, 0)
        const state = stateAt(events)
        if (state === null) throw new Error(`The log of ${runId} is empty.`)
        return { state, events }
      } finally {
        await pool.close()
      }
    },

    async estimate(log: LogInMemory, wish: RobustnessWish) {
      const recorded = await recordedOf(log)
      return estimateCheck(recorded, log.events.slice(recorded.beginning.length), wish)
    },

    /** In how many ways such a council would be held again. */
    async variations(given: NewRun, wish: RobustnessWish): Promise<number> {
      const { pool, runs } = openAside(deps)
      await pool.close()
      return variationsOf(await startRun({ runs, registry, panels }, given), wish).length
    },

    check: async (
      log: LogInMemory,
      given: { wish: RobustnessWish; signal: AbortSignal; progress?: Progress },
    ) => checkRun(deps, await recordedOf(log), given),

    async close() {
      await voiced.close()
      await closeLibrary()
    },
  }
}

/** Its events are those of one run, without a gap from 1 on. */
const readerOf = (events: readonly StoredEvent[]): Pick<RunLog, 'read'> => ({
  read: async (_, after, limit = Infinity) => events.slice(after, after + limit),
})
