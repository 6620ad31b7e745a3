import type { Fault } from '../core/faults.ts'
import type { Reply } from '../core/service.ts'

/** Faults in Slack's words. `error` with the status 200 is an answer such as `fatal_error`, after which nobody knows what was done. */
export function wordFault(fault: Fault): Reply {
  if (fault.kind === '429') {
    const body = { ok: false, error: fault.reason ?? 'ratelimited' }
    const headers = { 'retry-after': String(fault.retryAfter ?? 1) }
    return { status: 429, body, ...(fault.noHeader !== true && { headers }) }
  }
  if (fault.kind === 'status') {
    const error = fault.error ?? (fault.code === 503 ? 'service_unavailable' : 'internal_error')
    return { status: fault.code, body: { ok: false, error } }
  }
  // Slack has no 409: what two writers do at once ends as a failure of its own.
  return { status: 200, body: { ok: false, error: 'internal_error' } }
}

/** All that may become of a call to Slack, for a seeded run: `control.random({ seed, rate, faults: SLACK_FAULTS })`. */
export const SLACK_FAULTS: Fault[] = [
  { kind: '429', retryAfter: 1 },
  { kind: '429', noHeader: true },
  { kind: '429', retryAfter: 2, html: true },
  { kind: 'status', code: 200, commit: 'before', error: 'internal_error' },
  { kind: 'status', code: 200, commit: 'before', error: 'service_unavailable' },
  { kind: 'status', code: 200, commit: 'after', error: 'fatal_error' },
  { kind: 'status', code: 200, commit: 'after', html: true },
  { kind: 'status', code: 500, commit: 'before' },
  { kind: 'status', code: 503, commit: 'after' },
  { kind: 'status', code: 502, commit: 'after', html: true },
  { kind: 'reset', commit: 'before' },
  { kind: 'reset', commit: 'after' },
  { kind: 'reset', commit: 'mid-body' },
  { kind: 'truncate' },
  { kind: 'garbageJson' },
  { kind: 'lateCommit', ms: 20_000 },
  { kind: 'lateCommit', ms: 55_000 },
]
