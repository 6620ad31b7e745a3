/**
 * Why an object did not get there. The message is for people: what happened, what it means, what to do; never a secret,
 * never the whole answer of a service.
 *
 * `later`: nothing was sent, or sending it again does no harm; it is tried again by itself. `limited`: the service asks
 * for patience, and nobody is to blame. `dead`: trying again would not help until a person has done something. `paused`:
 * the same for everything at this target. `unconfirmed`: it may be there. `removed`: a person took it away.
 */
export type FaultKind = 'later' | 'limited' | 'dead' | 'paused' | 'unconfirmed' | 'removed'

type Details = { retryAfterMs?: number; scope?: string; cause?: unknown }

export class ExportFault extends Error {
  readonly kind: FaultKind
  /** How long the service wants to be left alone. */
  readonly retryAfterMs: number | null
  /** What of the service wants to be left alone; null: all of it. */
  readonly scope: string | null

  constructor(kind: FaultKind, message: string, { retryAfterMs, scope, cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ExportFault'
    this.kind = kind
    this.retryAfterMs = retryAfterMs ?? null
    this.scope = scope ?? null
  }
}

/** Another attempt has the object: this one writes nothing more. */
export class HoldLost extends Error {
  constructor() {
    super('Another attempt has taken the export over.')
    this.name = 'HoldLost'
  }
}
