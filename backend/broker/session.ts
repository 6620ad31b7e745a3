import type { CommandFrame, SubscribeFrame } from '../../schemas/generated/types.ts'
import { isKeptBlind } from '../council/withholding.ts'
import type { Councils } from '../ports/councils.ts'
import { answerCommand, type CommandDeps } from './answer-command.ts'
import { shownTo } from './batch.ts'
import {
  type ClientFrame,
  FrameInvalid,
  frameText,
  parseFrame,
  type ServerFrame,
  wireBytes,
} from './frames.ts'
import { permit, refusalOf } from './permit.ts'
import type { Room } from './room.ts'
import { Rate } from './rate.ts'
import { type Batch, MOST_UNSENT, Watcher } from './watcher.ts'
import type { Wire } from './wire.ts'

export type SessionDeps = CommandDeps & {
  councils: Pick<Councils, 'state' | 'peek'>
  wire: Wire
  now(): number
  /** The room of a run, opened where this is its first viewer. */
  enter(runId: string, headSeq: number, watcher: (room: Room) => Watcher): void
  leave(watcher: Watcher): void
}

/** How a session ends, by what CONTRACT section 5 calls it. */
export const CLOSE = {
  unsupported: 1003,
  notAllowed: 4003,
  tooSlow: 4008,
  protocol: 4009,
  failed: 1011,
  goingAway: 1001,
} as const

const MOST_RUNS = 200
/** A socket that sends this many frames that are none is not worth listening to. */
const MOST_FAULTS = 20
const COMMANDS = { perSecond: 20, burst: 20 }
// A panel that comes back may watch all its runs again at once.
const SUBSCRIPTIONS = { perSecond: 20, burst: 2 * MOST_RUNS }

/** One socket: any number of runs are watched and steered over it. */
export class Session {
  readonly #deps: SessionDeps
  readonly #watchers = new Map<string, Watcher>()
  readonly #commands: Rate
  readonly #subscriptions: Rate
  #faults = 0
  #heardAt: number
  #pingedAt: number
  #subscribing = Promise.resolve()
  #commanding = Promise.resolve()
  #stuckSince: number | null = null

  constructor(deps: SessionDeps) {
    this.#deps = deps
    this.#heardAt = deps.now()
    this.#pingedAt = this.#heardAt
    this.#commands = new Rate(COMMANDS, deps.now)
    this.#subscriptions = new Rate(SUBSCRIPTIONS, deps.now)
  }

  /** Whatever arrives shows that somebody is there. */
  heard(): void {
    this.#heardAt = this.#deps.now()
  }

  receive(data: string | null): void {
    this.heard()
    const { wire } = this.#deps
    if (!wire.open()) return
    if (data === null) return this.end(CLOSE.unsupported, 'Frames are text.')
    // Whoever asks and asks and never reads the answers.
    if (wire.unsent() > 2 * MOST_UNSENT) return this.end(CLOSE.tooSlow, SLOW)
    try {
      this.#answer(parseFrame(data))
    } catch (error) {
      if (!(error instanceof FrameInvalid)) throw error
      this.#fault(error)
    }
  }

  /** The wire has room again: those who fell behind go on from the log. */
  drained(): void {
    this.#stuckSince = null
    for (const watcher of this.#watchers.values()) if (watcher.behind) watcher.feed()
  }

  /** Looked at every second: asks whether anybody is there, and lets go of those who are not or cannot keep up. */
  check({ pingEveryMs, stuckMs }: { pingEveryMs: number; stuckMs: number }): void {
    const now = this.#deps.now()
    const { wire } = this.#deps
    if (wire.unsent() === 0) this.drained()
    else if ([...this.#watchers.values()].some((watcher) => watcher.behind)) this.#stuckSince ??= now
    if (this.#stuckSince !== null && now - this.#stuckSince >= stuckMs) return this.end(CLOSE.tooSlow, SLOW)
    if (now - this.#pingedAt < pingEveryMs) return
    if (this.#heardAt < this.#pingedAt) return this.end(CLOSE.tooSlow, 'No answer to ping.')
    this.#pingedAt = now
    this.send({ type: 'ping', at: now })
    wire.ping()
  }

  /** A role may have changed since: what may no longer be read ends the session. */
  recheck(): void {
    for (const runId of this.#watchers.keys()) {
      if (refusalOf(this.#deps, 'read', runId) !== null)
        return this.end(CLOSE.notAllowed, 'You may no longer watch this run.')
    }
  }

  end(code: number, reason: string): void {
    this.gone()
    this.#deps.wire.close(code, reason)
  }

  gone(): void {
    for (const watcher of this.#watchers.values()) this.#deps.leave(watcher)
    this.#watchers.clear()
  }

  send(frame: ServerFrame): void {
    this.#deps.wire.write(wireBytes([frameText(frame)]))
  }

  #answer(frame: ClientFrame): void {
    switch (frame.type) {
      case 'subscribe':
        return this.#subscribed(frame)
      case 'unsubscribe':
        this.#subscribing = this.#inOrder(this.#subscribing, async () => this.#unsubscribe(frame.runId))
        return
      case 'command':
        return this.#commanded(frame)
      case 'ping':
        return this.send({
          type: 'pong',
          ...(frame.id !== undefined && { id: frame.id }),
          ...(frame.at !== undefined && { at: frame.at }),
          serverTime: this.#deps.now(),
        })
      case 'pong':
        return
    }
  }

  #subscribed(frame: SubscribeFrame): void {
    const { runId } = frame
    if (!this.#subscriptions.take()) {
      return this.#refuse('too_fast', 'Too many subscriptions at once. Wait a second.', { runId })
    }
    this.#subscribing = this.#inOrder(this.#subscribing, () => this.#subscribe(frame))
  }

  async #subscribe({ runId, after, most = Infinity }: SubscribeFrame): Promise<void> {
    if (this.#watchers.size >= MOST_RUNS) return this.#refuse('too_many', TOO_MANY, { runId })
    const permitted = await permit(this.#deps, 'read', runId)
    if ('detail' in permitted) return this.#refuse(permitted.code, permitted.detail, { runId })
    const { wire, enter } = this.#deps
    if (!wire.open()) return
    // The same run again starts it anew from the seq that was asked for.
    this.#unsubscribe(runId)
    this.send({ type: 'subscribed', runId, lastSeq: permitted.headSeq })
    // Whoever is further behind than they care to read goes another way, and asks again from there.
    if (permitted.headSeq - after > most) return
    enter(runId, permitted.headSeq, (room) => {
      const fail = (error: unknown) => this.#failed(error)
      const watcher = new Watcher(
        {
          runId,
          wire,
          fail,
          head: () => room.head,
          isKeptBlind: () => this.#isKeptBlind(runId),
          page: (from) => this.#page(room, runId, from),
          draft: () => room.draft(),
          setBack: () => {
            this.#unsubscribe(runId)
            this.#refuse('set_back', SET_BACK, { runId })
          },
        },
        after,
      )
      this.#watchers.set(runId, watcher)
      return watcher
    })
  }

  /** Where the state is not at hand, the page will tell. */
  #isKeptBlind(runId: string): boolean {
    const { councils, viewer } = this.#deps
    const state = councils.peek(runId)
    return state === undefined || isKeptBlind(state, viewer.subject)
  }

  async #page(room: Room, runId: string, after: number): Promise<readonly Batch[]> {
    const { councils, viewer } = this.#deps
    const batches = await room.pages.after(after)
    if (batches.every((batch) => batch.sealed === undefined)) return batches
    const state = await councils.state(runId)
    return state === null ? batches : shownTo(batches, state, viewer.subject)
  }

  #unsubscribe(runId: string): void {
    const watcher = this.#watchers.get(runId)
    if (watcher === undefined) return
    this.#watchers.delete(runId)
    this.#deps.leave(watcher)
  }

  #commanded(frame: CommandFrame): void {
    const { runId, commandId } = frame
    if (!this.#commands.take()) return this.#refuse('too_fast', TOO_FAST, { runId, commandId })
    const answer = async () => this.send(await answerCommand(this.#deps, frame))
    this.#commanding = this.#inOrder(this.#commanding, answer)
  }

  #refuse(code: string, detail: string, about: { runId?: string; commandId?: string } = {}): void {
    this.send({ type: 'error', code, detail, ...about })
  }

  #fault(error: FrameInvalid): void {
    this.#faults++
    if (error.fatal || this.#faults > MOST_FAULTS)
      return this.end(CLOSE.protocol, error.fatal ? error.message : 'Too many frames that are none.')
    this.#refuse('bad_frame', error.message.slice(0, 4_000))
  }

  /** What a client sends in order happens in order. */
  #inOrder(before: Promise<void>, work: () => Promise<void>): Promise<void> {
    return before.then(work).catch((error: unknown) => this.#failed(error))
  }

  #failed(error: unknown): void {
    this.#deps.logger.error({ err: error }, 'a socket failed')
    this.end(CLOSE.failed, 'Something went wrong in the server; its log says what.')
  }
}

const TOO_MANY = `One connection watches at most ${MOST_RUNS} runs. Unsubscribe from some.`
const TOO_FAST = `At most ${COMMANDS.perSecond} commands a second. Send it again.`
const SET_BACK =
  'The replay was set back or has gone, so this subscription ends. Subscribe again, after what you keep.'
const SLOW = 'This viewer cannot keep up. Subscribe again with the last seq.'
