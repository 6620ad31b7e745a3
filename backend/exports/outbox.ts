import { setImmediate as nextTurn } from 'node:timers/promises'
import { ENDED, type RunState } from '../council/state.ts'
import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { ExportTarget } from '../ports/export-target.ts'
import type { ExportRow, OutboxStore } from '../ports/exports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Clock, Random } from '../ports/outside.ts'
import { Lane } from './lane.ts'
import { passOver, planExports, wantedBy } from './planning.ts'
import { tellRuns, type Reporter } from './telling.ts'
import { Views } from './views.ts'

export type OutboxDeps = {
  targets: readonly ExportTarget[]
  runs: Reporter & {
    state(runId: string): Promise<RunState | null>
    peek(runId: string): RunState | undefined
  }
  meetings: Pick<Meetings, 'adopted' | 'get'>
  store: OutboxStore
  bus: Bus
  clock: Clock
  random: Random
  logger: Log
  owner: string
  panelUrl: string
  /** No other process writes this database: whoever held an object before is dead. */
  alone?: boolean
}

/** A run that goes on is looked at this often at most: its board is no ticker. */
const LIVE_EVERY_MS = 1_000
/** Rounds without anything new, after which something must be wrong with what is due. */
const MOST_IN_A_ROW = 100
const SHORTEST_REST_MS = 50
/** While much is under way the logs are told this often at most: each telling has the run read anew. */
const TELL_EVERY_MS = 3_000
/** After a fault of the store. */
const FAULT_REST_MS = 5_000

/**
 * The outbox: reads the logs of the runs, notes durably what is to be where, brings it there, and tells the logs. All of
 * it can be cut anywhere: what was noted is done by whoever comes next, and what was done is found again.
 */
export class Outbox {
  readonly views: Views
  readonly #deps: OutboxDeps
  readonly #lanes: Lane[]
  readonly #closing = new AbortController()
  /** Runs to be read, and not before when. */
  readonly #toRead = new Map<string, number>()
  readonly #lastRead = new Map<string, number>()
  #nudge = new AbortController()
  #working: Promise<void> | null = null
  #quiet = false
  /** There may be something to do: until then the store is not asked. */
  #awake = false
  #tookOver = false
  #toldAt = 0
  /** Something may have changed since. */
  #isUntold = false
  /** Rounds that are done, and the run that is being read. */
  #rounds = 0
  #reading: string | null = null
  #unsubscribe: (() => void) | null = null
  readonly #waiting = new Set<() => void>()

  constructor(deps: OutboxDeps) {
    this.#deps = deps
    this.views = new Views({ ...deps, states: deps.runs })
    this.#lanes = deps.targets.map(
      (target) =>
        new Lane({
          ...deps,
          target,
          views: this.views,
          closing: this.#closing.signal,
          changed: () => this.wake(),
        }),
    )
  }

  /** Hears of what is appended from now on, and goes on with what was left. */
  start(): void {
    if (this.#working !== null) return
    this.#unsubscribe = this.#deps.bus.subscribe('*', (message) => {
      if (message.kind !== 'appended') return
      const state = this.#deps.runs.peek(message.runId)
      if (state === undefined || this.#concerns(state)) this.read(message.runId)
    })
    this.#working = this.#work()
  }

  /** The runs that have more than the targets have read, as after a crash. */
  async takeUp(workspaceId: string): Promise<void> {
    const names = this.#lanes.map(({ name }) => name)
    const { store } = this.#deps
    if (names.length === 0 || !store.mayBePending(workspaceId, names)) return
    for (const runId of await store.behind(workspaceId, names)) this.read(runId)
    this.wake()
  }

  /** Reads on in the log of a run, soon. */
  read(runId: string): void {
    if (!this.#toRead.has(runId)) this.#toRead.set(runId, this.#notBefore(runId))
    else if (this.#hasEnded(runId)) this.#toRead.set(runId, 0)
    this.wake()
  }

  wake(): void {
    this.#quiet = false
    this.#awake = true
    this.#isUntold = true
    this.#nudge.abort()
  }

  /** Nothing is read, under way or due at this moment. */
  get quiet(): boolean {
    return this.#quiet && !this.#lanes.some(({ busy }) => busy)
  }

  lane(name: string): Lane | undefined {
    return this.#lanes.find((lane) => lane.name === name)
  }

  /** Settles when nothing of the run is left to be done, but for looking again later, or when the signal aborts. */
  async settled(runId: string, signal: AbortSignal): Promise<ExportRow[]> {
    for (;;) {
      const round = this.#rounds
      const wasRead = this.#isRead(runId)
      const rows = await this.#deps.store.ofRun(runId)
      const isDone = wasRead && this.#isRead(runId) && !rows.some((row) => this.#isOpen(row))
      if (signal.aborted || isDone) return rows
      if (round === this.#rounds) await this.#changed(signal)
    }
  }

  #isRead(runId: string): boolean {
    return !this.#toRead.has(runId) && this.#reading !== runId
  }

  #isOpen({ exportId, status, nextAt, kind, reported }: ExportRow): boolean {
    const isWaiting = status === 'pending' && nextAt !== null && kind !== 'reminder'
    return (
      isWaiting || status === 'failed' || !reported || this.#lanes.some((lane) => lane.isBringing(exportId))
    )
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#unsubscribe?.()
    this.wake()
    await this.#working
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }

  #concerns(state: RunState): boolean {
    const wanted = wantedBy(state)
    return this.#lanes.some(({ name }) => wanted.has(name))
  }

  #hasEnded(runId: string): boolean {
    return ENDED.has(this.#deps.runs.peek(runId)?.status ?? 'completed')
  }

  #notBefore(runId: string): number {
    return this.#hasEnded(runId) ? 0 : (this.#lastRead.get(runId) ?? 0) + LIVE_EVERY_MS
  }

  async #work(): Promise<void> {
    const { clock, logger } = this.#deps
    const { signal } = this.#closing
    for (let busy = 0; !signal.aborted;) {
      this.#nudge = new AbortController()
      const nudged = AbortSignal.any([this.#nudge.signal, signal])
      const next = await this.#step().catch((err: unknown) => {
        logger.error({ err }, 'the outbox failed, and tries again')
        return clock.now() + FAULT_REST_MS
      })
      this.#rounds++
      for (const tell of this.#waiting) tell()
      const wait = next === null ? LONGEST_REST_MS : Math.min(LONGEST_REST_MS, next - clock.now())
      // Others have their turn between two rounds, and a round that is due again and again may not be the only thing done.
      await nextTurn()
      busy = wait > 0 || nudged.aborted ? 0 : busy + 1
      if (wait > 0 || busy > MOST_IN_A_ROW) await clock.sleep(Math.max(wait, SHORTEST_REST_MS), nudged)
    }
  }

  /** One round; when the next is due, or null. */
  async #step(): Promise<number | null> {
    const { clock } = this.#deps
    if (!this.#awake) {
      this.#quiet = true
      return null
    }
    await this.#takeOver()
    const wasNudged = this.#nudge
    await this.#readAll()
    if (this.#toldAt + TELL_EVERY_MS <= clock.now()) await this.#tell()
    for (const lane of this.#lanes) await lane.start()
    const isBusy = this.#lanes.some(({ busy }) => busy)
    if (!isBusy || this.#toldAt + TELL_EVERY_MS <= clock.now()) await this.#tell()
    // One that is busy nudges us when it is done.
    const idle = this.#lanes.filter((lane) => !lane.busy)
    const due = await Promise.all(idle.map((lane) => lane.nextAt()))
    const toTell = this.#isUntold ? this.#toldAt + TELL_EVERY_MS : null
    const times = [...due, toTell, ...this.#toRead.values()].filter((at) => at !== null)
    const next = times.length === 0 ? null : Math.min(...times)
    this.#quiet = !wasNudged.signal.aborted && (next === null || next > clock.now())
    return next
  }

  async #tell(): Promise<void> {
    const { store, runs, clock, logger } = this.#deps
    this.#isUntold = false
    this.#toldAt = clock.now()
    await tellRuns(store, runs, logger)
  }

  async #takeOver(): Promise<void> {
    const { store, owner, alone = false } = this.#deps
    if (alone && !this.#tookOver) await store.takeOver(owner)
    this.#tookOver = true
  }

  async #readAll(): Promise<void> {
    const { store, clock, targets, logger } = this.#deps
    for (const [runId, notBefore] of Array.from(this.#toRead)) {
      if (notBefore > clock.now()) continue
      this.#toRead.delete(runId)
      this.#lastRead.set(runId, clock.now())
      this.#reading = runId
      this.#isUntold = true
      try {
        const deps = { views: this.views, store }
        for (const target of targets)
          // Whoever asks for it says that it is mended. It may be the first time: the service that asked for patience has it.
          if (await planExports(deps, target, runId)) this.lane(target.name)?.mended()
        await passOver(deps, targets, runId)
      } catch (err) {
        // One run that cannot be read does not hold the others.
        logger.error({ err, runId }, 'a run cannot be read for its exports, and is tried again')
        this.#toRead.set(runId, clock.now() + FAULT_REST_MS)
      }
      this.#reading = null
      if (this.#hasEnded(runId)) this.#lastRead.delete(runId)
    }
  }

  #changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const tell = () => {
        this.#waiting.delete(tell)
        signal.removeEventListener('abort', tell)
        resolve()
      }
      this.#waiting.add(tell)
      signal.addEventListener('abort', tell, { once: true })
    })
  }
}

/** Something may have become due in the store by another's hand. */
const LONGEST_REST_MS = 10 * 60_000
