import type { ExportTarget } from '../ports/export-target.ts'
import type { ExportRow, Hold, OutboxStore } from '../ports/exports.ts'
import type { Log } from '../ports/access.ts'
import type { Clock, Random } from '../ports/outside.ts'
import { attempt, HOLD_MS } from './attempt.ts'
import { Breaker } from './breaker.ts'
import { ExportFault, type FaultKind, HoldLost } from './export-fault.ts'
import { Limiter } from './limiter.ts'
import { settledBadly, settledLimited, settledWell } from './settling.ts'
import type { Views } from './views.ts'

export type LaneDeps = {
  target: ExportTarget
  views: Views
  store: OutboxStore
  clock: Clock
  random: Random
  logger: Log
  /** Who holds the objects: another worker's attempts are told from ours by it. */
  owner: string
  closing: AbortSignal
  /** Something of these runs is to be told, or is due. */
  changed(): void
}

type Held = { row: ExportRow; hold: Hold }

/** Objects that are on their way at once, and how soon a freed place is looked for again. */
const MOST_AT_ONCE = 4

/** One target's way out: what is due is brought there, a few at a time, at the pace and with the rests that it needs. */
export class Lane {
  readonly #deps: LaneDeps
  readonly #limiter: Limiter
  readonly #breaker = new Breaker()
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(deps: LaneDeps) {
    this.#deps = deps
    this.#limiter = new Limiter(deps.clock, deps.target.rates)
  }

  get name(): string {
    return this.#deps.target.name
  }

  get busy(): boolean {
    return this.#underWay.size > 0
  }

  isBringing(exportId: string): boolean {
    return this.#underWay.has(exportId)
  }

  /** Why nothing goes out now; null where it does. */
  rest(): { until: number; why: string } | null {
    return this.#breaker.rest(this.#deps.clock.now())
  }

  /** A person says that it is mended: it rests no more, and still has the patience that it asked for itself. */
  mended(): void {
    this.#breaker.tryAgain()
  }

  /** A person wants one object tried now, whatever the service asked for. */
  tryAgain(): void {
    this.mended()
    this.#limiter.moveOn()
  }

  /** Starts what is due, as far as there is room. */
  async start(): Promise<void> {
    const { store, clock, target, owner } = this.#deps
    const now = clock.now()
    if (this.rest() !== null || this.#limiter.stillUntil() > now) return
    const most = this.#breaker.isTrying(now) ? 1 : MOST_AT_ONCE
    if (this.#underWay.size >= most) return
    // Those under way are due as well until they are settled.
    for (const { exportId } of await store.due(target.name, now, most + this.#underWay.size)) {
      if (this.#underWay.size >= most) return
      if (this.#underWay.has(exportId)) continue
      const held = await store.hold(exportId, { owner, now, until: now + HOLD_MS })
      if (held !== null) this.#underWay.set(exportId, this.#work(exportId, held))
    }
  }

  async #work(exportId: string, held: Held): Promise<void> {
    try {
      await this.#bring(held)
    } finally {
      this.#underWay.delete(exportId)
      this.#deps.changed()
    }
  }

  /** When something can go out again; null where nothing waits. */
  async nextAt(): Promise<number | null> {
    const due = await this.#deps.store.nextAt([this.name])
    if (due === null) return null
    return Math.max(due, this.rest()?.until ?? 0, this.#limiter.stillUntil())
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay.values())
    await this.#deps.target.close?.()
  }

  async #bring(held: Held): Promise<void> {
    const { target, store, clock, closing, logger } = this.#deps
    const { row, hold } = held
    try {
      const done = await attempt({ ...this.#deps, limiter: this.#limiter }, target, held, closing)
      this.#breaker.wentWell()
      await store.settle(hold, settledWell(row, done, clock.now()))
    } catch (error) {
      if (error instanceof HoldLost) return
      const settle = this.#afterFault(held, error)
      await settle.catch((err: unknown) =>
        logger.error({ err, target: target.name }, 'the outbox cannot be written'),
      )
    }
  }

  async #afterFault({ row, hold }: Held, error: unknown) {
    const { target, store, clock, random, closing, logger } = this.#deps
    const now = clock.now()
    // Whoever closes wants no more of it: the next process takes it up where it is.
    if (closing.aborted) return store.release(hold, now)
    const fault = error instanceof ExportFault ? error : null
    if (fault === null)
      logger.error({ err: error, target: target.name, key: row.key }, 'an export failed by a fault of ours')
    const isAway = fault !== null && SERVICE_AWAY.has(fault.kind)
    const since = row.failingSince ?? (isAway ? this.#breaker.awaySince(now, row.nextAt ?? now) : now)
    if (fault?.kind === 'limited') {
      const until = now + (fault.retryAfterMs ?? LIMITED_MS)
      this.#limiter.standStill(fault.scope, until)
      const settled = settledLimited(row, fault, { target, now, until, since })
      return settled === null ? store.release(hold, until, since) : store.settle(hold, settled)
    }
    if (fault?.kind === 'later') this.#breaker.failed(now, fault.message)
    if (fault?.kind === 'paused') this.#breaker.refused(now, fault.message)
    const restsUntil = this.rest()?.until ?? null
    await store.settle(hold, settledBadly(row, error, { target, now, restsUntil, since, random }))
  }
}

/** Faults that say more of the service than of the object. */
const SERVICE_AWAY: ReadonlySet<FaultKind> = new Set<FaultKind>(['later', 'limited', 'paused'])

/** A service that asks for patience and does not say how much. */
const LIMITED_MS = 30_000
