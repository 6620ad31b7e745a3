import { Client } from 'undici'
import type { AllowedPlace } from '../ports/outbound.ts'
import { checkedConnector, type Lookup, lookUp } from './checked-connector.ts'
import { OutsideFailure } from './outside-failure.ts'
import { readDestination } from './read-destination.ts'
import { whatHappened } from './what-happened.ts'

export type ExchangeOptions = {
  allowed?: readonly AllowedPlace[]
  lookup?: Lookup
  connectMs?: number
  /** From the request's last byte to the answer's first, and between two pieces of its body. */
  silenceMs?: number
  /** The whole request, the look-up of the name included. */
  totalMs?: number
  /** What is asked for is no secret: it may come over the internet in the clear. */
  clear?: boolean
}

/** What the other side's headers may come to, all together. */
const HEADER_BYTES = 16_384

export type Opened = { client: Client; host: string; path: string }

/**
 * One request to an address that somebody gave, over a connection of its own that goes only where it may. Nothing is
 * followed, no proxy is asked, nothing stays open, and it ends in time. Rejects with `OutsideFailure`.
 */
export async function exchange<Answer>(
  url: string,
  options: ExchangeOptions & { signal?: AbortSignal | undefined },
  work: (opened: Opened) => Promise<Answer>,
): Promise<Answer> {
  const { allowed = [], lookup = lookUp, connectMs = 5_000, silenceMs = 15_000, totalMs = 30_000 } = options
  const { origin, host, path } = readDestination(url)
  const late = AbortSignal.timeout(totalMs)
  const signal = options.signal === undefined ? late : AbortSignal.any([late, options.signal])
  const progress = { connected: false }
  const connector = checkedConnector({ allowed, lookup, connectMs, signal, clear: options.clear ?? false })
  const client = new Client(origin, {
    connect: (to, callback) =>
      connector(to, (...result) => {
        progress.connected ||= result[0] === null
        callback(...result)
      }),
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: HEADER_BYTES,
    pipelining: 1,
  })
  // Before the connection stands the library's own abort has nothing to abort.
  const giveUp = () => void client.destroy(new OutsideFailure('aborted', ''))
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    if (signal.aborted) throw new OutsideFailure('aborted', '')
    return await work({ client, host, path })
  } catch (error) {
    throw whatHappened(error, { host, late: late.aborted, ...progress })
  } finally {
    signal.removeEventListener('abort', giveUp)
    await client.destroy()
  }
}
