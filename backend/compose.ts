import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openExports, type Exporting } from './compose-exports.ts'
import { openLibrary } from './compose-knowledge.ts'
import { openRegistry } from './compose-registry.ts'
import { asideOf } from './compose-robustness.ts'
import { turnsOf } from './compose-turns.ts'
import { catalogueOf } from './agents/catalogue/catalogue.ts'
import { NOTHING_YET } from './agents/nothing-yet.ts'
import { withLibrary } from './agents/looking-up.ts'
import { minutesReader } from './agents/minutes-reader.ts'
import { openVoices } from './agents/open-voices.ts'
import type { Registry } from './agents/registry.ts'
import { MODELS, OFFLINE_ONLY, panelsOf } from './agents/panels.ts'
import { seatRules } from './agents/seat-rules.ts'
import { actionItemsOf } from './council/record/action-items.ts'
import { decisionLogOf } from './council/record/decision-log.ts'
import type { RunState } from './council/state.ts'
import { Working } from './council/working.ts'
import { inProcessBus, inProcessLeases } from './engine/in-process.ts'
import { systemClock, systemIds } from './engine/system.ts'
import { digest, sha256 } from './log/digest.ts'
import { Readings } from './log/readings.ts'
import { Runs } from './log/runs.ts'
import { councils, type Pace } from './orchestrator/councils.ts'
import { imports } from './orchestrator/import-minutes.ts'
import { DriverPool } from './orchestrator/driver-pool.ts'
import { Drafts } from './orchestrator/drafts.ts'
import { atReadingPace } from './orchestrator/pace.ts'
import { robustnessChecks } from './orchestrator/robustness/checks.ts'
import { runCreated, type NewRun } from './orchestrator/start-run.ts'
import { demoRecordings } from './replays/demos.ts'
import { Recordings } from './replays/recordings.ts'
import { exportsBeside, logWithRecordings, withRecordings } from './replays/with-recordings.ts'
import { rememberNow } from './compose-take-up.ts'
import { earlierIn, openMemory } from './memory/open-memory.ts'
import { openSearch } from './search/open-search.ts'
import { openStore } from './store/open-store.ts'
import type { Config } from './config.ts'
import type { Log } from './ports/access.ts'
import type { ModelAccess } from './ports/models.ts'
import type { Clock, Ids } from './ports/outside.ts'
import type { Voices } from './ports/voice.ts'

// What the command line needs of rooms that it does not enter itself.
export { checkServices, targetKinds } from './compose-exports.ts'
export { importTeam, openRegistry, openRegistryInUse } from './compose-registry.ts'
export { openTrials } from './compose-robustness.ts'
export { takeUp } from './compose-take-up.ts'
export { systemClock } from './engine/system.ts'
export { ListenFault } from './http/listen-fault.ts'
export { PolicyInvalid } from './agents/policies/policy-invalid.ts'
export { RegistryInvalid } from './agents/registry.ts'
export { dataDirHolder, DataDirLocked, DataDirUnusable, makeFolders } from './store/data-dir.ts'
export { MigrationRefused } from './store/migrate.ts'
export { openStoreToRead, type Store } from './store/open-store.ts'
export { serverLog } from './telemetry/server-log.ts'

export type HouseOptions = {
  dataDir: string
  /** Modules with speaker policies of one's own. */
  policies?: readonly string[]
  logger: Log
  /** Nobody is there to answer: questions to a person take their default at once. */
  alone: boolean
  /** How fast runs are shown whose starter did not say. */
  pace?: Pace
  /** Whose models may speak; without it the offline panel alone. */
  speakers?: Pick<Config, 'panel' | 'models'>
  /** Who may make vectors of what may be cited; without it, words alone are compared. */
  embeddings?: Config['embeddings']
  /** Where the library stands; without it, in the data directory. */
  knowledge?: Config['knowledge']
  /** Private places that a page may be fetched from. */
  outboundAllowed?: Config['outboundAllowed']
  /** Where records go, and the address that links lead to; without it nothing is exported. */
  exporting?: Exporting
  voices?: Voices
  clock?: Clock
  ids?: Ids
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** The meeting as a run would hold it. Throws `MeetingInvalid` where it cannot be held. */
export const heldMeeting = (registry: Registry, given: Omit<NewRun, 'by' | 'correlationId'>) =>
  runCreated(registry, { ...given, by: NOBODY, correlationId: '' }).meeting

/** Puts a tiny question to a model, and tells what came of it. */
export async function tryModel(access: ModelAccess & { model: string }) {
  const tried = await import('./agents/model/try-model.ts')
  return tried.tryModel(access, systemClock)
}

/** The record that a run would leave if it ended as it stands. */
export function draftRecord(state: RunState, now: number) {
  const why = [`run ${state.status.replaceAll('_', ' ')} in phase ${state.phase}`]
  return {
    decisionLog: decisionLogOf(new Working(state, { ...NOTHING_YET, now, sha256 }, false), why),
    actionItems: state.artifacts.action_items?.body ?? actionItemsOf(state),
  }
}

const NOBODY = { kind: 'system', id: 'xio', name: 'XIO' } as const

/** The house without its doors: store, log, rules and drivers. Closes in reverse. */
export async function openHouse(options: HouseOptions) {
  const { logger, clock = systemClock, ids = systemIds() } = options
  const registry = await openRegistry(options)
  const store = await openStore({ dataDir: options.dataDir })
  const shelves = await openLibrary(options, { embedded: store.knowledge, clock, ids }).catch(
    async (error: unknown) => {
      await store.close()
      throw error
    },
  )
  const catalogue = catalogueOf(registry, store.versions)
  const bus = inProcessBus((err) => logger.error({ err }, 'a listener failed'))
  const rules = seatRules(registry, digest)
  const demos = demoRecordings()
  const recordings = new Recordings(demos)
  const log = logWithRecordings(store.log, recordings)
  const readings = new Readings(log)
  const folded = (runId: string, seq: number) => readings.stateOf(runId, seq)
  const runs = new Runs({ log: store.log, clock, ids, bus, rules, folded })
  const drafts = new Drafts(bus)
  const paces = new Map<string, Pace>()
  const panels = options.speakers === undefined ? OFFLINE_ONLY : panelsOf(options.speakers)
  const access = options.speakers?.models ?? null
  const speakers = openVoices(registry, access, clock)
  const reader = minutesReader(access, speakers.models)
  const voices = withLibrary(options.voices ?? speakers.voices, shelves.lookUp)
  const turns = turnsOf({ registry, rules, speakers, clock, logger })
  const pool = new DriverPool({
    ...turns,
    runs,
    leases: inProcessLeases(store.log),
    bus,
    drafts,
    owner: ids.request(),
    alone: options.alone,
    voices(state: RunState) {
      const { runId } = state
      const ofRun = voices(state)
      // A model takes its own time.
      const reading = state.panel !== MODELS && (paces.get(runId) ?? options.pace) === 'reading'
      return reading ? (seat) => atReadingPace(ofRun(seat), clock) : ofRun
    },
  })
  const aside = asideOf({ ...turns, voices, ids, rules, registry })
  const robustness = robustnessChecks({ ...aside, kept: runs, results: store.robustness })
  const { exporting } = options
  const owner = ids.request()
  const out =
    exporting === undefined
      ? null
      : await openExports(exporting, { store, runs, bus, clock, random: Math.random, logger, owner })
  out?.outbox.start()
  const { search, indexer } = openSearch({ ...store, bus, clock, logger })
  const { decisions, follower } = openMemory({ log: store.log, store: store.memory, clock, logger })
  const memory = follower({ shelf: shelves.library, bus })
  const { meetings } = store
  const doors = { runs, registry: catalogue.current, panels, meetings, pool, drafts, paces }
  const kept = councils({
    ...doors,
    settings: store.settings,
    earlier: earlierIn(decisions),
    sources: (workspaceId) => shelves.library.sources(workspaceId),
    ...(out === null ? {} : { exports: out.exports }),
  })
  return {
    store,
    log,
    recordings,
    demos: demos.map(({ id }) => id),
    registry,
    catalogue,
    panels,
    bus,
    runs,
    readings,
    drafts,
    pool,
    clock,
    ids,
    councils: withRecordings(kept, recordings),
    search,
    indexer,
    library: shelves.library,
    decisions,
    memory,
    robustness,
    exports: out === null ? null : exportsBeside(out.exports, recordings),
    outbox: out?.outbox ?? null,
    inbound: out?.doors ?? (async () => []),
    remember: () => rememberNow(memory, shelves.library, logger),
    imports: imports({ runs, meetings: store.meetings, reader, clock, ids }),
    async close() {
      await robustness.close()
      await pool.close()
      await indexer.close()
      await memory.close()
      await shelves.close()
      await out?.outbox.close()
      await speakers.close()
      await store.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return named ? String(manifest.version) : 'unknown'
}
