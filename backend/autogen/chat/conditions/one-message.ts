import { ConfigurationError } from '../../core/errors.ts'
import type { AnyMessage } from '../messages.ts'
import { toText } from '../render.ts'
import type { Stop } from '../termination.ts'
import { Condition } from './condition.ts'

/** Fires at the first message that says what it waits for. */
abstract class OneMessageCondition extends Condition {
  protected abstract match(message: AnyMessage): Stop | null

  protected look(delta: readonly AnyMessage[]): Stop | null {
    for (const message of delta) {
      const stop = this.match(message)
      if (stop !== null) return stop
    }
    return null
  }
}

/** Somebody said stop, with a `StopMessage`. */
export class StopMessageTermination extends OneMessageCondition {
  constructor() {
    super('StopMessageTermination', { type: 'StopMessageTermination' })
  }

  protected match({ type, source }: AnyMessage): Stop | null {
    return type === 'StopMessage' ? this.because('Stop message received', { from: source }) : null
  }
}

/** Somebody, or just `source`, said something in a `TextMessage`. */
export class TextMessageTermination extends OneMessageCondition {
  readonly #source: string | undefined

  constructor(source?: string) {
    super('TextMessageTermination', {
      type: 'TextMessageTermination',
      ...(source === undefined ? {} : { source }),
    })
    this.#source = source
  }

  protected match({ type, source }: AnyMessage): Stop | null {
    if (type !== 'TextMessage' || source !== (this.#source ?? source)) return null
    return this.because(`Text message received from '${source}'`, { from: source })
  }
}

/**
 * The text occurs, in just these letters, in what somebody said or did: the arguments and results of tools count. With
 * `sources` only what they said counts.
 */
export class TextMentionTermination extends OneMessageCondition {
  readonly #text: string
  readonly #sources: readonly string[] | undefined

  constructor(text: string, { sources }: { sources?: readonly string[] } = {}) {
    if (text === '')
      throw new ConfigurationError('TextMentionTermination needs a text: every message has the empty one.')
    super('TextMentionTermination', {
      type: 'TextMentionTermination',
      text,
      ...(sources === undefined ? {} : { sources: [...sources] }),
    })
    this.#text = text
    this.#sources = sources && [...sources]
  }

  protected match(message: AnyMessage): Stop | null {
    if (this.#sources?.includes(message.source) === false || !toText(message).includes(this.#text))
      return null
    return this.because(`Text '${this.#text}' mentioned`, { text: this.#text, from: message.source })
  }
}

/** The floor was handed to `target`, e.g. to a person who is no participant. */
export class HandoffTermination extends OneMessageCondition {
  readonly #target: string

  constructor(target: string) {
    super('HandoffTermination', { type: 'HandoffTermination', target })
    this.#target = target
  }

  protected match(message: AnyMessage): Stop | null {
    if (message.type !== 'HandoffMessage' || message.target !== this.#target) return null
    const { target, source } = message
    return this.because(`Handoff to ${target} from ${source} detected.`, { target, from: source })
  }
}

/** One of the sources said or did something. */
export class SourceMatchTermination extends OneMessageCondition {
  readonly #sources: readonly string[]

  constructor(sources: readonly string[]) {
    super('SourceMatchTermination', { type: 'SourceMatchTermination', sources: [...sources] })
    this.#sources = [...sources]
  }

  protected match({ source }: AnyMessage): Stop | null {
    return this.#sources.includes(source) ? this.because(`'${source}' answered`, { from: source }) : null
  }
}

/** A tool of that name was run, with or without success. */
export class FunctionCallTermination extends OneMessageCondition {
  readonly #name: string

  constructor(functionName: string) {
    super('FunctionCallTermination', { type: 'FunctionCallTermination', functionName })
    this.#name = functionName
  }

  protected match(message: AnyMessage): Stop | null {
    if (message.type !== 'ToolCallExecutionEvent') return null
    const result = message.content.find(({ name }) => name === this.#name)
    if (result === undefined) return null
    return this.because(`Function '${this.#name}' was executed.`, {
      function: this.#name,
      from: message.source,
      isError: result.isError,
    })
  }
}
