import type { RunState } from '../council/state.ts'
import { StorageFailure } from '../log/failures.ts'
import type { Runs } from '../log/runs.ts'
import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Leases } from '../ports/leases.ts'
import type { Clock } from '../ports/outside.ts'
import { Seats } from '../agents/seats.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'
import type { Selector } from '../ports/selector.ts'
import type { Voice } from '../ports/voice.ts'
import type { CallsDeps } from './calls.ts'
import { driveRun, type DriveEnd } from './drive-run.ts'
import type { Drafts } from './drafts.ts'
import { runEffects } from './run-effects.ts'
import type { TurnRules } from './take-turn.ts'

export type PoolDeps = TurnRules &
  Pick<CallsDeps, 'request' | 'requestAhead'> & {
    runs: Runs
    leases: Leases
    clock: Clock
    bus: Bus
    drafts: Drafts
    logger: Log
    owner: string
    /** The voices of a run, at the pace its starter asked for. */
    voices(state: RunState): (seat: string) => Voice
    /** Who says which seat speaks next, where a policy leaves that to a model. */
    selector?(state: RunState): Selector | null
    policies: readonly SpeakerPolicy[]
    alone: boolean
  }

const FIRST_WAIT_MS = 500
/** Space that comes back is used within this (RELIABILITY F7). */
const LONGEST_WAIT_MS = 5_000

/** The drivers of this process: at most one a run, each moving its run on until it ends. */
export class DriverPool {
  readonly #deps: PoolDeps
  readonly #driven = new Map<string, Promise<DriveEnd>>()
  readonly #closing = new AbortController()
  readonly #seats: Seats

  constructor(deps: PoolDeps) {
    this.#deps = deps
    this.#seats = new Seats(deps.clock, (runId, piece) => deps.drafts.add(runId, piece))
  }

  /** Drives a run; settles when it ends or this process lets go of it. A run that is driven already is left alone. */
  drive(runId: string): Promise<DriveEnd> {
    const driven = this.#driven.get(runId)
    if (driven !== undefined) return driven
    const driving = this.#drive(runId).finally(() => this.#driven.delete(runId))
    this.#driven.set(runId, driving)
    return driving
  }

  /** Drives in the background; a failure of the drive is logged, and is a bug unless the store could not be used. */
  start(runId: string): void {
    void this.#keepDriving(runId)
  }

  /** A store that is full or away comes back without anybody's help, and so does the run. */
  async #keepDriving(runId: string): Promise<void> {
    const { clock, logger } = this.#deps
    const { signal } = this.#closing
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await this.drive(runId)
        return
      } catch (err) {
        logger.error({ runId, err }, 'a driver failed')
        if (!(err instanceof StorageFailure) || signal.aborted) return
      }
      await clock.sleep(waitMs, signal)
    }
  }

  /** Lets go of every run where it stands: the next driver goes on from the log. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#driven.values())
    await this.#seats.close()
  }

  async #drive(runId: string): Promise<DriveEnd> {
    const { leases, owner, runs, clock } = this.#deps
    if (this.#closing.signal.aborted) return 'suspended'
    const epoch = await leases.claim(runId, owner)
    if (epoch === null) return 'suspended'
    try {
      await runs.refresh(runId)
      const state = await runs.state(runId)
      if (state === null) return 'ended'
      if (state.beyond !== undefined) {
        this.#deps.logger.warn({ runId, beyond: state.beyond }, 'a run of a newer version is not driven here')
        return 'suspended'
      }
      // Later than the last driver event even where the clock has not moved since.
      const claimedAt = Math.max(clock.now(), state.driverAt + 1)
      const { alone, faults, policies } = this.#deps
      const driver = driveRun({ claimedAt, alone, faults, policies })
      const selector = this.#deps.selector?.(state) ?? null
      const table = this.#seats.open(runId, this.#deps.voices(state))
      try {
        return await runEffects(driver, {
          ...this.#deps,
          runId,
          epoch,
          table,
          selector,
          signal: this.#closing.signal,
        })
      } finally {
        await table.close()
      }
    } finally {
      await leases.release(runId, owner)
    }
  }
}
