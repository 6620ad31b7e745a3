/** A message as the oracle follows it. */
type Followed = {
  n: number
  /** Whether it must go past the mailbox; `either` where the moment decides, which cannot be seen from outside. */
  aside: boolean | 'either'
  /** When it was cancelled, by the clock; null where it was not. */
  cancelledAt: number | null
  settled: boolean
  /** How many handlers have still to end. */
  open: number
  /** What its handler came to. */
  result?: { value: unknown } | { error: unknown }
}
type Ask = { from: string; to: string; ended: boolean }

/** Watches a runtime from outside and throws as soon as it breaks what it promises. */
export class Oracle {
  readonly #graceMs: number
  readonly #now: () => number
  readonly #messages = new Map<number, Followed>()
  /** By agent, what it has still to begin, in the order it was posted. */
  readonly #queues = new Map<string, Followed[]>()
  /** By agent, which message of its mailbox it handles. */
  readonly #active = new Map<string, Followed>()
  readonly #asks = new Map<number, Ask>()
  readonly #begun = new Set<string>()
  /** How many deliveries it has seen. */
  deliveries = 0

  constructor(graceMs: number, now: () => number) {
    this.#graceMs = graceMs
    this.#now = now
  }

  /** Before it is handed to the runtime. */
  posted(
    n: number,
    recipients: readonly string[],
    from: string | null,
    how: 'control' | 'send' | 'publish',
  ): void {
    const [to] = recipients
    let aside: Followed['aside'] = how === 'control'
    if (how === 'send' && from && to) aside = this.#circle(to, from)
    const settled = how === 'publish'
    const message: Followed = { n, aside, cancelledAt: null, settled, open: recipients.length }
    this.#messages.set(n, message)
    for (const agent of recipients) this.#queue(agent).push(message)
    if (how !== 'publish' && from && to) this.#asks.set(n, { from, to, ended: false })
  }

  began(n: number, agent: string): void {
    const message = this.#message(n)
    this.deliveries++
    if (message.cancelledAt !== null)
      throw new Error(`${n} was delivered to ${agent} though it was cancelled`)
    if (this.#begun.has(`${n} ${agent}`)) throw new Error(`${n} was delivered to ${agent} twice`)
    this.#begun.add(`${n} ${agent}`)
    const queue = this.#queue(agent)
    const at = queue.indexOf(message)
    if (at < 0) throw new Error(`${n} was delivered to ${agent}, whom it is not for`)
    const earlier = queue.slice(0, at).find((one) => one.cancelledAt === null && one.aside === false)
    queue.splice(at, 1)
    const active = this.#active.get(agent)
    const busy = active !== undefined && !this.#abandoned(active)
    if (message.aside !== false) return
    if (earlier) throw new Error(`${n} was delivered to ${agent} before ${earlier.n}, which came earlier`)
    if (busy) throw new Error(`${n} was delivered to ${agent} while it handles ${active.n}`)
    this.#active.set(agent, message)
  }

  ended(n: number, agent: string, result: { value: unknown } | { error: unknown }): void {
    const message = this.#message(n)
    message.result = result
    message.open--
    if (this.#active.get(agent) === message) this.#active.delete(agent)
    const ask = this.#asks.get(n)
    if (ask) ask.ended = true
  }

  /** A promise of `send` has come to something. */
  settled(n: number, outcome: { value: unknown } | { error: unknown }): void {
    const message = this.#message(n)
    if (message.settled) throw new Error(`${n} was answered twice`)
    message.settled = true
    this.#asks.delete(n)
    if (message.cancelledAt !== null) return
    const { result } = message
    const as = (one: typeof outcome) => ('value' in one ? one.value : one.error)
    if (!result || 'value' in result !== 'value' in outcome || as(result) !== as(outcome))
      throw new Error(`${n} was answered ${String(as(outcome))}, not ${result && String(as(result))}`)
  }

  cancelled(n: number): void {
    const message = this.#messages.get(n)
    if (!message || (message.open === 0 && message.settled)) return
    message.cancelledAt ??= this.#now()
  }

  /** Also where all about it was checked and forgotten. */
  isCancelled(n: number): boolean {
    return this.#messages.get(n)?.cancelledAt !== null
  }

  /** The runtime was told to stop: all that is under way is cancelled. */
  stopped(): void {
    for (const n of this.#messages.keys()) this.cancelled(n)
  }

  /** Those whom the sender has given up on know it by now. */
  checkTold(): void {
    for (const { n, cancelledAt, settled } of this.#messages.values())
      if (cancelledAt !== null && !settled)
        throw new Error(`${n} was cancelled, but who waits for it was not told`)
  }

  /** Nothing is under way any more: all has come to an end, nothing was lost. */
  checkQuiet(): void {
    for (const [agent, queue] of this.#queues)
      for (const { n, cancelledAt } of queue)
        if (cancelledAt === null) throw new Error(`${n} never reached ${agent}`)
    for (const { n, settled } of this.#messages.values())
      if (!settled) throw new Error(`${n} was never answered`)
  }

  /** After all of it was checked: what is over need not be remembered. */
  forget(): void {
    for (const all of [this.#messages, this.#queues, this.#active, this.#asks, this.#begun]) all.clear()
  }

  #abandoned({ cancelledAt }: Followed): boolean {
    return cancelledAt !== null && this.#now() - cancelledAt >= this.#graceMs
  }

  /** Whether `agent` waits for `asker`: surely, perhaps (an answer is on its way), or not. */
  #circle(agent: string, asker: string): boolean | 'either' {
    const asks = [...this.#asks].map(([n, ask]) => ({ ...ask, ended: ask.ended || this.isCancelled(n) }))
    const reaches = (from: string, over: Ask[], seen = new Set<string>()): boolean => {
      if (from === asker) return true
      seen.add(from)
      return over.some((ask) => ask.from === from && !seen.has(ask.to) && reaches(ask.to, over, seen))
    }
    const surely = asks.filter(({ ended }) => !ended)
    return reaches(agent, surely) ? true : reaches(agent, asks) ? 'either' : false
  }

  #queue(agent: string): Followed[] {
    const queue = this.#queues.get(agent) ?? []
    this.#queues.set(agent, queue)
    return queue
  }

  #message(n: number): Followed {
    const message = this.#messages.get(n)
    if (!message) throw new Error(`${n} was never posted`)
    return message
  }
}
