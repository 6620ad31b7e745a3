import { ExportFault } from '../../export-fault.ts'
import type { OutsideAnswer } from '../../../outside/guarded-client.ts'
import type { OutsideFailure } from '../../../outside/outside-failure.ts'

/** A receiver that wants to be left alone for longer is asked again all the same. */
const LONGEST_WAIT_MS = 10 * 3_600_000

/** Why a receiver did not take a message; null where it did. Its own words are not repeated: nobody knows what they hold. */
export function refusalIn(answer: OutsideAnswer, host: string, now: number): ExportFault | null {
  const { status, headers } = answer
  if (status >= 200 && status < 300) return null
  const retryAfterMs = waitOf(headers['retry-after'], now)
  const wait = retryAfterMs === null ? {} : { retryAfterMs }
  if (status === 429) return new ExportFault('limited', `${host} asks for patience (429).`, wait)
  if (status === 410)
    return new ExportFault(
      'paused',
      `${host} answers that the webhook is gone for good (410), so nothing more is sent there. Give another address in XIO_WEBHOOKS, or have it opened again and try again.`,
    )
  return new ExportFault('later', `${host} answers ${status}: ${meaning(status)}`, wait)
}

function meaning(status: number): string {
  if (status === 401 || status === 403) return 'it does not believe the message. Compare the secrets.'
  if (status === 404 || status === 405) return 'nothing takes messages at this address. Look at XIO_WEBHOOKS.'
  if (status === 413) return 'the message is too large for it.'
  if (status >= 500) return 'it has a fault of its own.'
  return 'it does not take the message.'
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function waitOf(given: string | undefined, now: number): number | null {
  if (given === undefined) return null
  const ms = /^\d{1,10}$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - now
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS)
}

/** What kept a message from being answered, as the outbox takes it. A repeat does no harm: its id is the same. */
export function faultOf(failure: OutsideFailure): ExportFault {
  if (failure.code === 'redirect') return new ExportFault('dead', failure.message)
  // Only who sets the program up can mend it, and then everything that waits can go.
  if (failure.code === 'refused' || failure.code === 'bad_url')
    return new ExportFault('paused', failure.message)
  return new ExportFault('later', failure.message)
}
