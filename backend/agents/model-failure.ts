import type { CallUsage } from '../council/call.ts'

/**
 * The outside failed to answer for a seat. `retryable` was decided where the response was seen. `usage` is what the
 * call has cost all the same; left out where nothing can have been charged.
 */
export class ModelFailure extends Error {
  readonly retryable: boolean
  readonly usage: CallUsage | null
  /** What other calls of the same turn have cost that had answered. */
  readonly before: readonly CallUsage[]
  constructor(
    message: string,
    options: { retryable: boolean; usage?: CallUsage | null; before?: readonly CallUsage[]; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.name = 'ModelFailure'
    this.retryable = options.retryable
    this.usage = options.usage ?? null
    this.before = options.before ?? []
  }
}

/** The same failure, which tells what was paid before it in its turn. */
export function withPaid(error: unknown, paid: readonly CallUsage[]): unknown {
  if (!(error instanceof ModelFailure) || paid.length === 0) return error
  const { message, retryable, usage, before, cause } = error
  return new ModelFailure(message, { retryable, usage, before: [...paid, ...before], cause })
}
