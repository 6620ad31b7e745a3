import type { KnowledgePlaces } from '../ports/knowledge.ts'
import { Secret } from '../secret.ts'
import { ConfigInvalid } from './config-invalid.ts'
import { isLoopback, isNearby } from './nearby.ts'

/** Where the library stands, if not in the data directory. */
export function knowledgePlaces(store: string | undefined, chroma: string | undefined): KnowledgePlaces {
  return { postgres: store ? postgresPlace(store) : null, chroma: chroma ? chromaPlace(chroma) : null }
}

/** The address is never repeated: it may hold a password. */
function postgresPlace(given: string): KnowledgePlaces['postgres'] {
  const fault = (what: string) =>
    new ConfigInvalid('XIO_KNOWLEDGE_STORE', what, 'postgresql://xio:password@127.0.0.1:5432/library')
  const url = URL.parse(given)
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol))
    throw fault('is no address of a PostgreSQL database.')
  if (url.hostname === '' || url.pathname.length < 2) throw fault('names no server, or no database on it.')
  if (
    /^(?:no-verify|allow|disable)$/.test(url.searchParams.get('sslmode') ?? '') &&
    !isLoopback(url.hostname)
  )
    throw fault('asks for a connection that trusts anyone: say sslmode=verify-full, or leave it out.')
  return { url: new Secret(given), named: `${url.host}${url.pathname}` }
}

function chromaPlace(given: string): string {
  const fault = (what: string) => new ConfigInvalid('CHROMA_URL', what, 'http://127.0.0.1:8000')
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) throw fault('is no address of a server.')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw fault('holds more than an address: give the server alone, without a user or a query.')
  if (url.protocol === 'http:' && !isNearby(url.hostname))
    throw fault(`would send every passage in the clear to ${url.host}: use https.`)
  return url.href
}
