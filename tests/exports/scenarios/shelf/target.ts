// Two ways to write to the shelf. By look-up: a page is made that nobody sees, becomes the object's for life, and is then
// shown. Once: it is posted under its key and never looked for, so that a lost answer leaves it unconfirmed.
import { ExportFault } from '../../../../backend/exports/export-fault.ts'
import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportTarget,
  ExportView,
} from '../../../../backend/ports/export-target.ts'

export const WAITS_MS = 120_000
/** Longer than any answer takes here, and short for whoever waits. */
const TIMEOUT_MS = 150

type Page = { id: string; key: string | null; text: string; removed: boolean }
type Doubt = { until: number }
const isDoubt = (value: unknown): value is Doubt =>
  typeof value === 'object' && value !== null && 'until' in value && typeof value.until === 'number'

export type ShelfWays = {
  lookUp: boolean
  /** Broken on purpose: it is sent again where nobody knows whether it arrived. */
  resends?: boolean
}

export function shelfTarget(url: string, ways: ShelfWays): ExportTarget {
  return {
    name: 'shelf',
    title: 'Shelf',
    rates: { shelf: { everyMs: 400, burst: 3 } },
    objects: (view) => objectsOf(view, url, ways),
  }
}

function objectsOf({ record }: ExportView, url: string, ways: ShelfWays): ExportObject[] {
  if (record === null) return []
  const { meetingId, decisionLog, tasks } = record
  const object = (key: string, kind: 'record' | 'task', title: string, text: string): ExportObject => ({
    key,
    kind,
    title,
    content: text,
    put: (io) => put(io, url, ways, { key, text }),
  })
  return [
    object(meetingId, 'record', decisionLog.title, `${decisionLog.title}\n${decisionLog.decision}`),
    ...tasks.map(({ key, item }) =>
      object(key, 'task', item.title, `${item.title}\n${item.description}\n${item.status}`),
    ),
  ]
}

type Content = { key: string; text: string }

async function put(io: ExportIo, url: string, ways: ShelfWays, content: Content): Promise<ExportOutcome> {
  const id = io.externalId ?? (await (ways.lookUp ? made(io, url, content) : posted(io, url, ways, content)))
  const page = pageOf(await ask(io, `${url}/pages/${id}`, 'GET'))
  if (page.removed) throw new ExportFault('removed', 'Somebody removed it. It stays away.')
  const doubt = io.kept(isDoubt)
  if (page.key !== content.key || page.text !== content.text) {
    // Noted first: it may be carried out long after the answer was lost, and after something newer.
    const until = io.now() + WAITS_MS
    await io.keep({ until })
    await ask(io, `${url}/pages/${id}`, 'PATCH', content)
    return done(id, until)
  }
  return done(id, doubt !== null && doubt.until > io.now() ? doubt.until : null)
}

const done = (id: string, until: number | null): ExportOutcome => ({
  status: 'succeeded',
  externalId: id,
  url: `http://shelf.test/${id}`,
  ...(until === null ? {} : { followUpAt: until }),
})

async function made(io: ExportIo, url: string, { key }: Content): Promise<string> {
  const found = await ask(io, `${url}/pages?key=${encodeURIComponent(key)}`, 'GET')
  const first: unknown = Array.isArray(found) ? found[0] : undefined
  const id = typeof first === 'string' ? first : pageOf(await ask(io, `${url}/pages`, 'POST', {})).id
  return (await io.claim(id, null)).externalId
}

async function posted(io: ExportIo, url: string, ways: ShelfWays, content: Content): Promise<string> {
  if (io.kept(isDoubt) !== null && !io.insisted && ways.resends !== true)
    throw new ExportFault('unconfirmed', 'It may be there. Look, and send it again if it is not.')
  await io.pace('shelf')
  await io.keep({ until: io.now() + WAITS_MS })
  try {
    const page = pageOf(await ask(io, `${url}/pages`, 'POST', content))
    return (await io.claim(page.id, null)).externalId
  } catch (error) {
    if (!(error instanceof ExportFault)) throw error
    const isRefused = error.kind === 'limited' || error.cause === 409
    if (isRefused) await io.keep(null)
    if (isRefused || ways.resends === true) throw error
    throw new ExportFault('unconfirmed', 'It may be there. Look, and send it again if it is not.')
  }
}

async function ask(io: ExportIo, url: string, method: string, body?: object): Promise<unknown> {
  await io.pace('shelf')
  const signal = AbortSignal.any([io.signal, AbortSignal.timeout(TIMEOUT_MS)])
  const given = { method, signal, headers: { 'content-type': 'application/json' } }
  try {
    const answer = await fetch(url, body === undefined ? given : { ...given, body: JSON.stringify(body) })
    if (answer.status === 429) {
      const seconds = answer.headers.get('retry-after')
      const retryAfterMs = seconds === null ? {} : { retryAfterMs: Number(seconds) * 1000 }
      throw new ExportFault('limited', 'The shelf asks for patience.', retryAfterMs)
    }
    if (answer.status === 410) throw new ExportFault('removed', 'Somebody removed it. It stays away.')
    if (!answer.ok)
      throw new ExportFault('later', `The shelf answered ${answer.status}.`, { cause: answer.status })
    return await answer.json()
  } catch (cause) {
    if (cause instanceof ExportFault) throw cause
    throw new ExportFault('later', 'The shelf did not answer.', { cause })
  }
}

function pageOf(value: unknown): Page {
  if (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'key' in value &&
    (value.key === null || typeof value.key === 'string') &&
    'text' in value &&
    typeof value.text === 'string'
  )
    return {
      id: value.id,
      key: value.key,
      text: value.text,
      removed: 'removed' in value && value.removed === true,
    }
  throw new ExportFault('later', 'The shelf answered something else.')
}
