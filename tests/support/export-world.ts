// An outbox on a real database and a virtual clock, with runs whose records can be exported.
import { afterEach } from 'vitest'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import type { RunState } from '../../backend/council/state.ts'
import { inProcessBus } from '../../backend/engine/in-process.ts'
import { seededRandom } from '../../backend/engine/system.ts'
import { Outbox } from '../../backend/exports/outbox.ts'
import { digest } from '../../backend/log/digest.ts'
import { Runs } from '../../backend/log/runs.ts'
import { imports } from '../../backend/orchestrator/import-minutes.ts'
import { minutesReader } from '../../backend/agents/minutes-reader.ts'
import type { ExportTarget } from '../../backend/ports/export-target.ts'
import type { ExportRow, OutboxStore } from '../../backend/ports/exports.ts'
import { openStore, type Store } from '../../backend/store/open-store.ts'
import type { Command } from '../../schemas/generated/types.ts'
import { countingIds } from './clock.ts'
import { VirtualClock } from './emulators/core/clock.ts'
import { ANNA, memoryLog, registry } from './house.ts'
import { tempDirs } from './temp-dir.ts'

export const MINUTES = `# Where the tool library stays

2026-01-05

Present: Anna, Boris, Chidi

Anna: The school hall costs 12 000 a year and is free in March.
Boris: The container leaks, and nobody can mend it.

Decision: The tool library moves to the school hall in March.

- ACTION: Boris to ask the school for the keys by 2026-02-01
- ACTION: Chidi to list the tools by 2026-01-20
`

export type World = Awaited<ReturnType<typeof openWorld>>
type Given = {
  targets: readonly ExportTarget[]
  clock?: VirtualClock
  seed?: number
  dataDir?: string
  /** Another process on the same database, on the same clock. */
  store?: Store
  /** Stands between the outbox and its store, as a crash does. */
  between?: (store: OutboxStore) => OutboxStore
}

/** Opens worlds and closes what a test left open. */
export function exportWorlds() {
  const newDir = tempDirs()
  const open: World[] = []
  afterEach(async () => {
    for (const world of open.splice(0).toReversed()) await world.close()
  })
  return async (given: Given): Promise<World> => {
    const world = await openWorld(given.dataDir ?? newDir(), given)
    open.push(world)
    return world
  }
}

async function openWorld(dataDir: string, given: Given) {
  const { clock = new VirtualClock(), seed = 1, between = (store) => store } = given
  const store = given.store ?? (await openStore({ dataDir }))
  const logger = memoryLog()
  const bus = inProcessBus((error) => logger.error({ error }, 'a listener failed'))
  const ids = countingIds()
  const runs = new Runs({ log: store.log, clock, ids, bus, rules: seatRules(registry, digest) })
  const { meetings } = store
  const reader = minutesReader(null, async () => null)
  const importing = imports({ runs, meetings, reader, clock, ids: { run: () => `run-${seed}-${++made}` } })
  let made = 0
  const outbox = new Outbox({
    targets: given.targets,
    runs,
    meetings,
    store: between(store.outbox),
    bus,
    clock,
    random: seededRandom(seed),
    logger,
    owner: `worker-${seed}-${++workers}`,
    panelUrl: 'http://127.0.0.1:3000',
  })
  outbox.start()
  const world = {
    dataDir,
    store,
    clock,
    runs,
    bus,
    outbox,
    logger,
    /** A run whose record stands for its meeting, made of minutes. */
    async recorded(text: string = MINUTES, exports: readonly string[] = []): Promise<RunState> {
      const { state } = await importing.import({
        name: 'minutes.md',
        text,
        by: ANNA,
        workspaceId: 'main',
        correlationId: 'test',
      })
      await world.adopt(state.runId)
      for (const target of exports) await world.command(state.runId, { type: 'export', target })
      return state
    },
    async adopt(runId: string): Promise<void> {
      const state = await runs.state(runId)
      const choice = { workspaceId: 'main', meetingId: state?.meeting.id ?? '', runId, by: 'person' } as const
      await meetings.adopt(choice)
      outbox.read(runId)
    },
    async command(runId: string, command: Command) {
      const commandId = `command-${++commands}`
      return runs.command(runId, { commandId, command, actor: ANNA, correlationId: 'test' })
    },
    /** Lets the clock run until nothing is due within `ms` of it. */
    async quiet(ms = 0): Promise<void> {
      const until = clock.now() + ms
      for (let still = 0, busy = 0; still < STILL;) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (!outbox.quiet) {
          still = 0
          // An attempt that waits for its pace, or for a service that wants to be left alone, waits for the clock.
          const wakes = ++busy % LONG_BUSY === 0 ? clock.next() : null
          if (wakes !== null) clock.advance(Math.max(0, wakes - clock.now()))
          continue
        }
        busy = 0
        still++
        const next = clock.next()
        if (still === STILL && next !== null && next <= until) {
          clock.advance(next - clock.now())
          still = 0
        }
      }
      if (clock.now() < until) clock.advance(until - clock.now())
    },
    rows: (runId: string): Promise<ExportRow[]> => store.outbox.ofRun(runId),
    async close(): Promise<void> {
      await outbox.close()
      if (given.store === undefined) await store.close()
    },
  }
  return world
}

let workers = 0
let commands = 0
/** Looks, a millisecond apart, after which what is under way can only wait for the clock: longer than any answer takes. */
const LONG_BUSY = 1_000
/** Looks at which nothing was under way. */
const STILL = 3
