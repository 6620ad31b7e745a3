import { dataDirHolder, openStoreToRead, type Store } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { asTyped } from '../as-typed.ts'
import { UsageFault } from '../usage.ts'
import type { Door } from './request.ts'

/** Options of every command that may speak with a server. */
export const SERVER_OPTIONS = {
  server: {
    type: 'string',
    value: 'URL',
    help: 'the server that holds the run (XIO_SERVER, else the one of the data directory)',
  },
  'api-key': { type: 'string', value: 'KEY', help: 'the key to it (XIO_API_KEY)' },
} as const

export type GivenServer = { server?: string; 'api-key'?: string }

/** The server to ask: the one that was named, else the one that holds the data directory; null where there is none. */
export function serverFor(given: GivenServer, config: Config): Door | null {
  const named = namedServer(given, config)
  if (named !== null) return named
  const url = dataDirHolder(config.dataDir)?.url ?? null
  return url === null ? null : { url, apiKey: given['api-key'] ?? config.apiKey }
}

/** The server that was named, for what can be read without one; null where none was. */
export function namedServer(given: GivenServer, { server, apiKey }: Config): Door | null {
  const url = given.server === undefined ? server : checked(given.server)
  return url === null ? null : { url, apiKey: given['api-key'] ?? apiKey }
}

/** The server to ask, for what only a server can do. */
export function serverOrFault(given: GivenServer, config: Config): Door {
  const door = serverFor(given, config)
  if (door !== null) return door
  const holder = dataDirHolder(config.dataDir)
  const why =
    holder === null
      ? 'No server is running here'
      : `Process ${holder.pid} holds the data directory ${config.dataDir}, and it is no server`
  throw new UsageFault(`${why}: start one with ${asTyped('serve')}, or name one by --server or XIO_SERVER.`)
}

/** The data directory, to look only. */
export async function looking<T>({ dataDir }: Config, look: (store: Store) => Promise<T>): Promise<T> {
  const store = openStoreToRead({ dataDir })
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

function checked(url: string): string {
  if (URL.canParse(url) && /^https?:/.test(url)) return url.replace(/\/+$/, '')
  throw new UsageFault(
    `--server is “${url}”, which is no address of a server. For example: --server http://127.0.0.1:3000`,
  )
}
