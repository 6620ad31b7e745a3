import type { Json } from '../../../../backend/autogen/core/json.ts'
import type { AgentRuntime } from '../../../../backend/autogen/core/runtime-contract.ts'
import { SingleThreadedAgentRuntime } from '../../../../backend/autogen/core/single-threaded-agent-runtime.ts'
import type { ChatAgent, TurnContext, TurnItem } from '../../../../backend/autogen/chat/chat-agent.ts'
import { handoffMessage, textMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { AnyMessage, ChatMessage } from '../../../../backend/autogen/chat/messages.ts'
import { toText } from '../../../../backend/autogen/chat/render.ts'
import type { TaskResult, TeamItem } from '../../../../backend/autogen/chat/team.ts'

/** What it is handed, which turn of its own it is, and the context; what it says may come late, or be an error. */
export type Line = (heard: readonly ChatMessage[], turn: number, context: TurnContext) => Said | Promise<Said>
type Said = string | ChatMessage | { items: AnyMessage[]; last: ChatMessage }

export type Double = ChatAgent & {
  /** All it was handed in turns that were finished. */
  readonly heard: ChatMessage[]
  readonly turns: number
  readonly asked: number
  readonly told: string[]
}

/** An agent that says what `line` makes of its turn. A turn that fails or is cut leaves no trace in it. */
export function agent(
  name: string,
  line: Line = echo,
  produces: readonly string[] = ['TextMessage'],
): Double {
  const state: { heard: ChatMessage[]; turns: number } = { heard: [], turns: 0 }
  const told: string[] = []
  let asked = 0
  return {
    name,
    description: `It is ${name}.`,
    producedMessageTypes: produces,
    told,
    get heard() {
      return state.heard
    },
    get turns() {
      return state.turns
    },
    get asked() {
      return asked
    },
    async *onMessagesStream(messages, context): AsyncGenerator<TurnItem, void> {
      asked += 1
      const said = await line([...state.heard, ...messages], state.turns, context)
      const whole = typeof said === 'string' ? textMessage({ source: name, content: said }, context) : said
      const { items, last } = 'items' in whole ? whole : { items: [], last: whole }
      for (const item of items) yield item
      context.signal.throwIfAborted()
      state.heard = [...state.heard, ...messages]
      state.turns += 1
      yield { response: { chatMessage: last, innerMessages: [...items] } }
    },
    async onReset() {
      state.heard = []
      state.turns = 0
      told.push('reset')
    },
    async onPause() {
      told.push('pause')
    },
    async onResume() {
      told.push('resume')
    },
    async saveState() {
      return JSON.parse(JSON.stringify(state)) as Json
    },
    async loadState(saved) {
      Object.assign(state, saved)
    },
    async close() {
      told.push('close')
    },
  }
}

const echo: Line = (heard) => {
  const [first] = heard
  return first ? toText(first) : 'nothing'
}

/** Says these in order, then the last one again and again. */
export const says =
  (...lines: string[]): Line =>
  (_, turn) =>
    lines[Math.min(turn, lines.length - 1)] ?? ''

export const fails =
  (error: string | Error): Line =>
  () => {
    throw typeof error === 'string' ? new Error(error) : error
  }

/** Fails so many times, then does what `line` does. */
export function failsFirst(times: number, line: Line, text = 'I am a flaky agent...'): Line {
  let left = times
  return (...turn) => {
    if (left-- > 0) throw new Error(text)
    return line(...turn)
  }
}

export const handsTo =
  (name: string, target: string): Line =>
  (_, __, context) =>
    handoffMessage({ source: name, target, content: `Transferred to ${target}.` }, context)

/** Takes its time by the team's clock, and listens to its signal. */
export const slow =
  (ms: number, line: Line): Line =>
  async (heard, turn, context) => {
    await context.clock.sleep(ms, context.signal)
    return line(heard, turn, context)
  }

/** Listens to nothing and never ends. */
export const deaf: Line = () => new Promise<Said>(() => {})

export const named = (...names: string[]): Double[] => names.map((name) => agent(name, says(`I am ${name}`)))

export const sources = ({ messages }: Pick<TaskResult, 'messages'>): string[] =>
  messages.map(({ source }) => source)
export const texts = ({ messages }: Pick<TaskResult, 'messages'>): string[] => messages.map(toText)

export async function streamed(
  stream: AsyncGenerator<TeamItem, void>,
): Promise<{ items: AnyMessage[]; result: TaskResult }> {
  const items: AnyMessage[] = []
  for await (const item of stream) {
    if ('result' in item) return { items, result: item.result }
    items.push(item)
  }
  throw new Error('The stream ended without a result.')
}

/** What a promise rejects with. */
export const errorOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('It did not reject.'),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )

/** A runtime of the team's own, and one of the caller's: what teams promise holds on both. */
export const RUNTIMES: [string, () => { runtime?: AgentRuntime }][] = [
  ['an embedded runtime', () => ({})],
  [
    'the caller’s runtime',
    () => {
      const runtime = new SingleThreadedAgentRuntime()
      runtime.start()
      return { runtime }
    },
  ],
]
