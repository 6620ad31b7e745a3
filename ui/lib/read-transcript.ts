import type { Entry } from '../../backend/council/timeline/entry.ts'
import type { Found } from '../../backend/council/timeline/find.ts'
import type { LightReading } from '../../backend/council/timeline/light.ts'
import { call } from './api.ts'
import { has, isRow, listOf, textOf } from './reading.ts'

/** A run as it is opened at its end; `withheld`: something in it is kept from this reader now. */
export type Opening = { reading: LightReading; withheld: boolean }
/** Rows of the transcript from `from` on, of `total`. */
export type RowsPage = { total: number; from: number; items: Entry[] }
/** Messages that hold what was searched for: some of them, and how many there are. */
export type SearchPage = { total: number; items: Found[] }

/** How a run is read that is too long to be folded here. */
export type ReadTranscript = {
  /** As it is now, or as it was `at` a seq. */
  opening(runId: string, at?: number): Promise<Opening>
  rows(runId: string, from: number, limit: number): Promise<RowsPage>
  /** The rows around a message, by its number or its id; empty where there is none. */
  around(runId: string, message: number | string): Promise<RowsPage & { index: number | null }>
  search(runId: string, query: string, from?: number): Promise<SearchPage>
}

/** The same from the server. */
export const readTranscript: ReadTranscript = {
  async opening(runId, seq) {
    const then = seq === undefined ? '' : `&at=${seq}`
    const answer = openingOf(await call(`${at(runId)}/snapshot?light=true${then}`))
    if (!isOpening(answer)) throw new Error('The server gave no run that this page can read. Reload it.')
    return answer
  },
  rows: async (runId, from, limit) =>
    pageOf(await call(`${at(runId)}/transcript?from=${from}&limit=${limit}`)),
  async around(runId, message) {
    const answer = await call(`${at(runId)}/transcript?around=${encodeURIComponent(message)}&limit=100`)
    const index = has(answer, 'index') && typeof answer.index === 'number' ? answer.index : null
    return { ...pageOf(answer), index }
  },
  async search(runId, query, from = 0) {
    const answer = await call(`${at(runId)}/search?q=${encodeURIComponent(query)}&from=${from}&limit=500`)
    return { total: numberOf(answer, 'total'), items: listOf(answer, 'items').filter(isFound) }
  },
}

const at = (runId: string): string => `/runs/${encodeURIComponent(runId)}`

/** A page of rows, as the server answers it. */
export const pageOf = (answer: unknown): RowsPage => ({
  total: numberOf(answer, 'total'),
  from: numberOf(answer, 'from'),
  items: entriesOf(answer),
})

/** Rows in their places, from `from` on: also one that is not known here has its place. */
function entriesOf(answer: unknown): Entry[] {
  const items: unknown = isRow(answer) ? answer.items : undefined
  const from = numberOf(answer, 'from')
  return Array.isArray(items)
    ? items.map((item: unknown, index) => (isEntry(item) ? item : unknownRow(item, from + index)))
    : []
}

const unknownRow = (item: unknown, place: number): Entry => ({
  kind: 'notice',
  key: textOf(item, 'key') ?? `unknown-${place}`,
  seq: numberOf(item, 'seq'),
  at: numberOf(item, 'at'),
  tone: 'quiet',
  told: { what: 'unknown' },
})

const numberOf = (value: unknown, key: string): number => {
  const found = isRow(value) ? value[key] : undefined
  return typeof found === 'number' ? found : 0
}

// The server makes these of the very code that shows them here; what is looked at tells them from any other answer.

function openingOf(answer: unknown): unknown {
  if (!isRow(answer) || !isRow(answer.reading) || !isRow(answer.reading.timeline)) return answer
  const { reading } = answer
  return {
    ...answer,
    reading: { ...reading, timeline: { ...answer.reading.timeline, items: entriesOf(reading.timeline) } },
  }
}

function isOpening(value: unknown): value is Opening {
  if (!has(value, 'reading') || !has(value, 'withheld') || typeof value.withheld !== 'boolean') return false
  const { reading } = value
  return (
    has(reading, 'state') &&
    has(reading.state, 'seq') &&
    typeof reading.state.seq === 'number' &&
    has(reading.state, 'messages') &&
    has(reading, 'timeline') &&
    has(reading, 'spent') &&
    has(reading, 'talk') &&
    has(reading, 'looked')
  )
}

const KEPT: Readonly<Record<string, string>> = {
  message: 'message',
  notice: 'told',
  phase: 'phase',
  sealed: 'seat',
}

function isEntry(value: unknown): value is Entry {
  if (!isRow(value) || typeof value.kind !== 'string' || typeof value.key !== 'string') return false
  const kept = Object.hasOwn(KEPT, value.kind) ? KEPT[value.kind] : undefined
  return kept !== undefined && value[kept] !== undefined && typeof value.seq === 'number'
}

const isFound = (value: unknown): value is Found =>
  isRow(value) && typeof value.index === 'number' && typeof value.messageId === 'string'
