// The Telegram target on a real outbox, store and log, before an emulated Telegram; one virtual clock for all of them.
import { afterEach, expect } from 'vitest'
import type { Script } from '../../../backend/agents/scripted-voices.ts'
import { Outbox } from '../../../backend/exports/outbox.ts'
import { telegramTarget } from '../../../backend/exports/targets/telegram/target.ts'
import { seededRandom } from '../../../backend/engine/system.ts'
import { imports } from '../../../backend/orchestrator/import-minutes.ts'
import { minutesReader } from '../../../backend/agents/minutes-reader.ts'
import type { TelegramAccess } from '../../../backend/ports/services.ts'
import type { ExportRow, OutboxStore } from '../../../backend/ports/exports.ts'
import { Secret } from '../../../backend/secret.ts'
import { openStore, type Store } from '../../../backend/store/open-store.ts'
import type { Command } from '../../../schemas/generated/types.ts'
import { NO_RATES, type Rates } from '../../support/emulators/telegram/rates.ts'
import { startTelegram, type TelegramEmulator, TEST_TOKEN } from '../../support/emulators/telegram/start.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { MINUTES } from '../../support/export-world.ts'
import { ANNA, MEETING, openTestHouse } from '../../support/house.ts'
import { tempDirs } from '../../support/temp-dir.ts'

export const GROUP = -1001

const SYLLABLES = ['ka', 'lo', 'mi', 'nu', 're', 'so', 'ta', 'vi', 'be', 'du']
/** A word of its own for each number, so that no task is taken for another one. */
const word = (n: number, salt: number): string =>
  [n, Math.floor(n / 10), n + salt, Math.floor(n / 10) + 2 * salt, n * 3 + salt]
    .map((one) => SYLLABLES[one % 10])
    .join('')

/** Minutes with so many tasks that their record is more than one message. */
export function manyTasks(count: number): string {
  const actions = Array.from(
    { length: count },
    (_, n) => `- ACTION: Boris to ${word(n, 1)} the <${word(n, 3)}> & ${word(n, 7)}`,
  )
  return `# The great tidying\n\n2026-01-05\n\nPresent: Boris\n\nDecision: We tidy it all.\n\n${actions.join('\n')}\n`
}

export type Bench = Awaited<ReturnType<typeof openBench>>
type Given = {
  script?: Script
  seed?: number
  rates?: Rates
  telegram?: TelegramEmulator
  clock?: VirtualClock
  dataDir?: string
  store?: Store
  between?: (store: OutboxStore) => OutboxStore
  access?: Partial<TelegramAccess>
}

/** Opens benches and closes what a test left open; the emulator must have heard nothing that it does not know. */
export function benches() {
  const newDir = tempDirs()
  const open: Bench[] = []
  afterEach(async () => {
    const unserved = open.flatMap(({ telegram }) => telegram.control.unserved())
    for (const one of open.splice(0).toReversed()) await one.close()
    expect(unserved).toEqual([])
  })
  return async (given: Given = {}): Promise<Bench> => {
    const bench = await openBench({ dataDir: newDir(), ...given })
    open.push(bench)
    return bench
  }
}

async function openBench(given: Given & { dataDir: string }) {
  const { seed = 1, between = (store) => store, dataDir } = given
  const clock = given.clock ?? new VirtualClock()
  const telegram = given.telegram ?? (await startTelegram({ clock, rates: given.rates ?? NO_RATES }))
  const store = given.store ?? (await openStore({ dataDir }))
  const house = openTestHouse({
    clock,
    log: store.log,
    alone: false,
    ...(given.script === undefined ? {} : { script: given.script }),
  })
  const access: TelegramAccess = {
    token: new Secret(TEST_TOKEN),
    chatId: String(GROUP),
    apiRoot: telegram.url,
    webhookSecret: null,
    users: null,
    ...given.access,
  }
  const target = telegramTarget(access)
  const outbox = new Outbox({
    targets: [target],
    runs: house.runs,
    meetings: store.meetings,
    store: between(store.outbox),
    bus: house.bus,
    clock,
    random: seededRandom(seed),
    logger: house.logger,
    owner: `worker-${seed}-${++workers}`,
    panelUrl: 'http://127.0.0.1:3000',
  })
  outbox.start()
  const importing = imports({
    runs: house.runs,
    meetings: store.meetings,
    reader: minutesReader(null, async () => null),
    clock,
    ids: { run: () => `import-${seed}-${++imported}` },
  })

  const bench = {
    dataDir,
    clock,
    telegram,
    store,
    house,
    outbox,
    access,
    target,
    /** A council that goes to Telegram, under way. */
    async council(meeting: Partial<typeof MEETING> & { id: string; humanDeadlineMinutes?: number }) {
      const body = { ...MEETING, exports: ['telegram'], ...meeting }
      await store.meetings.put({ workspaceId: 'main', id: meeting.id, body }, clock.now())
      return house.start(body)
    },
    /** A record that stands for its meeting, made of minutes, and goes to Telegram. */
    async recorded(text = MINUTES) {
      const { state } = await importing.import({
        name: 'minutes.md',
        text,
        by: ANNA,
        workspaceId: 'main',
        correlationId: 'test',
      })
      await bench.adopt(state.runId)
      await bench.ask(state.runId)
      return state
    },
    /** A person changes what was decided. */
    async edit(runId: string, decision: string) {
      const patch = [{ op: 'replace', path: '/decision', value: decision }] as const
      const done = await house.command(runId, {
        type: 'edit_artifact',
        kind: 'decision_log',
        patch: [...patch],
      })
      if (done.state !== 'applied') throw new Error(done.reason)
    },
    ask: (runId: string) => bench.command(runId, { type: 'export', target: 'telegram' }),
    // Another process counts its commands anew, and the same id would be the same command.
    command: (runId: string, command: Command) => house.command(runId, command, `asked-${++commands}`),
    async adopt(runId: string) {
      const { meeting } = await house.state(runId)
      await store.meetings.adopt({ workspaceId: 'main', meetingId: meeting.id, runId, by: 'person' })
      outbox.read(runId)
    },
    /** A person says "send again". */
    async retry(exportId: string) {
      outbox.lane('telegram')?.tryAgain()
      await store.outbox.retry(exportId, clock.now())
      outbox.wake()
    },
    chat: () => telegram.control.chat(GROUP),
    rows: (runId: string): Promise<ExportRow[]> => store.outbox.ofRun(runId),

    /** Lets time pass, and at the end waits until nothing is under way. */
    async pass(ms: number): Promise<void> {
      const until = clock.now() + ms
      let [still, seen] = [0, '']
      while (still < STILL_LOOKS) {
        await new Promise((resolve) => setTimeout(resolve, 2))
        const now = bench.looksLike()
        still = now === seen && !bench.isAsking() ? still + 1 : 0
        seen = now
        if (still < STILL_LOOKS) continue
        const next = clock.next()
        if (next === null || next > until) break
        clock.advance(next - clock.now())
        still = 0
      }
      if (clock.now() < until) clock.advance(until - clock.now())
    },
    /** Telegram has a request on its hands that it is going to answer. */
    isAsking: () =>
      telegram.control
        .journal()
        .some(
          ({ answered, fault, path }) =>
            answered === 'no' && fault?.kind !== 'hang' && !path.endsWith('/getUpdates'),
        ),
    looksLike: () => `${telegram.control.journal().length} ${outbox.quiet} ${clock.now()}`,
    async close() {
      await house.pool.close()
      await outbox.close()
      if (given.telegram === undefined) await telegram.close()
      if (given.store === undefined) await store.close()
    },
  }
  return bench
}

let workers = 0
let commands = 0
let imported = 0
/** Looks, two milliseconds apart, at which nothing had moved. */
const STILL_LOOKS = 8
