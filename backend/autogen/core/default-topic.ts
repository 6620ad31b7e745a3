import { type AgentId, TopicId } from './ids.ts'
import { TypeSubscription } from './subscriptions.ts'

/**
 * The topic of those who need no other. Its source is the key of the agent that publishes, so that agents of one key
 * (one session) hear each other; `default` where no agent is given.
 */
export class DefaultTopicId extends TopicId {
  constructor(publisher?: AgentId, type = 'default') {
    super(type, publisher?.key)
  }
}

/** To the default topic, or another one. */
export class DefaultSubscription extends TypeSubscription {
  constructor(agentType: string, topicType = 'default') {
    super(topicType, agentType)
  }
}
