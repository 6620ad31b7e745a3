import type { Command, Envelope, FrameBody } from '../../schemas/generated/types.ts'
import { backoffMs } from './backoff.ts'
import { parseFrame, type ServerFrame } from './frames.ts'
import { ServerClock } from './server-clock.ts'

/** One socket as the connection needs it; a browser's WebSocket is made into it, tests script theirs. */
export type Socket = { send(text: string): void; close(): void }
export type SocketEvents = { opened(): void; received(text: string): void; closed(code: number): void }
export type Surroundings = {
  open(events: SocketEvents): Socket
  now(): number
  random(): number
  /** Does the work after `ms`; the answer takes it back. */
  after(ms: number, work: () => void): () => void
}

export type Status = {
  kind: 'connecting' | 'online' | 'reconnecting' | 'refused'
  /** Since when it is so. */
  since: number
  latencyMs: number | null
  /** Events that the server has and this page has not yet. */
  behind: number
}

/** Who watches a run. `event` gets each event once, in order, without a gap. */
export type Watcher = {
  event(event: Envelope): void
  draft(frame: FrameBody['draft']): void
  delta(frame: FrameBody['delta']): void
  caughtUp(seq: number): void
  /** The log goes on for more than is worth sending one by one, so nothing is sent: who has another way stops watching, and watches from there. */
  far?(lastSeq: number): void
  /** The server knows no such run, or shows it to others only. */
  refused(detail: string): void
}
export type Answers = {
  settled(ack: FrameBody['ack']): void
  failed(commandId: string, detail: string): void
  /** A socket is open: what waits may be sent. */
  opened(): void
}

const PING_EVERY_MS = 10_000
const PONG_WITHIN_MS = 5_000
const OPEN_WITHIN_MS = 10_000
/** A server that was met but refuses (not signed in, not allowed): trying again changes nothing. */
const REFUSALS = new Set([4001, 4003])

/** An event that never arrives whole would be asked for without end. */
const MOST_TRIES = 3

/** Further behind than this, what has become of the run is less than all that happened (SPEC section 3). */
const FAR = 5_000

/** `tries`: how often was asked since the last event came. */
type Watch = { seq: number; asked: boolean; tries: number; behind: number; watcher: Watcher }

/** The panel's one socket. It comes back by itself, and what it hands on has no gap and no repeat. */
export class Connection {
  readonly clock = new ServerClock()
  readonly #at: Surroundings
  readonly #answers: Answers
  readonly #watches = new Map<string, Watch>()
  readonly #listeners = new Set<() => void>()
  #socket: Socket | null = null
  #isOpen = false
  #attempt = 0
  #status: Status
  #cancels: { retry?: () => void; ping?: () => void; pong?: () => void } = {}
  #closed = false

  constructor(at: Surroundings, answers: Answers) {
    this.#at = at
    this.#answers = answers
    this.#status = { kind: 'connecting', since: at.now(), latencyMs: null, behind: 0 }
  }

  get status(): Status {
    return this.#status
  }

  onStatus(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A run will be watched in a moment: by then the socket may be open. */
  prepare(): void {
    if (this.#socket === null && !this.#closed) this.#connect()
  }

  /** Watches a run from after `seq`; the answer ends it. */
  watch(runId: string, seq: number, watcher: Watcher): () => void {
    const watch = { seq, asked: false, tries: 0, behind: 0, watcher }
    this.#watches.set(runId, watch)
    if (this.#socket === null) this.#connect()
    else this.#subscribe(runId, watch)
    return () => {
      if (this.#watches.get(runId) !== watch) return
      this.#watches.delete(runId)
      this.#send({ type: 'unsubscribe', runId })
      this.#say(this.#status.kind)
    }
  }

  /** False where no socket is open: the caller goes another way. */
  command(runId: string, commandId: string, command: Command): boolean {
    return this.#send({ type: 'command', runId, commandId, command })
  }

  /** The network is back or the reader is: no reason to wait any longer. */
  retryNow(): void {
    if (this.#closed || this.#watches.size === 0) return
    if (this.#socket === null) this.#connect()
    else if (this.#isOpen) this.#ping()
  }

  close(): void {
    this.#closed = true
    this.#drop()
  }

  #connect(): void {
    this.#cancels.retry?.()
    let mine: Socket | null = null
    const isMine = () => mine === null || mine === this.#socket
    mine = this.#at.open({
      opened: () => isMine() && this.#opened(),
      received: (text) => isMine() && this.#received(text),
      closed: (code) => isMine() && this.#lost(code),
    })
    this.#socket = mine
    this.#cancels.pong = this.#at.after(OPEN_WITHIN_MS, () => this.#lost(1006))
  }

  #opened(): void {
    this.#isOpen = true
    this.#attempt = 0
    this.#cancels.pong?.()
    delete this.#cancels.pong
    this.clock.forget()
    this.#say('online')
    for (const [runId, watch] of this.#watches) {
      watch.asked = false
      watch.tries = 0
      this.#subscribe(runId, watch)
    }
    this.#ping()
    this.#answers.opened()
  }

  #lost(code: number): void {
    this.#drop()
    if (this.#closed) return
    if (REFUSALS.has(code)) return this.#say('refused')
    this.#say('reconnecting')
    this.#cancels.retry = this.#at.after(backoffMs(this.#attempt++, this.#at.random()), () => this.#connect())
  }

  #drop(): void {
    for (const cancel of Object.values(this.#cancels)) cancel()
    this.#cancels = {}
    const socket = this.#socket
    this.#socket = null
    this.#isOpen = false
    socket?.close()
  }

  /** Asks from after the last event seen. One question at a time: until it is answered, more would only repeat the backlog. */
  #subscribe(runId: string, watch: Watch): void {
    if (watch.asked) return
    if (++watch.tries > MOST_TRIES)
      return watch.watcher.refused(`Event ${watch.seq + 1} cannot be read by this page. Reload it.`)
    const most = watch.watcher.far === undefined ? {} : { most: FAR }
    watch.asked = this.#send({ type: 'subscribe', runId, after: watch.seq, ...most })
  }

  #send(frame: FrameBody['subscribe' | 'unsubscribe' | 'command' | 'ping' | 'pong']): boolean {
    if (!this.#isOpen || this.#socket === null) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  #ping(): void {
    this.#cancels.ping?.()
    this.#cancels.ping = this.#at.after(PING_EVERY_MS, () => this.#ping())
    this.#cancels.pong ??= this.#at.after(PONG_WITHIN_MS, () => this.#lost(1006))
    this.#send({ type: 'ping', at: this.#at.now() })
  }

  #received(text: string): void {
    const frame = parseFrame(text)
    if (frame !== null) this.#handle(frame)
  }

  #handle(frame: ServerFrame): void {
    switch (frame.type) {
      case 'ping':
        this.#send({ ...frame, type: 'pong' })
        return
      case 'pong':
        return this.#pong(frame)
      case 'ack':
        return this.#answers.settled(frame)
      case 'error':
        return this.#error(frame)
      default:
        return this.#ofRun(frame)
    }
  }

  #pong({ at, serverTime }: FrameBody['pong']): void {
    this.#cancels.pong?.()
    delete this.#cancels.pong
    if (at !== undefined && serverTime !== undefined) this.clock.learn(at, this.#at.now(), serverTime)
    this.#say('online')
  }

  #error({ commandId, runId, detail }: FrameBody['error']): void {
    if (commandId !== undefined) this.#answers.failed(commandId, detail)
    else if (runId !== undefined) this.#watches.get(runId)?.watcher.refused(detail)
  }

  #ofRun(
    frame: Extract<
      ServerFrame,
      { runId: string; type: 'subscribed' | 'event' | 'caught_up' | 'draft' | 'delta' }
    >,
  ): void {
    const watch = this.#watches.get(frame.runId)
    if (watch === undefined) return
    switch (frame.type) {
      case 'subscribed':
        watch.asked = false
        this.#isBehind(watch, frame.lastSeq - watch.seq)
        if (frame.lastSeq - watch.seq > FAR) watch.watcher.far?.(frame.lastSeq)
        return
      case 'event':
        return this.#event(frame, watch)
      case 'caught_up':
        // A frame that this panel could not read would show here.
        if (frame.seq > watch.seq) return this.#subscribe(frame.runId, watch)
        this.#isBehind(watch, 0)
        return watch.watcher.caughtUp(watch.seq)
      case 'draft':
        return watch.watcher.draft(frame)
      case 'delta':
        return watch.watcher.delta(frame)
    }
  }

  #event({ runId, event }: FrameBody['event'], watch: Watch): void {
    if (event.seq <= watch.seq) return
    if (event.seq > watch.seq + 1) return this.#subscribe(runId, watch)
    watch.seq = event.seq
    watch.tries = 0
    watch.watcher.event(event)
  }

  #isBehind(watch: Watch, events: number): void {
    watch.behind = Math.max(0, events)
    this.#say(this.#status.kind)
  }

  #say(kind: Status['kind']): void {
    const { latencyMs } = this.clock
    const behind = Math.max(0, ...[...this.#watches.values()].map((watch) => watch.behind))
    const since = kind === this.#status.kind ? this.#status.since : this.#at.now()
    const { kind: before, latencyMs: knownMs, behind: known } = this.#status
    if (kind === before && latencyMs === knownMs && behind === known) return
    this.#status = { kind, since, latencyMs, behind }
    for (const listener of this.#listeners) listener()
  }
}
