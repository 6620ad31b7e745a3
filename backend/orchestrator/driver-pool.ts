import type { OpenTurn, RunState } from '../council/state.ts'
import type { Runs } from '../log/runs.ts'
import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Leases } from '../ports/leases.ts'
import type { Clock } from '../ports/outside.ts'
import type { TurnRequest, Voice } from '../ports/voice.ts'
import { driveRun, type DriveEnd } from './drive-run.ts'
import type { Drafts } from './drafts.ts'
import { runEffects } from './run-effects.ts'
import type { TurnRules } from './take-turn.ts'

export type PoolDeps = TurnRules & {
  runs: Runs
  leases: Leases
  clock: Clock
  bus: Bus
  drafts: Drafts
  logger: Log
  owner: string
  /** The voices of a run, at the pace its starter asked for. */
  voices(state: RunState): (seat: string) => Voice
  request(state: RunState, turn: OpenTurn): TurnRequest
  alone: boolean
}

/** The drivers of this process: at most one a run, each moving its run on until it ends. */
export class DriverPool {
  readonly #deps: PoolDeps
  readonly #driven = new Map<string, Promise<DriveEnd>>()
  readonly #closing = new AbortController()

  constructor(deps: PoolDeps) {
    this.#deps = deps
  }

  /** Drives a run; settles when it ends or this process lets go of it. A run that is driven already is left alone. */
  drive(runId: string): Promise<DriveEnd> {
    const driven = this.#driven.get(runId)
    if (driven !== undefined) return driven
    const driving = this.#drive(runId).finally(() => this.#driven.delete(runId))
    this.#driven.set(runId, driving)
    return driving
  }

  /** Drives in the background; a failure of the drive is a bug and is logged. */
  start(runId: string): void {
    this.drive(runId).catch((err: unknown) => this.#deps.logger.error({ runId, err }, 'a driver failed'))
  }

  /** Lets go of every run where it stands: the next driver goes on from the log. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#driven.values())
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
      // Later than the last driver event even where the clock has not moved since.
      const claimedAt = Math.max(clock.now(), state.driverAt + 1)
      const { alone, faults } = this.#deps
      const voices = this.#deps.voices(state)
      const driver = driveRun({ claimedAt, alone, faults })
      return await runEffects(driver, {
        ...this.#deps,
        runId,
        epoch,
        voice: voices,
        signal: this.#closing.signal,
      })
    } finally {
      await leases.release(runId, owner)
    }
  }
}
