import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openExports, type Exporting } from './compose-exports.ts'
import { openRegistry } from './compose-registry.ts'
import { authorizeLocal, identifyLocal } from './access/local.ts'
import { NOTHING_YET } from './agents/nothing-yet.ts'
import { minutesReader } from './agents/minutes-reader.ts'
import { openVoices } from './agents/open-voices.ts'
import type { Registry } from './agents/registry.ts'
import { MODELS, OFFLINE_ONLY, panelsOf, providersOf } from './agents/panels.ts'
import { seatRules } from './agents/seat-rules.ts'
import { actionItemsOf } from './council/record/action-items.ts'
import { decisionLogOf } from './council/record/decision-log.ts'
import { toMend } from './council/record/submit.ts'
import type { RunState } from './council/state.ts'
import { Working } from './council/working.ts'
import { inProcessBus, inProcessLeases } from './engine/in-process.ts'
import { systemClock, systemIds } from './engine/system.ts'
import { listenFault } from './http/listen-fault.ts'
import { digest, sha256 } from './log/digest.ts'
import { Runs } from './log/runs.ts'
import { councils, type Pace } from './orchestrator/councils.ts'
import { imports } from './orchestrator/import-minutes.ts'
import { DriverPool } from './orchestrator/driver-pool.ts'
import { Drafts } from './orchestrator/drafts.ts'
import { atReadingPace } from './orchestrator/pace.ts'
import { runCreated, type NewRun } from './orchestrator/start-run.ts'
import { openStore } from './store/open-store.ts'
import type { Config } from './config.ts'
import type { Log } from './ports/access.ts'
import type { Inbound } from './ports/doors.ts'
import type { ModelAccess } from './ports/models.ts'
import type { Clock, Ids } from './ports/outside.ts'
import type { Voices } from './ports/voice.ts'

// What the command line needs of rooms that it does not enter itself.
export { checkServices, targetKinds } from './compose-exports.ts'
export { importTeam, openRegistry } from './compose-registry.ts'
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
  /** Where records go, and the address that links lead to; without it nothing is exported. */
  exporting?: Exporting
  voices?: Voices
  clock?: Clock
  ids?: Ids
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const PANEL = path.join(ROOT, 'ui/dist')

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
  const bus = inProcessBus((err) => logger.error({ err }, 'a listener failed'))
  const rules = seatRules(registry, digest)
  const runs = new Runs({ log: store.log, clock, ids, bus, rules })
  const drafts = new Drafts(bus)
  const paces = new Map<string, Pace>()
  const panels = options.speakers === undefined ? OFFLINE_ONLY : panelsOf(options.speakers)
  const access = options.speakers?.models ?? null
  const speakers = openVoices(registry, access, clock)
  const reader = minutesReader(access, speakers.models)
  const voices = options.voices ?? speakers.voices
  const pool = new DriverPool({
    runs,
    leases: inProcessLeases(store.log),
    clock,
    bus,
    drafts,
    logger,
    owner: ids.request(),
    alone: options.alone,
    policies: registry.policies,
    request: (state, turn) => rules.request(state, turn),
    requestAhead: (state, turn) => rules.requestAhead(state, turn),
    faults: (state, turn, contributions) =>
      toMend(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, contributions),
    selector: (state) => speakers.selectors(state),
    voices(state: RunState) {
      const { runId } = state
      const ofRun = voices(state)
      // A model takes its own time.
      const reading = state.panel !== MODELS && (paces.get(runId) ?? options.pace) === 'reading'
      return reading ? (seat) => atReadingPace(ofRun(seat), clock) : ofRun
    },
  })
  const { exporting } = options
  const owner = ids.request()
  const out =
    exporting === undefined
      ? null
      : await openExports(exporting, { store, runs, bus, clock, random: Math.random, logger, owner })
  out?.outbox.start()
  const { meetings } = store
  const doors = { runs, registry, panels, meetings, pool, drafts, paces }
  return {
    store,
    registry,
    bus,
    runs,
    drafts,
    pool,
    clock,
    ids,
    councils: councils({ ...doors, ...(out === null ? {} : { exports: out.exports }) }),
    exports: out?.exports ?? null,
    outbox: out?.outbox ?? null,
    inbound: out?.doors ?? (async () => []),
    imports: imports({ runs, meetings: store.meetings, reader, clock, ids }),
    async close() {
      await pool.close()
      await out?.outbox.close()
      await speakers.close()
      await store.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

export type Server = { url: string; close(): Promise<void> }

/**
 * The house with its doors open: HTTP, the live stream and the panel. What was going on when the last process ended goes
 * on. Closing lets go of viewers first and of runs last; each stays as its log tells.
 */
export async function openServer({ config, logger }: { config: Config; logger: Log }): Promise<Server> {
  const { dataDir, host, port, allowedHosts, publicUrl } = config
  const house = await openHouse({
    dataDir,
    policies: config.policies,
    logger,
    alone: false,
    pace: 'reading',
    speakers: config,
    exporting: config,
  })
  const { store, councils: doors, registry, clock, ids, bus } = house
  const runs = { name: 'runs', ok: false, detail: 'What was going on before the start is being taken up.' }
  try {
    // They cost 200 ms, which a council held in a terminal need not wait for.
    const [{ createApp }, { Rooms }, { websocketRoute }] = await Promise.all([
      import('./http/app.ts'),
      import('./broker/rooms.ts'),
      import('./broker/websocket-route.ts'),
    ])
    const authorize = authorizeLocal
    const rooms = new Rooms({ log: store.log, bus, councils: doors, authorize, clock, logger })
    const inbound = await house.inbound({ councils: doors, ids })
    const app = createApp({
      councils: doors,
      imports: house.imports,
      exports: house.exports,
      inbound,
      meetings: store.meetings,
      idempotency: store.idempotency,
      log: store.log,
      registry,
      providers: providersOf(config.models),
      identify: identifyLocal,
      authorize,
      config: { allowedHosts, publicUrl },
      clock,
      ids,
      logger,
      panelDir: panelIsBuilt() ? PANEL : null,
      version: programVersion(),
      ready: async () => [await storeReady(house), runs.ok ? { name: 'runs', ok: true } : runs],
      live: websocketRoute(rooms, clock),
    })
    const url = await app.listen({ host, port }).catch(async (error: unknown) => {
      await app.close()
      throw listenFault(error, { host, port })
    })
    store.announce(url)
    warnOfRoot(logger)
    await takeUp(house)
    runs.ok = true
    void takeUpExports(house, logger)
    for (const door of inbound) door.start?.()
    return { url, close: once(() => closeAll(app, inbound, house)) }
  } catch (error) {
    await house.close()
    throw error
  }
}

async function closeAll(
  app: { close(): Promise<unknown> },
  inbound: readonly Inbound[],
  house: House,
): Promise<void> {
  await Promise.all(inbound.map((door) => door.close()))
  await app.close()
  await house.close()
}

/** Whether there is a panel to serve. */
export const panelIsBuilt = (): boolean => existsSync(path.join(PANEL, 'index.html'))

export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return named ? String(manifest.version) : 'unknown'
}

function warnOfRoot(logger: Log): void {
  if (process.getuid?.() !== 0) return
  logger.warn({}, 'running as root: start it as a user of its own, so that a fault in it could do less harm')
}

/** Drives what was going on when the last process ended. */
export async function takeUp(house: House): Promise<void> {
  const { runs, pool } = house
  for await (const runId of runsOf(house, ['created', 'running', 'waiting_for_human'])) pool.start(runId)
  // A question's deadline runs on while the run is paused; a paused run without one waits for nobody.
  for await (const runId of runsOf(house, ['paused']))
    if ((await runs.state(runId))?.human != null) pool.start(runId)
}

/** Not before the doors are open: what it asks the database for costs a start more than all the rest. */
async function takeUpExports({ outbox, clock }: House, logger: Log): Promise<void> {
  await clock.sleep(TAKEN_UP_AFTER_MS)
  await outbox?.takeUp('main').catch((err: unknown) => logger.error({ err }, 'the exports are not taken up'))
}

const TAKEN_UP_AFTER_MS = 300

async function* runsOf({ store }: House, status: string[]): AsyncGenerator<string> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.log.runs>> = await store.log.runs({
      workspaceId: 'main',
      status,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    for (const { runId } of page.items) yield runId
    cursor = page.nextCursor
  } while (cursor !== null)
}

async function storeReady({ store }: House) {
  try {
    await store.log.runs({ workspaceId: 'main', limit: 1 })
    return { name: 'store', ok: true }
  } catch (error) {
    return {
      name: 'store',
      ok: false,
      detail: error instanceof Error ? error.message : 'It does not answer.',
    }
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
