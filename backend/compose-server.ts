import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openChecks, warnOfRoot } from './compose-checks.ts'
import { openReplays } from './compose-replays.ts'
import { takeUp, takeUpExports, takeUpKnowledge, takeUpMemory, takeUpSearch } from './compose-take-up.ts'
import { openHouse, programVersion, tryModel } from './compose.ts'
import { authorizeLocal, identifyLocal } from './access/local.ts'
import { providersOf } from './agents/panels.ts'
import { servedLibrary } from './knowledge/served-library.ts'
import { listenFault } from './http/listen-fault.ts'
import { withoutDeleted } from './log/without-deleted.ts'
import { storeReady } from './store/ready.ts'
import type { Config } from './config.ts'
import type { Log } from './ports/access.ts'

const PANEL = fileURLToPath(new URL('../ui/dist', import.meta.url))

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
    embeddings: config.embeddings,
    knowledge: config.knowledge,
    outboundAllowed: config.outboundAllowed,
    exporting: config,
  })
  const { store, councils: doors, registry, clock, ids, bus } = house
  const log = withoutDeleted(house.log, store.archive)
  const library = servedLibrary(house.library, { logger, clock })
  const replaying = openReplays({ ...house, log }, { dataDir, logger })
  const runs = { name: 'runs', ok: false, detail: 'What was going on before the start is being taken up.' }
  try {
    // They cost 200 ms, which a council held in a terminal need not wait for.
    const [{ createApp }, { Rooms }, { websocketRoute }] = await Promise.all([
      import('./http/app.ts'),
      import('./broker/rooms.ts'),
      import('./broker/websocket-route.ts'),
    ])
    const authorize = authorizeLocal
    const rooms = new Rooms({ log: replaying.live, bus, councils: doors, authorize, clock, logger })
    const inbound = await house.inbound({ councils: doors, ids })
    const app = createApp({
      councils: doors,
      imports: house.imports,
      exports: house.exports,
      inbound,
      meetings: store.meetings,
      idempotency: store.idempotency,
      log,
      demos: house.demos,
      archive: store.archive,
      search: house.search,
      knowledge: library,
      decisions: house.decisions,
      robustness: house.robustness,
      ...replaying.doors,
      readings: house.readings,
      cards: store.cards,
      settings: store.settings,
      catalogue: house.catalogue,
      checks: openChecks(config, { ...house, settings: store.settings, tryModel }),
      registry,
      providers: providersOf(config),
      identify: identifyLocal,
      authorize,
      config: { allowedHosts, publicUrl },
      clock,
      ids,
      logger,
      panelDir: panelIsBuilt() ? PANEL : null,
      version: programVersion(),
      ready: async () => [await storeReady(store.log), runs.ok ? { name: 'runs', ok: true } : runs],
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
    void takeUpSearch(house, logger)
    void takeUpKnowledge(library, clock)
    void takeUpMemory(house, library)
    for (const door of inbound) door.start?.()
    return { url, close: once(() => closeAll(inbound, [app, replaying, house])) }
  } catch (error) {
    await replaying.close()
    await house.close()
    throw error
  }
}

type Closed = { close(): Promise<unknown> }

async function closeAll(atOnce: readonly Closed[], inOrder: readonly Closed[]): Promise<void> {
  await Promise.all(atOnce.map((one) => one.close()))
  for (const one of inOrder) await one.close()
}

/** Whether there is a panel to serve. */
export const panelIsBuilt = (): boolean => existsSync(path.join(PANEL, 'index.html'))

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
