import type { ChatAgent } from '../chat-agent.ts'
import { nextInRound } from '../policies/round-robin.ts'
import type { Team } from '../team.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import { choiceOf } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'

/** A team whose participants speak one after the other, round and round, in the order they were given. */
export class RoundRobinGroupChat extends BaseGroupChat {
  constructor(participants: readonly (ChatAgent | Team)[], options?: GroupChatOptions) {
    const names = participants.map(({ name }) => name)
    super('RoundRobinGroupChat', participants, options, {
      inOrder: true,
      choose: ({ lastSpeaker }) => choiceOf(nextInRound(names, lastSpeaker)),
    })
  }
}
