import { DataDirLocked, openHouse } from '../../compose.ts'
import { type Config, readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'
import { libraryThere } from '../remote/knowledge.ts'
import { type GivenServer, serverFor } from '../remote/where.ts'
import type { Shelves } from './shelves.ts'

/** Does something with the library of the server that was named or holds the data directory; else with that one itself. */
export async function inLibrary<T>(given: GivenServer, work: (shelves: Shelves) => Promise<T>): Promise<T> {
  const config = readConfig()
  const door = serverFor(given, config)
  if (door !== null) return work(libraryThere(door))
  try {
    return await inDataDir(config, work)
  } catch (error) {
    // It was started in this very moment.
    if (!(error instanceof DataDirLocked) || error.url === null) throw error
    return work(libraryThere({ url: error.url, apiKey: config.apiKey }))
  }
}

const BY = { workspaceId: 'main', addedBy: 'xio knowledge' }

async function inDataDir<T>(config: Config, work: (shelves: Shelves) => Promise<T>): Promise<T> {
  const { dataDir, policies } = config
  const house = await openHouse({ dataDir, policies, logger: commandLog(config), alone: true })
  const { library } = house
  // Ctrl-C ends the reading between two passages; the next start goes on with what is left.
  const stop = () => void house.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  try {
    return await work({
      sources: () => library.sources(BY.workspaceId),
      addPath: (path) => library.addPath(path, BY),
      addText: (title, text) => library.addText(title, text, BY),
      reindex: () => library.reindex(BY),
      remove: (id) => library.remove(BY.workspaceId, id),
      read: (_, told) => library.work(told),
    })
  } finally {
    process.removeListener('SIGINT', stop)
    await house.close()
  }
}
