import type { Client } from 'undici'
import { exchange, type ExchangeOptions } from './exchange.ts'
import { OutsideFailure } from './outside-failure.ts'

export type OutsideRequest = {
  method: 'GET' | 'POST' | 'PUT'
  headers?: Readonly<Record<string, string>>
  body?: string
  signal?: AbortSignal
}

export type OutsideAnswer = {
  status: number
  headers: Readonly<Record<string, string>>
  /** What was read of the body; `cut` where more was to come. */
  body: string
  cut: boolean
}

export type GuardedClient = (url: string, request: OutsideRequest) => Promise<OutsideAnswer>

export type GuardedClientOptions = ExchangeOptions

/** An answer's body is read to know what went wrong; 64 KiB tell enough, and a hostile one is endless. */
const MOST_BYTES = 65_536
/**
 * The one way to addresses that people configure. It follows no redirect, asks no proxy, keeps no connection (so each
 * request is looked up and checked by itself), and gives up in time.
 */
export function guardedClient(options: GuardedClientOptions = {}): GuardedClient {
  return (url, request) =>
    exchange(url, { ...options, signal: request.signal }, async ({ client, host, path }) =>
      notElsewhere(await answered(client, path, request), host),
    )
}

// Whoever redirects decides where the record goes, and to which address of ours: nobody but the configuration does.
function notElsewhere(answer: OutsideAnswer, host: string): OutsideAnswer {
  if (answer.status < 300 || answer.status > 399) return answer
  const target = URL.parse(answer.headers.location ?? '', `https://${host}`)
  const where = target === null || target.host === host ? '' : ` to ${target.host}`
  throw new OutsideFailure(
    'redirect',
    `${host} answers ${answer.status} and sends us on${where}. Redirects are not followed: give the last address.`,
    { arrived: 'maybe' },
  )
}

async function answered(client: Client, path: string, request: OutsideRequest): Promise<OutsideAnswer> {
  const { method, headers = {}, body = null } = request
  const {
    statusCode: status,
    headers: received,
    body: stream,
  } = await client.request({ path, method, headers, body })
  const answer = await readBody(stream)
  const flat = Object.entries(received).map(([name, value]) => [name, String(value)])
  return { status, headers: Object.fromEntries(flat), ...answer }
}

// The status is the answer; a body that breaks off or never ends takes nothing from it.
async function readBody(stream: AsyncIterable<Buffer>): Promise<{ body: string; cut: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  let cut = false
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      size += chunk.length
      if (size <= MOST_BYTES) continue
      cut = true
      break
    }
  } catch {
    cut = true
  }
  return { body: Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8'), cut }
}
