import { ModelFailure } from '../agents/model-failure.ts'
import type { SelectRequest, Selector } from '../ports/selector.ts'
import { asModelFailure } from './calls.ts'
import type { Reply } from './effects.ts'
import { selectAnswer } from './voice-answer.ts'

type Call = { abort: AbortController; settled: Promise<Reply>; reply: Reply | null }

/** Given as a reason, for an abort without one makes an error with a stack each time. */
const GONE = new Error('Nobody waits for this any more.')

/** The one question of a run about who speaks next. */
export class SelectCall {
  readonly #selector: Selector | null
  #current: Call | null = null

  constructor(selector: Selector | null) {
    this.#selector = selector
  }

  get current(): Call | null {
    return this.#current
  }

  start(request: SelectRequest): void {
    this.abort()
    const abort = new AbortController()
    const call: Call = { abort, settled: Promise.resolve({ kind: 'woken' }), reply: null }
    call.settled = this.#ask(request, abort.signal).then((reply) => (call.reply = reply))
    this.#current = call
  }

  abort(): void {
    if (this.#current?.reply === null) this.#current.abort.abort(GONE)
    this.#current = null
  }

  async #ask(request: SelectRequest, signal: AbortSignal): Promise<Reply> {
    if (this.#selector === null)
      return { kind: 'failed', failure: new ModelFailure('no model is asked here', { retryable: false }) }
    try {
      return { kind: 'selected', answer: selectAnswer(await this.#selector.select(request, { signal })) }
    } catch (error) {
      return { kind: 'failed', failure: asModelFailure(error) }
    }
  }
}
