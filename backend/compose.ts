import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createOfflineVoices } from './agents/offline/offline-voices.ts'
import { NOTHING_YET } from './agents/nothing-yet.ts'
import { readRegistry } from './agents/read-registry.ts'
import type { Registry } from './agents/registry.ts'
import { seatRules } from './agents/seat-rules.ts'
import { submitted } from './council/record/submit.ts'
import type { RunState } from './council/state.ts'
import { Working } from './council/working.ts'
import { inProcessBus, inProcessLeases } from './engine/in-process.ts'
import { systemClock, systemIds } from './engine/system.ts'
import { digest, sha256 } from './log/digest.ts'
import { Runs } from './log/runs.ts'
import { councils, type Pace } from './orchestrator/councils.ts'
import { DriverPool } from './orchestrator/driver-pool.ts'
import { Drafts } from './orchestrator/drafts.ts'
import { atReadingPace } from './orchestrator/pace.ts'
import { runCreated, type NewRun } from './orchestrator/start-run.ts'
import { openStore } from './store/open-store.ts'
import type { Log } from './ports/access.ts'
import type { Clock, Ids } from './ports/outside.ts'
import type { Voices } from './ports/voice.ts'

// What the command line needs of rooms that it does not enter itself.
export { RegistryInvalid } from './agents/registry.ts'
export { dataDirHolder, DataDirLocked, DataDirUnusable } from './store/data-dir.ts'
export { MigrationRefused } from './store/migrate.ts'
export { openStoreToRead, type Store } from './store/open-store.ts'

export type HouseOptions = {
  dataDir: string
  logger: Log
  /** Nobody is there to answer: questions to a person take their default at once. */
  alone: boolean
  /** How fast runs are shown whose starter did not say. */
  pace?: Pace
  voices?: Voices
  clock?: Clock
  ids?: Ids
}

const REGISTRY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../registry')

/** The roles and councils that come with the program. */
export const openRegistry = (): Registry => readRegistry(REGISTRY)

/** The meeting as a run would hold it. Throws `MeetingInvalid` where it cannot be held. */
export const heldMeeting = (registry: Registry, given: Omit<NewRun, 'by' | 'correlationId'>) =>
  runCreated(registry, { ...given, by: NOBODY, correlationId: '' }).meeting

const NOBODY = { kind: 'system', id: 'xio', name: 'XIO' } as const

/** The house without its doors: store, log, rules and drivers. Closes in reverse. */
export async function openHouse(options: HouseOptions) {
  const { logger, clock = systemClock, ids = systemIds() } = options
  const registry = openRegistry()
  const store = await openStore({ dataDir: options.dataDir })
  const bus = inProcessBus((err) => logger.error({ err }, 'a listener failed'))
  const rules = seatRules(registry, digest)
  const runs = new Runs({ log: store.log, clock, ids, bus, rules })
  const drafts = new Drafts(bus)
  const paces = new Map<string, Pace>()
  const voices =
    options.voices ?? createOfflineVoices((meeting, seat) => lensOf(registry, meeting.seats, seat))
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
    faults: (state, turn, contributions) =>
      submitted(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, contributions).refused,
    voices(state: RunState) {
      const { runId, meeting, panel, seed } = state
      const ofRun = voices({ runId, meeting, panel, seed })
      const reading = (paces.get(runId) ?? options.pace) === 'reading'
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
    councils: councils({ runs, registry, meetings: store.meetings, pool, drafts, paces }),
    async close() {
      await pool.close()
      await store.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

// Undefined where the registry does not say: the panel then gives its experts different ones.
function lensOf(registry: Registry, seats: readonly { seat: string; agent?: string }[], seat: string) {
  const id = seats.find((one) => one.seat === seat)?.agent
  return id === undefined ? undefined : registry.agent(id)?.lens
}
