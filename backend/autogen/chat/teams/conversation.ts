import { flag, json, listOf, oneOf, orNull, recordOf, type Shaped, whole } from '../../models/checks.ts'
import type { MessageFactory } from '../message-factory.ts'
import { isChatMessage, type AnyMessage, type ChatMessage } from '../messages.ts'
import type { FinishedTurn } from './participant.ts'

export const conversationShape = (names: readonly string[]) => ({
  thread: listOf(json),
  lastSpeaker: orNull(oneOf(...names)),
  pending: listOf(oneOf(...names)),
  paused: flag,
  unheard: recordOf(listOf(whole)),
})
type State = Shaped<ReturnType<typeof conversationShape>>

/**
 * What has been said in a team, and who has yet to hear what. Everything that a turn changes changes here at one
 * moment, so whoever saves at any time finds the team as of its last finished turn.
 */
export class Conversation {
  /** Messages, and the events on the way to them, of all runs. */
  readonly thread: AnyMessage[] = []
  /** Who finished a turn last, or was skipped. */
  lastSpeaker: string | null = null
  /** Who was chosen for the round under way and has not finished; asked again where a run was cut. */
  pending: readonly string[] = []
  paused = false
  readonly #names: readonly string[]
  readonly #factory: MessageFactory
  /** For each participant what it has not been handed yet: never events, never its own words. */
  readonly #unheard = new Map<string, ChatMessage[]>()

  constructor(names: readonly string[], factory: MessageFactory) {
    this.#names = names
    this.#factory = factory
    this.reset()
  }

  newsFor(name: string): readonly ChatMessage[] {
    return [...(this.#unheard.get(name) ?? [])]
  }

  /** Said from outside: everybody is to hear it, and who speaks is chosen anew. */
  begin(task: readonly ChatMessage[]): void {
    this.pending = []
    this.#say({ said: task, told: task }, null)
  }

  /** A turn is finished: the speaker has `heard` so much of its news, and the others are to hear what they are told. */
  commit(speaker: string, turn: FinishedTurn, heard: number): void {
    this.#unheard.get(speaker)?.splice(0, heard)
    this.pending = this.pending.filter((name) => name !== speaker)
    this.lastSpeaker = speaker
    this.#say(turn, speaker)
  }

  reset(): void {
    this.thread.length = 0
    this.lastSpeaker = null
    this.pending = []
    for (const name of this.#names) this.#unheard.set(name, [])
  }

  /** What is unheard is saved as its places in the thread. */
  saveState(): State {
    const { thread, lastSpeaker, pending, paused } = this
    const places = new Map(thread.map((message, place) => [message, place]))
    const unheard = [...this.#unheard].map(
      ([name, news]) => [name, news.map((one) => places.get(one) ?? -1)] as const,
    )
    return {
      thread: thread.map((message) => this.#factory.dump(message)),
      lastSpeaker,
      pending: [...pending],
      paused,
      unheard: Object.fromEntries(unheard),
    }
  }

  /** Throws `ConfigurationError` where a message is none of this team's; then it has taken up a part. */
  loadState(state: State): void {
    this.reset()
    for (const saved of state.thread) this.thread.push(this.#factory.load(saved))
    this.lastSpeaker = state.lastSpeaker
    this.pending = state.pending
    this.paused = state.paused
    for (const name of this.#names) {
      const places = state.unheard[name] ?? []
      const news = places.map((place) => this.thread[place])
      this.#unheard.set(
        name,
        news.filter((one) => one !== undefined && isChatMessage(one)),
      )
    }
  }

  #say({ said, told }: FinishedTurn, speaker: string | null): void {
    this.thread.push(...said)
    for (const [name, news] of this.#unheard) if (name !== speaker) news.push(...told)
  }
}
