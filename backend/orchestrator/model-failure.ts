/** The outside failed to answer for a seat. `retryable` was decided where the response was seen. */
export class ModelFailure extends Error {
  readonly retryable: boolean
  constructor(message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'ModelFailure'
    this.retryable = options.retryable
  }
}
