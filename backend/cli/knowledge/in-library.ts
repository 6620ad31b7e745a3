import { DataDirLocked, openHouse } from '../../compose.ts'
import { type Config, readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'
import { libraryThere } from '../remote/knowledge.ts'
import { type GivenServer, serverFor } from '../remote/where.ts'
import { notThere, sending } from './sending.ts'
import type { Shelves } from './shelves.ts'

/** `what` may be sent out for vectors, where it is said; null where nothing is read. */
type Given = GivenServer & { embed?: boolean; what: string | null }

/** Does something with the library of the server that was named or holds the data directory; else with that one itself. */
export async function inLibrary<T>(given: Given, work: (shelves: Shelves) => Promise<T>): Promise<T> {
  const config = readConfig()
  const door = serverFor(given, config)
  if (door !== null) {
    notThere(given.embed, door)
    return work(libraryThere(door))
  }
  try {
    return await inDataDir(config, given, work)
  } catch (error) {
    // It was started in this very moment.
    if (!(error instanceof DataDirLocked) || error.url === null) throw error
    notThere(given.embed, { url: error.url })
    return work(libraryThere({ url: error.url, apiKey: config.apiKey }))
  }
}

const BY = { workspaceId: 'main', addedBy: 'xio knowledge' }

async function inDataDir<T>(
  config: Config,
  { embed = false, what }: Given,
  work: (shelves: Shelves) => Promise<T>,
): Promise<T> {
  const { dataDir, policies, embeddings, knowledge, outboundAllowed } = config
  const logger = commandLog(config)
  const house = await openHouse({
    dataDir,
    policies,
    embeddings,
    knowledge,
    outboundAllowed,
    logger,
    alone: true,
  })
  const { library } = house
  // Ctrl-C ends the reading between two passages; the next start goes on with what is left.
  const stop = () => void house.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  try {
    await house.remember()
    const by = { ...BY, embed: what !== null && sending(what, embed, embeddings) }
    return await work({
      sources: () => library.sources(BY.workspaceId),
      addPath: (path) => library.addPath(path, by),
      addGit: (repository, ref) => library.addGit(repository, ref, by),
      addUrl: (address) => library.addUrl(address, undefined, by),
      addText: (title, text) => library.addText(title, text, by),
      reindex: () => library.reindex(by),
      remove: (id) => library.remove(BY.workspaceId, id),
      read: (_, told) => library.work(told),
    })
  } finally {
    process.removeListener('SIGINT', stop)
    await house.close()
  }
}
