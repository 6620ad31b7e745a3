import type { Json } from '../../core/json.ts'
import type { ChatAgent } from '../chat-agent.ts'
import type { AnyMessage, ChatMessage } from '../messages.ts'
import { checkHandoffs, checkSwarm, nextByHandoff } from '../policies/handoff.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import type { Choice, Chooser } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { fieldsIn, nameIn } from './saved.ts'

/** A team whose participants hand the floor to each other; whoever is not told to keeps it. The first one begins. */
export class Swarm extends BaseGroupChat {
  /** Throws `ConfigurationError` as all teams do, and where the first participant hands the floor to nobody. */
  constructor(participants: readonly ChatAgent[], options?: GroupChatOptions) {
    checkSwarm(participants)
    const names = participants.map(({ name }) => name)
    super('Swarm', participants, new HandoffChooser(names), options)
  }
}

class HandoffChooser implements Chooser {
  readonly #names: readonly string[]
  #speaker: string | null = null

  constructor(names: readonly string[]) {
    this.#names = names
  }

  check(thread: readonly AnyMessage[], task: readonly ChatMessage[] | null): void {
    checkHandoffs(thread, task ?? [], this.#names)
  }

  choose(thread: readonly AnyMessage[]): Choice {
    const next = nextByHandoff(thread, this.#names, this.#speaker)
    return { speakers: next ? [next.speaker] : [], rationale: next?.rationale ?? '' }
  }

  spoken(name: string): void {
    this.#speaker = name
  }

  reset(): void {
    this.#speaker = null
  }

  saveState(): Json {
    return { currentSpeaker: this.#speaker }
  }

  loadState(state: Json): void {
    const { currentSpeaker = null } = fieldsIn(state, 'the speaker')
    this.#speaker = nameIn(currentSpeaker, this.#names, 'the current speaker')
  }
}
