import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { AnyMessage } from '../messages.ts'
import { toText } from '../render.ts'
import type { Stop } from '../termination.ts'
import { Condition } from './condition.ts'
import type { ConditionConfig } from './config.ts'

/** Why a message ends a run, or null: for people, and what programs are told besides. */
type Match = (message: AnyMessage) => [content: string, details?: Record<string, Json>] | null

/** Fires at the first message that says what it waits for. */
abstract class OneMessageCondition extends Condition {
  readonly #match: Match

  constructor(config: ConditionConfig, match: Match) {
    super(config.type, config)
    this.#match = match
  }

  protected look(delta: readonly AnyMessage[]): Stop | null {
    for (const message of delta) {
      const found = this.#match(message)
      if (found !== null) return this.because(found[0], { ...found[1], from: message.source })
    }
    return null
  }
}

/** Somebody said stop, with a `StopMessage`. */
export class StopMessageTermination extends OneMessageCondition {
  constructor() {
    super({ type: 'StopMessageTermination' }, ({ type }) =>
      type === 'StopMessage' ? ['Stop message received'] : null,
    )
  }
}

/** Somebody, or just `source`, said something in a `TextMessage`. */
export class TextMessageTermination extends OneMessageCondition {
  constructor(source?: string) {
    super({ type: 'TextMessageTermination', ...(source === undefined ? {} : { source }) }, (message) =>
      message.type === 'TextMessage' && message.source === (source ?? message.source)
        ? [`Text message received from '${message.source}'`]
        : null,
    )
  }
}

/**
 * The text occurs, in just these letters, in what somebody said or did: the arguments and results of tools count. With
 * `sources` only what they said counts.
 */
export class TextMentionTermination extends OneMessageCondition {
  constructor(text: string, options: { sources?: readonly string[] } = {}) {
    if (text === '')
      throw new ConfigurationError('TextMentionTermination needs a text: every message has the empty one.')
    const sources = options.sources && [...options.sources]
    super({ type: 'TextMentionTermination', text, ...(sources && { sources }) }, (message) =>
      (sources?.includes(message.source) ?? true) && toText(message).includes(text)
        ? [`Text '${text}' mentioned`, { text }]
        : null,
    )
  }
}

/** The floor was handed to `target`, e.g. to a person who is no participant. */
export class HandoffTermination extends OneMessageCondition {
  constructor(target: string) {
    super({ type: 'HandoffTermination', target }, (message) =>
      message.type === 'HandoffMessage' && message.target === target
        ? [`Handoff to ${target} from ${message.source} detected.`, { target }]
        : null,
    )
  }
}

/** One of the sources said or did something. */
export class SourceMatchTermination extends OneMessageCondition {
  constructor(sources: readonly string[]) {
    const wanted = [...sources]
    super({ type: 'SourceMatchTermination', sources: wanted }, ({ source }) =>
      wanted.includes(source) ? [`'${source}' answered`] : null,
    )
  }
}

/** A tool of that name was run, with or without success. */
export class FunctionCallTermination extends OneMessageCondition {
  constructor(functionName: string) {
    super({ type: 'FunctionCallTermination', functionName }, (message) => {
      if (message.type !== 'ToolCallExecutionEvent') return null
      const run = message.content.find(({ name }) => name === functionName)
      return run
        ? [`Function '${functionName}' was executed.`, { function: functionName, isError: run.isError }]
        : null
    })
  }
}
