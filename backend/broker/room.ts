import type { BusMessage } from '../ports/bus.ts'
import type { Councils } from '../ports/councils.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { batchOf } from './batch.ts'
import { eventText, frameText, wireBytes } from './frames.ts'
import { Pace } from './pace.ts'
import { Pages } from './pages.ts'
import type { Watcher } from './watcher.ts'

export type RoomDeps = {
  runId: string
  log: Pick<RunLog, 'read' | 'head'>
  drafts: Pick<Councils, 'draft'>
  clock: Clock
  /** Runs the work when the tick is over: what was appended in it goes out in one piece. */
  afterTick(work: () => void): void
  /** Runs the work when the window of the drafts closes. */
  afterWindow(work: () => void): void
  fail(error: unknown): void
}

/** The viewers of one run. Whatever is sent to all of them is encoded once. */
export class Room {
  readonly #deps: RoomDeps
  readonly #watchers = new Set<Watcher>()
  /** The log for viewers who are behind. */
  readonly pages: Pages
  readonly #text: (event: { bytes: string }) => string
  /** Up to here the log has gone to the viewers or into `#texts`. */
  #position: number
  /** The last seq that anybody told us of. */
  #known: number
  #texts: string[] = []
  #events: { seq: number; bytes: string }[] = []
  #characters = 0
  #deltas: string[] = []
  readonly #pace: Pace
  #windowOpen = false
  #reading = false

  constructor(deps: RoomDeps, headSeq: number) {
    this.#deps = deps
    this.#text = eventText(deps.runId)
    const { clock, afterTick } = deps
    this.#pace = new Pace({ clock, afterTick, work: () => this.#flush() })
    this.pages = new Pages({ runId: deps.runId, log: deps.log, text: this.#text, later: deps.afterWindow })
    this.#position = headSeq
    this.#known = headSeq
  }

  get size(): number {
    return this.#watchers.size
  }

  get head(): number {
    return this.#known
  }

  enter(watcher: Watcher): void {
    this.#watchers.add(watcher)
  }

  leave(watcher: Watcher): void {
    watcher.leave()
    this.#watchers.delete(watcher)
  }

  /** A hint from whoever writes the run; the log has the last word. */
  hear(message: BusMessage): void {
    if (message.kind === 'appended') this.#appended(message.seq, message.events ?? [])
    else if (message.kind === 'played') this.#appended(message.seq, message.events)
    else if (message.kind === 'draft') this.#draft(message)
    // The last of them takes the room along; whoever comes again finds one that begins where the replay is.
    else if (message.kind === 'set_back') for (const watcher of this.#watchers) watcher.setBack()
  }

  /** Somebody has seen the log end at `seq`. */
  learn(seq: number): void {
    this.#appended(seq, [])
  }

  /** Hints may be lost: a look at the log finds what nobody told us. */
  async look(): Promise<void> {
    const head = await this.#deps.log.head(this.#deps.runId)
    if (head !== null) this.learn(head.headSeq)
  }

  /** The message under way, for one who has just caught up; the others have all of it up to there. */
  draft(): ReturnType<Councils['draft']> {
    this.#sendDeltas()
    return this.#deps.drafts.draft(this.#deps.runId)
  }

  #appended(seq: number, events: readonly { seq: number; bytes: string }[]): void {
    if (seq > this.#known) this.#known = seq
    this.#push(events)
    if (this.#position < this.#known) this.#readOn()
  }

  #push(events: readonly { seq: number; bytes: string }[]): void {
    for (const event of events) {
      if (event.seq !== this.#position + 1) continue
      this.#texts.push(this.#text(event))
      this.#events.push(event)
      this.#characters += event.bytes.length
      this.#position = event.seq
    }
    if (this.#texts.length > 0) this.#pace.want(this.#characters >= LARGE_CHARACTERS)
  }

  // One read for the room, not one a viewer.
  #readOn(): void {
    if (this.#reading || this.#watchers.size === 0) return
    this.#reading = true
    const { log, runId, fail } = this.#deps
    log.read(runId, this.#position, PAGE).then(
      (events) => {
        this.#reading = false
        this.#push(events)
        if (events.length > 0 && this.#position < this.#known) this.#readOn()
      },
      (error: unknown) => {
        this.#reading = false
        fail(error)
      },
    )
  }

  #flush(): void {
    this.#sendDeltas()
    if (this.#texts.length === 0) return
    const batch = batchOf(this.#events, this.#texts)
    this.#texts = []
    this.#events = []
    this.#characters = 0
    for (const watcher of this.#watchers) watcher.take(batch)
  }

  #draft({ messageId, index, text }: Extract<BusMessage, { kind: 'draft' }>): void {
    if (this.#watchers.size === 0) return
    // What has happened before somebody speaks is seen before it.
    if (this.#texts.length > 0) this.#flush()
    this.#deltas.push(frameText({ type: 'delta', runId: this.#deps.runId, messageId, index, text }))
    if (this.#windowOpen) return
    this.#windowOpen = true
    this.#deps.afterWindow(() => {
      this.#windowOpen = false
      this.#sendDeltas()
    })
  }

  #sendDeltas(): void {
    if (this.#deltas.length === 0) return
    const bytes = wireBytes(this.#deltas)
    this.#deltas = []
    for (const watcher of this.#watchers) watcher.takeDeltas(bytes)
  }
}

const PAGE = 500
/** A write of this size costs its bytes and no longer the call; a quarter of what a viewer may have unsent. */
const LARGE_CHARACTERS = 65_536
