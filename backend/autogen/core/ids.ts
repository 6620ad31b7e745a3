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
      throw new ConfigurationError(
        `"${type}" cannot be an agent's type: use letters, digits, "_", "-" and "." only.`,
      )
    this.type = type
    this.key = key
  }

  /** Splits at the first `/`: a key may hold more of them. */
  static parse(text: string): AgentId {
    const slash = text.indexOf('/')
    if (slash < 0) throw new ConfigurationError(`"${text}" is no agent id: write type/key.`)
    return new AgentId(text.slice(0, slash), text.slice(slash + 1))
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
        `"${type}" cannot be a topic's type: use letters, digits, "_", "-", ".", ":" and "=" only.`,
      )
    this.type = type
    this.source = source
  }

  static parse(text: string): TopicId {
    const slash = text.indexOf('/')
    if (slash < 0) throw new ConfigurationError(`"${text}" is no topic: write type/source.`)
    return new TopicId(text.slice(0, slash), text.slice(slash + 1))
  }

  equals(other: TopicId): boolean {
    return this.type === other.type && this.source === other.source
  }

  toString(): string {
    return `${this.type}/${this.source}`
  }
}
