// What an interaction hands to the app for a short while: a trigger for one view, and an address to answer to.
const TRIGGER_LIVES = 3_000
const ADDRESS_LIVES = 30 * 60_000
const ADDRESS_USES = 5

export type Address = {
  appId: string
  channel: string
  user: string
  /** The message whose button was pressed; null after a slash command. */
  messageTs: string | null
  threadTs: string | null
}
type Trigger = { user: string; until: number; used: boolean }

export class Tickets {
  readonly #triggers = new Map<string, Trigger>()
  readonly #addresses = new Map<string, { address: Address; until: number; left: number }>()
  readonly #now: () => number
  readonly #newId: (letter: string) => string

  constructor(now: () => number, newId: (letter: string) => string) {
    this.#now = now
    this.#newId = newId
  }

  trigger(user: string): string {
    const id = `${this.#newId('1')}.${this.#newId('2')}`
    this.#triggers.set(id, { user, until: this.#now() + TRIGGER_LIVES, used: false })
    return id
  }

  /** What became of a trigger, and who had it; nothing is used up before `use`. */
  look(id: string): { user: string } | 'unknown' | 'expired' | 'exchanged' {
    const trigger = this.#triggers.get(id)
    if (trigger === undefined) return 'unknown'
    if (trigger.used) return 'exchanged'
    return trigger.until < this.#now() ? 'expired' : { user: trigger.user }
  }

  use(id: string): void {
    const trigger = this.#triggers.get(id)
    if (trigger !== undefined) trigger.used = true
  }

  /** The last part of a new `response_url`. */
  address(address: Address): string {
    const id = this.#newId('R')
    this.#addresses.set(id, { address, until: this.#now() + ADDRESS_LIVES, left: ADDRESS_USES })
    return id
  }

  addressed(id: string): Address | 'unknown' | 'expired' | 'used' {
    const known = this.#addresses.get(id)
    if (known === undefined) return 'unknown'
    if (known.until < this.#now()) return 'expired'
    return known.left <= 0 ? 'used' : known.address
  }

  useAddress(id: string): void {
    const known = this.#addresses.get(id)
    if (known !== undefined) known.left -= 1
  }
}
