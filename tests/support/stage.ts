// Rooms over a log in memory and hand-made events: what watches a run, without a council behind it.
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { authorizeLocal, identifyLocal } from '../../backend/access/local.ts'
import { Rooms } from '../../backend/broker/rooms.ts'
import { websocketRoute } from '../../backend/broker/websocket-route.ts'
import { inProcessBus } from '../../backend/engine/in-process.ts'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { createApp } from '../../backend/http/app.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { Authorize } from '../../backend/ports/access.ts'
import type { Councils, Draft } from '../../backend/ports/councils.ts'
import type { Clock } from '../../backend/ports/outside.ts'
import type { RunLog, StoredEvent } from '../../backend/ports/run-log.ts'
import type { Settings } from '../../backend/ports/settings.ts'
import { sealed } from './events.ts'
import { memoryLog, registry } from './house.ts'
import { TestViewer } from './viewer.ts'

export type Stage = Awaited<ReturnType<typeof openStage>>
type Given = {
  clock?: Clock
  authorize?: Authorize
  log?: RunLog
  data?: object
  silentBus?: boolean
  councils?: Partial<Councils>
  settings?: Settings
}

/** Opens stages that are closed again after each test of the file that calls this. */
export function testStages() {
  const open: Stage[] = []
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage.close()
  })
  return async (given: Given = {}): Promise<Stage> => {
    const stage = await openStage(given)
    open.push(stage)
    return stage
  }
}

const never = () => Promise.reject(new Error('not part of this stage'))

export async function openStage({
  clock = systemClock,
  authorize = authorizeLocal,
  log = memoryRunLog(),
  data,
  silentBus = false,
  councils = {},
  settings,
}: Given = {}) {
  const logger = memoryLog()
  const bus = inProcessBus((err) => logger.error({ err }, 'a listener failed'))
  const last = new Map<string, StoredEvent>()
  const drafts = new Map<string, Draft>()
  const own: Councils = {
    start: never,
    fork: never,
    estimateFork: never,
    command: never,
    state: async () => null,
    peek: () => undefined,
    stateAt: async () => null,
    draft: (runId) => drafts.get(runId) ?? null,
    ...councils,
  }
  const rooms = new Rooms({ log, bus, councils: own, authorize, clock, logger })
  const app = createApp({
    ...(settings !== undefined && { settings }),
    councils: own,
    imports: { voice: () => 'no model is set up here.', import: never },
    exports: null,
    inbound: [],
    meetings: { put: never, get: never, list: never, remove: never, adopt: never, adopted: never },
    idempotency: { once: never },
    log,
    registry,
    providers: [{ id: 'offline', host: null, model: null, configured: true }],
    identify: identifyLocal,
    authorize,
    config: { allowedHosts: null },
    clock,
    ids: systemIds(),
    logger,
    panelDir: null,
    version: '0.0.0-test',
    ready: async () => [],
    live: websocketRoute(rooms, systemClock),
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const sockets: WebSocket[] = []

  /** Appends `count` events to a run, which it makes if it must, and tells the bus as the log's writer does. */
  async function append(count: number, runId = 'run-1', workspaceId = 'main'): Promise<StoredEvent[]> {
    const before = last.get(runId)
    const events = sealed(count, {
      runId,
      ...(before && { after: before.seq, previous: before.hash }),
      ...(data && { data }),
    })
    const [first, ...rest] = events
    if (first === undefined) return []
    const summary = {
      kind: 'council',
      status: 'running',
      phase: 'debate',
      startedAt: null,
      endedAt: null,
      createdAt: '2026-01-02T03:04:05.678Z',
    }
    if (before === undefined) {
      await log.create({ runId, workspaceId, meetingId: 'm', first, summary })
      if (rest.length > 0) await log.append(runId, 1, 0, rest)
    } else await log.append(runId, before.seq, 0, events)
    const end = events.at(-1) ?? first
    last.set(runId, end)
    if (!silentBus) bus.publish({ kind: 'appended', runId, seq: end.seq, events })
    return events
  }

  return {
    url,
    app,
    log,
    bus,
    rooms,
    drafts,
    logger,
    append,
    socket(headers: Record<string, string> = {}, protocols: string[] = ['xio.v1']): WebSocket {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/ws`, protocols, { headers })
      sockets.push(socket)
      return socket
    },
    async viewer(): Promise<TestViewer> {
      return new TestViewer(this.socket()).open()
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      await app.close()
    },
  }
}
