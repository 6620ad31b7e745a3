/** Commits a batch as one transaction and answers each item in its place; throws when nothing of it was written. */
export type Commit<Item, Result> = (batch: Item[]) => Promise<Result[]>

// A batch of 200 appends blocks the loop for about 2 ms; more would make other work wait without being faster.
const MOST = 256

type Entry<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }

/**
 * Many writers, one sync: what arrives while a commit runs, or in the same tick, goes into the next one. Each caller
 * hears only after the commit that holds its work.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: Commit<Item, Result>
  #waiting: Entry<Item, Result>[] = []
  #running = false
  readonly #drained: (() => void)[] = []

  constructor(commit: Commit<Item, Result>) {
    this.#commit = commit
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (!this.#running) {
        this.#running = true
        setImmediate(this.#pump)
      }
    })
  }

  /** Settles when everything added so far, and whatever its callers add at once, is settled. */
  async drain(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#drained.push(resolve))
  }

  readonly #pump = async (): Promise<void> => {
    const batch = this.#waiting.splice(0, MOST)
    await this.#settle(batch)
    if (this.#waiting.length > 0) {
      setImmediate(this.#pump)
      return
    }
    this.#running = false
    for (const heard of this.#drained.splice(0)) heard()
  }

  async #settle(batch: Entry<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(batch.map(({ item }) => item))
      results.forEach((result, index) => batch[index]?.resolve(result))
    } catch (error) {
      // One writer's fault must not be the others': each is tried again alone.
      if (batch.length > 1) for (const entry of batch) await this.#settle([entry])
      else batch[0]?.reject(error)
    }
  }
}
