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

/** From topics to the agents of one type. */
abstract class ToAgentType implements Subscription {
  readonly id: string
  readonly agentType: string
  readonly #does: string

  constructor(agentType: string, does: string, id = does) {
    this.id = id
    this.agentType = agentType
    this.#does = does
  }

  abstract isMatch(topic: TopicId): boolean

  mapToAgent(topic: TopicId): AgentId {
    if (this.isMatch(topic)) return new AgentId(this.agentType, topic.source)
    throw new CantHandle(`The subscription ${this.id} does not match the topic ${topic}: ask isMatch first.`)
  }

  equals(other: Subscription): boolean {
    return other.id === this.id || (other instanceof ToAgentType && other.#does === this.#does)
  }
}

/** All topics of just this type. */
export class TypeSubscription extends ToAgentType {
  readonly topicType: string

  constructor(topicType: string, agentType: string, id?: string) {
    super(agentType, `type:${topicType}:${agentType}`, id)
    this.topicType = topicType
  }

  isMatch(topic: TopicId): boolean {
    return topic.type === this.topicType
  }
}

/** All topics whose type begins so. */
export class TypePrefixSubscription extends ToAgentType {
  readonly topicTypePrefix: string

  constructor(topicTypePrefix: string, agentType: string, id?: string) {
    super(agentType, `prefix:${topicTypePrefix}:${agentType}`, id)
    this.topicTypePrefix = topicTypePrefix
  }

  isMatch(topic: TopicId): boolean {
    return topic.type.startsWith(this.topicTypePrefix)
  }
}

/** To the topics of `DefaultTopicId`. */
export class DefaultSubscription extends TypeSubscription {
  constructor(agentType: string, topicType = 'default') {
    super(topicType, agentType)
  }
}
