import type { Authorize, Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Councils } from '../ports/councils.ts'
import type { Viewer } from '../ports/doors.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { Room } from './room.ts'
import { CLOSE, Session } from './session.ts'
import type { Watcher } from './watcher.ts'
import type { Wire } from './wire.ts'

export type RoomsDeps = {
  log: Pick<RunLog, 'read' | 'head'>
  bus: Pick<Bus, 'subscribe'>
  councils: Pick<Councils, 'command' | 'draft' | 'state' | 'peek'>
  authorize: Authorize
  clock: Clock
  logger: Log
  /** Runs the work when all that came in together has been handled. */
  afterTick?: (work: () => void) => void
}

/** Tokens of 16 ms go out together: an eye sees no difference, a socket does. */
const DRAFT_WINDOW_MS = 16
const LOOK_EVERY_MS = 1_000
const PING_EVERY_MS = 15_000
const STUCK_MS = 30_000
/** How often, in looks, the log is asked for what no hint told us, and roles are asked again. */
const RECHECK_EVERY = 5

/** All rooms of this process and the sessions in them. */
export class Rooms {
  readonly #deps: RoomsDeps
  readonly #rooms = new Map<string, { room: Room; stopHearing: () => void }>()
  readonly #sessions = new Set<Session>()
  readonly #closing = new AbortController()
  readonly #watching: Promise<void>

  constructor(deps: RoomsDeps) {
    this.#deps = deps
    this.#watching = this.#watch()
  }

  /** How many sockets are connected, and how many runs are watched. */
  get size(): { sessions: number; rooms: number } {
    return { sessions: this.#sessions.size, rooms: this.#rooms.size }
  }

  /** Somebody connected. */
  connect(wire: Wire, viewer: Viewer): Session {
    const { log, councils, authorize, clock, logger } = this.#deps
    const session = new Session({
      wire,
      viewer,
      log,
      councils,
      authorize,
      logger,
      now: () => clock.now(),
      enter: (runId, headSeq, watcher) => this.#enter(runId, headSeq, watcher),
      leave: (watcher) => this.#leave(watcher),
    })
    this.#sessions.add(session)
    if (this.#closing.signal.aborted) session.end(CLOSE.goingAway, GOING)
    return session
  }

  disconnect(session: Session): void {
    session.gone()
    this.#sessions.delete(session)
  }

  /** Tells every viewer that this server goes away: they come back, here or elsewhere, with their last seq. */
  async close(): Promise<void> {
    this.#closing.abort()
    for (const session of this.#sessions) session.end(CLOSE.goingAway, GOING)
    this.#sessions.clear()
    await this.#watching
  }

  #enter(runId: string, headSeq: number, make: (room: Room) => Watcher): void {
    const known = this.#rooms.get(runId)
    const { room } = known ?? this.#open(runId, headSeq)
    const watcher = make(room)
    room.enter(watcher)
    watcher.feed()
    if (known !== undefined) return room.learn(headSeq)
    // The head was read before anybody listened: what was appended in between only the log tells.
    room.look().catch((error: unknown) => this.#failed(runId, error))
  }

  #leave(watcher: Watcher): void {
    const open = this.#rooms.get(watcher.runId)
    if (open === undefined) return watcher.leave()
    open.room.leave(watcher)
    if (open.room.size > 0) return
    open.stopHearing()
    this.#rooms.delete(watcher.runId)
  }

  #open(runId: string, headSeq: number): { room: Room; stopHearing: () => void } {
    const { log, bus, councils, clock, afterTick = setImmediate } = this.#deps
    const room = new Room(
      {
        runId,
        log,
        drafts: councils,
        clock,
        afterTick,
        afterWindow: (work) => void clock.sleep(DRAFT_WINDOW_MS).then(work),
        fail: (error) => this.#failed(runId, error),
      },
      headSeq,
    )
    const open = { room, stopHearing: bus.subscribe(runId, (message) => room.hear(message)) }
    this.#rooms.set(runId, open)
    return open
  }

  async #watch(): Promise<void> {
    const { clock } = this.#deps
    const { signal } = this.#closing
    for (let looks = 1; ; looks++) {
      await clock.sleep(LOOK_EVERY_MS, signal)
      if (signal.aborted) return
      for (const session of this.#sessions) session.check({ pingEveryMs: PING_EVERY_MS, stuckMs: STUCK_MS })
      if (looks % RECHECK_EVERY === 0) this.#recheck()
    }
  }

  #recheck(): void {
    for (const session of this.#sessions) session.recheck()
    for (const [runId, { room }] of this.#rooms)
      room.look().catch((error: unknown) => this.#failed(runId, error))
  }

  #failed(runId: string, error: unknown): void {
    this.#deps.logger.error({ runId, err: error }, 'a room could not read its run')
  }
}

const GOING = 'The server goes away. Connect again with the last seq.'
