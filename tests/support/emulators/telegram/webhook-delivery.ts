import type { Clock } from '../../../../backend/ports/outside.ts'
import type { Pending, Update, Updates } from './updates.ts'

export type WebhookSettings = { url: string; secret: string | null; maxConnections: number }
export type Delivery = { updateId: number; at: number; status: number | null; fault: string | null }

const LONGEST_DELAY_MS = 60_000
/** What a webhook answers in its body would be a method to call; this emulator serves none. */
const ANSWERS_WITH_METHOD = /"method"\s*:/

/** Hands updates to a webhook: in order within a chat, again with growing delay until it says 2xx. */
export class WebhookDelivery {
  readonly #clock: Clock
  readonly #updates: Updates
  readonly #unserved: (what: string) => void
  readonly #stop = new AbortController()
  readonly #lanes = new Set<number>()
  #settings: WebhookSettings | null = null
  /** A test that delivers by hand switches this off. */
  automatic = true
  readonly log: Delivery[] = []

  constructor(clock: Clock, updates: Updates, unserved: (what: string) => void) {
    this.#clock = clock
    this.#updates = updates
    this.#unserved = unserved
  }

  get settings(): WebhookSettings | null {
    return this.#settings
  }

  set(settings: WebhookSettings | null): void {
    this.#settings = settings
    this.wake()
  }

  /** Starts a lane for every chat that has something waiting. */
  wake(): void {
    if (this.#settings === null || !this.automatic || this.#stop.signal.aborted) return
    for (const { chat } of this.#updates.pending) {
      if (this.#lanes.has(chat)) continue
      this.#lanes.add(chat)
      void this.#lane(chat).finally(() => this.#lanes.delete(chat))
    }
  }

  /** Delivers one update once, whether it was delivered before or not; null: nobody answered. */
  async deliver(update: Update): Promise<{ status: number | null; retryAfter: number }> {
    const settings = this.#settings
    if (settings === null) throw new Error('No webhook is set: nothing to deliver to.')
    const entry: Delivery = { updateId: update.update_id, at: this.#clock.now(), status: null, fault: null }
    this.log.push(entry)
    try {
      const answer = await fetch(settings.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(settings.secret !== null && { 'x-telegram-bot-api-secret-token': settings.secret }),
        },
        body: JSON.stringify(update),
        signal: this.#stop.signal,
      })
      const body = await answer.text()
      if (ANSWERS_WITH_METHOD.test(body)) this.#unserved(`webhook reply with a method: ${body}`)
      entry.status = answer.status
      return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after') ?? 0) }
    } catch (fault) {
      entry.fault = String(fault)
      return { status: null, retryAfter: 0 }
    }
  }

  close(): void {
    this.#stop.abort()
  }

  async #lane(chat: number): Promise<void> {
    let delay = 1000
    for (;;) {
      const next = this.#next(chat)
      if (next === undefined) return
      const { status, retryAfter } = await this.deliver(next.update)
      if (this.#stop.signal.aborted) return
      if (status !== null && status >= 200 && status < 300) {
        this.#updates.taken(next.update.update_id)
        delay = 1000
        continue
      }
      await this.#clock.sleep(retryAfter > 0 ? Math.min(retryAfter, 3600) * 1000 : delay, this.#stop.signal)
      if (this.#stop.signal.aborted) return
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
    }
  }

  #next(chat: number): Pending | undefined {
    if (this.#settings === null || !this.automatic) return undefined
    return this.#updates.pending.find((one) => one.chat === chat)
  }
}
