import { ConfigurationError } from './errors.ts'
import type { AgentId, TopicId } from './ids.ts'
import type { Subscription } from './subscriptions.ts'

// Topics come and go with their sources (one for each session): what is remembered of them must not grow with them.
const REMEMBERED = 4_096

/** From a topic to those who subscribed to it, each once, in the order of subscriptions. */
export class Routes {
  #subscriptions: readonly Subscription[] = []
  readonly #byTopic = new Map<string, Map<string, readonly AgentId[]>>()
  #remembered = 0

  add(subscription: Subscription): void {
    if (this.#subscriptions.some((other) => other.equals(subscription)))
      throw new ConfigurationError(
        `The subscription ${subscription.id} already exists: add it once, an agent hears a topic once anyway.`,
      )
    this.#subscriptions = [...this.#subscriptions, subscription]
    this.#forget()
  }

  remove(id: string): void {
    if (!this.#subscriptions.some((one) => one.id === id))
      throw new ConfigurationError(
        `There is no subscription ${id}: remove it by the id of the one that was added.`,
      )
    this.#subscriptions = this.#subscriptions.filter((one) => one.id !== id)
    this.#forget()
  }

  to(topic: TopicId): readonly AgentId[] {
    return this.#byTopic.get(topic.type)?.get(topic.source) ?? this.#look(topic)
  }

  #look(topic: TopicId): readonly AgentId[] {
    const found = new Map<string, AgentId>()
    for (const subscription of this.#subscriptions) {
      if (!subscription.isMatch(topic)) continue
      const id = subscription.mapToAgent(topic)
      if (!found.has(`${id}`)) found.set(`${id}`, id)
    }
    if (++this.#remembered > REMEMBERED) this.#forget()
    const sources = this.#byTopic.get(topic.type) ?? new Map<string, readonly AgentId[]>()
    const ids = [...found.values()]
    this.#byTopic.set(topic.type, sources.set(topic.source, ids))
    return ids
  }

  #forget(): void {
    this.#byTopic.clear()
    this.#remembered = 0
  }
}
