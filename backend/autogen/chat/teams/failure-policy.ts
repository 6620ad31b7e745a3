import { ConfigurationError } from '../../core/errors.ts'
import { ModelError } from '../../models/errors.ts'

/**
 * What happens when a participant's turn fails: it is tried again, then skipped with the reason on record, then the run
 * is aborted. Without a policy the first failure aborts.
 */
export type FailurePolicy = {
  /** How often a turn is tried again; 0 unless said. */
  retries?: number
  /** Before the first retry, doubled before each further one; a provider that names a longer time gets it. 1,000 unless said. */
  backoffMs?: number
  /** How many turns in a row may be skipped in a run before it is aborted; 0 unless said. */
  skips?: number
}

/** A participant could not finish its turn, and its policy allowed no more; `cause` is its own error. */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed'
  readonly participant: string

  constructor(participant: string, cause: unknown) {
    super(`${participant} could not finish its turn: ${textOf(cause)}`, { cause })
    this.participant = participant
  }
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** How long to wait before attempt number `attempt + 1`, or null where it is not to be tried again. */
export function retryIn(policy: FailurePolicy, attempt: number, error: unknown): number | null {
  if (attempt > (policy.retries ?? 0)) return null
  if (error instanceof ModelError && !error.retryable) return null
  const asked = error instanceof ModelError ? (error.retryAfterMs ?? 0) : 0
  return Math.max(asked, (policy.backoffMs ?? 1_000) * 2 ** (attempt - 1))
}

/** Throws `ConfigurationError` where a number is none that counts or measures. */
export function checkPolicy(who: string, policy: FailurePolicy): void {
  for (const [what, value] of Object.entries(policy))
    if (!(value >= 0))
      throw new ConfigurationError(`The failure policy of ${who} has ${what} ${value}: use 0 or more.`)
}
