import { ConfigurationError } from '../../core/errors.ts'
import type { CreateResult, ModelClient, ModelMessage } from '../../models/model-client.ts'
import type { ChatCompletionContext } from '../../models/model-context.ts'
import { metered } from '../../models/usage-ledger.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { modelClientStreamingChunkEvent, selectorEvent } from '../make-message.ts'
import { isChatMessage, type AnyMessage } from '../messages.ts'
import {
  type Ask,
  readAnswer,
  type Selection,
  type SelectorChoice,
  selectorStep,
} from '../policies/selector.ts'
import { historyOf, type Role, SELECTOR_PROMPT } from '../policies/selector-prompt.ts'
import { toModelText } from '../render.ts'
import type { Team } from '../team.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import { type Choice, type Chooser, type ChoosingContext, choiceOf, type Standing } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'

type Thread = readonly AnyMessage[]

export type SelectorGroupChatOptions = GroupChatOptions & {
  /** Asked first: a name wins, null leaves the choice to the rest. */
  selectorFunc?: (thread: Thread) => string | null | Promise<string | null>
  /** Whom the model may choose from. */
  candidateFunc?: (thread: Thread) => readonly string[] | Promise<readonly string[]>
  /** Whether the same participant may speak twice in a row. */
  allowRepeatedSpeaker?: boolean
  /** How often the model may answer before the rules choose in its place; 3 unless said. */
  maxSelectorAttempts?: number
  /** With `{roles}`, `{participants}` and `{history}`. */
  selectorPrompt?: string
  /** Which part of the conversation the model is shown; all of it unless said. What the context holds stands before. */
  modelContext?: ChatCompletionContext
  /** Whether the model's answer is shown as it comes, where team events are. */
  modelClientStreaming?: boolean
}

/** A team in which a model chooses who speaks next. */
export class SelectorGroupChat extends BaseGroupChat {
  /** Throws `ConfigurationError` as all teams do, and where there is nobody to choose from. */
  constructor(
    participants: readonly (ChatAgent | Team)[],
    modelClient: ModelClient,
    options: SelectorGroupChatOptions = {},
  ) {
    if (participants.length < 2)
      throw new ConfigurationError('A selector needs at least two participants to choose from.')
    const { maxSelectorAttempts: attempts = 3 } = options
    if (!(Number.isInteger(attempts) && attempts >= 1))
      throw new ConfigurationError(`maxSelectorAttempts is ${attempts}: use a whole number from 1.`)
    const chooser = new ModelChooser(participants, modelClient, options)
    super('SelectorGroupChat', participants, options, chooser)
  }
}

const SOURCE = 'SelectorGroupChatManager'

class ModelChooser implements Chooser {
  readonly #roles: readonly Role[]
  readonly #client: ModelClient
  readonly #options: SelectorGroupChatOptions

  constructor(roles: readonly Role[], client: ModelClient, options: SelectorGroupChatOptions) {
    this.#roles = roles
    this.#client = client
    this.#options = options
  }

  async choose(standing: Standing, context: ChoosingContext): Promise<Choice> {
    const selection = await this.#selection(standing)
    const step = selectorStep(selection)
    return choiceOf(step.kind === 'chosen' ? step.choice : await this.#asked(selection, step, context))
  }

  async #selection({ thread, lastSpeaker: previousSpeaker }: Standing): Promise<Selection> {
    const { selectorFunc, candidateFunc, allowRepeatedSpeaker = false } = this.#options
    const { selectorPrompt: prompt = SELECTOR_PROMPT, maxSelectorAttempts: maxAttempts = 3 } = this.#options
    const rules = { participants: this.#roles, previousSpeaker, allowRepeatedSpeaker, prompt, maxAttempts }
    const chosen = (await selectorFunc?.(thread)) ?? null
    if (chosen !== null) return { ...rules, chosen, history: '' }
    const candidates = candidateFunc && ((await candidateFunc(thread)) ?? [])
    return { ...rules, ...(candidates && { candidates }), history: await this.#history(thread) }
  }

  async #history(thread: Thread): Promise<string> {
    const said = thread.filter(isChatMessage)
    const { modelContext } = this.#options
    if (!modelContext) return historyOf(said)
    const pending = said.map((one) => {
      return { type: 'UserMessage' as const, source: one.source, content: toModelText(one) }
    })
    const shown = await modelContext.getMessages({ pending })
    const lines = shown.map((one) => ('source' in one ? `${one.source}: ${textIn(one)}` : textIn(one)))
    return lines.join('\n\n')
  }

  async #asked(selection: Selection, ask: Ask, context: ChoosingContext): Promise<SelectorChoice> {
    const { prompt: content } = ask
    const user = { type: 'UserMessage', source: 'user' } as const
    // OpenAI's models follow a system message best; others want something from a user first.
    const asSystem = this.#client.info.provider === 'openai'
    const messages: ModelMessage[] = [asSystem ? { type: 'SystemMessage', content } : { ...user, content }]
    for (;;) {
      const answer = await this.#answer(messages, context)
      const read = readAnswer(answer, selection, ask)
      if (read.kind === 'chosen') return read.choice
      messages.push({ type: 'AssistantMessage', content: answer, source: SOURCE })
      messages.push({ ...user, content: read.feedback })
      ask = read.ask
    }
  }

  async #answer(messages: readonly ModelMessage[], context: ChoosingContext): Promise<string> {
    const client = metered(this.#client, context.ledger, { agent: SOURCE, purpose: 'select' })
    const { signal } = context
    if (!this.#options.modelClientStreaming) return textIn(await client.create(messages, { signal }))
    let text = ''
    for await (const piece of client.createStream(messages, { signal })) {
      const whole = typeof piece !== 'string'
      const fields = { source: SOURCE, content: whole ? textIn(piece) : piece }
      if (whole) text = fields.content
      context.show(whole ? selectorEvent(fields, context) : modelClientStreamingChunkEvent(fields, context))
    }
    return text
  }
}

const textIn = ({ content }: CreateResult | ModelMessage): string =>
  typeof content === 'string' ? content : ''
