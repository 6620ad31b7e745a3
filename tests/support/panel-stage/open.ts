// The panel over a council of any length: the real app, rooms and rules over a log in memory, filled from a seed. Nothing
// moves on its own: a test, a measurement or the runner makes it.
import path from 'node:path'
import { authorizeLocal, identifyLocal } from '../../../backend/access/local.ts'
import { minutesReader } from '../../../backend/agents/minutes-reader.ts'
import { websocketRoute } from '../../../backend/broker/websocket-route.ts'
import { systemIds } from '../../../backend/engine/system.ts'
import { createApp } from '../../../backend/http/app.ts'
import { foldStored } from '../../../backend/log/fold-stored.ts'
import { summaryOf } from '../../../backend/log/fold-written.ts'
import { memoryRunLog } from '../../../backend/log/memory-run-log.ts'
import { Readings } from '../../../backend/log/readings.ts'
import { councils } from '../../../backend/orchestrator/councils.ts'
import { imports } from '../../../backend/orchestrator/import-minutes.ts'
import type { RunLog } from '../../../backend/ports/run-log.ts'
import { openStore } from '../../../backend/store/open-store.ts'
import type { Command } from '../../../schemas/generated/types.ts'
import { openTestHouse, registry } from '../house.ts'
import { Faults, StagedRooms } from './faults.ts'
import { newFolder } from './new-folder.ts'
import { stageClock } from './stage-clock.ts'
import { StageDriver } from './stage-driver.ts'
import { goOn, stagedRun, unbegunRun } from './staged-run.ts'

export type PanelStage = Awaited<ReturnType<typeof openPanelStage>>
export type StageOptions = {
  /** How long the council is already; 0: it is not begun. */
  messages?: number
  seed?: number
  /** 0: any that is free. */
  port?: number
  /** Where the log is kept; without it in memory. */
  log?: RunLog
}

const PANEL = path.join(import.meta.dirname, '../../../ui/dist')
const PAGE = 1_000

export async function openPanelStage({
  messages = 200,
  seed = 1,
  port = 0,
  log = memoryRunLog(),
}: StageOptions = {}) {
  const { runId, stored, state } = messages === 0 ? unbegunRun() : stagedRun(seed, messages)
  await fill(log, runId, stored, summaryOf(state))
  const folder = newFolder()
  const store = await openStore({ dataDir: folder.path })
  const clock = stageClock(state.lastAt + 1_000)
  const faults = new Faults()
  let open = await listen(port)

  /** A server over what the log holds: after a restart all that it knew is folded again. */
  async function listen(at: number) {
    const ids = systemIds()
    const readings = new Readings(log)
    const folded = (id: string, seq: number) => readings.stateOf(id, seq)
    const house = openTestHouse({ clock, ids, log, alone: false, folded })
    const { runs, pool, drafts, logger, bus } = house
    const driver = new StageDriver({ runId, seed, runs, drafts, log, bus, clock, ids })
    const real = councils({ runs, registry, meetings: store.meetings, pool, drafts, paces: new Map() })
    const own = {
      ...real,
      // The stage's council is nobody's to drive but the stage's.
      command: faults.steering(async ({ commandId, command, by, correlationId }) => {
        const outcome = await runs.command(runId, { commandId, command, actor: by, correlationId })
        await driver.settle()
        if (outcome === null) throw new Error('The stage has no such run.')
        return outcome
      }, clock),
    }
    const rooms = new StagedRooms(
      { log, bus, councils: own, authorize: authorizeLocal, clock, logger },
      faults,
    )
    const app = createApp({
      councils: own,
      imports: imports({
        runs,
        meetings: store.meetings,
        reader: minutesReader(null, async () => null),
        clock,
        ids,
      }),
      exports: null,
      inbound: [],
      meetings: store.meetings,
      idempotency: store.idempotency,
      cards: store.cards,
      log,
      readings,
      registry,
      providers: [{ id: 'offline', host: null, model: null, configured: true }],
      identify: identifyLocal,
      authorize: authorizeLocal,
      config: { allowedHosts: null },
      clock,
      ids,
      logger,
      panelDir: PANEL,
      version: '0.0.0-stage',
      ready: async () => [{ name: 'store', ok: true }],
      live: websocketRoute(rooms, clock),
    })
    const url = await app.listen({ host: '127.0.0.1', port: at })
    return { url, app, rooms, driver, house }
  }

  let isDown = false
  /** The server goes away as in a power cut; the log stays. */
  async function kill(): Promise<void> {
    if (isDown) return
    isDown = true
    open.rooms.breakSockets(1006)
    open.app.server.closeAllConnections()
    await open.app.close()
    await open.house.pool.close()
  }
  async function restart(): Promise<void> {
    await kill()
    open = await listen(Number(new URL(open.url).port))
    isDown = false
  }

  return {
    url: open.url,
    runId,
    seed,
    log,
    clock,
    faults,
    /** The address of its room. */
    room: `${open.url}/councils/${runId}`,
    state: () => open.driver.state(),
    /** What went wrong in the server. */
    faultsLogged: () => open.house.logger.lines,
    begin: () => open.driver.begin(),
    deltas: (tokens: number | readonly string[]) => open.driver.deltas(tokens),
    complete: (...saying: Parameters<StageDriver['complete']>) => open.driver.complete(...saying),
    say: (...saying: Parameters<StageDriver['say']>) => open.driver.say(...saying),
    /** The decision is called, and the council goes on to its end by itself: votes, tasks, record. */
    async finish() {
      await this.command({ type: 'call_decision' })
      while (await open.driver.part());
    },
    fail: (reason?: string) => open.driver.fail(reason),
    emit: (...events: Parameters<StageDriver['emit']>) => open.driver.emit(...events),
    /** A person asks for something elsewhere. */
    async command(command: Command, name = 'Anna') {
      const by = { kind: 'person', id: name.toLowerCase(), name } as const
      const commandId = systemIds().request()
      const answer = await open.house.runs.command(runId, {
        commandId,
        command,
        actor: by,
        correlationId: 'stage',
      })
      await open.driver.settle()
      return answer
    },
    breakSockets: (code: number) => open.rooms.breakSockets(code),
    isUp: () => !isDown,
    watchers: () => open.rooms.size.sessions,
    kill,
    restart,
    /** While the server is away so many messages more are said: another has driven the council. */
    async later(more: number) {
      if (!isDown) throw new Error('The server is still there.')
      const now = await foldStored(log, runId, null, (await log.head(runId))?.headSeq ?? 0)
      if (now === null) throw new Error('The stage has no run.')
      const { stored: said } = goOn({ runId, stored: [], state: now }, seed + 3, now.messages.length + more)
      const done = await log.append(runId, now.seq, (await log.head(runId))?.epoch ?? 0, said)
      if (!done.ok) throw new Error(`The log took no more: ${done.reason}.`)
    },
    async close() {
      await kill()
      await store.close()
      folder.remove()
    },
  }
}

async function fill(
  log: RunLog,
  runId: string,
  stored: ReturnType<typeof stagedRun>['stored'],
  summary: ReturnType<typeof summaryOf>,
): Promise<void> {
  const [first] = stored
  if (first === undefined) throw new Error('A staged run has a beginning.')
  await log.create({ runId, workspaceId: 'main', meetingId: 'staged', first, summary })
  for (let at = 1; at < stored.length; at += PAGE) {
    const done = await log.append(runId, at, 0, stored.slice(at, at + PAGE))
    if (!done.ok) throw new Error(`The log took no more: ${done.reason}.`)
  }
}
