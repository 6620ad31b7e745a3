import { ConfigurationError } from '../../core/errors.ts'
import { isChatMessage, type AnyMessage } from '../messages.ts'
import type { Stop } from '../termination.ts'
import { Condition } from './condition.ts'

/** So many messages were exchanged, the task's included; events count only if asked for. */
export class MaxMessageTermination extends Condition {
  readonly #limit: number
  readonly #events: boolean

  constructor(maxMessages: number, { includeAgentEvent = false }: { includeAgentEvent?: boolean } = {}) {
    if (!Number.isInteger(maxMessages) || maxMessages < 1)
      throw new ConfigurationError(`MaxMessageTermination needs 1 message or more, not ${maxMessages}.`)
    super(
      'MaxMessageTermination',
      { type: 'MaxMessageTermination', maxMessages, includeAgentEvent },
      { messages: 0 },
    )
    this.#limit = maxMessages
    this.#events = includeAgentEvent
  }

  protected look(delta: readonly AnyMessage[]): Stop | null {
    const counted = this.#events ? delta : delta.filter(isChatMessage)
    const count = (this.counters.messages ?? 0) + counted.length
    this.counters.messages = count
    if (count < this.#limit) return null
    return this.because(
      `Maximum number of messages ${this.#limit} reached, current message count: ${count}`,
      { count, limit: this.#limit },
    )
  }
}
