import { ConfigurationError } from './errors.ts'
import type { AgentId, TopicId } from './ids.ts'
import type { Subscription } from './subscriptions.ts'

// Topics come and go with their sources (one for each session): what is remembered of them must not grow with them.
const REMEMBERED = 4_096

/** From a topic to those who subscribed to it, each once, in the order of subscriptions. */
export class Routes {
  #subscriptions: readonly Subscription[] = []
  readonly #byTopic = new Map<string, readonly AgentId[]>()

  add(subscription: Subscription): void {
    const same = this.#subscriptions.find((other) => other.equals(subscription))
    if (same) throw new ConfigurationError(`${subscription.id} already exists, as ${same.id}: add it once.`)
    this.#subscriptions = [...this.#subscriptions, subscription]
    this.#byTopic.clear()
  }

  remove(id: string): void {
    const others = this.#subscriptions.filter((one) => one.id !== id)
    if (others.length === this.#subscriptions.length)
      throw new ConfigurationError(`There is no subscription ${id}: remove one by the id it was added with.`)
    this.#subscriptions = others
    this.#byTopic.clear()
  }

  to(topic: TopicId): readonly AgentId[] {
    const name = `${topic}`
    const known = this.#byTopic.get(name)
    if (known) return known
    const found = new Map<string, AgentId>()
    for (const subscription of this.#subscriptions) {
      if (!subscription.isMatch(topic)) continue
      const id = subscription.mapToAgent(topic)
      if (!found.has(`${id}`)) found.set(`${id}`, id)
    }
    if (this.#byTopic.size >= REMEMBERED) this.#byTopic.clear()
    const ids = [...found.values()]
    this.#byTopic.set(name, ids)
    return ids
  }
}
