import { asTyped } from '../as-typed.ts'
import { UsageFault } from '../usage.ts'
import { fieldsOf } from './shapes.ts'

/** Where a server answers, and by which right. */
export type Door = { url: string; apiKey: string | null }

type Asked = {
  json?: unknown
  markdown?: string
  /** A log, as it lies in its file. */
  log?: Blob
  /** A document, as it lies in its file; its type is the blob's. */
  document?: Blob
  answers?: readonly number[]
  /** The answer is JSON Lines: its text is the answer. */
  lines?: boolean
  /** How long the server may take, where more than a moment is to be expected. */
  patienceMs?: number
}

const PATIENCE_MS = 30_000

/** One request; what the server refuses is said in its own words. */
export async function request(door: Door, method: string, path: string, asked: Asked = {}): Promise<unknown> {
  const {
    json,
    markdown,
    log,
    document,
    answers = [200, 201, 202],
    lines = false,
    patienceMs = PATIENCE_MS,
  } = asked
  const response = await reached(door, () =>
    fetch(`${door.url}/api/v1${path}`, {
      method,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(markdown === undefined ? {} : { 'content-type': 'text/markdown' }),
        ...(log === undefined ? {} : { 'content-type': 'application/jsonl' }),
        ...(document === undefined ? {} : { 'content-type': document.type }),
        ...authorization(door),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(markdown === undefined ? {} : { body: markdown }),
      ...(log === undefined ? {} : { body: log }),
      ...(document === undefined ? {} : { body: document }),
      signal: AbortSignal.timeout(patienceMs),
    }),
  )
  const text = await reached(door, () => response.text())
  const body = lines && response.ok ? text : read(text)
  if (answers.includes(response.status)) return body
  throw new UsageFault(
    `The server at ${door.url} refuses: ${whyNot(body) ?? `it answers ${response.status}.`}`,
  )
}

export const authorization = ({ apiKey }: Door): Record<string, string> =>
  apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }

export const unreachable = ({ url }: Door, why: string): UsageFault =>
  new UsageFault(
    `No server answers at ${url} (${why}): start one with ${asTyped('serve')}, or name another by --server.`,
  )

async function reached<T>(door: Door, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw unreachable(door, code || (cause instanceof Error ? cause.message : String(cause)))
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function whyNot(body: unknown): string | null {
  const { detail, errors } = fieldsOf(body)
  const [fault] = Array.isArray(errors) ? errors.map(fieldsOf) : []
  const where = fault === undefined ? '' : ` ${String(fault.pointer ?? '')} ${String(fault.message ?? '')}`
  return typeof detail === 'string' ? `${detail}${where}` : null
}
