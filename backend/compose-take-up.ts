import { BROUGHT } from './log/bring-log.ts'
import type { Outbox } from './exports/outbox.ts'
import type { Runs } from './log/runs.ts'
import { isOfRun } from './knowledge/files/kept.ts'
import type { Library } from './knowledge/library.ts'
import type { Follower } from './memory/follower.ts'
import type { DriverPool } from './orchestrator/driver-pool.ts'
import type { Log } from './ports/access.ts'
import type { Clock } from './ports/outside.ts'
import type { Indexer } from './search/indexer.ts'
import type { Store } from './store/open-store.ts'

type TakenUp = {
  store: Pick<Store, 'log'>
  runs: Pick<Runs, 'state'>
  pool: Pick<DriverPool, 'start'>
  outbox: Pick<Outbox, 'takeUp'> | null
  clock: Pick<Clock, 'sleep'>
}

/** Drives what was going on when the last process ended. */
export async function takeUp(house: TakenUp): Promise<void> {
  const { runs, pool } = house
  for await (const { runId } of runsOf(house, ['created', 'running', 'waiting_for_human'])) pool.start(runId)
  // A question's deadline runs on while the run is paused; a paused run without one waits for nobody, and one that came
  // from elsewhere waits for whoever brought it.
  for await (const { runId, kind } of runsOf(house, ['paused']))
    if (kind !== BROUGHT && (await runs.state(runId))?.human != null) pool.start(runId)
}

/** Takes up what was on its way out. Not before the doors are open: what it asks the database for costs a start more than all the rest. */
export async function takeUpExports(
  { outbox, clock }: Pick<TakenUp, 'outbox' | 'clock'>,
  logger: Log,
): Promise<void> {
  await clock.sleep(TAKEN_UP_AFTER_MS)
  await outbox?.takeUp('main').catch((err: unknown) => logger.error({ err }, 'the exports are not taken up'))
}

/** Reads what the search has not read yet. It may take long, and nobody waits for it. */
export async function takeUpSearch(
  { indexer, clock }: { indexer: Pick<Indexer, 'start' | 'takeUp'>; clock: Pick<Clock, 'sleep'> },
  logger: Log,
): Promise<void> {
  indexer.start()
  await clock.sleep(TAKEN_UP_AFTER_MS)
  await indexer.takeUp().catch((err: unknown) => logger.error({ err }, 'the search is not taken up'))
}

/** Goes on with the sources that wait to be read; nobody waits for it. */
export async function takeUpKnowledge(library: { wake(): void }, clock: Pick<Clock, 'sleep'>): Promise<void> {
  await clock.sleep(TAKEN_UP_AFTER_MS)
  library.wake()
}

/** Keeps up with what councils decide, and reads what of it came to the library. */
export async function takeUpMemory(
  { memory, clock }: { memory: Pick<Follower, 'start'>; clock: Pick<Clock, 'sleep'> },
  library: { wake(): void },
): Promise<void> {
  await clock.sleep(TAKEN_UP_AFTER_MS)
  memory.start(() => library.wake())
}

/** The same once, for a process that serves nobody. What others have left to be read is left: it may take an hour. */
export async function rememberNow(
  memory: Pick<Follower, 'look'>,
  library: Pick<Library, 'sources' | 'work'>,
  logger: Log,
): Promise<void> {
  try {
    if ((await memory.look()) === 0) return
    const sources = await library.sources('main')
    const others = sources.filter((one) => !isOfRun(one))
    if (!others.some(({ status }) => status === 'queued' || status === 'indexing')) await library.work()
  } catch (err) {
    logger.error({ err }, 'what councils have decided is not brought to the library')
  }
}

const TAKEN_UP_AFTER_MS = 300

async function* runsOf(
  { store }: Pick<TakenUp, 'store'>,
  status: string[],
): AsyncGenerator<{ runId: string; kind: string }> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.log.runs>> = await store.log.runs({
      workspaceId: 'main',
      status,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    yield* page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}
