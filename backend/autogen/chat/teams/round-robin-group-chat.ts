import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { nextInRound } from '../policies/round-robin.ts'
import type { Team } from '../team.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import type { Choice, Chooser } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { fieldsIn, listIn, nameIn } from './saved.ts'

/** A team whose participants speak one after the other, round and round, in the order they were given. */
export class RoundRobinGroupChat extends BaseGroupChat {
  constructor(participants: readonly (ChatAgent | Team)[], options?: GroupChatOptions) {
    const names = participants.map(({ name }) => name)
    super('RoundRobinGroupChat', participants, new RoundRobinChooser(names), options)
  }
}

class RoundRobinChooser implements Chooser {
  readonly #names: readonly string[]
  #lastSpeaker: string | null = null

  constructor(names: readonly string[]) {
    this.#names = names
  }

  choose(): Choice {
    const next = nextInRound(this.#names, this.#lastSpeaker)
    return { speakers: next ? [next.speaker] : [], rationale: next?.rationale ?? '' }
  }

  spoken(name: string): void {
    this.#lastSpeaker = name
  }

  reset(): void {
    this.#lastSpeaker = null
  }

  saveState(): Json {
    return { order: [...this.#names], lastSpeaker: this.#lastSpeaker }
  }

  loadState(state: Json): void {
    const { order, lastSpeaker = null } = fieldsIn(state, 'the round')
    const saved = listIn(order, 'the order of participants').join(', ')
    if (saved !== this.#names.join(', '))
      throw new BadState(
        `The saved round was of ${saved}, this team is ${this.#names.join(', ')}: load it into a team with the same participants.`,
      )
    this.#lastSpeaker = nameIn(lastSpeaker, this.#names, 'the last speaker')
  }
}
