import { exchange, type ExchangeOptions, type Opened } from './exchange.ts'
import { OutsideFailure } from './outside-failure.ts'

export type FetchedDocument = {
  /** Where it was in the end. */
  url: string
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

type Given = ExchangeOptions & {
  headers: Readonly<Record<string, string>>
  /** What is longer is refused. */
  mostBytes: number
  signal?: AbortSignal | undefined
}

const MOST_REDIRECTS = 3

/**
 * Fetches what lies at an address that somebody gave. Up to three redirects are followed, each checked as if it had been
 * given itself; none leads from https to http, or to an address of this house. Rejects with `OutsideFailure`.
 */
export async function fetchDocument(url: string, given: Given): Promise<FetchedDocument> {
  const begun = performance.now()
  const { totalMs = 10_000 } = given
  for (let at = url, redirects = 0; ; redirects++) {
    // All of them together have the time of one.
    const left = Math.max(1, Math.ceil(totalMs - (performance.now() - begun)))
    // What was allowed was allowed to whoever gave the address, not to a page that sends us on.
    const allowed = isSameHost(url, at) ? given.allowed : []
    const answer = await exchange(
      at,
      { clear: true, ...given, ...(allowed && { allowed }), totalMs: left },
      (opened) => asked(opened, given),
    )
    if (answer.location === null) return { url: at, ...answer }
    if (redirects === MOST_REDIRECTS) throw elsewhere(at, `more than ${MOST_REDIRECTS} times`)
    at = nextOf(at, answer.location)
  }
}

const isSameHost = (one: string, other: string): boolean => URL.parse(one)?.host === URL.parse(other)?.host

type Answer = Omit<FetchedDocument, 'url'> & { location: string | null }

async function asked({ client, host, path }: Opened, { headers, mostBytes }: Given): Promise<Answer> {
  const answer = await client.request({ method: 'GET', path, headers })
  const { statusCode: status, body: stream } = answer
  const told = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  )
  const location = REDIRECTS.has(status) ? (told.location ?? '') : null
  if (location !== null || status !== 200) return { status, headers: told, location, body: new Uint8Array() }
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('A connection gave something else than bytes.')
    bytes += piece.length
    if (bytes > mostBytes)
      throw new OutsideFailure('refused', `${host} sends more than ${Math.floor(mostBytes / 1024 ** 2)} MB.`)
    pieces.push(piece)
  }
  return { status, headers: told, location, body: Buffer.concat(pieces) }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function nextOf(from: string, location: string): string {
  const next = URL.parse(location, from)
  if (location === '' || next === null) throw elsewhere(from, 'to nowhere')
  if (from.startsWith('https:') && next.protocol !== 'https:') throw elsewhere(from, `to ${next.protocol}//`)
  next.hash = ''
  return next.href
}

const elsewhere = (from: string, where: string) =>
  new OutsideFailure('redirect', `${new URL(from).host} sends us on ${where}. Give the last address.`)
