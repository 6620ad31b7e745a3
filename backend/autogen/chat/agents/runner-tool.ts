import type { ToolSchema } from '../../models/model-client.ts'
import { isChatMessage, type AgentEvent, type ChatMessage } from '../messages.ts'
import { toText } from '../render.ts'
import type { RunOptions, Task, Team } from '../team.ts'
import type { BaseChatAgent } from './base-chat-agent.ts'
import { FunctionTool, type Tool, type ToolContext } from './tool.ts'

type Item = AgentEvent | ChatMessage | { result: unknown }
type Runner = { runStream(task?: Task, options?: RunOptions): AsyncGenerator<Item, void> }
type Options = {
  name: string
  description: string
  /** The result is the last message alone; else it is all messages, each with who said it. */
  returnValueAsLastMessage?: boolean
}

/** An agent or a team that a model may give a task. What is said inside is shown as it is said; calls wait in line. */
class RunnerTool implements Tool {
  readonly schema: ToolSchema
  readonly #tool: Tool
  #before: Promise<unknown> = Promise.resolve()

  constructor(runner: Runner, { name, description, returnValueAsLastMessage: lastOnly = false }: Options) {
    this.#tool = new FunctionTool({
      name,
      description,
      parameters: {
        type: 'object',
        properties: { task: { type: 'string', description: 'The task to be executed.' } },
        required: ['task'],
      },
      run: async ({ task }, context) => {
        const said = await saidIn(runner, task, context)
        if (lastOnly) return said.slice(-1).map(toText).join('')
        return said.map((message) => `${message.source}: ${toText(message)}`).join('\n\n')
      },
    })
    this.schema = this.#tool.schema
  }

  /** What is inside remembers what it was told, so that it can do one task at a time. */
  call(args: unknown, context: ToolContext): Promise<string> {
    const run = this.#before.then(() => this.#tool.call(args, context))
    this.#before = run.catch(() => {})
    return run
  }
}

/** An agent as a tool, under its own name. */
export class AgentTool extends RunnerTool {
  constructor(agent: BaseChatAgent, options: Partial<Options> = {}) {
    super(agent, { name: agent.name, description: agent.description, ...options })
  }
}

/** A team as a tool, under its own name unless another is given. */
export class TeamTool extends RunnerTool {
  constructor(team: Team, options: Partial<Options> = {}) {
    super(team, { name: team.name, description: team.description, ...options })
  }
}

async function saidIn(runner: Runner, task: string, context: ToolContext): Promise<ChatMessage[]> {
  const { signal, ledger, emit } = context
  signal.throwIfAborted()
  const said: ChatMessage[] = []
  for await (const item of runner.runStream(task, { signal, ledger, outputTaskMessages: false })) {
    if ('result' in item) break
    if (isChatMessage(item)) said.push(item)
    emit(item)
  }
  return said
}
