import { ConfigurationError } from '../core/errors.ts'
import { blocksOf, blocksWithin } from './message-blocks.ts'
import type { ModelMessage } from './model-client.ts'
import { ChatCompletionContext } from './model-context.ts'

/**
 * The model is shown the first `headSize` and the last `tailSize` messages and told how many it is not shown. Tool
 * calls and their results stay together; the newest are always shown.
 */
export class HeadAndTailChatCompletionContext extends ChatCompletionContext {
  readonly #head: number
  readonly #tail: number

  constructor(headSize: number, tailSize: number, initialMessages: readonly ModelMessage[] = []) {
    super(initialMessages)
    for (const [name, size] of Object.entries({ headSize, tailSize })) {
      if (!Number.isInteger(size) || size < 1)
        throw new ConfigurationError(`${name} is ${size}: give a number of messages, 1 or more.`)
    }
    this.#head = headSize
    this.#tail = tailSize
  }

  protected override view(added: readonly ModelMessage[]): readonly ModelMessage[] {
    const blocks = blocksOf(added)
    const all = blocks.flat()
    if (all.length <= this.#head + this.#tail) return all
    const from = blocks.length - Math.max(1, blocksWithin(blocks.toReversed(), this.#tail))
    const head = blocks.slice(0, Math.min(from, blocksWithin(blocks, this.#head))).flat()
    const tail = blocks.slice(from).flat()
    const skipped = all.length - head.length - tail.length
    // The newest pair may be longer than the tail, so that after all nothing is left out.
    if (skipped === 0) return all
    return [
      ...head,
      { type: 'UserMessage', content: `Skipped ${skipped} messages.`, source: 'System' },
      ...tail,
    ]
  }
}
