import { Cancelled } from './errors.ts'

/** Why a signal was aborted: the error it was given as a reason, else `Cancelled`. */
export function reasonOf(signal: AbortSignal): Error {
  const { reason } = signal
  // `abort()` without a reason gives this DOMException; `AbortSignal.timeout` gives another, which says more.
  if (reason instanceof Error && reason.name !== 'AbortError') return reason
  if (typeof reason === 'string') return new Cancelled(reason)
  return new Cancelled(undefined, { cause: reason })
}
