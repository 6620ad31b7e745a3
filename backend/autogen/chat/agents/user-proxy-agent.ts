import { WrongState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { objectOf, orNull, text } from '../../models/checks.ts'
import type { Turn, TurnContext } from '../chat-agent.ts'
import { handoffMessage, textMessage, userInputRequestedEvent } from '../make-message.ts'
import type { ChatMessage, HandoffMessage } from '../messages.ts'
import { savedState, stateOf } from '../saved-state.ts'
import { orAborted } from '../teams/or-aborted.ts'
import { BaseChatAgent } from './base-chat-agent.ts'

/** A question to a person; the answer names its id. */
export type InputRequest = { requestId: string; prompt: string }
/** Asks the person. The signal is aborted once the answer is no longer wanted. */
export type InputFunction = (request: InputRequest & { signal: AbortSignal }) => string | Promise<string>

type Options = {
  name: string
  description?: string
  /** Left out: the answer comes through `answer` alone. */
  inputFunction?: InputFunction
}
type Pending = InputRequest & { answer: string | null }

const STATE = 'UserProxyAgentState'
const isPending = objectOf({ requestId: text, prompt: text, answer: orNull(text) })

/** The person did not answer, since asking failed or somebody else was meant. */
export class UserInputError extends Error {
  override readonly name = 'UserInputError'
}

/**
 * A person's seat. It asks through the input function, or stands with a `pendingRequest` until `answer` is called. The
 * question is part of its state: loaded elsewhere, it can be answered before the turn is begun anew.
 */
export class UserProxyAgent extends BaseChatAgent {
  readonly producedMessageTypes = ['TextMessage', 'HandoffMessage']
  readonly #ask: InputFunction
  #pending: Pending | null = null
  #heard: (answer: string) => void = () => {}

  constructor({ name, description = 'A human user', inputFunction = () => new Promise(() => {}) }: Options) {
    super(name, description)
    this.#ask = inputFunction
  }

  /** The question that waits for an answer; null where none does. */
  get pendingRequest(): InputRequest | null {
    if (this.#pending === null || this.#pending.answer !== null) return null
    const { requestId, prompt } = this.#pending
    return { requestId, prompt }
  }

  /** Answers the question that waits. Throws `WrongState` where it is none, was answered already, or is another. */
  answer(requestId: string, answer: string): void {
    const pending = this.#pending
    if (pending === null)
      throw new WrongState(`${this.name} is not waiting for an answer: wait for a UserInputRequestedEvent.`)
    if (pending.requestId !== requestId)
      throw new WrongState(
        `${this.name} no longer asks ${requestId}: answer ${pending.requestId}, which is what it asks now.`,
      )
    if (pending.answer !== null)
      throw new WrongState(`${requestId} has been answered already: wait for the next question.`)
    pending.answer = answer
    this.#heard(answer)
  }

  override async *onMessagesStream(messages: readonly ChatMessage[], context: TurnContext): Turn {
    const handoff = this.#handoffIn(messages)
    const asking = 'Enter your response: '
    const prompt = handoff ? `Handoff received from ${handoff.source}. ${asking}` : asking
    context.signal.throwIfAborted()
    if (this.#pending?.prompt !== prompt) this.#pending = { requestId: context.newId(), prompt, answer: null }
    const pending = this.#pending
    let content: string
    try {
      yield userInputRequestedEvent({ source: this.name, requestId: pending.requestId }, context)
      // Answered while it was shown, or before the turn was begun anew.
      content = pending.answer ?? (await this.#answerTo(pending, context.signal))
    } finally {
      // Whatever ended the turn, an answer to this question is too late now.
      if (this.#pending === pending) this.#pending = null
    }
    const fields = { source: this.name, content }
    const chatMessage = handoff
      ? handoffMessage({ ...fields, target: handoff.source }, context)
      : textMessage(fields, context)
    yield { response: { chatMessage, innerMessages: [] } }
  }

  override async onReset(): Promise<void> {
    this.#pending = null
  }

  override async saveState(): Promise<Json> {
    return savedState(STATE, { pending: this.#pending && { ...this.#pending } })
  }

  /** Throws `BadState`. */
  override async loadState(state: Json): Promise<void> {
    this.#pending = stateOf(STATE, state, { pending: orNull(isPending) }).pending
  }

  #handoffIn(messages: readonly ChatMessage[]): HandoffMessage | null {
    const last = messages.at(-1)
    if (last?.type !== 'HandoffMessage') return null
    if (last.target === this.name) return last
    throw new UserInputError(
      `${last.source} handed over to ${last.target}, not to ${this.name}: give the turn to ${last.target}.`,
    )
  }

  async #answerTo({ requestId, prompt }: Pending, signal: AbortSignal): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>()
    const done = new AbortController()
    this.#heard = resolve
    const asked = async () => this.#ask({ requestId, prompt, signal: AbortSignal.any([signal, done.signal]) })
    const answer = asked().catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new UserInputError(`Failed to get user input: ${why}`, { cause })
    })
    try {
      return await orAborted(Promise.race([promise, answer]), signal)
    } finally {
      done.abort()
    }
  }
}
