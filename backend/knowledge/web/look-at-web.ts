import path from 'node:path'
import { tooLong } from '../files/file-bytes.ts'
import { type Kind, kindOf, MEDIA_TYPES } from '../kinds.ts'
import type { Place } from '../reading/content.ts'
import { SourceInvalid } from '../source-invalid.ts'

export type Fetched = {
  url: string
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

/** Fetches a page, as far as it may be reached; rejects with `SourceInvalid` where it may or can not. */
export type Fetch = (
  url: string,
  given: { headers: Record<string, string>; mostBytes: number; signal: AbortSignal },
) => Promise<Fetched>

/** What is written for people to read is shorter. */
const MOST_BYTES = 5 * 1024 ** 2

/** Fetches a page; null where the server says that it is still as it was at `known`. */
export async function lookAtWeb(
  fetch: Fetch,
  address: string,
  { known, signal }: { known: string | null; signal: AbortSignal },
): Promise<Place | null> {
  const headers = { ...HEADERS, ...ifOtherThan(known) }
  const {
    url,
    status,
    headers: told,
    body,
  } = await fetch(address, { headers, mostBytes: MOST_BYTES, signal })
  if (status === 304 && known !== null) return null
  if (status !== 200)
    throw new SourceInvalid(null, WHY[status] ?? `cannot be fetched: its server answers ${status}.`)
  const encoding = told['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    throw new SourceInvalid(null, `comes packed (${encoding}), though it was asked for as it is.`)
  return {
    kind: kindOfAnswer(told['content-type'] ?? '', url),
    revision: revisionOf(told),
    async *bytes(most) {
      if (body.length > most) throw tooLong(most)
      yield body
    },
  }
}

const HEADERS = {
  accept: `${[...Object.values(MEDIA_TYPES), 'application/xhtml+xml'].join(', ')}, */*;q=0.1`,
  'accept-encoding': 'identity',
  'user-agent': 'xio-consilium',
}

const WHY: Readonly<Record<number, string>> = {
  401: 'is shown to those who are signed in only: save it as a file and add that.',
  403: 'is shown to those who are signed in only, or to no program: save it as a file and add that.',
  404: 'is not there any more: check the address, or remove the source.',
  410: 'is not there any more: check the address, or remove the source.',
  429: 'is asked for too often: index it again later.',
}

/** By what its server says that it is; where that says nothing, by the end of its name. */
function kindOfAnswer(contentType: string, url: string): Kind {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((one) => one.trim())
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length)
  if (charset !== undefined && !UTF8.has(charset.replaceAll('"', '')))
    throw new SourceInvalid(null, 'is not in UTF-8: save it as UTF-8 and add the file.')
  const named = kindOf(path.posix.basename(new URL(url).pathname))
  if (type === 'text/plain') return named === 'markdown' || named === 'csv' ? named : 'text'
  const known = type === 'application/xhtml+xml' ? 'html' : KINDS.find(([media]) => media === type)?.[1]
  const kind = known ?? (VAGUE.has(type) ? named : null)
  if (kind !== null) return kind
  throw new SourceInvalid(
    null,
    'is of a kind that is not read: its server calls it neither a page nor a text nor a document.',
  )
}

const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii'])
const VAGUE = new Set(['', 'application/octet-stream', 'binary/octet-stream'])
const KINDS: [string, Kind][] = [
  ['text/html', 'html'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['text/csv', 'csv'],
  ['text/tab-separated-values', 'csv'],
  [MEDIA_TYPES.pdf, 'pdf'],
  [MEDIA_TYPES.docx, 'docx'],
]

/** By what its server will know this content again: it comes back in a header, so nothing else may stand in it. */
function revisionOf({ etag, 'last-modified': modified }: Fetched['headers']): string | null {
  const revision = etag === undefined ? modified && `${MODIFIED}${modified}` : `${ETAG}${etag}`
  return revision !== undefined && /^[\x20-\x7e]{1,300}$/.test(revision) ? revision : null
}

function ifOtherThan(known: string | null): Record<string, string> {
  if (known?.startsWith(ETAG) === true) return { 'if-none-match': known.slice(ETAG.length) }
  return known?.startsWith(MODIFIED) === true ? { 'if-modified-since': known.slice(MODIFIED.length) } : {}
}

const ETAG = 'etag '
const MODIFIED = 'modified '
