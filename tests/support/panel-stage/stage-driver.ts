import type { DriverAnswer } from '../../../backend/council/decide/driver-commands.ts'
import type { NewEvent } from '../../../backend/council/events.ts'
import { nextStep } from '../../../backend/council/next-step.ts'
import { BUILT_IN } from '../../../backend/council/speaker-policies/built-in.ts'
import type { RunState } from '../../../backend/council/state.ts'
import type { OpenTurn } from '../../../backend/council/turn-state.ts'
import { isoOf } from '../../../backend/council/time.ts'
import { seal } from '../../../backend/log/chain.ts'
import { envelopes } from '../../../backend/log/envelopes.ts'
import { Fenced, type Runs } from '../../../backend/log/runs.ts'
import type { Drafts } from '../../../backend/orchestrator/drafts.ts'
import type { Bus } from '../../../backend/ports/bus.ts'
import type { Clock, Ids } from '../../../backend/ports/outside.ts'
import type { RunLog } from '../../../backend/ports/run-log.ts'
import { seatRules } from '../../../backend/agents/seat-rules.ts'
import { digest } from '../../../backend/log/digest.ts'
import { asAnswer } from '../given.ts'
import { registry } from '../house.ts'
import { dice, type Dice } from '../random-council.ts'
import { plainCouncil } from '../scripts.ts'
import { words } from './texts.ts'

type Deps = {
  runId: string
  seed: number
  runs: Runs
  drafts: Drafts
  log: RunLog
  bus: Bus
  clock: Clock
  ids: Ids
}

/** What a seat says when it is told what: the words come from the seed where they are left out. */
export type Saying = Partial<Pick<DriverAnswer, 'text' | 'contributions'>>

/**
 * The council of a stage: the rules decide all of it, and nothing moves on its own. Each call settles when what it
 * caused is in the log and told to the rooms.
 */
export class StageDriver {
  readonly #deps: Deps
  readonly #dice: Dice
  readonly #rules = seatRules(registry, digest)
  #epoch: number | null = null
  #draft: { end(): void } | null = null
  #claimedAt = 0

  constructor(deps: Deps) {
    this.#deps = deps
    this.#dice = dice(deps.seed + 1)
  }

  async state(): Promise<RunState> {
    const state = await this.#deps.runs.state(this.#deps.runId)
    if (state === null) throw new Error('The stage has no run.')
    return state
  }

  /** Somebody gets the floor, unless they have it; null where nobody may: paused, waiting for a person, ended. */
  async begin(): Promise<OpenTurn | null> {
    for (;;) {
      const state = await this.state()
      const step = this.#step(state)
      if (step.kind === 'take-turn') {
        this.#draft ??= this.#deps.drafts.open(state.runId, step.turn, false)
        return step.turn
      }
      if (!(await this.#advance(state))) return null
    }
  }

  /** Words of the turn under way, each a token of its own; how many there are where a number is given. */
  async deltas(tokens: number | readonly string[]): Promise<void> {
    const turn = await this.begin()
    if (turn === null) throw new Error('Nobody may speak now.')
    const texts = typeof tokens === 'number' ? this.#tokens(tokens) : tokens
    for (const text of texts) this.#deps.drafts.add(this.#deps.runId, { messageId: turn.messageId, text })
  }

  /** The turn under way ends with a message. */
  async complete(saying: Saying = {}): Promise<void> {
    const turn = await this.begin()
    if (turn === null) throw new Error('Nobody may speak now.')
    const { turnId, attempt } = turn
    const drafted = this.#deps.drafts.textOf(this.#deps.runId)
    const text =
      saying.text ?? (drafted === '' ? words(this.#dice, (await this.state()).messages.length + 1) : drafted)
    const answer = { ...asAnswer({ text, contributions: saying.contributions ?? [] }), refused: [] }
    await this.#drive({ type: 'turn_completed', turnId, attempt, answer })
    this.#endDraft()
  }

  /** So many whole turns; fewer where the council stops meanwhile. */
  async say(turns = 1, saying: Saying = {}): Promise<void> {
    for (let i = 0; i < turns; i++) {
      if ((await this.begin()) === null) return
      await this.complete(saying)
    }
  }

  /** The seat that has the floor does its part, as a council that comes to its end would have it. */
  async part(): Promise<boolean> {
    const turn = await this.begin()
    if (turn === null) return false
    const request = this.#rules.request(await this.state(), turn)
    const { text, contributions } = await plainCouncil()(request, { signal: new AbortController().signal })
    await this.complete({ ...(text === undefined ? {} : { text }), contributions: contributions ?? [] })
    return true
  }

  /** The voice of the turn under way fails. */
  async fail(reason = 'The model did not answer in 60 s.'): Promise<void> {
    const turn = await this.begin()
    if (turn === null) throw new Error('Nobody may speak now.')
    const { turnId, attempt } = turn
    await this.#drive({ type: 'turn_failed', turnId, attempt, reason, retryable: true, calls: [] })
    this.#endDraft()
  }

  /** What a driver does at once when somebody has asked for something: a pause cuts the turn. */
  async settle(): Promise<void> {
    for (;;) {
      const state = await this.state()
      const { kind } = this.#step(state)
      if (kind !== 'interrupt-turn' && kind !== 'cut-turn') return
      await this.#advance(state)
    }
  }

  /** Events that the rules did not decide, written as they are. */
  async emit(...events: NewEvent[]): Promise<void> {
    const { runId, runs, log, bus, clock, ids } = this.#deps
    await this.#claim()
    for (;;) {
      await runs.refresh(runId)
      const state = await this.state()
      const at = Math.max(clock.now(), state.lastAt)
      const head = {
        runId,
        workspaceId: state.workspaceId,
        seq: state.seq,
        at: isoOf(at),
        correlationId: runId,
      }
      const stored = seal(envelopes(events, { ...head, newId: () => ids.event(at) }), state.headHash)
      const { ok } = await log.append(runId, state.seq, this.#epoch ?? 0, stored)
      if (!ok) continue
      bus.publish({ kind: 'appended', runId, seq: state.seq + stored.length, events: stored })
      return runs.refresh(runId)
    }
  }

  #tokens(count: number): string[] {
    const found: string[] = []
    while (found.length < count) found.push(...words(this.#dice, 0).split(/(?<=\s)/u))
    return found.slice(0, count)
  }

  #step(state: RunState) {
    const now = Math.max(this.#deps.clock.now(), state.lastAt)
    return nextStep(state, { now, claimedAt: this.#claimedAt, policies: BUILT_IN })
  }

  /** Does what a driver would do next but for taking a turn; false where it would wait. */
  async #advance(state: RunState): Promise<boolean> {
    await this.#claim()
    const step = this.#step(state)
    switch (step.kind) {
      case 'start':
        return this.#drive({ type: 'driver_start' })
      case 'claim':
        return this.#drive({ type: 'driver_claim', at: this.#claimedAt })
      case 'straighten':
        return this.#drive({ type: 'clock_jumped', side: 'after' })
      case 'select-speaker':
        return this.#drive({ type: 'next_turn' })
      case 'interrupt-turn':
      case 'cut-turn': {
        const { turnId, attempt } = step.turn
        const text = this.#deps.drafts.textOf(state.runId)
        const type = step.kind === 'cut-turn' ? 'turn_cut' : 'turn_interrupted'
        const isDone = await this.#drive({ type, turnId, attempt, text, calls: [] })
        this.#endDraft()
        return isDone
      }
      default:
        return false
    }
  }

  #endDraft(): void {
    this.#draft?.end()
    this.#draft = null
  }

  async #claim(): Promise<void> {
    if (this.#epoch !== null) return
    const { log, runs, runId, clock } = this.#deps
    this.#epoch = await log.fence(runId)
    await runs.refresh(runId)
    this.#claimedAt = Math.max(clock.now(), (await this.state()).lastAt)
  }

  async #drive(command: Parameters<Runs['drive']>[2]): Promise<boolean> {
    await this.#claim()
    try {
      await this.#deps.runs.drive(this.#deps.runId, this.#epoch ?? 0, command)
      return true
    } catch (error) {
      // Whoever opened the run anew drives it from then on.
      if (error instanceof Fenced) return false
      throw error
    }
  }
}
