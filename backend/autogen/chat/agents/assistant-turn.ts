import type { FunctionCall, FunctionExecutionResult, ModelMessage } from '../../models/model-client.ts'
import { repairRequest, structured, StructuredOutputError } from '../../models/structured-output.ts'
import { toolCallSummary } from '../../models/tool-call-summary.ts'
import { wordsOf } from '../../models/words-of.ts'
import type { TurnContext } from '../chat-agent.ts'
import * as make from '../make-message.ts'
import type { AnyMessage, ChatMessage } from '../messages.ts'
import { toModelMessage, toModelText } from '../render.ts'
import { ask, type Answer, type Question } from './assistant-call.ts'
import type { AssistantSettings } from './assistant-options.ts'
import { handoffAmong } from './handoff.ts'
import { toolResults } from './tool-calls.ts'

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

  async *take(messages: readonly ChatMessage[]): AsyncGenerator<AnyMessage, void> {
    for (const message of messages) {
      if (message.type === 'HandoffMessage') this.learned.push(...message.context)
      this.learned.push(toModelMessage(message))
    }
    yield* this.#recall(messages)
    const said = yield* this.#speak()
    this.answer = { ...said, metadata: { ...this.#settings.metadata, ...said.metadata } }
  }

  async *#recall(messages: readonly ChatMessage[]): AsyncGenerator<AnyMessage, void> {
    const { memory, name: source } = this.#settings
    const last = messages.at(-1)
    if (last === undefined) return
    const { signal } = this.#context
    const recalled = await Promise.all(memory.map((each) => each.query(toModelText(last), { signal })))
    this.#recalled = recalled.flat()
    for (const items of recalled)
      if (items.length > 0) yield make.memoryQueryEvent({ source, content: [...items] }, this.#context)
  }

  async *#speak(): AsyncGenerator<AnyMessage, ChatMessage> {
    const { name: source, toolCallSummaryFormat, handoffsByName, ...settings } = this.#settings
    for (let iteration = 1; ; iteration++) {
      const answer = yield* this.#ask('speak')
      const { content: calls, thought } = answer.result
      if (typeof calls === 'string') return yield* this.#words(answer)
      const results = yield* this.#execute(answer, calls)
      const handoff = handoffAmong({ calls, results, thought }, handoffsByName, source, this.#context)
      if (handoff) return handoff
      if (iteration < settings.maxToolIterations) continue
      if (settings.reflectOnToolUse) return yield* this.#words(yield* this.#ask('reflect'))
      const content = toolCallSummary(calls, results, toolCallSummaryFormat)
      return make.toolCallSummaryMessage({ source, content, toolCalls: calls, results }, this.#context)
    }
  }

  #ask(purpose: Question['purpose'], repairs: readonly ModelMessage[] = []) {
    const pending = [...this.learned, ...repairs]
    return ask(this.#settings, this.#context, { purpose, pending, recalled: this.#recalled })
  }

  async *#execute(
    answer: Answer,
    calls: FunctionCall[],
  ): AsyncGenerator<AnyMessage, FunctionExecutionResult[]> {
    const { name: source, toolsByName } = this.#settings
    this.#learn(answer)
    yield make.toolCallRequestEvent(
      { source, content: calls, modelsUsage: answer.result.usage },
      this.#context,
    )
    const content = yield* toolResults(calls, toolsByName, this.#context)
    this.learned.push({ type: 'FunctionExecutionResultMessage', content })
    yield make.toolCallExecutionEvent({ source, content }, this.#context)
    return content
  }

  /** Repairs leave no trace: only the answer that was valid is learned. */
  async *#words(first: Answer): AsyncGenerator<AnyMessage, ChatMessage> {
    const { outputContentType: type, name: source, maxRepairs } = this.#settings
    const repairs: ModelMessage[] = []
    for (let answer = first, attempt = 1; ; attempt++) {
      const { id, result } = answer
      const fields = { id, source, modelsUsage: result.usage }
      const content = wordsOf(result)
      const checked = type ? structured(type, content) : null
      if (checked === null || 'value' in checked) this.#learn(answer)
      if (type === undefined || checked === null)
        return make.textMessage({ ...fields, content }, this.#context)
      const { name: contentType, format = null } = type
      if ('value' in checked)
        return make.structuredMessage(
          { ...fields, content: checked.value, contentType, format },
          this.#context,
        )
      if (attempt > maxRepairs) throw new StructuredOutputError(contentType, content, checked.faults, attempt)
      repairs.push({ type: 'AssistantMessage', content, source })
      repairs.push({ type: 'UserMessage', content: repairRequest(checked.faults), source: 'user' })
      answer = yield* this.#ask('repair', repairs)
    }
  }

  #learn({ result: { content, thought } }: Answer): void {
    const source = this.#settings.name
    this.learned.push({ type: 'AssistantMessage', content, source, ...(thought && { thought }) })
  }
}
