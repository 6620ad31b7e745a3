import { mkdirSync, rmSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseStored } from '../log/fold-stored.ts'
import { RunNotFound } from '../log/run-not-found.ts'
import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import type { Replay, ReplayChange, Replays as Port } from '../ports/replays.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { Speed } from '../council/timeline/playing.ts'
import { openFileLog, type FileLog } from './file-log.ts'
import { seqOf } from './find-place.ts'
import { Player } from './player.ts'
import type { Recordings } from './recordings.ts'

export type ReplaysDeps = {
  recordings: Recordings
  log: Pick<RunLog, 'read' | 'head'>
  bus: Pick<Bus, 'publish'>
  clock: Clock
  ids: Pick<Ids, 'run'>
  logger: Log
  /** The files of logs that were sent lie here, and go with the server. */
  directory: string
  bounds?: Partial<Bounds>
}

type Bounds = { replays: number; bytes: number; idleMs: number }

/** Beyond these, the replay that nobody has touched for longest makes room. */
const BOUNDS: Bounds = { replays: 100, bytes: 1024 ** 3, idleMs: 24 * 3_600_000 }
const SWEEP_EVERY_MS = 600_000

type Kept = {
  id: string
  workspaceId: string
  runId: string
  file: string | null
  bytes: number
  log: FileLog
  player: Player
  touchedAt: number
}

/** Logs that are played again. Each is a recording, so it is read like a run and written by nobody. */
export class Replays implements Port {
  readonly #deps: ReplaysDeps
  readonly #bounds: Bounds
  readonly #kept = new Map<string, Kept>()
  readonly #closing = new AbortController()
  readonly #sweeping: Promise<void>

  constructor(deps: ReplaysDeps) {
    this.#deps = deps
    this.#bounds = { ...BOUNDS, ...deps.bounds }
    // What a process left behind that ended without closing.
    rmSync(deps.directory, { recursive: true, force: true })
    this.#sweeping = this.#sweepOn()
  }

  /** How far a replay has been played; null where there is none of this id. */
  playedUpTo(id: string): number | null {
    return this.#kept.get(id)?.player.now.seq ?? null
  }

  async ofRun({ workspaceId, runId, speed }: Parameters<Port['ofRun']>[0]): Promise<Replay> {
    const { log } = this.#deps
    const head = await log.head(runId)
    if (head === null || head.workspaceId !== workspaceId) throw new RunNotFound(`There is no run ${runId}.`)
    const { headSeq, headHash, meetingId } = head
    const asItIs: FileLog = {
      headSeq,
      headHash,
      meetingId,
      // A run that goes on is played up to where it was.
      read: async (after, limit) =>
        after >= headSeq ? [] : log.read(runId, after, Math.min(limit, headSeq - after)),
    }
    return this.#keep({ workspaceId, runId, log: asItIs, speed, file: null, bytes: 0 })
  }

  async ofFile({ workspaceId, file, speed }: Parameters<Port['ofFile']>[0]): Promise<Replay> {
    const { directory } = this.#deps
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const own = path.join(directory, `${this.#newId()}.jsonl`)
    await rename(file, own)
    try {
      const log = await openFileLog(own)
      const [last] = await log.read(log.headSeq - 1, 1)
      const runId = last === undefined ? '' : parseStored(last.bytes).runId
      const { size: bytes } = await stat(own)
      return await this.#keep({ workspaceId, runId, log, speed, file: own, bytes })
    } catch (fault) {
      await rm(own, { force: true })
      throw fault
    }
  }

  list(workspaceId: string): Replay[] {
    return [...this.#kept.values()].filter((one) => one.workspaceId === workspaceId).map(shown)
  }

  async change(workspaceId: string, id: string, { at, ...change }: ReplayChange): Promise<Replay | null> {
    const kept = this.#of(workspaceId, id)
    if (kept === null) return null
    const seq = at === undefined ? undefined : await seqOf(kept.log, at)
    kept.player.change({ ...change, ...(seq === undefined ? {} : { seq }) })
    kept.touchedAt = this.#deps.clock.now()
    return shown(kept)
  }

  async remove(workspaceId: string, id: string): Promise<boolean> {
    const kept = this.#of(workspaceId, id)
    if (kept === null) return false
    await this.#drop(kept)
    return true
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all([...this.#kept.values()].map((kept) => this.#drop(kept)))
    await this.#sweeping
    rmSync(this.#deps.directory, { recursive: true, force: true })
  }

  #of(workspaceId: string, id: string): Kept | null {
    const kept = this.#kept.get(id)
    return kept?.workspaceId === workspaceId ? kept : null
  }

  #newId(): string {
    const { ids, clock } = this.#deps
    return `replay-${ids.run(clock.now())}`
  }

  async #keep({ speed, ...given }: Omit<Kept, 'id' | 'player' | 'touchedAt'> & { speed: Speed }) {
    const { recordings, bus, clock, logger } = this.#deps
    const id = this.#newId()
    const player = new Player(
      {
        log: given.log,
        clock,
        moved: (seq, events) => bus.publish({ kind: 'played', runId: id, seq, events: [...events] }),
        setBack: (seq) => bus.publish({ kind: 'set_back', runId: id, seq }),
        failed: (err) => logger.error({ runId: id, err }, 'a replay cannot be read on'),
      },
      speed,
    )
    const kept: Kept = { id, ...given, player, touchedAt: clock.now() }
    recordings.add({ id, workspaceId: given.workspaceId, kind: 'replay', open: async () => given.log })
    this.#kept.set(id, kept)
    await this.#makeRoom()
    return shown(kept)
  }

  async #makeRoom(): Promise<void> {
    const { replays, bytes } = this.#bounds
    const oldestFirst = [...this.#kept.values()].toSorted((a, b) => a.touchedAt - b.touchedAt)
    let size = oldestFirst.reduce((sum, kept) => sum + kept.bytes, 0)
    for (const oldest of oldestFirst.slice(0, -1)) {
      if (this.#kept.size <= replays && size <= bytes) return
      size -= oldest.bytes
      await this.#drop(oldest)
    }
  }

  async #drop(kept: Kept): Promise<void> {
    const { id, player, file } = kept
    this.#kept.delete(id)
    this.#deps.recordings.remove(id)
    await player.close()
    // Whoever watches asks again, and hears that it is gone.
    this.#deps.bus.publish({ kind: 'set_back', runId: id, seq: 0 })
    if (file !== null) await rm(file, { force: true })
  }

  async #sweepOn(): Promise<void> {
    const { clock } = this.#deps
    const { signal } = this.#closing
    for (;;) {
      await clock.sleep(SWEEP_EVERY_MS, signal)
      if (signal.aborted) return
      const since = clock.now() - this.#bounds.idleMs
      for (const kept of this.#kept.values()) if (kept.touchedAt < since) await this.#drop(kept)
    }
  }
}

const shown = ({ id, runId, log, player }: Kept): Replay => ({
  id,
  runId,
  ...player.now,
  lastSeq: log.headSeq,
})
