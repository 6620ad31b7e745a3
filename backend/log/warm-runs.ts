import type { RunState } from '../council/state.ts'
import type { Reading } from './log-clock.ts'

/**
 * `users` wait for it or work on it: as long as there are any it is the run, and cannot be put away. `seen` is what the
 * clocks said when the last event was taken up.
 */
export type Entry = { state: RunState; epoch: number; seen: Reading; tail: Promise<unknown>; users: number }
export type Loaded = Pick<Entry, 'state' | 'epoch' | 'seen'>

/** The folded states that are at hand: the most recently used; one that was put away is folded again when asked for. */
export class WarmRuns {
  readonly #load: (runId: string) => Promise<Loaded | null>
  readonly #most: number
  readonly #entries = new Map<string, Entry>()
  readonly #loading = new Map<string, Promise<Entry | null>>()

  constructor(load: (runId: string) => Promise<Loaded | null>, most: number) {
    this.#load = load
    this.#most = most
  }

  /** Without waiting; undefined where it is not at hand. */
  peek(runId: string): Entry | undefined {
    return this.#entries.get(runId)
  }

  /** Null where there is no such run. */
  async entry(runId: string): Promise<Entry | null> {
    const warm = this.#entries.get(runId)
    if (warm !== undefined) {
      this.#entries.delete(runId)
      this.#entries.set(runId, warm)
      return warm
    }
    const loading = this.#loading.get(runId) ?? this.#fetch(runId).finally(() => this.#loading.delete(runId))
    this.#loading.set(runId, loading)
    return loading
  }

  /** Works on one run, one after the other; null where there is no such run. */
  async locked<T>(runId: string, work: (entry: Entry) => Promise<T>): Promise<T | null> {
    let entry = await this.entry(runId)
    // It may have been put away while we waited, and another may be at hand by now.
    while (entry !== null && this.#entries.get(runId) !== entry) entry = await this.entry(runId)
    if (entry === null) return null
    const held = entry
    held.users++
    const turn = this.#behind(held.tail, work, held)
    held.tail = turn.then(ignore, ignore)
    return turn
  }

  keep(runId: string, loaded: Loaded): Entry {
    const entry = { ...loaded, tail: Promise.resolve(), users: 0 }
    this.#entries.set(runId, entry)
    for (const [oldest, { state: old, users }] of this.#entries) {
      if (this.#entries.size <= this.#most || oldest === runId || old.turn !== null || users > 0) break
      this.#entries.delete(oldest)
    }
    return entry
  }

  async #behind<T>(tail: Promise<unknown>, work: (entry: Entry) => Promise<T>, held: Entry): Promise<T> {
    await tail
    try {
      return await work(held)
    } finally {
      held.users--
    }
  }

  async #fetch(runId: string): Promise<Entry | null> {
    const loaded = await this.#load(runId)
    return loaded === null ? null : this.keep(runId, loaded)
  }
}

const ignore = (): void => {}
