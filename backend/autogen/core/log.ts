import type { AgentId } from './ids.ts'
import type { Letter } from './letter.ts'
import type { Clock } from './outside.ts'

type About = {
  /** Milliseconds since 1970, by the runtime's clock. */
  at: number
  /** How the message travels: to one agent, to a topic, or back as an answer. */
  kind: 'direct' | 'publish' | 'respond'
  /** An answer has the id of what it answers. */
  messageId: string
  /** The message's `type`, else the name of its class: a record never holds what was said. */
  messageType: string
  /** `type/key`; null where it came from outside. */
  sender: string | null
  /** `type/key` of the agent, of the topic where no agent is meant yet; null where an answer goes outside. */
  receiver: string | null
}

type What =
  | { event: 'message'; stage: 'send' | 'deliver' }
  | { event: 'messageDropped'; reason: string }
  | { event: 'messageHandlerException' | 'agentConstructionException'; error: unknown }
  | { event: 'messageUnhandled' }

/** What happened to a message: for operators, in the order it happened. */
export type LogRecord = About & What
export type LogSink = (record: LogRecord) => void

// Made once, so that a runtime without a sink makes nothing for it.
export const SENT: What = { event: 'message', stage: 'send' }
export const DELIVERED: What = { event: 'message', stage: 'deliver' }
export const NOT_HANDLED: What = { event: 'messageUnhandled' }

export function dropped(why: unknown): What {
  return { event: 'messageDropped', reason: why instanceof Error ? why.message : String(why) }
}

/** Writes a record: `agent` is who receives the letter (null: a whole topic), or who answers it with `response`. */
export type Log = (what: What, letter: Letter, agent: AgentId | null, response?: { answer: unknown }) => void

/** Where there is no sink, nothing is made for it. */
export function logTo(sink: LogSink | undefined, clock: Clock, sinkFailed: (error: unknown) => void): Log {
  if (!sink) return () => undefined
  return (what, letter, agent, response) => {
    const kind = response ? 'respond' : letter.topicId ? 'publish' : 'direct'
    const messageType = messageTypeOf(response ? response.answer : letter.message)
    const [from, to] = response ? [agent, letter.sender] : [letter.sender, agent ?? letter.topicId]
    const [sender, receiver] = [from && `${from}`, to && `${to}`]
    try {
      sink({ at: clock.now(), kind, messageId: letter.id, messageType, sender, receiver, ...what })
    } catch (error) {
      sinkFailed(error)
    }
  }
}

/** The discriminator `type`, else the class, else the kind of value. */
function messageTypeOf(message: unknown): string {
  if (typeof message !== 'object' || message === null) return message === null ? 'null' : typeof message
  if ('type' in message && typeof message.type === 'string') return message.type
  return message.constructor?.name ?? 'object'
}
