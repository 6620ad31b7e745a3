import { setImmediate } from 'node:timers/promises'
import { beatOf, restMs, type Beat, type Speed } from '../council/timeline/playing.ts'
import { parseStored } from '../log/fold-stored.ts'
import type { Clock } from '../ports/outside.ts'
import type { StoredEvent } from '../ports/run-log.ts'
import type { FileLog } from './file-log.ts'

export type PlayerDeps = {
  log: Pick<FileLog, 'headSeq' | 'read'>
  clock: Pick<Clock, 'monotonic' | 'sleep'>
  /** The play has come to `seq`; `events` led there, where it came step by step. */
  moved(seq: number, events: readonly StoredEvent[]): void
  /** The play was set back to `seq`: who watched has seen what is not yet. */
  setBack(seq: number): void
  /** The log cannot be read on. */
  failed(error: unknown): void
}

const PAGE = 500

/** Plays a log: tells each event when it is due. It holds a page of the log and a position in it, and nothing else. */
export class Player {
  readonly #deps: PlayerDeps
  #seq = 0
  #speed: Speed
  #state: 'playing' | 'paused' | 'ended' = 'playing'
  #ahead: StoredEvent[] = []
  /** The beat of the event at `#seq`; undefined where it must be read first. */
  #last: Beat | null | undefined = null
  /** How much of the rest before the next event has passed, from 0 to 1. */
  #share = 0
  #interrupt = new AbortController()
  #closed = false
  readonly #playing: Promise<void>

  constructor(deps: PlayerDeps, speed: Speed) {
    this.#deps = deps
    this.#speed = speed
    this.#playing = this.#play().catch((error: unknown) => {
      this.#state = 'paused'
      if (!this.#closed) deps.failed(error)
    })
  }

  get now(): { seq: number; speed: Speed; state: 'playing' | 'paused' | 'ended' } {
    return { seq: this.#seq, speed: this.#speed, state: this.#state }
  }

  /** What is told while the next event is waited for holds at once; how much of the rest has passed stays passed. */
  change({ speed, state, seq }: { speed?: Speed; state?: 'playing' | 'paused'; seq?: number }): void {
    this.#interrupt.abort()
    if (speed !== undefined) this.#speed = speed
    if (seq !== undefined) this.#set(Math.min(seq, this.#deps.log.headSeq))
    if (state === 'paused' || (state === 'playing' && this.#state !== 'ended')) this.#state = state
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#interrupt.abort()
    await this.#playing
  }

  #set(seq: number): void {
    const before = this.#seq
    // After the end nothing plays by itself: who goes back from there looks, and says when it goes on.
    if (this.#state === 'ended' && seq < before) this.#state = 'paused'
    this.#seq = seq
    this.#ahead = []
    this.#last = seq === 0 ? null : undefined
    this.#share = 0
    if (seq < before) this.#deps.setBack(seq)
    else if (seq > before) this.#deps.moved(seq, [])
  }

  async #play(): Promise<void> {
    while (!this.#closed) {
      this.#interrupt = new AbortController()
      const { signal } = this.#interrupt
      if (this.#state === 'playing') await this.#stretch(signal)
      else await interrupted(signal)
    }
  }

  /** Plays until somebody changes something, or to the end. */
  async #stretch(signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps
    let due: number | null = null
    while (!signal.aborted) {
      if (!(await this.#readAhead(signal))) continue
      const now = clock.monotonic()
      due ??= now - this.#share * this.#rest()
      due = this.#tellDue(due, now)
      if (signal.aborted || this.#ahead.length === 0) {
        await setImmediate()
        continue
      }
      const rest = this.#rest()
      await clock.sleep(due + rest - now, signal)
      if (signal.aborted) this.#pass(clock.monotonic() - due, rest)
    }
  }

  /** Tells all that is due by now in one piece, and answers when the last of it was. */
  #tellDue(from: number, now: number): number {
    if (this.#speed === 'max') {
      this.#tell(this.#ahead.length, undefined)
      return from
    }
    let due = from
    let count = 0
    let last = this.#last ?? null
    for (const { bytes } of this.#ahead) {
      const beat = beatOf(parseStored(bytes))
      const rest = restMs(last, beat, this.#speed)
      if (due + rest > now) break
      due += rest
      last = beat
      count += 1
    }
    this.#tell(count, last)
    return due
  }

  #tell(count: number, last: Beat | null | undefined): void {
    const told = this.#ahead.splice(0, count)
    const end = told.at(-1)
    if (end === undefined) return
    this.#last = last
    this.#share = 0
    this.#seq = end.seq
    this.#deps.moved(end.seq, told)
  }

  #rest(): number {
    const [next] = this.#ahead
    return next === undefined ? 0 : restMs(this.#last ?? null, beatOf(parseStored(next.bytes)), this.#speed)
  }

  // A seek has put it to 0 by then, and it stays there.
  #pass(passedMs: number, restMs: number): void {
    if (this.#ahead.length > 0 && restMs > 0) this.#share = Math.min(1, Math.max(0, passedMs / restMs))
  }

  /** False where what was read is of no use any more, or there is no more. */
  async #readAhead(signal: AbortSignal): Promise<boolean> {
    const { log } = this.#deps
    if (this.#ahead.length > 0) return true
    if (this.#seq >= log.headSeq) {
      this.#state = 'ended'
      await interrupted(signal)
      return false
    }
    const seq = this.#seq
    const last = this.#last === undefined ? (await log.read(seq - 1, 1))[0] : null
    const events = await log.read(seq, PAGE)
    if (signal.aborted) return false
    if (last !== null) this.#last = last === undefined ? null : beatOf(parseStored(last.bytes))
    if (events.length === 0) throw new Error(`The log ends behind event ${seq}, before its head.`)
    this.#ahead = events
    return true
  }
}

function interrupted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal.aborted) resolve()
  else signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}
