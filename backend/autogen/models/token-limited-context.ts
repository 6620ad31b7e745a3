import { ConfigurationError } from '../core/errors.ts'
import { blocksOf } from './message-blocks.ts'
import type { ModelClient, ModelMessage } from './model-client.ts'
import { ChatCompletionContext, type ContextRequest } from './model-context.ts'

type Options = {
  /** In tokens, for system message, tools and context together. Left out: the model's window, where it is known. */
  tokenLimit?: number
  initialMessages?: readonly ModelMessage[]
}

/**
 * The model is shown as much as `tokenLimit` allows, as the client counts. What stands in the middle goes first; tool
 * calls go with their results; the newest are always shown, even where they alone are too long.
 */
export class TokenLimitedChatCompletionContext extends ChatCompletionContext {
  readonly #client: Pick<ModelClient, 'countTokens' | 'info'>
  readonly #limit: number

  constructor(client: Pick<ModelClient, 'countTokens' | 'info'>, options: Options = {}) {
    super(options.initialMessages)
    const { tokenLimit = client.info.contextWindow ?? Infinity } = options
    if (!(tokenLimit > 0))
      throw new ConfigurationError(`tokenLimit is ${tokenLimit}: give a number of tokens, 1 or more.`)
    this.#client = client
    this.#limit = tokenLimit
  }

  protected override view(
    all: readonly ModelMessage[],
    { system = [], tools = [] }: ContextRequest,
  ): readonly ModelMessage[] {
    // Each block is counted once: to count the rest anew after each one dropped takes quadratic time.
    const blocks = blocksOf(all).map((block) => ({ block, tokens: this.#client.countTokens(block) }))
    let total = blocks.reduce((sum, { tokens }) => sum + tokens, this.#client.countTokens(system, tools))
    while (total > this.#limit && blocks.length > 1) {
      const [dropped] = blocks.splice(Math.floor((blocks.length - 1) / 2), 1)
      total -= dropped?.tokens ?? 0
    }
    return blocks.flatMap(({ block }) => block)
  }
}
