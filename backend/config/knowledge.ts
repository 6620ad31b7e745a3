import type { KnowledgePlace } from '../ports/knowledge.ts'
import { Secret } from '../secret.ts'
import { ConfigInvalid } from './config-invalid.ts'

const NAME = 'XIO_KNOWLEDGE_STORE'

/** Where the library stands; null: in the data directory. The address is never repeated: it may hold a password. */
export function knowledgePlace(given: string | undefined): KnowledgePlace | null {
  if (!given) return null
  const fault = (what: string) =>
    new ConfigInvalid(NAME, what, 'postgresql://xio:password@127.0.0.1:5432/library')
  const url = URL.parse(given)
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol))
    throw fault('is no address of a PostgreSQL database.')
  if (url.hostname === '' || url.pathname.length < 2) throw fault('names no server, or no database on it.')
  if (
    /^(?:no-verify|allow|disable)$/.test(url.searchParams.get('sslmode') ?? '') &&
    !LOOPBACK.has(url.hostname)
  )
    throw fault('asks for a connection that trusts anyone: say sslmode=verify-full, or leave it out.')
  return { postgres: new Secret(given), named: `${url.host}${url.pathname}` }
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])
