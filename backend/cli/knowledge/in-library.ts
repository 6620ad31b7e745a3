import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'
import { UsageFault } from '../usage.ts'

export type Library = Awaited<ReturnType<typeof openHouse>>['library']

/** Does something with the library of the data directory, which must be this process's own meanwhile. */
export async function inLibrary<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const config = readConfig()
  const { dataDir, policies } = config
  const house = await openHouse({ dataDir, policies, logger: commandLog(config), alone: true }).catch(
    (error: unknown) => {
      if (!(error instanceof DataDirLocked) || error.url === null) throw error
      throw new UsageFault(
        `the server at ${error.url} holds the data directory: end it while you change the library (list and query work beside it).`,
      )
    },
  )
  // Ctrl-C ends the reading between two passages; the next start goes on with what is left.
  const stop = () => void house.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  try {
    return await work(house.library)
  } finally {
    process.removeListener('SIGINT', stop)
    await house.close()
  }
}
