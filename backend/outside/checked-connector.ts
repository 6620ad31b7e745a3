import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AllowedPlace } from '../ports/outbound.ts'
import { type Address, readAddress, readHost } from './address.ts'
import { OutsideFailure } from './outside-failure.ts'
import { whyNot } from './reach.ts'

/** The addresses of a name. */
export type Lookup = (name: string) => Promise<readonly string[]>

export const lookUp: Lookup = async (name) =>
  (await systemLookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address)

type Checks = {
  allowed: readonly AllowedPlace[]
  lookup: Lookup
  connectMs: number
  signal: AbortSignal
  /** Over the internet without https, too. */
  clear?: boolean
}

/**
 * Connects only where it is allowed to. The check stands here, and not at the address line or in the socket's own
 * look-up, because addresses written as numbers are never looked up, and because a name may be answered differently
 * the second time: the very addresses that were checked are the ones the socket gets.
 */
export function checkedConnector(checks: Checks): buildConnector.connector {
  return (to, callback) => void checkAndConnect(to, checks, callback)
}

async function checkAndConnect(
  to: buildConnector.Options,
  checks: Checks,
  callback: buildConnector.Callback,
): Promise<void> {
  let place: Place
  try {
    place = await checkedPlace(to, checks)
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), null)
    return
  }
  const { name, isName, addresses } = place
  const open = buildConnector({
    timeout: checks.connectMs,
    maxCachedSessions: 0,
    lookup: answering(addresses),
    // Who answers for a name has to show a certificate for it, whatever the address.
    ...(isName ? { servername: name } : {}),
  })
  open({ ...to, hostname: name }, callback)
}

type Place = { name: string; isName: boolean; addresses: Address[] }

async function checkedPlace(to: buildConnector.Options, checks: Checks): Promise<Place> {
  const host = readHost(to.hostname)
  if (host.kind === 'unreadable')
    throw new OutsideFailure(
      'bad_url',
      `${to.hostname} is neither a name nor an address that can be reached.`,
    )
  const isName = host.kind === 'name'
  const name = isName ? host.name : host.address.toString()
  if (METADATA.has(name))
    throw new OutsideFailure('refused', `${name} is never asked: it tells secrets of the machine.`)
  const addresses = isName ? await resolved(name, checks.lookup) : [host.address]
  const secure = to.protocol === 'https:'
  const port = to.port ? Number(to.port) : secure ? 443 : 80
  for (const address of addresses) {
    // One wrong address among right ones is enough: the socket might take that one.
    const why = whyNot({ secure, host: name, port, address, clear: checks.clear === true }, checks.allowed)
    if (why !== null) throw new OutsideFailure('refused', why)
  }
  if (checks.signal.aborted) throw new OutsideFailure('aborted', `The request to ${name} was given up.`)
  return { name, isName, addresses }
}

const METADATA = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data'])

async function resolved(name: string, lookup: Lookup): Promise<Address[]> {
  const found = await lookup(name).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new OutsideFailure('unresolved', `The name ${name} could not be looked up${code && ` (${code})`}.`)
  })
  return found.length === 0 ? nowhere(name) : found.map((text) => readAddress(text) ?? nowhere(name))
}

function nowhere(name: string): never {
  throw new OutsideFailure('unresolved', `The name ${name} leads to no address.`)
}

/** A look-up that knows its answer. */
function answering(addresses: readonly Address[]): LookupFunction {
  const answer = addresses.map((address) => ({
    address: address.toString(),
    family: address.kind() === 'ipv4' ? 4 : 6,
  }))
  return (_name, options, done) => {
    const [first] = answer
    if (options.all === true || first === undefined) done(null, answer)
    else done(null, first.address, first.family)
  }
}
