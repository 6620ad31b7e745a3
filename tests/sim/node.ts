import { NOTHING_YET } from '../../backend/agents/nothing-yet.ts'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import { toMend } from '../../backend/council/record/submit.ts'
import { ENDED } from '../../backend/council/state.ts'
import { Working } from '../../backend/council/working.ts'
import { inProcessBus, inProcessLeases } from '../../backend/engine/in-process.ts'
import { digest, sha256 } from '../../backend/log/digest.ts'
import { Runs } from '../../backend/log/runs.ts'
import { DriverPool } from '../../backend/orchestrator/driver-pool.ts'
import { Drafts } from '../../backend/orchestrator/drafts.ts'
import { ModelFailure } from '../../backend/agents/model-failure.ts'
import { councils } from '../../backend/orchestrator/councils.ts'
import type { Bus } from '../../backend/ports/bus.ts'
import type { CommandOutcome, Councils } from '../../backend/ports/councils.ts'
import type { Clock, Ids } from '../../backend/ports/outside.ts'
import type { AppendResult, RunLog } from '../../backend/ports/run-log.ts'
import type { Selector } from '../../backend/ports/selector.ts'
import type { Voice, Voices } from '../../backend/ports/voice.ts'
import { registry } from '../support/house.ts'
import { randomScript } from '../support/random-council.ts'
import { lost, type World } from './world.ts'

const SELECTED = {
  purpose: 'select',
  provider: 'sim',
  model: 'sim',
  promptTokens: 3,
  cachedTokens: 0,
  completionTokens: null,
  costUsd: null,
} as const

/** One process: the production classes over ports that may die, freeze or lie. */
export class Node {
  readonly name: string
  readonly world: World
  readonly runs: Runs
  readonly pool: DriverPool
  alive = true
  frozenUntil = 0
  /** What this process's clock is off by. */
  offset = 0
  readonly #bus: Bus
  readonly #councils: Councils

  constructor(world: World, name: string) {
    this.world = world
    this.name = name
    this.#bus = inProcessBus((error) => world.check(() => fail(error)))
    const bus = this.#lateBus()
    const rules = seatRules(registry, digest)
    const log = this.#log()
    const own: Clock = {
      now: () => world.now + this.offset,
      monotonic: () => world.now,
      sleep: (ms, signal) => this.#sleep(ms, signal),
    }
    const clock = world.mutant.clock?.(own) ?? own
    const seats = { ...rules, ...world.mutant.rules }
    this.runs = new Runs({ log, clock, ids: this.#ids(), bus, rules: seats, warm: 2 })
    const driven = world.mutant.runs?.(this.runs, world) ?? this.runs
    const voices = this.#voices()
    const drafts = new Drafts(bus)
    this.pool = new DriverPool({
      runs: driven,
      leases: inProcessLeases(log),
      clock,
      bus,
      drafts,
      logger: {
        debug() {},
        info() {},
        warn() {},
        error: ({ err }, message) => world.check(() => unlessOutside(err, message)),
      },
      owner: name,
      alone: false,
      policies: registry.policies,
      selector: ({ runId }) => ({ select: (request, options) => this.#select(runId, request, options) }),
      request: (state, turn) => rules.request(state, turn),
      requestAhead: (state, turn) => rules.requestAhead(state, turn),
      faults: (state, turn, calls) =>
        toMend(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, calls),
      voices: (state) => voices(state),
    })
    const meetings = { get: async () => null }
    this.#councils = councils({ runs: driven, registry, meetings, pool: this.pool, drafts, paces: new Map() })
  }

  /** A person's command, by the door of this process. */
  async command(runId: string, input: Parameters<Runs['command']>[1]): Promise<CommandOutcome> {
    const { commandId, command, actor: by, correlationId } = input
    return this.#councils.command({ runId, commandId, command, by, correlationId })
  }

  /** A process that begins drives what it finds unfinished. */
  start(): void {
    for (const [runId, { witness }] of this.world.runs)
      if (witness.state !== null && !ENDED.has(witness.state.status)) this.pool.start(runId)
  }

  /** Ends in the middle of whatever it does: nothing it waits for ever comes. */
  crash(): void {
    this.alive = false
    this.world.after(this.world.dice.below(5_000), () => this.onRestart())
  }

  onRestart: () => void = () => {}

  freeze(): void {
    this.frozenUntil = this.world.now + 1_000 + this.world.dice.below(20_000)
  }

  /** Later in this process's life, if it has one; a frozen one does it when it thaws. */
  #later(ms: number, run: () => void): void {
    this.world.after(ms, () => {
      if (!this.alive) return
      if (this.frozenUntil > this.world.now) return this.#later(this.frozenUntil - this.world.now, run)
      run()
    })
  }

  #sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      signal?.addEventListener('abort', () => resolve(), { once: true })
      this.#later(ms, resolve)
    })
  }

  /** Answers after a while, if this process lives to hear it. */
  #io<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#later(1 + this.world.dice.below(4), () => {
        work().then(
          (value) => this.#later(this.world.dice.below(3), () => resolve(value)),
          (error) => this.#later(0, () => reject(error)),
        )
      })
    })
  }

  #log(): RunLog {
    const { world } = this
    const { log } = world
    const readable = <T>(runId: string, read: () => Promise<T>) =>
      this.#io(() => (world.strikes('read failed', runId) ? Promise.reject(lost()) : read()))
    return {
      ...log,
      create: (run) => this.#io(() => log.create(run)),
      append: (runId, seq, epoch, events, summary) =>
        this.#io(() => this.#append(runId, epoch, () => log.append(runId, seq, epoch, events, summary))),
      fence: (runId) =>
        this.#io(async () => {
          const epoch = await log.fence(runId)
          world.fenced(runId, epoch)
          return epoch
        }),
      read: (runId, after, limit) => readable(runId, () => log.read(runId, after, limit)),
      head: (runId) => readable(runId, () => log.head(runId)),
    }
  }

  async #append(runId: string, epoch: number, write: () => Promise<AppendResult>): Promise<AppendResult> {
    const { world } = this
    const commit = async () => {
      const result = await write()
      if (result.ok) world.wrote(runId, epoch)
      return result
    }
    if (world.strikes('commit refused', runId)) throw lost()
    if (world.strikes('crash before commit', runId)) {
      this.crash()
      return new Promise(() => {})
    }
    if (world.strikes('freeze before commit', runId)) {
      this.freeze()
      return new Promise((resolve) => this.#later(0, () => resolve(commit())))
    }
    const result = await commit()
    if (world.strikes('crash after commit', runId)) {
      this.crash()
      return new Promise(() => {})
    }
    if (world.strikes('reply lost', runId)) throw lost()
    return result
  }

  /** Hints come late or twice, never before what they speak of. */
  #lateBus(): Bus {
    const { world } = this
    return {
      subscribe: this.#bus.subscribe,
      publish: (message) => {
        if (world.mutant.deaf === true) return
        if (world.strikes('wake doubled', message.runId)) this.#bus.publish(message)
        if (world.strikes('wake late', message.runId))
          return this.#later(world.dice.below(2_000), () => this.#bus.publish(message))
        this.#bus.publish(message)
        if (message.kind === 'appended') this.onAppended(message.runId)
      },
    }
  }

  /** Tells the other processes, as a bus between them would. */
  onAppended: (runId: string) => void = () => {}

  /** Another process says that the log has grown; whoever hears it reads the log. */
  hear(runId: string): void {
    if (this.runs.peek(runId) === undefined) return
    this.#later(1 + this.world.dice.below(5), () => void this.runs.refresh(runId).catch(() => undefined))
  }

  #ids(): Ids {
    const { dice } = this.world
    const hex = (digits: number) => Array.from({ length: digits }, () => dice.below(16).toString(16)).join('')
    return {
      event: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
      run: () => `run-${hex(8)}`,
      request: () => `request-${hex(8)}`,
    }
  }

  #voices(): Voices {
    const { world } = this
    const script = randomScript(world.seed)
    const voices: Voices =
      ({ runId }) =>
      () => ({ speak: (request, options) => this.#speak(runId, script, request, options) })
    return world.mutant.voices?.(voices) ?? voices
  }

  async #speak(
    runId: string,
    script: ReturnType<typeof randomScript>,
    ...[request, options]: Parameters<Voice['speak']>
  ): ReturnType<Voice['speak']> {
    const { world } = this
    this.#called(runId, request.turnId, options)
    if (world.strikes('model silent', runId)) return new Promise(() => {})
    const ms = world.strikes('model late', runId) ? world.dice.below(90_000) : world.dice.below(3_000)
    await this.#sleep(ms / 2)
    options.onDraft('so far')
    await this.#sleep(ms / 2)
    for (const call of this.calls.get(runId) ?? []) if (call.signal === options.signal) call.settled = true
    if (world.strikes('model failed', runId)) throw new ModelFailure('Overloaded.', { retryable: true })
    if (world.strikes('model refused', runId))
      throw new ModelFailure('The key is wrong.', { retryable: false })
    const { text = '', contributions = [], ...rest } = await script(request, options)
    const usage = rest.usage ?? {
      purpose: 'speak',
      provider: 'sim',
      model: 'sim',
      promptTokens: 1,
      cachedTokens: 0,
      completionTokens: 1,
      costUsd: 0,
    }
    if (world.strikes('model garbage', runId))
      return {
        text: '\ud800',
        contributions: [{ tool: '', arguments: Number.NaN }],
        usage: { ...usage, promptTokens: -1 },
      }
    return { ...rest, text, contributions, usage }
  }

  /** Says who speaks next, as badly as a model can: nobody, a stranger, late, never, or in words. */
  async #select(
    runId: string,
    ...[{ view }, { signal }]: Parameters<Selector['select']>
  ): ReturnType<Selector['select']> {
    const { world } = this
    const { dice } = world
    if (world.strikes('selector silent', runId)) return new Promise(() => {})
    await this.#sleep(world.strikes('selector late', runId) ? dice.below(60_000) : dice.below(2_000), signal)
    if (world.strikes('selector failed', runId))
      throw new ModelFailure('Overloaded.', {
        retryable: dice.chance(0.7),
        usage: dice.chance(0.5) ? SELECTED : null,
      })
    const [first = ''] = view.candidates
    const seat = view.candidates[dice.below(view.candidates.length)] ?? first
    if (world.strikes('selector garbage', runId))
      return dice.pick([
        { text: 'nobody', usage: SELECTED },
        { text: '', seat: 'stranger', usage: SELECTED },
        { text: view.seats.map((one) => one.seat).join(' '), usage: SELECTED },
        { text: '\ud800', seat: seat, reason: '\ud800', usage: { ...SELECTED, promptTokens: -1 } },
      ])
    return dice.chance(0.5)
      ? { text: '', seat, reason: 'It is due.', usage: SELECTED }
      : { text: seat, usage: SELECTED }
  }

  /** I8, I15: an attempt is called once, by a driver that holds it, and never once the run was stopped. */
  #called(runId: string, turnId: string, { signal, repair }: Parameters<Voice['speak']>[1]): void {
    const { world } = this
    const state = this.runs.peek(runId)
    const attempt = `${runId} ${turnId} ${state?.turn?.attempt}`
    if (repair === undefined && state?.turn?.turnId === turnId) world.called(runId, attempt, this)
    const underWay = (this.calls.get(runId) ?? []).filter((one) => !one.settled && !one.signal.aborted)
    this.calls.set(runId, [...underWay, { signal, settled: false }])
    const status = state?.status
    if (status !== undefined && ENDED.has(status))
      world.broken(`I15: ${turnId} is called after the end of ${runId}`)
  }

  /** The calls under way of each run: one, in the blind round one a seat. */
  readonly calls = new Map<string, { signal: AbortSignal; settled: boolean }[]>()
}

function fail(error: unknown): never {
  throw error
}

/** The disk and the seats may fail; anything else that a driver fails of is a bug. */
function unlessOutside(error: unknown, message: string): void {
  if (error instanceof Error && error.name.startsWith('Storage')) return
  throw new Error(message, { cause: error })
}
