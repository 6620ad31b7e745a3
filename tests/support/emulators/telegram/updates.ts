import type { Clock } from '../../../../backend/ports/outside.ts'
import { refusal, type Refusal } from './refusals.ts'

export type Update = { update_id: number } & Record<string, unknown>
export type Pending = { update: Update; at: number; chat: number }

/** What a bot has not taken yet expires after a day. */
const EXPIRES_MS = 24 * 60 * 60_000
const POLLED_TWICE = refusal(
  409,
  'Terminated by other getUpdates request; make sure that only one bot instance is running',
)
const BY_WEBHOOK = refusal(409, 'Terminated by setWebhook request')
type Poll = { end: (why: 'update' | Refusal) => void }

/** A bot's updates, until it confirms them by an offset or its webhook takes them. */
export class Updates {
  readonly #clock: Clock
  #pending: Pending[] = []
  #nextId: number
  #poll: Poll | null = null
  /** Null: all that a bot gets when it has asked for nothing in particular. */
  allowed: string[] | null = null
  /** Everything that ever happened, in order, also what was taken. */
  readonly all: Pending[] = []

  constructor(clock: Clock, firstId: number) {
    this.#clock = clock
    this.#nextId = firstId
  }

  get pending(): readonly Pending[] {
    const since = this.#clock.now() - EXPIRES_MS
    this.#pending = this.#pending.filter(({ at }) => at > since)
    return this.#pending
  }

  push(kind: string, chat: number, value: unknown): number | null {
    if (this.allowed !== null && this.allowed.length > 0 && !this.allowed.includes(kind)) return null
    const update = { update_id: this.#nextId++, [kind]: value }
    const pending = { update, at: this.#clock.now(), chat }
    this.#pending.push(pending)
    this.all.push(pending)
    this.#poll?.end('update')
    return update.update_id
  }

  /** The next id is far from the last one, as after a week without updates. */
  jump(by: number): void {
    this.#nextId += by
  }

  taken(id: number): void {
    this.#pending = this.#pending.filter(({ update }) => update.update_id !== id)
  }

  clear(): void {
    this.#pending = []
  }

  /** Waits for an update as long as asked; whoever waited before is told that somebody else polls. */
  async poll(asked: { offset: number; limit: number; seconds: number }): Promise<Update[] | Refusal> {
    this.#poll?.end(POLLED_TWICE)
    this.#confirm(asked.offset)
    if (this.pending.length === 0 && asked.seconds > 0) {
      const ended = await this.#wait(asked.seconds * 1000)
      if (ended !== 'update' && ended !== 'time') return ended
    }
    return this.pending.slice(0, asked.limit).map(({ update }) => update)
  }

  endPoll(why: Refusal = BY_WEBHOOK): void {
    this.#poll?.end(why)
  }

  async #wait(ms: number): Promise<'update' | 'time' | Refusal> {
    const timer = new AbortController()
    const { promise, resolve } = Promise.withResolvers<'update' | Refusal>()
    const poll = { end: resolve }
    this.#poll = poll
    const ended = await Promise.race([
      promise,
      this.#clock.sleep(ms, timer.signal).then(() => 'time' as const),
    ])
    timer.abort()
    if (this.#poll === poll) this.#poll = null
    return ended
  }

  /** All before the offset is confirmed; a negative one counts from the end and forgets the rest. */
  #confirm(offset: number): void {
    if (offset < 0) this.#pending = this.pending.slice(offset)
    else if (offset > 0) this.#pending = this.pending.filter(({ update }) => update.update_id >= offset)
  }
}
