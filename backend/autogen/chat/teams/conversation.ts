import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { MessageFactory } from '../message-factory.ts'
import { isChatMessage } from '../message-shape.ts'
import type { AnyMessage, ChatMessage } from '../messages.ts'
import { textOf } from './failure-policy.ts'
import { countIn, fieldsIn, type Fields, listIn, nameIn } from './saved.ts'

/**
 * What has been said in a team, and who has yet to hear what. Everything that a turn changes changes here at one
 * moment, so whoever saves at any time finds the team as of its last finished turn.
 */
export class Conversation {
  /** Messages, and the events on the way to them, of all runs. */
  readonly thread: AnyMessage[] = []
  /** Who was chosen for the round under way and has not finished; asked again where a run was cut. */
  pending: readonly string[] = []
  paused = false
  readonly #names: readonly string[]
  readonly #factory: MessageFactory
  /** For each participant the places in the thread of what it has not been handed yet. */
  readonly #unheard: Map<string, number[]>

  constructor(names: readonly string[], factory: MessageFactory) {
    this.#names = names
    this.#factory = factory
    this.#unheard = new Map(names.map((name) => [name, []]))
  }

  /** How many messages a participant has not been handed: never events, never its own words. */
  news(name: string): number {
    return this.#unheard.get(name)?.length ?? 0
  }

  /** The first `count` of them. */
  newTo(name: string, count: number): ChatMessage[] {
    const places = this.#unheard.get(name)?.slice(0, count) ?? []
    return places.map((place) => this.thread[place]).filter((one) => one !== undefined && isChatMessage(one))
  }

  /** Said from outside: everybody is to hear it. */
  begin(task: readonly ChatMessage[]): void {
    this.#say(task, null)
  }

  /** A turn is finished: the speaker has heard the `news` it was handed, and all others are to hear what it said. */
  commit(speaker: string, said: readonly AnyMessage[], news: number): void {
    this.#unheard.get(speaker)?.splice(0, news)
    this.pending = this.pending.filter((name) => name !== speaker)
    this.#say(said, speaker)
  }

  reset(): void {
    this.thread.length = 0
    this.pending = []
    for (const places of this.#unheard.values()) places.length = 0
  }

  saveState(): Fields {
    return {
      thread: this.thread.map((message) => this.#factory.dump(message)),
      pending: [...this.pending],
      paused: this.paused,
      unheard: Object.fromEntries([...this.#unheard].map(([name, places]) => [name, [...places]])),
    }
  }

  /** Throws `BadState` before anything is changed. */
  loadState(state: Json | undefined): void {
    const { thread, pending, paused, unheard } = fieldsIn(state, 'the conversation')
    const messages = listIn(thread, 'the thread').map((one) => this.#message(one))
    const next = listIn(pending, 'those whose turn it is')
      .map((name) => nameIn(name, this.#names, 'one whose turn it is'))
      .filter((name) => name !== null)
    const byName = fieldsIn(unheard, 'what is unheard')
    const places = this.#names.map((name) =>
      listIn(byName[name], `what ${name} has not heard`).map((place) => countIn(place, 'a place')),
    )
    this.reset()
    for (const message of messages) this.thread.push(message)
    this.pending = next
    this.paused = paused === true
    this.#names.forEach((name, index) => this.#unheard.set(name, places[index] ?? []))
  }

  #say(said: readonly AnyMessage[], speaker: string | null): void {
    for (const message of said) {
      if (isChatMessage(message))
        for (const [name, places] of this.#unheard) if (name !== speaker) places.push(this.thread.length)
      this.thread.push(message)
    }
  }

  #message(saved: Json): AnyMessage {
    try {
      return this.#factory.load(saved)
    } catch (cause) {
      throw new BadState(`A message that was saved cannot be taken up. ${textOf(cause)}`, { cause })
    }
  }
}
