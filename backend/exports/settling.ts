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
  given: { target: ExportTarget; now: number; restsUntil: number | null; since: number; random: Random },
): Settled {
  const { target, now, restsUntil, since: failingSince, random } = given
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
  return { ...base, status: 'failed', nextAt, error: message, reported: isKnown(row, message) }
}

/** How long a service may ask for patience before people hear of it: a rush is no news. */
const TELL_LIMITED_MS = 10 * 60_000

/**
 * What one leaves that the service made wait until `until`: no try is wasted, but people hear of it when it takes long, and
 * it is given up like any other. Null where there is nothing to tell yet.
 */
export function settledLimited(
  row: ExportRow,
  fault: ExportFault,
  given: { target: ExportTarget; now: number; until: number; since: number },
): Settled | null {
  const { target, now, until, since } = given
  const base = {
    taken: row,
    attempt: row.attempt,
    failingSince: since,
    insisted: row.insisted,
    reported: false,
    now,
  }
  if (now - since >= (target.patience ?? PATIENCE).giveUpMs)
    return { ...base, status: 'dead', insisted: false, nextAt: null, error: waitedInVain(fault.message) }
  if (until - since < TELL_LIMITED_MS) return null
  const error = `${fault.message} That takes long by now, but nothing is lost.`
  return { ...base, status: 'failed', nextAt: until, error, reported: isKnown(row, error) }
}

/** The log is told of the first failure and of each new reason; a day of the same one would fill it. */
const isKnown = (row: ExportRow, error: string): boolean =>
  row.status === 'failed' && row.error === error && row.reported

const THEN = 'Then try again; the Markdown of the record is there meanwhile.'
const waitedInVain = (message: string): string =>
  `Given up: the service has asked for patience all the time. ${message} ${THEN}`
const givenUp = (message: string, attempts: number): string =>
  `Given up after ${attempts} ${attempts === 1 ? 'try' : 'tries'}. ${message} ${THEN}`
