import { ConfigurationError } from '../../core/errors.ts'
import type { UsageLedger } from '../../models/usage-ledger.ts'
import type { AnyMessage } from '../messages.ts'
import type { Stop, Watch } from '../termination.ts'
import { Condition } from './condition.ts'

/** Tokens; where more than one is given, the first that is reached ends the run. */
export type TokenLimits = { maxTotal?: number; maxPrompt?: number; maxCompletion?: number }

/**
 * The run's model calls have used so many tokens. In a run the ledger alone counts: all calls are in it, the
 * selector's and streamed ones too. Elsewhere it is what the messages say they used. The call that reaches a limit is
 * paid for, so its turn goes on; a turn that would ask a model once more is cut before it does.
 */
export class TokenUsageTermination extends Condition {
  readonly #limits: Record<string, number>
  #ledger: UsageLedger | null = null

  constructor({ maxTotal, maxPrompt, maxCompletion }: TokenLimits) {
    const limits: Record<string, number> = {}
    for (const [name, limit] of Object.entries({ maxTotal, maxPrompt, maxCompletion }))
      if (limit !== undefined) limits[name] = limit
    const given = Object.values(limits)
    if (given.length === 0 || !given.every((limit) => limit > 0))
      throw new ConfigurationError(
        'TokenUsageTermination needs at least one of maxTotal, maxPrompt and maxCompletion, above 0.',
      )
    super('TokenUsageTermination', { type: 'TokenUsageTermination', ...limits }, { prompt: 0, completion: 0 })
    this.#limits = limits
  }

  watch(watch: Watch): () => void {
    this.#ledger = watch.ledger
    const leave = watch.ledger.onBegin(() => {
      const stop = this.#reached()
      if (stop !== null) this.interrupt(watch, stop)
    })
    return () => {
      leave()
      Object.assign(this.counters, this.counted())
      this.#ledger = null
    }
  }

  protected look(delta: readonly AnyMessage[]): Stop | null {
    // The same tokens are in the ledger: never count them twice.
    if (this.#ledger === null)
      for (const { modelsUsage } of delta) Object.assign(this.counters, this.#plus(modelsUsage, 1))
    return this.#reached()
  }

  protected override counted() {
    return this.#plus(this.#ledger?.total() ?? null, 1)
  }

  // What the ledger holds already is taken off, so that counting begins anew from here.
  protected override forget(): void {
    Object.assign(this.counters, this.#plus(this.#ledger?.total() ?? null, -1))
  }

  #plus(usage: { promptTokens: number; completionTokens: number } | null, sign: 1 | -1) {
    const { prompt = 0, completion = 0 } = this.counters
    const { promptTokens = 0, completionTokens = 0 } = usage ?? {}
    return { prompt: prompt + sign * promptTokens, completion: completion + sign * completionTokens }
  }

  #reached(): Stop | null {
    const { prompt, completion } = this.counted()
    const total = prompt + completion
    const { maxTotal = Infinity, maxPrompt = Infinity, maxCompletion = Infinity } = this.#limits
    if (total < maxTotal && prompt < maxPrompt && completion < maxCompletion) return null
    return this.because(
      `Token usage limit reached, total token count: ${total}, prompt token count: ${prompt}, completion token count: ${completion}.`,
      { total, prompt, completion, limits: { ...this.#limits } },
    )
  }
}
