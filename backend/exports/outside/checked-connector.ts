import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AllowedPlace } from '../../ports/outbound.ts'
import { type Address, readAddress, readHost } from './address.ts'
import { OutsideFailure } from './outside-failure.ts'
import { whyNot } from './reach.ts'

/** The addresses of a name. */
export type Lookup = (name: string) => Promise<readonly string[]>

export const lookUp: Lookup = async (name) =>
  (await systemLookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address)

type Checks = { allowed: readonly AllowedPlace[]; lookup: Lookup; connectMs: number; signal: AbortSignal }

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
  let addresses: Address[]
  try {
    addresses = await checkedAddresses(to, checks)
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), null)
    return
  }
  connect(to, addresses, checks.connectMs, callback)
}

async function checkedAddresses(to: buildConnector.Options, checks: Checks): Promise<Address[]> {
  const host = readHost(to.hostname)
  if (host.kind === 'unreadable')
    throw new OutsideFailure(
      'bad_url',
      `${to.hostname} is neither a name nor an address that can be reached.`,
    )
  const name = host.kind === 'name' ? host.name : host.address.toString()
  if (METADATA.has(name))
    throw new OutsideFailure('refused', `${name} is never asked: it tells secrets of the machine.`)
  const addresses = host.kind === 'address' ? [host.address] : await resolved(name, checks.lookup)
  const secure = to.protocol === 'https:'
  const port = to.port ? Number(to.port) : secure ? 443 : 80
  for (const address of addresses) {
    // One wrong address among right ones is enough: the socket might take that one.
    const why = whyNot({ secure, host: name, port, address }, checks.allowed)
    if (why !== null) throw new OutsideFailure('refused', why)
  }
  if (checks.signal.aborted) throw new OutsideFailure('aborted', `The request to ${name} was given up.`)
  return addresses
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

function connect(
  to: buildConnector.Options,
  addresses: readonly Address[],
  timeout: number,
  callback: buildConnector.Callback,
): void {
  const [only, ...more] = addresses
  const hostname = only !== undefined && more.length === 0 ? only.toString() : to.hostname
  const open = buildConnector({ timeout, maxCachedSessions: 0, lookup: answering(addresses) })
  const servername = readHost(to.hostname).kind === 'name' ? to.hostname.replace(/\.$/, '') : undefined
  open({ ...to, hostname, ...(servername === undefined ? {} : { servername }) }, callback)
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
