import { type MessageContext, UNHANDLED } from './agent.ts'
import { BaseAgent } from './base-agent.ts'

/** A class (of exactly that class), a guard, or what the message has as its `type`. */
export type MessageKind<M> = (new (...args: never[]) => M) | ((message: unknown) => message is M) | string

export type HandlerOptions<M> = {
  /** `rpc`: only where an answer is waited for; `event`: only what was published. */
  only?: 'rpc' | 'event'
  match?: (message: M, context: MessageContext) => boolean
}

/** Handles a message, or answers `UNHANDLED` to leave it to the next one. */
export type Handler = (message: unknown, context: MessageContext) => unknown

/** `handles(Ping, (ping) => …)`, `handles('ping', (ping: Ping) => …)`, `handles(isPing, …, { only: 'rpc' })`. */
export function handles<M>(
  kind: MessageKind<M>,
  handle: (message: M, context: MessageContext) => unknown,
  { only, match }: HandlerOptions<M> = {},
): Handler {
  const isMine = guardOf(kind)
  return (message, context) => {
    if (only && (only === 'rpc') !== context.isRpc) return UNHANDLED
    if (!isMine(message) || match?.(message, context) === false) return UNHANDLED
    return handle(message, context)
  }
}

/** Hands each message to the first of its handlers, in the order they are listed, that takes it. */
export abstract class RoutedAgent extends BaseAgent {
  /** `readonly handlers = [handles(…), …]` */
  protected abstract readonly handlers: readonly Handler[]

  override onMessage(message: unknown, context: MessageContext): unknown {
    for (const handler of this.handlers) {
      const answer = handler(message, context)
      if (answer !== UNHANDLED) return answer
    }
    return this.onUnhandledMessage(message, context)
  }

  /** No handler took it. It is logged, and whoever asked gets nothing, unless this is overridden. */
  protected onUnhandledMessage(_message: unknown, _context: MessageContext): unknown {
    return UNHANDLED
  }
}

export function guardOf<M>(kind: MessageKind<M>): (message: unknown) => message is M {
  if (isGuard(kind)) return kind
  return (message): message is M => {
    if (typeof message !== 'object' || message === null) return false
    if (typeof kind === 'string') return 'type' in message && message.type === kind
    return Object.getPrototypeOf(message) === kind.prototype
  }
}

// Of a class, and of nothing else, the prototype cannot be replaced.
function isGuard<M>(kind: MessageKind<M>): kind is (message: unknown) => message is M {
  return typeof kind === 'function' && Object.getOwnPropertyDescriptor(kind, 'prototype')?.writable !== false
}
