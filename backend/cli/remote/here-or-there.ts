import { DataDirLocked, openHouse } from '../../compose.ts'
import { type Config, readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'
import type { Door } from './request.ts'
import { rememberHere } from '../remember-here.ts'
import { type GivenServer, serverFor } from './where.ts'

type House = Awaited<ReturnType<typeof openHouse>>

/** Has the server do it that was named or holds the data directory; where there is none, it is done here. */
export async function hereOrThere<T>(
  given: GivenServer,
  { here, there }: { here: (house: House, config: Config) => Promise<T>; there: (door: Door) => Promise<T> },
): Promise<T> {
  const config = readConfig()
  const door = serverFor(given, config)
  if (door !== null) return there(door)
  try {
    return await inHouse(config, here)
  } catch (error) {
    // It was started in this very moment.
    if (!(error instanceof DataDirLocked) || error.url === null) throw error
    return there({ url: error.url, apiKey: config.apiKey })
  }
}

async function inHouse<T>(config: Config, work: (house: House, config: Config) => Promise<T>): Promise<T> {
  const { dataDir, policies } = config
  const house = await openHouse({ dataDir, policies, logger: commandLog(config), alone: true })
  try {
    const done = await work(house, config)
    await rememberHere(house, config)
    return done
  } finally {
    await house.close()
  }
}
