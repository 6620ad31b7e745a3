import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRegistry } from './agents/read-registry.ts'
import { seatRules } from './agents/seat-rules.ts'
import { createOfflineVoices } from './agents/offline/offline-voices.ts'
import type { RunState } from './council/state.ts'
import { submitted } from './council/record/submit.ts'
import { Working } from './council/working.ts'
import { NOTHING_YET } from './agents/nothing-yet.ts'
import { inProcessBus, inProcessLeases } from './engine/in-process.ts'
import { systemClock, systemIds } from './engine/system.ts'
import { digest, sha256 } from './log/digest.ts'
import { Runs } from './log/runs.ts'
import { DriverPool } from './orchestrator/driver-pool.ts'
import { Drafts } from './orchestrator/drafts.ts'
import { atReadingPace } from './orchestrator/pace.ts'
import { openStore } from './store/open-store.ts'
import type { Log } from './ports/access.ts'
import type { Clock, Ids } from './ports/outside.ts'
import type { Voices } from './ports/voice.ts'

export type HouseOptions = {
  dataDir: string
  logger: Log
  /** Nobody is there to answer: questions to a person take their default at once. */
  alone: boolean
  /** Runs whose text is shown at reading pace; the others speak as fast as they can. */
  pace?: (runId: string) => 'reading' | 'max'
  voices?: Voices
  clock?: Clock
  ids?: Ids
}

const REGISTRY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../registry')

/** The house without its doors: store, log, rules and drivers. Closes in reverse. */
export async function openHouse(options: HouseOptions) {
  const { logger, clock = systemClock, ids = systemIds() } = options
  const registry = readRegistry(REGISTRY)
  const store = await openStore({ dataDir: options.dataDir })
  const bus = inProcessBus((err) => logger.error({ err }, 'a listener failed'))
  const rules = seatRules(registry, digest)
  const runs = new Runs({ log: store.log, clock, ids, bus, rules })
  const drafts = new Drafts(bus)
  const voices = options.voices ?? createOfflineVoices((meeting, seat) => lensOf(registry, meeting.seats, seat))
  const pool = new DriverPool({
    runs,
    leases: inProcessLeases(store.log),
    clock,
    bus,
    drafts,
    logger,
    owner: ids.request(),
    alone: options.alone,
    request: (state, turn) => rules.request(state, turn),
    faults: (state, turn, contributions) => submitted(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, contributions).refused,
    voices(state: RunState) {
      const ofRun = voices({ runId: state.runId, meeting: state.meeting, panel: state.panel, seed: state.seed })
      const reading = options.pace?.(state.runId) === 'reading'
      return reading ? (seat) => atReadingPace(ofRun(seat), clock) : ofRun
    },
  })
  return {
    store,
    registry,
    bus,
    runs,
    drafts,
    pool,
    clock,
    ids,
    async close() {
      await pool.close()
      await store.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

function lensOf(registry: ReturnType<typeof readRegistry>, seats: { seat: string; agent?: string }[], seat: string) {
  const id = seats.find((one) => one.seat === seat)?.agent
  return (id === undefined ? undefined : registry.agent(id)?.lens) ?? 'none'
}
