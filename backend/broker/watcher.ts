import type { Draft } from '../ports/councils.ts'
import { frameText, wireBytes } from './frames.ts'
import type { Wire } from './wire.ts'

/** 256 KiB unsent means the viewer is gone or hopeless; it can resume by seq. */
export const MOST_UNSENT = 262_144
/** A viewer this far behind is spared the drafts: they are hints, events are facts. */
const MOST_UNSENT_FOR_DRAFTS = 65_536
/** Events encoded once: what `from` to `to` looks like on every wire. */
export type Batch = {
  from: number
  to: number
  bytes: Buffer
  /** What it is made of, where something in it may be kept from somebody. */
  sealed?: readonly { seq: number; bytes: string }[]
}

export type WatcherDeps = {
  runId: string
  wire: Wire
  /** Whether something may be kept from this viewer now: then what is sealed comes as a page. */
  isKeptBlind(): boolean
  /** What follows `after` in the log as this viewer may see it, in pieces; empty at its end. */
  page(after: number): Promise<readonly Batch[]>
  /** The last seq that the room knows of. */
  head(): number
  /** The message under way, once all of it that is on its way to the others has been sent. */
  draft(): Draft | null
  /** What was sent is not any more: they must ask again. */
  setBack(): void
  fail(error: unknown): void
}

/**
 * One viewer of one run: a cursor into the log and not a queue. What comes live is written where it fits on to the
 * cursor; whatever does not fit, or could not be taken, is read from the log later.
 */
export class Watcher {
  readonly #deps: WatcherDeps
  #cursor: number
  #feeding = false
  #gone = false
  #caughtUp = false

  constructor(deps: WatcherDeps, after: number) {
    this.#deps = deps
    this.#cursor = after
  }

  get runId(): string {
    return this.#deps.runId
  }

  /** Whether there is something in the log that this viewer was not sent. */
  get behind(): boolean {
    return this.#cursor < this.#deps.head()
  }

  /** Live events, the same bytes for every viewer. */
  take(batch: Batch): void {
    if (this.#gone || batch.to <= this.#cursor) return
    if (this.#feeding || batch.from !== this.#cursor + 1 || !this.#hasRoomFor(batch.bytes)) return this.feed()
    if (batch.sealed !== undefined && this.#deps.isKeptBlind()) return this.feed()
    this.#deps.wire.write(batch.bytes)
    this.#cursor = batch.to
  }

  /** Tokens of the message under way, for those who have seen all that went before. */
  takeDeltas(bytes: Buffer): void {
    const { wire } = this.#deps
    if (this.#caughtUp && !this.#feeding && wire.unsent() <= MOST_UNSENT_FOR_DRAFTS) wire.write(bytes)
  }

  /** Sends on from the cursor, as much as the wire takes; the rest when it has drained. */
  feed(): void {
    if (this.#feeding || this.#gone) return
    this.#feeding = true
    this.#readOn().then(
      (came) => this.#settle(came),
      (error: unknown) => {
        this.#feeding = false
        if (!this.#gone) this.#deps.fail(error)
      },
    )
  }

  leave(): void {
    this.#gone = true
  }

  setBack(): void {
    this.#deps.setBack()
  }

  /** True where it came further. */
  async #readOn(): Promise<boolean> {
    const before = this.#cursor
    while (this.#wantsMore()) {
      const batches = await this.#deps.page(this.#cursor)
      if (this.#gone || batches.length === 0 || !this.#write(batches)) break
    }
    return this.#cursor > before
  }

  /** Half the allowance free is worth a look into the log; less than that, and `drain` will call. */
  #wantsMore(): boolean {
    const { wire } = this.#deps
    return !this.#gone && wire.open() && this.behind && wire.unsent() <= MOST_UNSENT / 2
  }

  /** False where the wire took no more: the rest stays in the log. */
  #write(batches: readonly Batch[]): boolean {
    for (const { from, to, bytes } of batches) {
      if (from !== this.#cursor + 1)
        throw new Error(`The log of ${this.runId} has a gap behind ${this.#cursor}.`)
      if (!this.#hasRoomFor(bytes)) return false
      this.#deps.wire.write(bytes)
      this.#cursor = to
    }
    return true
  }

  // In the same step as the look at the head: what comes live from here on fits on to the cursor.
  #settle(came: boolean): void {
    this.#feeding = false
    const { wire, runId, draft } = this.#deps
    if (this.#gone || !wire.open()) return
    if (this.behind) {
      // Appended while the last page was on its way. Where nothing came, the hint was ahead of the log: others will call.
      if (came && this.#wantsMore()) this.feed()
      return
    }
    if (this.#caughtUp) return
    this.#caughtUp = true
    const open = draft()
    wire.write(
      wireBytes([
        frameText({ type: 'caught_up', runId, seq: this.#cursor }),
        ...(open === null ? [] : [frameText({ type: 'draft', runId, ...open })]),
      ]),
    )
  }

  // An event larger than the whole allowance goes to an empty wire or nowhere.
  #hasRoomFor(bytes: Buffer): boolean {
    const unsent = this.#deps.wire.unsent()
    return unsent === 0 || unsent + bytes.length <= MOST_UNSENT
  }
}
