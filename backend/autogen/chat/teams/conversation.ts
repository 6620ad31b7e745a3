import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { MessageFactory } from '../message-factory.ts'
import { isChatMessage, type AnyMessage, type ChatMessage } from '../messages.ts'
import { textOf } from './failure-policy.ts'
import type { FinishedTurn } from './protocol.ts'
import { countIn, type Fields, fieldsIn, listIn, nameIn } from './saved.ts'

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
  /** For each participant the places in the thread of what it has not been handed yet. */
  #unheard = new Map<string, number[]>()

  constructor(names: readonly string[], factory: MessageFactory) {
    this.#names = names
    this.#factory = factory
    this.reset()
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

  /** Said from outside: everybody is to hear it, and who speaks is chosen anew. */
  begin(task: readonly ChatMessage[]): void {
    this.pending = []
    this.#say({ said: task, told: task }, null)
  }

  /** A turn is finished: the speaker has heard the `news` it was handed, and the others are to hear what they are told. */
  commit(speaker: string, turn: FinishedTurn, news: number): void {
    this.#unheard.get(speaker)?.splice(0, news)
    this.pending = this.pending.filter((name) => name !== speaker)
    this.lastSpeaker = speaker
    this.#say(turn, speaker)
  }

  reset(): void {
    this.thread.length = 0
    this.lastSpeaker = null
    this.pending = []
    this.#unheard = new Map(this.#names.map((name) => [name, []]))
  }

  saveState(): Fields {
    const { lastSpeaker, pending, paused } = this
    return {
      participants: [...this.#names],
      thread: this.thread.map((message) => this.#factory.dump(message)),
      lastSpeaker,
      pending: [...pending],
      paused,
      unheard: Object.fromEntries([...this.#unheard].map(([name, places]) => [name, [...places]])),
    }
  }

  /** Throws `BadState` before anything is changed. */
  loadState(state: Fields): void {
    const messages = listIn(state.thread, 'the thread').map((one) => this.#message(one))
    const lastSpeaker = nameIn(state.lastSpeaker, this.#names, 'the last speaker')
    const pending = listIn(state.pending, 'those whose turn it is').map((name) =>
      nameIn(name, this.#names, 'one whose turn it is'),
    )
    const unheard = fieldsIn(state.unheard, 'what is unheard')
    const places = this.#names.map((name) => {
      const own = listIn(unheard[name], `what ${name} has not heard`)
      return [name, own.map((place) => countIn(place, 'a place'))] as const
    })
    this.thread.length = 0
    for (const message of messages) this.thread.push(message)
    this.lastSpeaker = lastSpeaker
    this.pending = pending.filter((name) => name !== null)
    this.paused = state.paused === true
    this.#unheard = new Map(places)
  }

  #say({ said, told }: FinishedTurn, speaker: string | null): void {
    const heard = new Set<AnyMessage>(told)
    for (const message of said) {
      if (heard.has(message))
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
