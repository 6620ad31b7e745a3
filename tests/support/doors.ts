import { catalogueOf } from '../../backend/agents/catalogue/catalogue.ts'
import { minutesReader } from '../../backend/agents/minutes-reader.ts'
// The production doors over the production rules, on a free port of this machine.
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { authorizeLocal, identifyLocal } from '../../backend/access/local.ts'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import { Rooms } from '../../backend/broker/rooms.ts'
import { websocketRoute } from '../../backend/broker/websocket-route.ts'
import { type Exporting, openExports } from '../../backend/compose-exports.ts'
import { openReplays } from '../../backend/compose-replays.ts'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { type AppDeps, createApp } from '../../backend/http/app.ts'
import { withoutDeleted } from '../../backend/log/without-deleted.ts'
import { earlierIn, openMemory } from '../../backend/memory/open-memory.ts'
import { openSearch } from '../../backend/search/open-search.ts'
import { councils } from '../../backend/orchestrator/councils.ts'
import { imports } from '../../backend/orchestrator/import-minutes.ts'
import { robustnessChecks } from '../../backend/orchestrator/robustness/checks.ts'
import type { Clock } from '../../backend/ports/outside.ts'
import type { Voices } from '../../backend/ports/voice.ts'
import { Recordings } from '../../backend/replays/recordings.ts'
import { logWithRecordings, withRecordings } from '../../backend/replays/with-recordings.ts'
import { openStore } from '../../backend/store/open-store.ts'
import { openTestHouse, registry } from './house.ts'
import { tempDirs } from './temp-dir.ts'

export type Doors = Awaited<ReturnType<typeof openDoors>>

/** Opens doors that are closed again after each test of the file that calls this. */
export function testDoors() {
  const newDir = tempDirs()
  const open: Doors[] = []
  afterEach(async () => {
    for (const doors of open.splice(0)) await doors.close()
  })
  return async (given: Given = {}): Promise<Doors> => {
    const doors = await openDoors(given.dataDir ?? newDir(), given)
    open.push(doors)
    return doors
  }
}

type Given = {
  script?: Script
  /** Instead of a script: seats that answer when the test says so. */
  voices?: Voices
  /** The rooms go by the clock that is told, too: a page whose clock is moved along with it sees one time. */
  told?: boolean
  /** What replays go by. */
  replayClock?: Clock
  deps?: Partial<AppDeps>
  /** The data directory of doors that were open before. */
  dataDir?: string
  /** False: somebody is there who may answer. */
  alone?: boolean
  /** Where records go; without it nothing is exported. */
  exporting?: Exporting
}

/** Whoever names themselves is taken at their word: doors behind which several people come. */
export const byName: AppDeps['identify'] = ({ headers }) => {
  const id = String(headers['x-person'] ?? 'owner')
  return { kind: 'person', id, name: id[0]?.toUpperCase() + id.slice(1), workspaceId: 'main' }
}

/** A seat that has the floor and says nothing until the run is stopped or paused. */
export const silentCouncil: Script = (_, { signal }) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('cut')), { once: true }),
  )

async function openDoors(dataDir: string, given: Given) {
  const { script = silentCouncil, voices, deps = {}, alone = true, exporting } = given
  const store = await openStore({ dataDir })
  const house = openTestHouse({
    script,
    alone,
    log: store.log,
    ...(voices === undefined ? {} : { voices }),
  })
  const { runs, pool, drafts, logger, bus } = house
  const out =
    exporting === undefined
      ? null
      : await openExports(exporting, {
          store,
          runs,
          bus,
          logger,
          clock: systemClock,
          random: Math.random,
          owner: 'test',
        })
  out?.outbox.start()
  const catalogue = catalogueOf(registry, store.versions)
  const recordings = new Recordings()
  const log = withoutDeleted(logWithRecordings(store.log, recordings), store.archive)
  const { replayClock = systemClock } = given
  const replaying = openReplays(
    { store, log, recordings, bus, clock: replayClock, ids: systemIds() },
    { dataDir, logger },
  )
  const { decisions } = openMemory({ log: store.log, store: store.memory, clock: house.clock, logger })
  const kept = councils({
    runs,
    registry: catalogue.current,
    meetings: store.meetings,
    pool,
    drafts,
    paces: new Map(),
    settings: store.settings,
    earlier: earlierIn(decisions),
    ...(out === null ? {} : { exports: out.exports }),
  })
  const { search, indexer } = openSearch({ ...store, bus, clock: systemClock, logger })
  const own = withRecordings(kept, recordings)
  const rooms = new Rooms({
    log: replaying.live,
    bus,
    councils: own,
    authorize: authorizeLocal,
    clock: given.told === true ? house.clock : systemClock,
    logger,
  })
  const robustness = robustnessChecks({ ...house.aside, kept: runs, results: store.robustness })
  const app = createApp({
    councils: own,
    robustness,
    imports: imports({
      runs,
      meetings: store.meetings,
      reader: minutesReader(null, async () => null),
      clock: house.clock,
      ids: systemIds(),
    }),
    exports: out?.exports ?? null,
    inbound: [],
    meetings: store.meetings,
    idempotency: store.idempotency,
    log,
    archive: store.archive,
    decisions,
    search,
    ...replaying.doors,
    cards: store.cards,
    settings: store.settings,
    catalogue,
    registry,
    providers: [{ id: 'offline', host: null, model: null, configured: true }],
    identify: identifyLocal,
    authorize: authorizeLocal,
    config: { allowedHosts: null },
    clock: house.clock,
    ids: systemIds(),
    logger,
    panelDir: null,
    version: '0.0.0-test',
    ready: async () => [{ name: 'database', ok: true }],
    live: websocketRoute(rooms, systemClock),
    ...deps,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const api = `${url}/api/v1`
  const sockets: WebSocket[] = []

  let closing: Promise<void> | undefined
  async function close() {
    for (const socket of sockets) socket.terminate()
    await app.close()
    await replaying.close()
    await robustness.close()
    await pool.close()
    await indexer.close()
    await out?.outbox.close()
    await store.close()
  }

  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(path.startsWith('/') && !path.startsWith('/api') ? api + path : url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  return {
    ...house,
    dataDir,
    app,
    url,
    api,
    store,
    rooms,
    councils: own,
    indexer,
    ask,
    get: (path: string, headers?: Record<string, string>) => ask('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) =>
      ask('POST', path, body, headers),
    /** A run that has begun and whose first speaker has the floor. */
    async running(): Promise<string> {
      const made = await ask('POST', '/meetings', { title: 'Tools', question: 'Where do we keep the tools?' })
      const { id } = await json(made)
      const { run } = await json(await ask('POST', `/meetings/${String(id)}/runs`, {}))
      const runId = String(record(run).id)
      await until(async () => (await own.state(runId))?.turn != null)
      return runId
    },
    socket(options: { origin?: string; protocols?: string[]; person?: string } = {}): WebSocket {
      const socket = new WebSocket(`${api.replace('http', 'ws')}/ws`, options.protocols ?? ['xio.v1'], {
        ...(options.origin !== undefined && { origin: options.origin }),
        ...(options.person !== undefined && { headers: { 'x-person': options.person } }),
      })
      sockets.push(socket)
      return socket
    },
    /** A test may close them before its end does. */
    close: () => (closing ??= close()),
  }
}

/** An answer's body as an object. */
export async function json(response: Response): Promise<Record<string, unknown>> {
  return record(await response.json())
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`no object: ${String(value)}`)
  return { ...value }
}

export function list(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Error('no list')
  return value.map(record)
}

/** Settles as soon as `holds` does; the process is given every turn it needs, and no time of its own. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}
