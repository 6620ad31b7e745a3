// Places where requests wait for a test: after their commit, or until others have come.
import type { Entry } from './journal.ts'
import { matches, type Match } from './match.ts'
import type { EmulatorRequest } from './service.ts'

/** `reached` settles when the request has committed; it is answered once `release` is called. */
export type Hold = { id: number; reached: Promise<Entry>; release(): void }
type Waiting = { hold: Hold; match: Match; seen: number; reach(entry: Entry): void; released: Promise<void> }

export class Barriers {
  #ids = 0
  readonly holds = new Map<number, Hold>()
  #waiting: Waiting[] = []
  #gathering: { match: Match; missing: number; open: () => void; opened: Promise<void> }[] = []

  /** The next request that matches waits after its commit, before its reply. */
  hold(match: Match = {}): Hold {
    const [reached, released] = [Promise.withResolvers<Entry>(), Promise.withResolvers<void>()]
    const hold: Hold = { id: ++this.#ids, reached: reached.promise, release: released.resolve }
    this.holds.set(hold.id, hold)
    this.#waiting.push({ hold, match, seen: 0, reach: reached.resolve, released: released.promise })
    return hold
  }

  /** The next `n` requests that match wait for each other before any of them is looked at. */
  together(n: number, match: Match = {}): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gathering.push({ match, missing: n, open: resolve, opened: promise })
  }

  async arrive(request: EmulatorRequest): Promise<void> {
    const group = this.#gathering.find(({ match, missing }) => missing > 0 && matches(match, request))
    if (group === undefined) return
    group.missing -= 1
    if (group.missing === 0) {
      this.#gathering = this.#gathering.filter((one) => one !== group)
      group.open()
    }
    await group.opened
  }

  async committed(request: EmulatorRequest, entry: Entry): Promise<void> {
    if (entry.committedAt === null) return
    const index = this.#waiting.findIndex((one) => {
      if (!matches(one.match, request)) return false
      one.seen += 1
      return one.match.nth === undefined || one.match.nth === one.seen
    })
    const [one] = index < 0 ? [] : this.#waiting.splice(index, 1)
    if (one === undefined) return
    one.reach(entry)
    await one.released
  }

  releaseAll(): void {
    for (const hold of this.holds.values()) hold.release()
    for (const group of this.#gathering.splice(0)) group.open()
    this.#waiting = []
  }
}
