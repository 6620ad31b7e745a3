import { ConfigurationError } from '../core/errors.ts'
import { blocksOf, blocksWithin } from './message-blocks.ts'
import type { ModelMessage } from './model-client.ts'
import { ChatCompletionContext } from './model-context.ts'

/**
 * The model is shown the last `bufferSize` messages. Tool calls and their results stay together: a pair that does not
 * fit is left out whole, unless it is the newest, which is always shown.
 */
export class BufferedChatCompletionContext extends ChatCompletionContext {
  readonly #size: number

  constructor(bufferSize: number, initialMessages: readonly ModelMessage[] = []) {
    super(initialMessages)
    if (!Number.isInteger(bufferSize) || bufferSize < 1)
      throw new ConfigurationError(
        `bufferSize is ${bufferSize}: give the number of messages to show, 1 or more.`,
      )
    this.#size = bufferSize
  }

  protected override view(all: readonly ModelMessage[]): readonly ModelMessage[] {
    const newestFirst = blocksOf(all).toReversed()
    const fitting = Math.max(1, blocksWithin(newestFirst, this.#size))
    return newestFirst.slice(0, fitting).toReversed().flat()
  }
}
