import { StorageFailure } from '../log/failures.ts'
import { Fenced, type Runs } from '../log/runs.ts'
import { CommandRejected } from '../council/rejections.ts'
import type { OpenTurn, RunState } from '../council/state.ts'
import type { Bus } from '../ports/bus.ts'
import type { Log } from '../ports/access.ts'
import type { Clock } from '../ports/outside.ts'
import { RequestToSpeak } from '../agents/request-to-speak.ts'
import type { Table } from '../agents/seats.ts'
import type { SpeakOptions, TurnRequest } from '../ports/voice.ts'
import type { Drafts } from './drafts.ts'
import type { Driver, Effect, Reply } from './effects.ts'
import { ModelFailure } from '../agents/model-failure.ts'
import { voiceAnswer } from './voice-answer.ts'

export type World = {
  runs: Runs
  runId: string
  epoch: number
  clock: Clock
  bus: Bus
  drafts: Drafts
  logger: Log
  table: Table
  request(state: RunState, turn: OpenTurn): TurnRequest
  /** Ends the drive where it is: the process goes down, the run stays as it is. */
  signal: AbortSignal
}

/** Given as reasons, for an abort without one makes an error with a stack each time. */
const DONE = 'done'
const GONE = new Error('The turn is over.')

/** How many microtasks a voice that answers at once may take. */
const MICROTASKS = 12

type Call = { turn: OpenTurn; abort: AbortController; settled: Promise<Reply>; reply: Reply | null }

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
  #call: Call | null = null
  #wake: (() => void) | null = null
  readonly #stopHearing: () => void

  constructor(world: World) {
    this.#world = world
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
      case 'await-call':
        return this.#awaitCall(effect)
      case 'abort-call':
        return this.#abort()
      case 'wait':
        return this.#until(effect.seq, effect.until)
    }
  }

  close(): void {
    this.#stopHearing()
    this.#call?.abort.abort(GONE)
  }

  async #read(): Promise<Reply> {
    const { runs, runId, epoch, clock } = this.#world
    const state = runs.peek(runId) ?? (await runs.state(runId))
    if (state === null || state === undefined) throw new Error(`Run ${runId} is gone.`)
    // A driver that only watches would never hear it from an append, and would waste a call on each turn of the other.
    return (runs.epoch(runId) ?? epoch) === epoch
      ? { kind: 'read', state, now: clock.now() }
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
    // Aborting a call that has answered tells nobody anything, and costs an event.
    if (this.#call?.reply === null) this.#call.abort.abort(GONE)
    const abort = new AbortController()
    const { runs, runId } = this.#world
    const state = runs.peek(runId) ?? (await runs.state(runId))
    if (state === null || state === undefined) throw new Error(`Run ${runId} is gone.`)
    const request = this.#world.request(state, turn)
    const call: Call = { turn, abort, settled: Promise.resolve({ kind: 'woken' }), reply: null }
    call.settled = this.#speak(turn, request, abort, backoffMs, repair).then((reply) => {
      call.reply = reply
      return reply
    })
    this.#call = call
    return { kind: 'done' }
  }

  async #speak(
    turn: OpenTurn,
    request: TurnRequest,
    abort: AbortController,
    backoffMs: number,
    repair: SpeakOptions['repair'],
  ): Promise<Reply> {
    const { clock, drafts, runId, table } = this.#world
    const draft = drafts.open(runId, turn, request.phase === 'positions')
    try {
      if (backoffMs > 0) await clock.sleep(backoffMs, abort.signal)
      if (abort.signal.aborted || this.#isOver(turn)) throw GONE
      const asked = new RequestToSpeak(request, turn.messageId, repair)
      const answer = await table.speak(turn.seat, asked, abort.signal)
      return { kind: 'answered', answer: voiceAnswer(answer) }
    } catch (error) {
      return { kind: 'failed', failure: asModelFailure(error) }
    } finally {
      draft.end()
    }
  }

  /** Nothing is asked of a seat whose turn has ended, whether or not the driver has heard of it. */
  #isOver({ turnId, attempt }: OpenTurn): boolean {
    const state = this.#world.runs.peek(this.#world.runId)
    return state !== undefined && (state.turn?.turnId !== turnId || state.turn.attempt !== attempt)
  }

  async #awaitCall({ until, seq }: Extract<Effect, { kind: 'await-call' }>): Promise<Reply> {
    const call = this.#call
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

  async #abort(): Promise<Reply> {
    const call = this.#call
    this.#call = null
    if (call === null) return { kind: 'aborted', text: '' }
    const text = this.#world.drafts.textOf(this.#world.runId)
    call.abort.abort(GONE)
    return { kind: 'aborted', text }
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
      .sleep(Math.max(0, until - clock.now()), done.signal)
      .then((): Reply => ({ kind: 'time-up' }))
    const reply = await Promise.race([heard, time])
    done.abort(DONE)
    return reply
  }
}

/** What a voice throws beside `ModelFailure` is a bug of that voice; the turn must not hang on it. */
const asModelFailure = (error: unknown): ModelFailure =>
  error instanceof ModelFailure
    ? error
    : new ModelFailure(error instanceof Error ? error.message : String(error), {
        retryable: true,
        cause: error,
      })
