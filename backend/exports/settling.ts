import type { ExportOutcome, ExportTarget } from '../ports/export-target.ts'
import type { ExportRow, OutboxStore } from '../ports/exports.ts'
import type { Random } from '../ports/outside.ts'
import type { Attempted } from './attempt.ts'
import { backoffMs, PATIENCE } from './backoff.ts'
import { ExportFault } from './export-fault.ts'

type Settled = Parameters<OutboxStore['settle']>[1]

/** What an attempt that went through leaves. */
export function settledWell(row: ExportRow, attempted: Attempted, now: number): Settled {
  const base = {
    taken: row,
    attempt: row.attempt + 1,
    failingSince: null,
    insisted: false,
    reported: false,
    now,
  }
  if (attempted === null) return { ...base, status: restingStatus(row), nextAt: null, error: NOT_WANTED }
  const { hash, outcome } = attempted
  return {
    ...base,
    status: outcome.status,
    nextAt: outcome.followUpAt ?? null,
    error: outcome.note ?? null,
    ...(outcome.status === 'succeeded' ? { doneHash: hash } : {}),
    ...where(outcome),
  }
}

const where = ({ externalId, url }: ExportOutcome) => ({
  ...(externalId === undefined ? {} : { externalId }),
  ...(url === undefined ? {} : { url }),
})

const restingStatus = (row: ExportRow): ExportRow['status'] => (row.doneHash === null ? 'dead' : 'succeeded')

const NOT_WANTED =
  'The run does not ask for this any more, so nothing was sent. Export the run that stands for the meeting.'

/** Attempts after which a fault of this program is not tried again by itself. */
const MOST_BUGS = 5
const BUG = 'A fault of this program, which its log tells more of. Try again, and if it stays, report it.'

/** What one that failed leaves; `restsUntil` where the whole target is left alone. */
export function settledBadly(
  row: ExportRow,
  error: unknown,
  given: { target: ExportTarget; now: number; restsUntil: number | null; random: Random },
): Settled {
  const { target, now, restsUntil, random } = given
  const failingSince = row.failingSince ?? now
  const attempt = row.attempt + 1
  const base = { taken: row, attempt, failingSince, insisted: row.insisted, reported: false, now }
  const fault = error instanceof ExportFault ? error : null
  const message = fault?.message ?? BUG
  if (fault?.kind === 'dead' || fault?.kind === 'removed' || fault?.kind === 'unconfirmed')
    return { ...base, status: fault.kind, insisted: false, nextAt: null, error: message }
  const patience = target.patience ?? PATIENCE
  if (now - failingSince >= patience.giveUpMs || (fault === null && attempt >= MOST_BUGS))
    return { ...base, status: 'dead', insisted: false, nextAt: null, error: givenUp(message, attempt) }
  const wait = Math.max(fault?.retryAfterMs ?? 0, backoffMs(attempt, patience, random))
  const nextAt = Math.max(now + wait, restsUntil ?? 0)
  // The log is told of the first failure and of each new reason; a day of the same one would fill it.
  const isKnown = row.status === 'failed' && row.error === message
  return { ...base, status: 'failed', nextAt, error: message, reported: isKnown && row.reported }
}

const givenUp = (message: string, attempts: number): string =>
  `Given up after ${attempts} tries. ${message} Then try again; the Markdown of the record is there meanwhile.`
