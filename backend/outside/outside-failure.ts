/** What kept a request from being answered. */
export type OutsideFault =
  /** The address line cannot be used at all. */
  | 'bad_url'
  /** It leads where nothing may be sent. */
  | 'refused'
  /** The name leads nowhere now. */
  | 'unresolved'
  /** Nobody took the connection. */
  | 'unreachable'
  /** The other side could not prove who it is. */
  | 'untrusted'
  /** The other side sends us elsewhere. */
  | 'redirect'
  /** It took the request, or part of it, and never answered. */
  | 'no_answer'
  /** We gave up ourselves. */
  | 'aborted'

/**
 * A request that got no usable answer. The message names the host only: paths and queries of such addresses are often
 * secrets. `arrived` is false where not one byte of the request left, so that it surely did nothing.
 */
export class OutsideFailure extends Error {
  readonly code: OutsideFault
  readonly retryable: boolean
  readonly arrived: false | 'maybe'

  constructor(
    code: OutsideFault,
    message: string,
    { arrived }: { arrived: false | 'maybe' } = { arrived: false },
  ) {
    super(message)
    this.name = 'OutsideFailure'
    this.code = code
    this.retryable = RETRYABLE.has(code)
    this.arrived = arrived
  }
}

const RETRYABLE = new Set<OutsideFault>(['unresolved', 'unreachable', 'untrusted', 'no_answer', 'aborted'])
