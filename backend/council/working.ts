import type { Actor, EventData, EventType, QuoteRef, TurnContext } from '../../schemas/generated/types.ts'
import { SYSTEM, type FoldedEvent, type NewEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { speakerOf } from './people.ts'
import type { SpeakerPolicy } from './speaker-policies/policy.ts'
import type { RunState } from './state.ts'
import type { OpenTurn } from './turn-state.ts'
import { elapsedAt } from './time-left.ts'

/** A contribution that was read out of plain words. */
export type Heard = { tool: string; arguments: unknown; inferred: true }

/** What the rules need from outside: time, hashes and what a seat would be handed. All of it pure. */
export type Ctx = {
  /** Milliseconds since 1970, never before the run's last event. */
  now: number
  /** SHA-256 as hex of a text's UTF-8. */
  sha256(text: string): string
  /** SHA-256 as hex over the RFC 8785 form of a value. */
  digest(value: unknown): string
  /** What the seat will be handed; the context policy of its role builds it from the state. */
  turnContext(state: RunState, turn: { turnId: string; seat: string }): TurnContext
  /** What is plainly said in a person's words, as contributions that nobody handed in as such. */
  heard(state: RunState, turn: OpenTurn, text: string): Heard[]
  deadlineSeconds(seat: string): number
  attempts(seat: string): number
  onFailure(seat: string): 'skip' | 'abort'
  /** The ways to choose a speaker that are loaded here. */
  policies: readonly SpeakerPolicy[]
}

/** To whom the turn under way hands the floor. */
export type HandOver = { to: string; why: string | null }

/**
 * A run's state while something is being decided: each event that is emitted is folded before anybody looks at the
 * state again, so that what follows is decided on what has just happened, and the last event of a trial costs nothing.
 */
export class Working {
  /** The run as it was before anything was decided here: the head that documents name as their source. */
  readonly base: RunState
  readonly events: NewEvent[] = []
  readonly ctx: Ctx
  /** What the message of the turn will tell of it. */
  handOver: HandOver | null = null
  /** Quotes of the contribution that is being tried which do not stand where they are said to. */
  struck: { ref: QuoteRef; why: string }[] = []
  readonly #fromDriver: boolean
  #state: RunState
  /** How many of the events are folded into it. */
  #folded = 0

  constructor(state: RunState, ctx: Ctx, fromDriver: boolean) {
    this.#state = state
    this.base = state
    this.ctx = ctx
    this.#fromDriver = fromDriver
  }

  emit<T extends EventType>(type: T, data: EventData[T], actor: Actor = SYSTEM): void {
    this.events.push({ type, actor, data } as NewEvent)
  }

  get state(): RunState {
    for (; this.#folded < this.events.length; this.#folded++) {
      const { type, actor, data } = this.events[this.#folded]!
      const seq = this.#state.seq + 1
      const told = { type, actor, data, seq, at: this.ctx.now, fromDriver: this.#fromDriver }
      this.#state = evolve(this.#state, told as FoldedEvent)
    }
    return this.#state
  }

  /** Run time as of now, in ms. */
  elapsedMs(): number {
    return elapsedAt(this.state, this.ctx.now)
  }

  /** The same state to try something on; what is emitted there is lost. */
  trial(): Working {
    return new Working(this.state, this.ctx, this.#fromDriver)
  }

  /** Who speaks in a seat: the person who sits there, or its agent. */
  seatActor(seat: string): Actor {
    return speakerOf(this.state, seat)
  }
}
