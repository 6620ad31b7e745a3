import ipaddr from 'ipaddr.js'
import type { AllowedPlace } from '../ports/outbound.ts'
import { ConfigInvalid } from './config-invalid.ts'

const NAME = 'XIO_OUTBOUND_ALLOW'

/** The places that may be reached although they are private. */
export function outboundAllowed(given: string | undefined): AllowedPlace[] {
  if (!given) return []
  return given.split(',').map((one) => place(one.trim()))
}

function place(given: string): AllowedPlace {
  const read = given.includes('/') ? range(given) : host(given)
  if (read !== null) return read
  throw new ConfigInvalid(
    NAME,
    `holds “${given}”; each entry must be a host, a host with a port, or a range of addresses.`,
    'localhost:5678,10.0.0.0/8',
  )
}

function range(given: string): AllowedPlace | null {
  if (!ipaddr.isValidCIDR(given)) return null
  const [base, bits] = ipaddr.parseCIDR(given)
  return { kind: 'range', base: base.toString(), bits }
}

function host(given: string): AllowedPlace | null {
  const bare = ipaddr.IPv6.isValid(given)
  const [, name = '', port] = bare
    ? [given, `[${given}]`]
    : (/^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(given) ?? [])
  if (name === '' || (port !== undefined && (Number(port) === 0 || Number(port) > 65_535))) return null
  const url = URL.parse(`http://${name}`)
  // What is more than a host (a user, a path) would be dropped in silence.
  if (url === null || url.href !== `http://${url.hostname}/` || url.hostname.includes('*')) return null
  const read = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return { kind: 'host', host: read, port: port === undefined ? null : Number(port) }
}
