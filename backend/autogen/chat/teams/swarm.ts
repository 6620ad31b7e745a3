import { ConfigurationError } from '../../core/errors.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { checkHandoffs, checkSwarm, nextByHandoff } from '../policies/handoff.ts'
import { BaseGroupChat } from './base-group-chat.ts'
import { choiceOf } from './chooser.ts'
import type { GroupChatOptions } from './group-chat-options.ts'

/** A team whose participants hand the floor to each other; whoever is not told to keeps it. The first one begins. */
export class Swarm extends BaseGroupChat {
  /** Throws `ConfigurationError` as all teams do, where one is a team, and where the first hands the floor to nobody. */
  constructor(participants: readonly ChatAgent[], options?: GroupChatOptions) {
    const members: readonly { name: string }[] = participants
    const team = members.find((one) => !('onMessagesStream' in one))
    if (team !== undefined)
      throw new ConfigurationError(
        `Participant ${team.name} must be an agent: nobody can hand the floor to a team, wrap it in a SocietyOfMindAgent.`,
      )
    checkSwarm(participants)
    const names = participants.map(({ name }) => name)
    super('Swarm', participants, options, {
      check: (thread, task) => checkHandoffs(thread, task, names),
      choose: ({ thread, lastSpeaker }) => choiceOf(nextByHandoff(thread, names, lastSpeaker)),
    })
  }
}
