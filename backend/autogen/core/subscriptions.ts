import { CantHandle } from './errors.ts'
import { AgentId, type TopicId } from './ids.ts'

/** Which topics reach which agents. The topic's source becomes the agent's key. */
export type Subscription = {
  readonly id: string
  isMatch(topic: TopicId): boolean
  /** Throws `CantHandle` where it does not match. */
  mapToAgent(topic: TopicId): AgentId
  /** Two that would do the same are one. */
  equals(other: Subscription): boolean
}

/** All topics of just this type. */
export class TypeSubscription implements Subscription {
  readonly id: string
  readonly topicType: string
  readonly agentType: string

  constructor(topicType: string, agentType: string, id = `type:${topicType}:${agentType}`) {
    this.id = id
    this.topicType = topicType
    this.agentType = agentType
  }

  isMatch(topic: TopicId): boolean {
    return topic.type === this.topicType
  }

  mapToAgent(topic: TopicId): AgentId {
    return mapped(this, topic, this.agentType)
  }

  equals(other: Subscription): boolean {
    if (other.id === this.id) return true
    if (!(other instanceof TypeSubscription)) return false
    return other.topicType === this.topicType && other.agentType === this.agentType
  }
}

/** All topics whose type begins so. */
export class TypePrefixSubscription implements Subscription {
  readonly id: string
  readonly topicTypePrefix: string
  readonly agentType: string

  constructor(topicTypePrefix: string, agentType: string, id = `prefix:${topicTypePrefix}:${agentType}`) {
    this.id = id
    this.topicTypePrefix = topicTypePrefix
    this.agentType = agentType
  }

  isMatch(topic: TopicId): boolean {
    return topic.type.startsWith(this.topicTypePrefix)
  }

  mapToAgent(topic: TopicId): AgentId {
    return mapped(this, topic, this.agentType)
  }

  equals(other: Subscription): boolean {
    if (other.id === this.id) return true
    if (!(other instanceof TypePrefixSubscription)) return false
    return other.topicTypePrefix === this.topicTypePrefix && other.agentType === this.agentType
  }
}

function mapped(subscription: Subscription, topic: TopicId, agentType: string): AgentId {
  if (subscription.isMatch(topic)) return new AgentId(agentType, topic.source)
  throw new CantHandle(
    `The subscription ${subscription.id} does not match the topic ${topic}: ask isMatch first.`,
  )
}
