import {
  type Agent,
  AgentId,
  type AgentRuntime,
  type AnyMessage,
  type ChatMessage,
  type CreateResult,
  FunctionAgent,
  handoffMessage,
  type Interceptor,
  type Json,
  type LogRecord,
  ManualClock,
  type MessageContext,
  SingleThreadedAgentRuntime,
  stopMessage,
  type TaskResult,
  type TeamItem,
  textMessage,
  TopicId,
  toText,
  type TurnContext,
} from '../../../backend/autogen/index.ts'

export const id = (text: string) => AgentId.parse(text)
export const topic = (text: string) => TopicId.parse(text)

/** Lets everything that waits for nothing outside go as far as it can. */
export const settled = () => new ManualClock().advance(0)

/** An agent of the runtime that writes down what it handles, and answers it. */
export class Loopback implements Agent {
  readonly description = 'It says again what it hears.'
  readonly handled: unknown[] = []
  readonly id: AgentId

  constructor({ id: own }: { id: AgentId }) {
    this.id = own
  }

  onMessage(message: unknown, _context: MessageContext): unknown {
    this.handled.push(message)
    return message
  }

  saveState(): Json {
    return this.handled.length
  }

  loadState(): void {}
}

/** Another class with the same abilities. */
export class OtherLoopback extends Loopback {}

/** An agent of the runtime that is nothing but what it does. */
export class Doing extends Loopback {
  readonly #does: (message: unknown, context: MessageContext, self: AgentId) => unknown

  constructor(
    made: { id: AgentId },
    does: (message: unknown, context: MessageContext, self: AgentId) => unknown,
  ) {
    super(made)
    this.#does = does
  }

  override onMessage(message: unknown, context: MessageContext): unknown {
    this.handled.push(message)
    return this.#does(message, context, this.id)
  }
}

/** A runtime that runs, and what it logs. */
export function givenRuntime(options: { interceptors?: Interceptor[]; ignore?: boolean } = {}) {
  const clock = new ManualClock()
  const log: LogRecord[] = []
  const runtime = new SingleThreadedAgentRuntime({
    clock,
    log: (record) => log.push(record),
    ...(options.interceptors && { interceptors: options.interceptors }),
    ...(options.ignore !== undefined && { ignoreUnhandledExceptions: options.ignore }),
  })
  runtime.start()
  return { runtime, clock, log }
}

/** How often the instance has handled something. */
export async function handledBy(runtime: AgentRuntime, agent: string): Promise<number> {
  return (await runtime.tryGetUnderlyingInstance(id(agent), Loopback)).handled.length
}

/** Rejects with the signal's reason once it is aborted. */
export const untilAborted = (signal = new AbortController().signal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const cut = () => reject(signal.reason)
    if (signal.aborted) cut()
    signal.addEventListener('abort', cut, { once: true })
  })

// ---- participants of teams

type Line = (
  heard: readonly ChatMessage[],
  turn: number,
  context: TurnContext,
) => string | ChatMessage | Promise<string | ChatMessage>

/** A participant that says what `line` makes of what is new to it and of the number of its turn, 1, 2 … */
export function says(name: string, line: Line | string, types: readonly string[] = ['TextMessage']) {
  let turn = 0
  const heard: string[][] = []
  const agent = new FunctionAgent({
    name,
    description: `It is ${name}.`,
    producedMessageTypes: types,
    run: (messages, context) => {
      turn += 1
      heard.push(messages.map(toText))
      return typeof line === 'string' ? line : line(messages, turn, context)
    },
  })
  return Object.assign(agent, { heard })
}

export const agents = (...names: string[]) => names.map((name) => says(name, `I am ${name}`))

/** Says these one after the other, the last one again and again. */
export const lines = (name: string, ...texts: string[]) =>
  says(name, (_, turn) => texts[Math.min(turn, texts.length) - 1] ?? '')

/** Says stop, with a `StopMessage`, in its turn number `at`. */
export const stops = (name: string, at: number) =>
  says(
    name,
    (_, turn) => (turn < at ? `I am ${name}` : stopMessage({ source: name, content: 'TERMINATE' })),
    ['TextMessage', 'StopMessage'],
  )

export const hands = (name: string, target: string) =>
  says(name, () => handoffMessage({ source: name, target, content: `Transferred to ${target}.` }), [
    'HandoffMessage',
  ])

/** Fails so many times, and speaks after that. */
export const flaky = (name: string, times = Infinity) =>
  says(name, (_, turn) => {
    if (turn <= times) throw new Error('I am a flaky agent...')
    return `I am ${name}`
  })

/** Takes its time by the clock of its team, and listens to its signal. */
export const slow = (name: string, ms: number, text = `I am ${name}`) =>
  says(name, async (_heard, _turn, { clock, signal }) => {
    await clock.sleep(ms, signal)
    return text
  })

// ---- what came of it

type Said = Pick<TaskResult, 'messages'>
export const sources = ({ messages }: Said): string[] => messages.map(({ source }) => source)
export const texts = ({ messages }: Said): string[] => messages.map(toText)
export const types = ({ messages }: Said): string[] => messages.map(({ type }) => type)
export const user = (content: string) => textMessage({ source: 'user', content })

/** A message without what differs from run to run. */
export const bare = (message: AnyMessage) => ({ ...message, id: '', createdAt: '' })

export async function streamed<Result>(
  stream: AsyncIterable<Exclude<TeamItem, { result: unknown }> | { result: Result }>,
) {
  const items: AnyMessage[] = []
  for await (const item of stream) {
    if ('result' in item) return { items, result: item.result }
    items.push(item)
  }
  throw new Error('The stream ended without a result.')
}

export const errorOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('It did not reject.'),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )

/** What goes out comes in elsewhere. */
export const asJson = (state: Json): Json => JSON.parse(JSON.stringify(state))

/** A runtime of the team's own, and one of the caller's. */
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

/** A model's answer that calls tools: `[name, arguments as JSON]`, with the ids 1, 2 … */
export const calling = (...calls: [name: string, args?: string][]): CreateResult => ({
  finishReason: 'function_calls',
  content: calls.map(([name, args = '{}'], at) => ({ id: String(at + 1), name, arguments: args })),
  usage: { promptTokens: 10, completionTokens: 5 },
  cached: false,
})
