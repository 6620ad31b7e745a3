import type { MessageContext } from './agent.ts'
import { MessageDropped } from './errors.ts'
import type { AgentId } from './ids.ts'

/** Answered by an interceptor: the message goes no further. */
export const DropMessage: unique symbol = Symbol('DropMessage')

/**
 * Sees messages on their way. Several form a chain: what one returns is what the next one sees. A hook returns nothing
 * to leave the message as it is, a value to replace it, or `DropMessage`; what it throws is what the sender gets (of a
 * publish nobody waits for: there it is logged only). Hooks may take their time: only the agents that the message is
 * for wait meanwhile.
 */
export type Interceptor = {
  onSend?(message: unknown, context: MessageContext, recipient: AgentId): unknown
  onPublish?(message: unknown, context: MessageContext): unknown
  /** `recipient` is who asked, null where that is outside the runtime. */
  onResponse?(answer: unknown, sender: AgentId, recipient: AgentId | null): unknown
}

/** What a chain made of a message. */
export type Verdict = { refused: false; message: unknown } | { refused: true; error: unknown }

const refused = (error: unknown): Verdict => ({ refused: true, error })

/** Takes a message through a chain; a promise only where a hook takes its time. */
export function passThrough(
  hooks: readonly ((message: unknown) => unknown)[],
  message: unknown,
): Verdict | Promise<Verdict> {
  try {
    for (const [at, hook] of hooks.entries()) {
      const found = hook(message)
      if (isThenable(found))
        return Promise.resolve(found).then((late) => {
          return passThrough([() => late, ...hooks.slice(at + 1)], message)
        }, refused)
      if (found === DropMessage) return refused(new MessageDropped('An interceptor dropped the message.'))
      if (found !== undefined) message = found
    }
  } catch (error) {
    return refused(error)
  }
  return { refused: false, message }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
