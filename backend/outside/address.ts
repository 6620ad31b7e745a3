import { domainToASCII } from 'node:url'
import ipaddr from 'ipaddr.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * What a host of an address line is: an IP address in any of its spellings (decimal, hex, octal, short, mapped, with a
 * dot at the end, in brackets), a name to be looked up, or neither. Resolvers read spellings that URL parsers do not, so
 * what only looks like an address is no name.
 */
export type Host =
  | { kind: 'address'; address: Address }
  | { kind: 'name'; name: string }
  | { kind: 'unreadable' }

export function readHost(given: string): Host {
  const bare = /^\[(.*)\]$/.exec(given)?.[1] ?? given
  const host = (bare.includes(':') ? bare : domainToASCII(bare)).toLowerCase().replace(/\.$/, '')
  // A zone names one of this machine's own links, never a place elsewhere.
  if (host === '' || host.includes('%')) return { kind: 'unreadable' }
  const address = readAddress(host)
  if (address !== null) return { kind: 'address', address }
  if (host.includes(':') || endsInNumber(host) || !NAME.test(host)) return { kind: 'unreadable' }
  return { kind: 'name', name: host }
}

const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/

/** As URLs are read: a host whose last part is a number is an address, or nothing. */
const endsInNumber = (host: string): boolean => /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(host)

/** An address as its plainest form: one that maps IPv4 is that IPv4 address. Null where the text is none. */
export function readAddress(text: string): Address | null {
  if (!ipaddr.isValid(text)) return null
  const address = ipaddr.process(text)
  return address instanceof ipaddr.IPv6 ? (compatible(address) ?? address) : address
}

// `::7f00:1` is 127.0.0.1 in a form given up long ago, which systems still read and which no list of ranges names.
function compatible({ parts }: ipaddr.IPv6): ipaddr.IPv4 | null {
  const [high = 0, low = 0] = parts.slice(6)
  if (parts.slice(0, 6).some((part) => part !== 0) || high === 0) return null
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255])
}

/** Whether an address belongs to one machine somewhere on the public internet. */
export function isPublic(address: Address): boolean {
  // Typed narrower than it is: the ranges hold more names than the types say.
  const range: string = address.range()
  if (range !== 'unicast') return false
  if (address instanceof ipaddr.IPv4) return address.toString() !== AZURE_METADATA
  // All that is given out to the public lies in 2000::/3; the rest is unassigned.
  return (address.parts[0] ?? 0) >> 13 === 1
}

// A public address by number; on Azure's machines it answers with what the machine is allowed to know.
const AZURE_METADATA = '168.63.129.16'

/** An address of a house of one's own: what a name that was allowed may lead to. */
export function isPrivate(address: Address): boolean {
  const range: string = address.range()
  return ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'].includes(range)
}
