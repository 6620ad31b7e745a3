import type { ExportStatus, ShownTarget } from '../../ports/exports.ts'
import type { ExportPlace, ShownExport } from '../exporting/place.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, readOutcome, textOf } from './shapes.ts'

/** A server that holds runs and brings their records to the targets. */
export function exportsThere(door: Door): ExportPlace {
  const run = (runId: string) => `/runs/${encodeURIComponent(runId)}`
  return {
    targets: async () => targetsIn(fieldsOf(await request(door, 'GET', '/targets')).items),

    async ofRun(runId) {
      const { items, targets, held } = fieldsOf(await request(door, 'GET', `${run(runId)}/exports`))
      return { items: listed(items).map(readExport), targets: targetsIn(targets), held: orNull(held) }
    },

    async ask(runId, target) {
      const asked = { json: { type: 'export', target }, answers: [202, 409] }
      return readOutcome(await request(door, 'POST', `${run(runId)}/commands`, asked))
    },

    async retry(exportId) {
      await request(door, 'POST', `/exports/${encodeURIComponent(exportId)}/retry`)
    },

    async adopt(runId) {
      await request(door, 'POST', `${run(runId)}/adopt`)
    },

    async settled(runId, ms) {
      const seconds = Math.max(1, Math.min(LONGEST_WAIT_S, Math.ceil(ms / 1000)))
      await request(door, 'GET', `${run(runId)}/exports?wait=${seconds}`)
    },
  }
}

/** Well within the patience of one request. */
const LONGEST_WAIT_S = 20

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const STATUSES = [
  'pending',
  'succeeded',
  'unchanged',
  'unconfirmed',
  'failed',
  'dead',
  'removed',
] as const satisfies readonly ExportStatus[]

function readExport(value: unknown): ShownExport {
  const { status, url, error, attempt, nextAt } = fieldsOf(value)
  return {
    id: textOf(value, 'id'),
    target: textOf(value, 'target'),
    kind: textOf(value, 'kind'),
    title: textOf(value, 'title'),
    status: STATUSES.find((one) => one === status) ?? 'pending',
    url: orNull(url),
    error: orNull(error),
    attempt: typeof attempt === 'number' ? attempt : 0,
    nextAt: orNull(nextAt),
  }
}

const STATES = ['on', 'off', 'paused'] as const satisfies readonly ShownTarget['state'][]

const targetsIn = (value: unknown): ShownTarget[] =>
  listed(value).map((one) => ({
    name: textOf(one, 'name'),
    title: textOf(one, 'title'),
    state: STATES.find((state) => state === fieldsOf(one).state) ?? 'on',
    detail: orNull(fieldsOf(one).detail),
  }))
