import type {
  FunctionCall,
  FunctionExecutionResult,
  ModelMessage,
  RequestUsage,
} from '../../models/model-client.ts'
import {
  type OutputContentType,
  repairRequest,
  structured,
  StructuredOutputError,
} from '../../models/structured-output.ts'
import { toolCallSummary } from '../../models/tool-call-summary.ts'
import { wordsOf } from '../../models/words-of.ts'
import type { TurnContext } from '../chat-agent.ts'
import {
  memoryQueryEvent,
  structuredMessage,
  textMessage,
  toolCallExecutionEvent,
  toolCallRequestEvent,
  toolCallSummaryMessage,
} from '../make-message.ts'
import type { AgentEvent, ChatMessage } from '../messages.ts'
import { toModelMessage, toModelText } from '../render.ts'
import { ask, type Answer, type Purpose } from './assistant-call.ts'
import type { AssistantSettings } from './assistant-options.ts'
import { type Executed, handoffAmong } from './handoff.ts'
import { toolResults } from './tool-calls.ts'

type Item = AgentEvent | ChatMessage

/** One turn of an assistant. It changes nothing outside: what the agent should remember of it is in `learned`. */
export class AssistantTurn {
  readonly learned: ModelMessage[] = []
  /** Null until the turn has been gone through. */
  answer: ChatMessage | null = null
  readonly #settings: AssistantSettings
  readonly #context: TurnContext
  #recalled: readonly string[] = []

  constructor(settings: AssistantSettings, context: TurnContext) {
    this.#settings = settings
    this.#context = context
  }

  async *take(messages: readonly ChatMessage[]): AsyncGenerator<Item, void> {
    for (const message of messages) {
      if (message.type === 'HandoffMessage') this.learned.push(...message.context)
      this.learned.push(toModelMessage(message))
    }
    yield* this.#recall(messages)
    const said = yield* this.#speak()
    this.answer = { ...said, metadata: { ...this.#settings.metadata, ...said.metadata } }
  }

  async *#recall(messages: readonly ChatMessage[]): AsyncGenerator<Item, void> {
    const { memory, name: source } = this.#settings
    const last = messages.at(-1)
    if (last === undefined) return
    const { signal } = this.#context
    const recalled = await Promise.all(memory.map((each) => each.query(toModelText(last), { signal })))
    this.#recalled = recalled.flat()
    for (const items of recalled)
      if (items.length > 0) yield memoryQueryEvent({ source, content: [...items] }, this.#context)
  }

  async *#speak(): AsyncGenerator<Item, ChatMessage> {
    const { name, maxToolIterations, reflectOnToolUse, toolCallSummaryFormat, handoffsByName } =
      this.#settings
    for (let iteration = 1; ; iteration++) {
      const answer = yield* this.#ask('speak')
      const { content: calls, thought, usage } = answer.result
      if (typeof calls === 'string') return yield* this.#words(answer)
      this.#learn(answer)
      const executed: Executed = { calls, results: yield* this.#execute(calls, usage), thought }
      const handoff = handoffAmong(executed, handoffsByName, name, this.#context)
      if (handoff) return handoff
      if (iteration < maxToolIterations) continue
      if (reflectOnToolUse) return yield* this.#words(yield* this.#ask('reflect'))
      const content = toolCallSummary(calls, executed.results, toolCallSummaryFormat)
      const summary = { source: name, content, toolCalls: calls, results: [...executed.results] }
      return toolCallSummaryMessage(summary, this.#context)
    }
  }

  #ask(purpose: Purpose, repairs: readonly ModelMessage[] = []) {
    const pending = [...this.learned, ...repairs]
    return ask(this.#settings, this.#context, { purpose, pending, recalled: this.#recalled })
  }

  async *#execute(
    calls: FunctionCall[],
    modelsUsage: RequestUsage | null,
  ): AsyncGenerator<Item, FunctionExecutionResult[]> {
    const { name: source, toolsByName } = this.#settings
    yield toolCallRequestEvent({ source, content: calls, modelsUsage }, this.#context)
    const content = yield* toolResults(calls, toolsByName, this.#context)
    this.learned.push({ type: 'FunctionExecutionResultMessage', content })
    yield toolCallExecutionEvent({ source, content }, this.#context)
    return content
  }

  async *#words(answer: Answer): AsyncGenerator<Item, ChatMessage> {
    const { outputContentType, name: source } = this.#settings
    if (outputContentType !== undefined) return yield* this.#value(answer, outputContentType)
    const { id, result } = answer
    const content = wordsOf(answer.result)
    this.#learn(answer)
    return textMessage({ id, source, content, modelsUsage: result.usage }, this.#context)
  }

  /** Repairs leave no trace: only the answer that was valid is learned. */
  async *#value(first: Answer, type: OutputContentType): AsyncGenerator<Item, ChatMessage> {
    const { maxRepairs, name: source } = this.#settings
    const repairs: ModelMessage[] = []
    let answer = first
    for (let attempt = 1; ; attempt++) {
      const { id, result } = answer
      const text = wordsOf(answer.result)
      const checked = structured(type, text)
      if ('value' in checked) {
        this.#learn(answer)
        const { name: contentType, format = null } = type
        const fields = { id, source, content: checked.value, contentType, format, modelsUsage: result.usage }
        return structuredMessage(fields, this.#context)
      }
      if (attempt > maxRepairs) throw new StructuredOutputError(type.name, text, checked.faults, attempt)
      repairs.push({ type: 'AssistantMessage', content: text, source })
      repairs.push({ type: 'UserMessage', content: repairRequest(checked.faults), source: 'user' })
      answer = yield* this.#ask('repair', repairs)
    }
  }

  #learn({ result: { content, thought } }: Answer): void {
    const source = this.#settings.name
    this.learned.push({ type: 'AssistantMessage', content, source, ...(thought && { thought }) })
  }
}
