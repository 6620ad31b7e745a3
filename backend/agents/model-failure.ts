import type { CallUsage } from '../council/call.ts'

/**
 * The outside failed to answer for a seat. `retryable` was decided where the response was seen. `usage` is what the
 * call has cost all the same; left out where nothing can have been charged.
 */
export class ModelFailure extends Error {
  readonly retryable: boolean
  readonly usage: CallUsage | null
  constructor(message: string, options: { retryable: boolean; usage?: CallUsage | null; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'ModelFailure'
    this.retryable = options.retryable
    this.usage = options.usage ?? null
  }
}
