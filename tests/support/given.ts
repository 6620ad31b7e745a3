import { expect } from 'vitest'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import type { Script, ScriptedAnswer } from '../../backend/agents/scripted-voices.ts'
import { answerCommand, type CommandAnswer } from '../../backend/council/decide/answer-command.ts'
import { decideDriver } from '../../backend/council/decide/drive.ts'
import type {
  DriverAnswer,
  DriverCommand,
  SpeakerAnswer,
} from '../../backend/council/decide/driver-commands.ts'
import type { NewEvent, RunEvent } from '../../backend/council/events.ts'
import { fold } from '../../backend/council/evolve.ts'
import { nextStep, type Step } from '../../backend/council/next-step.ts'
import { CommandRejected, type RejectionCode } from '../../backend/council/rejections.ts'
import { BUILT_IN } from '../../backend/council/speaker-policies/built-in.ts'
import type { SpeakerPolicy, SpeakerView } from '../../backend/council/speaker-policies/policy.ts'
import type { RunState } from '../../backend/council/state.ts'
import type { OpenTurn } from '../../backend/council/turn-state.ts'
import { isoOf } from '../../backend/council/time.ts'
import type { Ctx } from '../../backend/council/working.ts'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
import { digest, sha256 } from '../../backend/log/digest.ts'
import { envelopes } from '../../backend/log/envelopes.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import type { RunOverrides } from '../../backend/ports/councils.ts'
import { runCreated } from '../../backend/orchestrator/start-run.ts'
import type { Actor, Command, EventData, EventType, Meeting, Phase } from '../../schemas/generated/types.ts'
import { ANNA, MEETING, registry } from './house.ts'
import { countingIds } from './clock.ts'
import { plainCouncil } from './scripts.ts'

type SyncScript = (...given: Parameters<Script>) => ScriptedAnswer
export type Given = {
  meeting?: Partial<Meeting>
  overrides?: RunOverrides & { template?: string }
  script?: Script
  attempts?: number
  onFailure?: 'skip' | 'abort'
  /** Beside those that are built in. */
  policies?: readonly SpeakerPolicy[]
  /** What the model that selects says; the order decides where it is left out. */
  selector?: (view: SpeakerView) => SpeakerAnswer
}

const FREE = {
  purpose: 'speak',
  provider: 'scripted',
  model: 'script',
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
} as const

/** A run on the pure rules alone: no promises, no log, a clock that stands unless told. */
export class GivenRun {
  state: RunState
  now = Date.UTC(2026, 0, 5, 9)
  claimedAt = this.now
  readonly events: RunEvent[] = []
  readonly stored: StoredEvent[] = []
  /** The events of each append, in order. */
  readonly appends: RunEvent[][] = []
  readonly #given: Given
  readonly #script: SyncScript
  readonly policies: SpeakerPolicy[]
  readonly #ids = countingIds()
  readonly #rules = seatRules(registry, digest)
  #commands = 0

  constructor(given: Given = {}) {
    this.#given = given
    this.policies = [...BUILT_IN, ...(given.policies ?? [])]
    // A script of these tests answers at once; one that does not is a mistake of the test.
    const script = given.script ?? plainCouncil()
    this.#script = (...asked) => {
      const answer = script(...asked)
      if (answer instanceof Promise) throw new Error('Give the pure rules a script that answers at once.')
      return answer
    }
    const data = runCreated(
      { ...registry, policies: this.policies },
      {
        meeting: { ...MEETING, ...given.meeting },
        overrides: { panel: 'scripted', ...given.overrides },
        workspaceId: 'main',
        by: ANNA,
        correlationId: 'test',
      },
    )
    this.state = this.#append(null, [{ type: 'run_created', actor: ANNA, data }], 'test')
  }

  get ctx(): Ctx {
    const { attempts, onFailure } = this.#given
    return {
      now: Math.max(this.now, this.state.lastAt),
      sha256,
      digest,
      turnContext: (state, turn) => this.#rules.turnContext(state, turn),
      heard: (state, turn, text) => this.#rules.heard(state, turn, text),
      deadlineSeconds: () => 60,
      attempts: () => attempts ?? 3,
      onFailure: () => onFailure ?? 'skip',
      policies: this.policies,
    }
  }

  /** A person asks. */
  command(command: Command, commandId = `c-${++this.#commands}`, actor: Actor = ANNA): CommandAnswer {
    const answer = answerCommand(this.state, { commandId, command, actor }, this.ctx)
    this.#append(this.state, answer.events, 'test', commandId)
    return answer
  }

  /** The driver asks. */
  drive(command: DriverCommand): NewEvent[] {
    const events = decideDriver(this.state, command, this.ctx)
    this.#append(this.state, events, this.state.runId)
    return events
  }

  get step(): Step {
    return nextStep(this.state, { now: this.now, claimedAt: this.claimedAt, policies: this.policies })
  }

  get turn(): OpenTurn {
    if (this.state.turn === null) throw new Error(`Nobody has the floor in ${this.state.phase}.`)
    return this.state.turn
  }

  /** What the seat that has the floor is handed, and what the script would say. */
  request = () => this.#rules.request(this.state, this.turn)
  answer = (): DriverAnswer =>
    asAnswer(this.#script(this.request(), { signal: new AbortController().signal }))

  /** The seat that has the floor answers: by the script, or as told. */
  speak(answer: Partial<DriverAnswer> = this.answer()): this {
    const { turnId, attempt } = this.turn
    this.drive({ type: 'turn_completed', turnId, attempt, answer: { ...asAnswer({}), ...answer } })
    return this
  }

  /** The model that selects answers: as told, else as the test's own does. */
  select(choice: SpeakerAnswer | null = this.selected()): this {
    const { step } = this
    if (step.kind !== 'ask-selector') throw new Error(`No model is asked: it is ${step.kind}.`)
    this.drive({
      type: 'speaker_answered',
      turnId: step.turnId,
      choice,
      calls: [{ ...FREE, purpose: 'select' }],
    })
    return this
  }

  selected(): SpeakerAnswer {
    const { step } = this
    if (step.kind !== 'ask-selector') throw new Error(`No model is asked: it is ${step.kind}.`)
    return this.#given.selector?.(step.asking.view) ?? { seat: null, why: 'No model.' }
  }

  fail(reason = 'The model is overloaded.', retryable = true): this {
    const { turnId, attempt } = this.turn
    this.drive({ type: 'turn_failed', turnId, attempt, reason, retryable, calls: [] })
    return this
  }

  cut(text = 'as far as', type: 'turn_interrupted' | 'turn_cut' = 'turn_interrupted'): this {
    const { turnId, attempt } = this.turn
    this.drive({ type, turnId, attempt, text, calls: [] })
    return this
  }

  /** Does what the driver would do next; false where it would wait. */
  advance(): boolean {
    const { step } = this
    switch (step.kind) {
      case 'start':
        return this.drive({ type: 'driver_start' }).length > 0
      case 'claim':
        return this.drive({ type: 'driver_claim', at: this.claimedAt }).length > 0
      case 'straighten':
        return this.drive({ type: 'clock_jumped', side: 'after' }).length > 0
      case 'select-speaker':
        return this.drive({ type: 'next_turn' }).length > 0
      case 'ask-selector':
        return this.select() === this
      case 'take-turn':
        return this.speak() === this
      case 'interrupt-turn':
        return this.cut() === this
      case 'cut-turn':
        return this.cut('A whole sentence. Half of', 'turn_cut') === this
      case 'question-due':
        return this.drive({ type: 'question_due', questionId: step.questionId }).length > 0
      case 'wait':
      case 'done':
        return false
    }
  }

  until(reached: (state: RunState) => boolean): this {
    for (let steps = 0; !reached(this.state); steps++)
      if (steps > 500 || !this.advance())
        throw new Error(`Not reached; it is ${this.state.status} in ${this.state.phase}.`)
    return this
  }

  /** A seat has the floor in this phase. */
  to = (phase: Phase, seat?: string): this =>
    this.until(({ turn }) => turn?.phase === phase && (seat === undefined || turn.seat === seat))

  /** As far as it goes without anybody's help. */
  toEnd(): this {
    for (let steps = 0; this.advance(); steps++) if (steps > 1_000) throw new Error('The run has no end.')
    return this
  }

  later(ms: number): this {
    this.now += ms
    return this
  }

  of<T extends EventType>(type: T): EventData[T][] {
    return this.events.flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  }

  #append(before: RunState | null, decided: NewEvent[], correlationId: string, commandId?: string): RunState {
    const written = envelopes(decided, {
      runId: 'run-1',
      workspaceId: 'main',
      seq: before?.seq ?? 0,
      at: isoOf(before === null ? this.now : this.ctx.now),
      correlationId,
      ...(commandId === undefined ? {} : { commandId }),
      newId: () => this.#ids.event(this.now),
    })
    const stored = seal(written, before?.headHash ?? NO_HASH)
    this.stored.push(...stored)
    const events = stored.map(({ bytes }) => parseStored(bytes))
    for (const event of events)
      this.state = fold(before === null && event.seq === 1 ? null : this.state, event)
    this.events.push(...events)
    if (events.length > 0) this.appends.push(events)
    return this.state
  }
}

export const asAnswer = (said: ScriptedAnswer): DriverAnswer => ({
  text: said.text ?? 'So be it.',
  contributions: said.contributions ?? [],
  refused: [],
  calls: [said.usage ?? FREE],
  ...(said.inReplyTo === undefined ? {} : { inReplyTo: said.inReplyTo }),
  ...(said.mentions === undefined ? {} : { mentions: said.mentions }),
})

/** given(run).when(command).causes('command', 'run_status') */
export const given = (run: GivenRun = new GivenRun()) => ({
  run,
  when: (asked: Command | DriverCommand, by?: Actor): Then => new Then(run, asked, by),
})

const DRIVER = new Set<string>([
  'driver_start',
  'driver_claim',
  'clock_jumped',
  'turn_completed',
  'turn_failed',
  'turn_interrupted',
  'turn_cut',
  'next_turn',
  'speaker_answered',
  'question_due',
  'fail_run',
])
const isDriver = (asked: Command | DriverCommand): asked is DriverCommand => DRIVER.has(asked.type)

type Told = EventType | readonly [EventType, object]

class Then {
  readonly run: GivenRun
  readonly #events: { type: EventType; data: object }[]
  readonly #answer: CommandAnswer | null
  readonly #refusal: string | null

  constructor(run: GivenRun, asked: Command | DriverCommand, by?: Actor) {
    const before = run.events.length
    this.run = run
    const outcome = isDriver(asked) ? driven(run, asked) : run.command(asked, undefined, by)
    this.#answer = outcome !== null && typeof outcome === 'object' ? outcome : null
    this.#refusal = typeof outcome === 'string' ? outcome : (this.#answer?.code ?? null)
    this.#events = run.events.slice(before)
  }

  /** Exactly these events, in this order; a pair holds what must stand in the data. */
  causes(...expected: Told[]): this {
    expect(this.#events.map((event) => event.type)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : one[0])),
    )
    for (const [i, one] of expected.entries())
      if (typeof one !== 'string') expect(this.#events[i]?.data).toMatchObject(one[1])
    return this
  }

  state(state: 'queued' | 'applied' | 'refused'): this {
    expect(this.#answer?.state).toBe(state)
    return this
  }

  refused(code: RejectionCode): this {
    expect(this.#refusal).toBe(code)
    return this
  }

  needless(): this {
    expect(this.#answer).toMatchObject({ state: 'applied', reason: expect.any(String) })
    expect(this.#events.map((event) => event.type)).toEqual(['command'])
    return this
  }

  nextStep(step: object): this {
    expect(this.run.step).toMatchObject(step)
    return this
  }
}

function driven(run: GivenRun, asked: DriverCommand): string | null {
  try {
    run.drive(asked)
    return null
  } catch (refusal) {
    if (refusal instanceof CommandRejected) return refusal.code
    throw refusal
  }
}
