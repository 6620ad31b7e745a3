type Limited = { id: number; type: string }
export type Rates = { chatMs: number; groupPerMinute: number; perSecond: number }

/** What Telegram's own questions and answers advise: one message a second in a chat, 20 a minute in a group, 30 a second in all. */
export const ADVISED: Rates = { chatMs: 1000, groupPerMinute: 20, perSecond: 30 }
export const NO_RATES: Rates = { chatMs: 0, groupPerMinute: Infinity, perSecond: Infinity }

/** Counts what a bot was allowed; what it is refused does not count. */
export class RateWindows {
  readonly #rates: Rates
  readonly #all: number[] = []
  readonly #chats = new Map<number, number[]>()

  constructor(rates: Rates) {
    this.#rates = rates
  }

  /** Whole seconds to wait before the next write, 0 when it may be made. */
  wait(now: number, chat: Limited): number {
    const { chatMs, groupPerMinute, perSecond } = this.#rates
    const before = this.#chats.get(chat.id) ?? []
    const wait = Math.max(
      waitFor(before, 1, chatMs, now),
      chat.type === 'private' ? 0 : waitFor(before, groupPerMinute, 60_000, now),
      waitFor(this.#all, perSecond, 1000, now),
    )
    return Math.ceil(wait / 1000)
  }

  took(now: number, chat: Limited): void {
    const before = this.#chats.get(chat.id) ?? []
    this.#chats.set(chat.id, [...before.filter((at) => at > now - 60_000), now])
    this.#all.push(now)
    if (this.#all.length > 1000) this.#all.splice(0, 500)
  }
}

/** How long until one of the last `count` lies outside the window. */
function waitFor(times: number[], count: number, window: number, now: number): number {
  if (count === Infinity) return 0
  const oldest = times.at(-count)
  return oldest === undefined ? 0 : Math.max(0, oldest + window - now)
}
