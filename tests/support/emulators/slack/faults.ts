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
