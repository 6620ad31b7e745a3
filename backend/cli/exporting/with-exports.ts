import { DataDirLocked, openHouse } from '../../compose.ts'
import { type Config, readConfig } from '../../config.ts'
import { commandLog } from '../bug.ts'
import { exportsThere } from '../remote/exports.ts'
import { type GivenServer, serverFor } from '../remote/where.ts'
import { exportsHere } from './here.ts'
import type { ExportPlace } from './place.ts'

export type Exporter = {
  place: ExportPlace
  /** It goes on when this command has ended. */
  stays: boolean
}

/** Does something with the exports of runs: at the server that was named or holds the data directory, else here. */
export async function withExports<T>(
  given: GivenServer,
  work: (exporter: Exporter) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  const door = serverFor(given, config)
  if (door !== null) {
    if (given.server === undefined && config.server === null) sayHolder(door.url)
    return work({ place: exportsThere(door), stays: true })
  }
  try {
    return await workHere(config, work)
  } catch (error) {
    // It was started in this very moment.
    if (!(error instanceof DataDirLocked) || error.url === null) throw error
    sayHolder(error.url)
    return work({ place: exportsThere({ url: error.url, apiKey: config.apiKey }), stays: true })
  }
}

async function workHere<T>(config: Config, work: (exporter: Exporter) => Promise<T>): Promise<T> {
  const house = await openHouse({
    dataDir: config.dataDir,
    policies: config.policies,
    logger: commandLog(config),
    alone: true,
    speakers: config,
    exporting: config,
  })
  try {
    return await work({ place: exportsHere(house), stays: false })
  } finally {
    await house.close()
  }
}

const sayHolder = (url: string): void =>
  void process.stderr.write(`The server at ${url} holds the data directory, so it exports from there.\n`)
