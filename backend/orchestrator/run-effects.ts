import { StorageFailure } from '../log/failures.ts'
import { Fenced, type Runs } from '../log/runs.ts'
import { CommandRejected } from '../council/rejections.ts'
import type { RunState } from '../council/state.ts'
import type { OpenTurn } from '../council/turn-state.ts'
import type { Bus } from '../ports/bus.ts'
import type { Log } from '../ports/access.ts'
import type { Clock } from '../ports/outside.ts'
import type { Table } from '../agents/seats.ts'
import type { Selector } from '../ports/selector.ts'
import { Calls, type CallsDeps } from './calls.ts'
import type { Drafts } from './drafts.ts'
import { SelectCall } from './select-call.ts'
import type { Driver, Effect, Reply } from './effects.ts'

export type World = Pick<CallsDeps, 'request' | 'requestAhead'> & {
  runs: Runs
  runId: string
  epoch: number
  clock: Clock
  bus: Bus
  drafts: Drafts
  logger: Log
  table: Table
  /** Who says which seat speaks next, where the policy leaves that to a model. */
  selector: Selector | null
  /** Ends the drive where it is: the process goes down, the run stays as it is. */
  signal: AbortSignal
}

/** Given as reasons, for an abort without one makes an error with a stack each time. */
const DONE = 'done'

/** How many microtasks a voice that answers at once may take. */
const MICROTASKS = 12

type Awaited = { settled: Promise<Reply>; reply: Reply | null }

/** Interprets a driver with real promises. Resolves with what the driver returned, or `suspended` on the signal. */
export async function runEffects<R>(driver: Driver<R>, world: World): Promise<R | 'suspended'> {
  const interpreter = new Interpreter(world)
  try {
    let next = driver.next()
    while (next.done !== true) {
      if (world.signal.aborted) return 'suspended'
      next = driver.next(await interpreter.perform(next.value))
    }
    return next.value
  } finally {
    interpreter.close()
  }
}

class Interpreter {
  readonly #world: World
  readonly #calls: Calls
  readonly #selection: SelectCall
  #wake: (() => void) | null = null
  readonly #stopHearing: () => void

  constructor(world: World) {
    this.#world = world
    const isOver = ({ turnId, attempt }: OpenTurn) => {
      const state = world.runs.peek(world.runId)
      return state !== undefined && (state.turn?.turnId !== turnId || state.turn.attempt !== attempt)
    }
    this.#calls = new Calls({ ...world, isOver })
    this.#selection = new SelectCall(world.selector)
    this.#stopHearing = world.bus.subscribe(world.runId, (message) => {
      if (message.kind === 'appended') this.#wake?.()
    })
    world.signal.addEventListener('abort', () => this.#wake?.(), { once: true })
  }

  async perform(effect: Effect): Promise<Reply> {
    switch (effect.kind) {
      case 'read':
        return this.#read()
      case 'command':
        return this.#command(effect)
      case 'start-call':
        return this.#start(effect)
      case 'start-ahead':
        return this.#startAhead(effect)
      case 'await-call':
        return this.#await(this.#calls.current, effect)
      case 'abort-call':
        return { kind: 'aborted', text: this.#calls.abort() }
      case 'start-select':
        this.#selection.start(effect.request)
        return { kind: 'done' }
      case 'await-select':
        return this.#await(this.#selection.current, effect)
      case 'abort-select':
        this.#selection.abort()
        return { kind: 'done' }
      case 'wait':
        return this.#until(effect.seq, effect.until)
    }
  }

  close(): void {
    this.#stopHearing()
    this.#calls.close()
    this.#selection.abort()
  }

  async #read(): Promise<Reply> {
    const { runs, runId, epoch } = this.#world
    const state = await this.#state()
    // A driver that only watches would never hear it from an append, and would waste a call on each turn of the other.
    return (runs.epoch(runId) ?? epoch) === epoch
      ? { kind: 'read', state, ...runs.time(runId) }
      : { kind: 'fenced' }
  }

  async #command({ command }: Extract<Effect, { kind: 'command' }>): Promise<Reply> {
    const { runs, runId, epoch, logger } = this.#world
    try {
      await runs.drive(runId, epoch, command)
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof CommandRejected) return { kind: 'refused', why: error }
      if (error instanceof Fenced) return { kind: 'fenced' }
      // A log that cannot be written is no fault of the run.
      if (!(error instanceof Error) || error instanceof StorageFailure) throw error
      logger.error({ runId, command: command.type, err: error }, 'the rules failed')
      return { kind: 'broken', error }
    }
  }

  async #start({ turn, backoffMs, repair }: Extract<Effect, { kind: 'start-call' }>): Promise<Reply> {
    const wasted = this.#calls.start(await this.#state(), turn, { backoffMs, repair })
    return wasted.length === 0 ? { kind: 'done' } : { kind: 'done', wasted }
  }

  async #startAhead({ turns }: Extract<Effect, { kind: 'start-ahead' }>): Promise<Reply> {
    this.#calls.startAhead(await this.#state(), turns)
    return { kind: 'done' }
  }

  async #state(): Promise<RunState> {
    const { runs, runId } = this.#world
    const state = runs.peek(runId) ?? (await runs.state(runId))
    if (state === null || state === undefined) throw new Error(`Run ${runId} is gone.`)
    return state
  }

  async #await(call: Awaited | null, { until, seq }: { until: number; seq: number }): Promise<Reply> {
    if (call === null) throw new Error('There is no call to wait for.')
    // An answer that is as good as there costs neither a timer nor a listener.
    for (let i = 0; i < MICROTASKS && call.reply === null; i++) await Promise.resolve()
    if (call.reply !== null) return call.reply
    const timer = new AbortController()
    const woken = this.#until(seq, until, timer.signal)
    const reply = await Promise.race([call.settled, woken])
    timer.abort(DONE)
    this.#wake = null
    return reply
  }

  /** Until the run's log is past `seq`, the time has come, or the process goes down. */
  async #until(seq: number, until: number | undefined, cancelled?: AbortSignal): Promise<Reply> {
    const { runs, runId, clock, signal } = this.#world
    const grown = () => (runs.peek(runId)?.seq ?? Infinity) > seq
    if (grown() || signal.aborted) return { kind: 'woken' }
    const done = new AbortController()
    cancelled?.addEventListener('abort', () => done.abort(DONE), { once: true })
    const heard = new Promise<Reply>((resolve) => {
      this.#wake = () => {
        if (grown() || signal.aborted) resolve({ kind: 'woken' })
      }
    })
    if (until === undefined) return heard
    const time = clock
      .sleep(Math.max(0, until - clock.monotonic()), done.signal)
      .then((): Reply => ({ kind: 'time-up' }))
    const reply = await Promise.race([heard, time])
    done.abort(DONE)
    return reply
  }
}
