import type { Agent, MessageContext } from '../../../backend/autogen/core/agent.ts'
import { AgentId, TopicId } from '../../../backend/autogen/core/ids.ts'
import type { Json } from '../../../backend/autogen/core/json.ts'
import type { AgentFactory } from '../../../backend/autogen/core/runtime-contract.ts'
import {
  type RuntimeOptions,
  SingleThreadedAgentRuntime,
} from '../../../backend/autogen/core/single-threaded-agent-runtime.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { countingIds } from '../../../backend/autogen/testkit/counting-ids.ts'
import { ManualClock } from '../../../backend/autogen/testkit/manual-clock.ts'

export type OnMessage = (message: unknown, context: MessageContext, self: AgentId) => unknown

/** A factory of agents that are nothing but a handler. */
export function does(onMessage: OnMessage): AgentFactory {
  return ({ id }) => new Plain(id, onMessage)
}

export class Plain implements Agent {
  readonly description = ''
  readonly id: AgentId
  readonly #onMessage: OnMessage
  closed = 0
  state: Json = null

  constructor(id: AgentId, onMessage: OnMessage = () => undefined) {
    this.id = id
    this.#onMessage = onMessage
  }

  onMessage(message: unknown, context: MessageContext): unknown {
    return this.#onMessage(message, context, this.id)
  }

  saveState(): Json {
    return this.state
  }

  loadState(state: Json): void {
    this.state = state
  }

  close(): void {
    this.closed++
  }
}

/** A runtime that has started, with a clock that stands still and ids that count. */
export function givenRuntime(options: RuntimeOptions = {}) {
  const clock = new ManualClock(1_000)
  const runtime = new SingleThreadedAgentRuntime({ clock, newId: countingIds('m'), ...options })
  return { clock, runtime }
}

/** An agent type `type` that writes down what it handles, subscribed to the topic type `topic`. */
export function givenRecorder(runtime: SingleThreadedAgentRuntime, type: string, topic?: string) {
  const handled: string[] = []
  const note: OnMessage = (message, _context, self) => void handled.push(`${self.key}:${message}`)
  runtime.registerFactory(type, does(note))
  if (topic) runtime.addSubscription(new TypeSubscription(topic, type))
  return handled
}

export const id = (text: string) => AgentId.parse(text)
export const topic = (text: string) => TopicId.parse(text)

/** A gate that a handler can wait at, until the test opens it. */
export function gate() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { passed: promise, open: () => resolve(), fail: reject }
}

/** Rejects with the signal's reason once it is aborted. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
