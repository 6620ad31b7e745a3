import type { Agent, MessageContext } from '../autogen/core/agent.ts'
import { UNHANDLED } from '../autogen/core/agent.ts'
import { TopicId, type AgentId } from '../autogen/core/ids.ts'
import type { AgentRuntime } from '../autogen/core/runtime-contract.ts'
import type { TurnAnswer, Voice } from '../ports/voice.ts'
import { DRAFT_TOPIC, DraftPiece, RequestToSpeak } from './request-to-speak.ts'

/** A seat at the table of one run. It remembers nothing: whatever it needs to know stands in the request. */
export class SeatAgent implements Agent {
  readonly id: AgentId
  readonly description: string
  readonly #voice: Voice
  readonly #runtime: AgentRuntime
  readonly #drafts: TopicId

  constructor(id: AgentId, voice: Voice, runtime: AgentRuntime) {
    this.id = id
    this.description = `The seat ${id.type} of the run ${id.key}.`
    this.#voice = voice
    this.#runtime = runtime
    this.#drafts = new TopicId(DRAFT_TOPIC, id.key)
  }

  onMessage(message: unknown, context: MessageContext): Promise<TurnAnswer> | typeof UNHANDLED {
    if (!(message instanceof RequestToSpeak)) return UNHANDLED
    const { request, messageId, repair } = message
    const { signal } = context
    const onDraft = (text: string): void => {
      if (signal.aborted) return
      // What is published while the runtime closes reaches nobody; a draft is a hint.
      this.#runtime
        .publish(new DraftPiece(messageId, text), this.#drafts, { sender: this.id })
        .catch(() => undefined)
    }
    return this.#voice.speak(request, { signal, onDraft, ...(repair === undefined ? {} : { repair }) })
  }

  saveState(): null {
    return null
  }

  loadState(): void {}
}
