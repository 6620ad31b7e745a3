/** What went wrong with a provider, so that whoever asked knows whether to ask again. */
export type ModelErrorKind =
  | 'rate_limited'
  | 'overloaded'
  | 'timeout'
  | 'connection'
  | 'cut_stream'
  | 'bad_answer'
  | 'too_large'
  | 'bad_request'
  | 'unauthorised'
  | 'content_filter'
  | 'circuit_open'
  | 'exhausted'

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly kind: ModelErrorKind
  readonly retryable: boolean
  /** When the provider will listen again, where it said so. */
  readonly retryAfterMs: number | null

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { retryable: boolean; retryAfterMs?: number | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.retryable = options.retryable
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
