import { ConfigurationError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { UsageLedger } from '../../models/usage-ledger.ts'
import type { ChatAgent, Response, Turn, TurnContext } from '../chat-agent.ts'
import type { AnyMessage, ChatMessage } from '../messages.ts'
import type { RunOptions, Task, TaskResult } from '../team.ts'
import { messagesOf } from '../teams/task.ts'
import { turnContext } from './turn-context.ts'

/** What one turn on a task came to; an agent alone has no reason to stop but that it has answered. */
export type AgentTaskResult = Omit<TaskResult, 'stopReason' | 'stop'> & { stopReason: null; stop: null }

/** What names agents and tools. */
export const IDENTIFIER = /^[\p{ID_Start}_]\p{ID_Continue}*$/u

/** What agents have in common: a name, nothing to remember unless they say so, and a turn on a task of their own. */
export abstract class BaseChatAgent implements ChatAgent {
  readonly name: string
  readonly description: string

  /** Throws `ConfigurationError` where the name is no identifier. */
  constructor(name: string, description: string) {
    // Plain JavaScript may leave it out, and "undefined" would pass for a name.
    if (typeof name !== 'string' || !IDENTIFIER.test(name))
      throw new ConfigurationError(
        `"${name}" cannot be an agent's name: use letters, digits and "_", and begin with no digit.`,
      )
    this.name = name
    this.description = description
  }

  abstract readonly producedMessageTypes: readonly string[]
  abstract onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn

  /** The whole turn at once. */
  async onMessages(messages: readonly ChatMessage[], context: Partial<TurnContext> = {}): Promise<Response> {
    for await (const item of this.onMessagesStream(messages, turnContext(context)))
      if ('response' in item) return item.response
    throw new Error(`${this.name} ended its turn without a response: have onMessagesStream yield one last.`)
  }

  /** One turn on the task. Throws `ConfigurationError` where the task is an empty list or holds no message. */
  async run(task?: Task, options: RunOptions = {}): Promise<AgentTaskResult> {
    for await (const item of this.runStream(task, options)) if ('result' in item) return item.result
    throw new Error(`${this.name} ended its run without a result.`)
  }

  /** The task, what is said on the way, the answer, and `{ result }` last. */
  async *runStream(
    task?: Task,
    { signal, ledger: parent, outputTaskMessages = true }: RunOptions = {},
  ): AsyncGenerator<AnyMessage | { result: AgentTaskResult }, void> {
    const context = turnContext({ ledger: new UsageLedger(parent), ...(signal && { signal }) })
    const asked = messagesOf(task, context) ?? []
    const messages: AnyMessage[] = []
    if (outputTaskMessages) {
      yield* asked
      messages.push(...asked)
    }
    for await (const item of this.onMessagesStream(asked, context)) {
      const message = 'response' in item ? item.response.chatMessage : item
      yield message
      if (message.type !== 'ModelClientStreamingChunkEvent') messages.push(message)
    }
    yield { result: { messages, stopReason: null, stop: null, usage: context.ledger.total() } }
  }

  async onReset(_context: { signal: AbortSignal }): Promise<void> {}

  async saveState(): Promise<Json> {
    return null
  }

  async loadState(_state: Json): Promise<void> {}

  async close(): Promise<void> {}
}
