import { isChatMessage, type AnyMessage, type ChatMessage } from '../messages.ts'
import { toText } from '../render.ts'
import type { RunOptions, Task, Team } from '../team.ts'
import type { BaseChatAgent } from './base-chat-agent.ts'
import { FunctionTool, type ToolContext } from './tool.ts'

type Runner = {
  name: string
  description: string
  runStream(task?: Task, options?: RunOptions): AsyncGenerator<AnyMessage | { result: unknown }, void>
}
type Options = {
  /** The runner's own where they are left out. */
  name?: string
  description?: string
  /** The result is the last message alone; else it is all messages, each with who said it. */
  returnValueAsLastMessage?: boolean
}

type Parameters = {
  type: 'object'
  properties: { task: { type: 'string'; description: string } }
  required: 'task'[]
}

/** An agent or a team that a model may give a task. What is said inside is shown as it is said; calls wait in line. */
class RunnerTool<Kind extends Runner> extends FunctionTool<Parameters> {
  #before: Promise<unknown> = Promise.resolve()

  constructor(runner: Kind, { returnValueAsLastMessage: lastOnly = false, ...options }: Options = {}) {
    super({
      name: options.name ?? runner.name,
      description: options.description ?? runner.description,
      parameters: {
        type: 'object',
        properties: { task: { type: 'string', description: 'The task to be executed.' } },
        required: ['task'],
      },
      run: async ({ task }, context) => {
        const { signal, ledger, emit } = context
        signal.throwIfAborted()
        const said: ChatMessage[] = []
        for await (const item of runner.runStream(task, { signal, ledger, outputTaskMessages: false })) {
          if ('result' in item) break
          if (isChatMessage(item)) said.push(item)
          emit(item)
        }
        if (lastOnly) return said.slice(-1).map(toText).join('')
        return said.map((message) => `${message.source}: ${toText(message)}`).join('\n\n')
      },
    })
  }

  /** What is inside remembers what it was told, so that it can do one task at a time. */
  override call(args: unknown, context: ToolContext): Promise<string> {
    const run = this.#before.then(() => super.call(args, context))
    this.#before = run.catch(() => {})
    return run
  }
}

export class AgentTool extends RunnerTool<BaseChatAgent> {}
export class TeamTool extends RunnerTool<Team> {}
