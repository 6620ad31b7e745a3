import type { ExportData } from '../../schemas/generated/types.ts'
import { answerCommand, type CommandInput } from '../council/decide/answer-command.ts'
import { workDriver } from '../council/decide/drive.ts'
import type { DriverCommand } from '../council/decide/driver-commands.ts'
import type { NewEvent } from '../council/events.ts'
import { exportEvents } from '../council/record/exported.ts'
import { CommandRejected, REJECTIONS } from '../council/rejections.ts'
import type { RunState } from '../council/state.ts'
import { isoOf } from '../council/time.ts'
import { undriven } from '../council/undriven.ts'
import type { Bus } from '../ports/bus.ts'
import type { CommandOutcome } from '../ports/councils.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { foldStored } from './fold-stored.ts'
import { changes, foldWritten, summaryOf } from './fold-written.ts'
import { loadRun, type Folded } from './load-run.ts'
import { jumpedAhead, logTime, read, type Reading } from './log-clock.ts'
import { envelopes, type Written } from './envelopes.ts'
import { seal } from './chain.ts'
import { newFork, newRun, type Beginning, type NewFork, type NewRun } from './new-runs.ts'
import { notTheDrivers, outcome } from './command-outcome.ts'
import { rulesContext, type SeatRules } from './rules-context.ts'
import { WarmRuns, type Entry } from './warm-runs.ts'

/** Somebody else drives the run now; what this driver wanted to write was not written. */
export class Fenced extends Error {}

export type RunsDeps = {
  log: RunLog
  clock: Clock
  ids: Ids
  bus: Bus
  rules: SeatRules
  warm?: number
  folded?: Folded
}

/** Folded states that are kept at hand, unless told otherwise. */
const MOST_WARM = 2_000

/** Who tells of exports. */
const OUTBOX = 'outbox'

/** How often a writer who was not the first tries again before the caller hears of it. */
const MOST_TRIES = 8

/**
 * The one way in (DESIGN section 1): read, fold, decide, append at the expected seq, and on a conflict again.
 * Folded states are kept warm; writers of this process queue up per run, so a conflict means another process.
 */
export class Runs {
  readonly #deps: RunsDeps
  readonly #warm: WarmRuns

  constructor(deps: RunsDeps) {
    this.#deps = deps
    this.#warm = new WarmRuns((runId) => loadRun(deps, runId), deps.warm ?? MOST_WARM)
  }

  /** The log itself, to read. */
  get log(): Pick<RunLog, 'read'> {
    return this.#deps.log
  }

  /** Writes seq 1, and with it all that is known of the run from the start; settles when it is durable. */
  create(run: NewRun): Promise<RunState> {
    return this.#begin(newRun(this.#deps, run))
  }

  /** Writes the first own events of a run that shares the log of another up to `data.parent`. */
  fork(fork: NewFork): Promise<RunState> {
    return this.#begin(newFork(this.#deps, fork))
  }

  /** The state as of the last event this process knows of; null where there is no such run. */
  async state(runId: string): Promise<RunState | null> {
    return (await this.#warm.entry(runId))?.state ?? null
  }

  /** The warm state, without waiting; undefined where it is not at hand. */
  peek(runId: string): RunState | undefined {
    return this.#warm.peek(runId)?.state
  }

  /** The epoch of the run's driver as far as this process has heard; undefined where the run is not at hand. */
  epoch(runId: string): number | undefined {
    return this.#warm.peek(runId)?.epoch
  }

  /**
   * What a driver reads off the clocks: the time of the log, the monotonic one, and whether the machine's clock has
   * jumped since the last event, which must be told before anything else is.
   */
  time(runId: string): { now: number; tick: number; jumped: boolean } {
    const clocks = read(this.#deps.clock)
    const entry = this.#warm.peek(runId)
    if (entry === undefined) return { now: clocks.wall, tick: clocks.tick, jumped: false }
    const { state, seen } = entry
    const now = logTime(state.lastAt, seen, clocks)
    return {
      now,
      tick: clocks.tick,
      jumped: state.status === 'running' && jumpedAhead(state.lastAt, seen, clocks),
    }
  }

  /** The state as it was at `seq`. */
  async stateAt(runId: string, seq: number): Promise<RunState | null> {
    const now = await this.state(runId)
    if (now === null || seq >= now.seq) return now
    return foldStored(this.#deps.log, runId, null, seq)
  }

  /** Takes up what others appended; a reader that hears of a later seq calls it. */
  async refresh(runId: string): Promise<void> {
    await this.#warm.locked(runId, (entry) => this.#catchUp(runId, entry))
  }

  /** A person's command: judged, logged, answered. The same `commandId` again gets the first answer and does nothing more. */
  async command(
    runId: string,
    input: CommandInput & { correlationId: string },
  ): Promise<CommandOutcome | null> {
    const correlationId = notTheDrivers(input.correlationId, runId)
    return this.#warm.locked(runId, async (entry) => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const { commands } = entry.state
        const known = Object.hasOwn(commands, input.commandId) ? commands[input.commandId] : undefined
        if (known !== undefined) return outcome(input.commandId, known.state, known.seq, known)
        // Whoever was first may have brought this very command.
        if (!(await this.#straighten(runId, entry, correlationId))) continue
        const { now, clocks } = this.#now(entry)
        const answer = answerCommand(entry.state, input, rulesContext(this.#deps.rules, entry.state, now))
        const seq = entry.state.seq + Math.min(1, answer.events.length)
        const commandId = input.commandId
        const done = await this.#append(
          runId,
          entry,
          answer.events,
          { correlationId, commandId, now, clocks },
          entry.epoch,
        )
        if (done) return outcome(input.commandId, answer.state, seq, answer)
      }
      return outcome(input.commandId, 'refused', entry.state.seq, {
        reason: REJECTIONS.conflict,
        code: 'conflict',
      })
    })
  }

  /** What the outbox tells of exports, also after the run's end; what the log says already is not said again. */
  async reportExports(runId: string, told: readonly ExportData[]): Promise<void> {
    await this.#warm.locked(runId, async (entry) => {
      // Another process may have told something else since: what is said already is for the log to say.
      await this.#catchUp(runId, entry)
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        if (!(await this.#straighten(runId, entry, OUTBOX))) continue
        const events = exportEvents(entry.state, told)
        const time = this.#now(entry)
        if (await this.#append(runId, entry, events, { correlationId: OUTBOX, ...time }, entry.epoch)) return
      }
      throw new CommandRejected('conflict')
    })
  }

  /** What the driver asks for. Throws `CommandRejected` where it comes too late, `Fenced` where another drives the run. */
  async drive(runId: string, epoch: number, command: DriverCommand): Promise<RunState> {
    const driven = await this.#warm.locked(runId, async (entry) => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        if (command.type !== 'driver_claim') await this.#straighten(runId, entry, runId)
        if (command.type === 'clock_jumped' && entry.epoch === epoch) return entry.state
        const time = this.#now(entry)
        const now = Math.max(time.now, command.type === 'driver_claim' ? command.at : 0)
        const { events, state } = workDriver(
          entry.state,
          command,
          rulesContext(this.#deps.rules, entry.state, now),
        )
        const cause = { correlationId: runId, now, clocks: time.clocks, after: state }
        if (await this.#append(runId, entry, events, cause, epoch)) return entry.state
        if (entry.epoch !== epoch) throw new Fenced(`Another driver has taken run ${runId}.`)
      }
      throw new CommandRejected('conflict')
    })
    if (driven === null) throw new CommandRejected('run_ended', `There is no run ${runId}.`)
    return driven
  }

  async #begin({ state, events, parent, clocks }: Beginning): Promise<RunState> {
    const { runId, workspaceId, meeting } = state
    const [first, ...rest] = events
    if (first === undefined) throw new Error('A run begins with one event.')
    const created = await this.#deps.log.create({
      runId,
      workspaceId,
      meetingId: meeting.id,
      first,
      ...(rest.length === 0 ? {} : { rest }),
      summary: summaryOf(state),
      ...(parent === undefined ? {} : { parent }),
    })
    if (!created.ok) throw new Error(`The run id ${runId} is taken.`)
    this.#warm.keep(runId, { state, epoch: 0, seen: clocks })
    this.#deps.bus.publish({ kind: 'appended', runId, seq: state.seq, events })
    return state
  }

  #now({ state, seen }: Entry): { now: number; clocks: Reading } {
    const clocks = read(this.#deps.clock)
    return { now: logTime(state.lastAt, seen, clocks), clocks }
  }

  /**
   * Where the machine's clock has jumped, or nobody drove the run, its own clock is restarted first, in an append of its
   * own: a person may ask for something before a driver has come back, and no time may be eaten by that.
   */
  async #straighten(runId: string, entry: Entry, correlationId: string): Promise<boolean> {
    const { now, clocks } = this.#now(entry)
    const { state, seen } = entry
    const jumped = state.status === 'running' && jumpedAhead(state.lastAt, seen, clocks)
    if (!jumped && !undriven(state, now)) return true
    const tell = (side: 'before' | 'after', at: number) => {
      const ctx = rulesContext(this.#deps.rules, entry.state, at)
      const { events } = workDriver(entry.state, { type: 'clock_jumped', side }, ctx)
      return this.#append(runId, entry, events, { correlationId, now: at, clocks }, entry.epoch)
    }
    // What passed before the jump was noticed is counted; of an absence nobody knows how long it was.
    const before = jumped ? state.lastAt + Math.floor(clocks.tick - seen.tick) : null
    return (before === null || (await tell('before', before))) && tell('after', now)
  }

  /** False where somebody was first: the entry is then caught up and the caller decides again. */
  async #append(
    runId: string,
    entry: Entry,
    decided: NewEvent[],
    { now, clocks, after, ...cause }: Written & { now: number; clocks: Reading; after?: RunState },
    epoch: number,
  ): Promise<boolean> {
    if (decided.length === 0) return true
    const { state } = entry
    const { log, ids, bus } = this.#deps
    const written = envelopes(decided, {
      runId,
      workspaceId: state.workspaceId,
      seq: state.seq,
      at: isoOf(now),
      ...cause,
      newId: () => ids.event(now),
    })
    const stored = seal(written, state.headHash)
    // The rules have folded what they decided; only the hash of the head is the log's to say.
    const next =
      after === undefined ? foldWritten(state, written, stored) : { ...after, headHash: stored.at(-1)!.hash }
    const result = await this.#written(runId, entry, () =>
      log.append(runId, state.seq, epoch, stored, changes(state, next)),
    )
    if (!result.ok) {
      await this.#catchUp(runId, entry)
      return false
    }
    entry.state = next
    entry.seen = clocks
    bus.publish({ kind: 'appended', runId, seq: next.seq, events: stored })
    return true
  }

  /** Where an append fails nobody knows whether it was done; the log does, if it can be read. */
  async #written<T>(runId: string, entry: Entry, append: () => Promise<T>): Promise<T> {
    try {
      return await append()
    } catch (error) {
      await this.#catchUp(runId, entry).catch(() => undefined)
      throw error
    }
  }

  async #catchUp(runId: string, entry: Entry): Promise<void> {
    const head = await this.#deps.log.head(runId)
    if (head === null) return
    entry.epoch = head.epoch
    // From the log alone: an append that failed may have been folded onto the shared lists already.
    const state = await foldStored(this.#deps.log, runId, entry.state, head.headSeq)
    if (state === null || state.seq === entry.state.seq) return
    entry.state = state
    entry.seen = read(this.#deps.clock)
    this.#deps.bus.publish({ kind: 'appended', runId, seq: state.seq })
  }
}
