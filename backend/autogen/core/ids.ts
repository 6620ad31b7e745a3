import { ConfigurationError } from './errors.ts'

// Upstream's `\w` is Unicode-aware: letters and digits of every script pass.
const AGENT_TYPE = /^[\p{L}\p{N}_.-]+$/u
const TOPIC_TYPE = /^[\p{L}\p{N}_.:=-]+$/u

/** Who: a type, which names how it is made, and a key, which tells its instances apart. Printed `type/key`. */
export class AgentId {
  readonly type: string
  readonly key: string

  constructor(type: string, key: string) {
    if (!AGENT_TYPE.test(type))
      throw new ConfigurationError(`"${type}" is no agent type: use letters, digits, "_", "-" and "." only.`)
    this.type = type
    this.key = key
  }

  /** Splits at the first `/`: a key may hold more of them. */
  static parse(text: string): AgentId {
    return new AgentId(...split(text))
  }

  equals(other: AgentId): boolean {
    return this.type === other.type && this.key === other.key
  }

  toString(): string {
    return `${this.type}/${this.key}`
  }
}

/** About what: a type, which is subscribed to, and a source, which becomes the key of whoever hears it. */
export class TopicId {
  readonly type: string
  readonly source: string

  constructor(type: string, source = 'default') {
    if (!TOPIC_TYPE.test(type))
      throw new ConfigurationError(
        `"${type}" is no topic type: use letters, digits, "_", "-", ".", ":" and "=" only.`,
      )
    this.type = type
    this.source = source
  }

  static parse(text: string): TopicId {
    return new TopicId(...split(text))
  }

  equals(other: TopicId): boolean {
    return this.type === other.type && this.source === other.source
  }

  toString(): string {
    return `${this.type}/${this.source}`
  }
}

/**
 * The topic of those who need no other. Its source is the key of the agent that publishes, so that agents of one key
 * (one session) hear each other; `default` where no agent is given.
 */
export class DefaultTopicId extends TopicId {
  constructor(publisher?: AgentId, type = 'default') {
    super(type, publisher?.key)
  }
}

function split(text: string): [string, string] {
  const slash = text.indexOf('/')
  if (slash < 0) throw new ConfigurationError(`"${text}" has no "/": write type/key or type/source.`)
  return [text.slice(0, slash), text.slice(slash + 1)]
}
