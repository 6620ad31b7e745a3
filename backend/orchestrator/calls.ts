import { ModelFailure } from '../agents/model-failure.ts'
import { RequestToSpeak } from '../agents/request-to-speak.ts'
import type { Table } from '../agents/seats.ts'
import type { CallUsage } from '../council/call.ts'
import { blindAhead } from '../council/blind-ahead.ts'
import { callOfVoice } from '../council/lost-call.ts'
import type { RunState } from '../council/state.ts'
import type { OpenTurn } from '../council/turn-state.ts'
import type { Clock } from '../ports/outside.ts'
import type { SpeakOptions, TurnRequest } from '../ports/voice.ts'
import type { Drafts } from './drafts.ts'
import type { Reply } from './effects.ts'
import { voiceAnswer } from './voice-answer.ts'

export type CallsDeps = {
  runId: string
  clock: Clock
  drafts: Drafts
  table: Table
  /** The request of the open turn, just as it was hashed when the turn began. */
  request(state: RunState, turn: OpenTurn): TurnRequest
  /** The request that a turn would have if it began now, and its hash. */
  requestAhead(
    state: RunState,
    turn: { turnId: string; seat: string },
  ): { request: TurnRequest; sha256: string }
  /** Whether a turn has ended, whether or not its driver has heard of it. */
  isOver(turn: OpenTurn): boolean
}

export type Call = { seat: string; abort: AbortController; settled: Promise<Reply>; reply: Reply | null }
type AheadCall = Call & { sha256: string }
type Asked = { messageId: string; request: TurnRequest; backoffMs: number; repair: SpeakOptions['repair'] }

/** Given as a reason, for an abort without one makes an error with a stack each time. */
const GONE = new Error('The turn is over.')

/** The calls of a run's seats: that of the turn under way, and those that were begun ahead of their turns. */
export class Calls {
  readonly #deps: CallsDeps
  readonly #ahead = new Map<string, AheadCall>()
  /** What was spent for nothing and is not told yet. */
  #wasted: CallUsage[] = []
  #current: Call | null = null

  constructor(deps: CallsDeps) {
    this.#deps = deps
  }

  get current(): Call | null {
    return this.#current
  }

  /** Begins the call of a turn, or takes over the one that was begun ahead; returns what was spent for nothing. */
  start(
    state: RunState,
    turn: OpenTurn,
    { backoffMs, repair }: Pick<Asked, 'backoffMs' | 'repair'>,
  ): CallUsage[] {
    // Aborting a call that has answered tells nobody anything, and costs an event.
    if (this.#current?.reply === null) this.#current.abort.abort(GONE)
    const early = this.#ahead.get(turn.seat)
    this.#ahead.delete(turn.seat)
    this.#dropUnwanted(state)
    if (early !== undefined && backoffMs === 0 && early.sha256 === turn.context.sha256) {
      this.#takeOver(early, turn)
      return this.#told()
    }
    const { messageId, seat } = turn
    const asked = { messageId, request: this.#deps.request(state, turn), backoffMs, repair }
    this.#current = this.#begin(seat, (abort) => this.#speakInTurn(turn, asked, abort))
    if (early !== undefined) this.#drop(state, early)
    return this.#told()
  }

  /** Asks seats that will have the floor soon; those that were asked already are left to answer. */
  startAhead(state: RunState, turns: { turnId: string; seat: string }[]): void {
    this.#dropUnwanted(state)
    for (const turn of turns) {
      if (this.#ahead.has(turn.seat)) continue
      const { request, sha256 } = this.#deps.requestAhead(state, turn)
      const asked = { messageId: turn.turnId, request, backoffMs: 0, repair: undefined }
      const call = this.#begin(turn.seat, (abort) => this.#ask(turn.seat, asked, abort))
      this.#ahead.set(turn.seat, Object.assign(call, { sha256 }))
    }
  }

  /** Ends the call of the turn under way; what was written so far is told. */
  abort(): string {
    const call = this.#current
    this.#current = null
    if (call === null) return ''
    const text = this.#deps.drafts.textOf(this.#deps.runId)
    call.abort.abort(GONE)
    return text
  }

  close(): void {
    this.#current?.abort.abort(GONE)
    for (const { abort } of this.#ahead.values()) abort.abort(GONE)
    this.#ahead.clear()
  }

  #begin(seat: string, work: (abort: AbortController) => Promise<Reply>): Call {
    const abort = new AbortController()
    const call: Call = { seat, abort, settled: Promise.resolve({ kind: 'woken' }), reply: null }
    call.settled = work(abort).then((reply) => {
      call.reply = reply
      return reply
    })
    return call
  }

  #takeOver(call: AheadCall, turn: OpenTurn): void {
    const draft = this.#deps.drafts.open(this.#deps.runId, turn, true)
    void call.settled.finally(() => draft.end())
    this.#current = call
  }

  /** Somebody else sits there now, is muted, or the round is over: nobody waits for the answer any more. */
  #dropUnwanted(state: RunState): void {
    const wanted = new Set(blindAhead(state).map(({ seat }) => seat))
    for (const [seat, call] of this.#ahead) {
      if (wanted.has(seat)) continue
      this.#ahead.delete(seat)
      this.#drop(state, call)
    }
  }

  #drop(state: RunState, { seat, abort, reply }: AheadCall): void {
    abort.abort(GONE)
    const why = 'asked ahead of its turn, and no longer wanted as it was asked'
    const lost = callOfVoice(state, seat, why)
    if (lost === null) return
    if (reply?.kind === 'answered')
      this.#wasted.push(...(reply.answer.before ?? []), { ...reply.answer.usage, error: why })
    else if (reply?.kind !== 'failed') this.#wasted.push(lost)
    else {
      const { usage, before } = reply.failure
      this.#wasted.push(...before, ...(usage === null ? [] : [usage]))
    }
  }

  #told(): CallUsage[] {
    const wasted = this.#wasted
    this.#wasted = []
    return wasted
  }

  async #speakInTurn(turn: OpenTurn, asked: Asked, abort: AbortController): Promise<Reply> {
    const draft = this.#deps.drafts.open(this.#deps.runId, turn, asked.request.phase === 'positions')
    try {
      return await this.#ask(turn.seat, asked, abort, () => this.#deps.isOver(turn))
    } finally {
      draft.end()
    }
  }

  async #ask(seat: string, asked: Asked, abort: AbortController, isOver = () => false): Promise<Reply> {
    const { clock, table } = this.#deps
    try {
      if (asked.backoffMs > 0) await clock.sleep(asked.backoffMs, abort.signal)
      // Nothing is asked of a seat whose turn has ended.
      if (abort.signal.aborted || isOver()) throw GONE
      const message = new RequestToSpeak(asked.request, asked.messageId, asked.repair)
      return { kind: 'answered', answer: voiceAnswer(await table.speak(seat, message, abort.signal)) }
    } catch (error) {
      return { kind: 'failed', failure: asModelFailure(error) }
    }
  }
}

/** What a voice throws beside `ModelFailure` is a bug of that voice; the turn must not hang on it. */
export const asModelFailure = (error: unknown): ModelFailure =>
  error instanceof ModelFailure
    ? error
    : new ModelFailure(error instanceof Error ? error.message : String(error), {
        retryable: true,
        cause: error,
      })
