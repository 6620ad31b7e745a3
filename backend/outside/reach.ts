import ipaddr from 'ipaddr.js'
import type { AllowedPlace } from '../ports/outbound.ts'
import { type Address, isPrivate, isPublic, readAddress } from './address.ts'

/** Where a request is to go, and the address that its host stands for. */
export type Destination = {
  secure: boolean
  host: string
  port: number
  address: Address
  /** What goes there may be read by anybody on the way. */
  clear?: boolean
}

/** Why a destination may not be reached, for a person to act on; null where it may. */
export function whyNot(to: Destination, allowed: readonly AllowedPlace[]): string | null {
  const name = `${to.host}${isUsual(to) ? '' : `:${to.port}`}`
  const listed = allowed.some((place) => allows(place, to))
  if (!isPublic(to.address)) {
    if (listed) return null
    return `${name} leads to ${to.address.toString()}, which is not on the public internet. If it is meant, add ${to.host}:${to.port} to XIO_OUTBOUND_ALLOW.`
  }
  if (!to.secure && to.clear !== true)
    return `${name} would be sent to in the clear over the internet. Use https.`
  if (!isUsual(to) && !listed)
    return `${name} is no usual port of the web. If it is meant, add ${name} to XIO_OUTBOUND_ALLOW.`
  return null
}

const isUsual = ({ secure, port }: Destination): boolean => port === (secure ? 443 : 80)

function allows(place: AllowedPlace, to: Destination): boolean {
  if (place.kind === 'range') return inRange(to.address, place)
  if (place.port !== null && place.port !== to.port) return false
  const address = readAddress(place.host)
  if (address !== null) return address.toString() === to.address.toString()
  // Who answers for a name decides where it leads: to a machine of the house, but never to what only the machine itself
  // should ask (metadata on link-local addresses).
  return place.host === to.host && (isPublic(to.address) || isPrivate(to.address))
}

function inRange(address: Address, { base, bits }: { base: string; bits: number }): boolean {
  const first = ipaddr.parse(base)
  return first.kind() === address.kind() && address.match(first, bits)
}
