import { foldStored } from '../log/fold-stored.ts'
import type { RunState } from '../council/state.ts'
import type { RunHead, StoredEvent } from '../ports/run-log.ts'
import { openFileLog, type FileLog } from './file-log.ts'

/** A log that is read like a run: a file, or what `open` finds. `id` is the run's id for readers, whatever its events say. */
export type Recording = FiledRecording | (Named & { open(): Promise<FileLog> })
export type FiledRecording = Named & { file: string }
type Named = { id: string; workspaceId: string; kind?: 'replay' }

/** Folded recordings that are kept at hand; an older one is folded again when somebody asks. */
const MOST_FOLDED = 16

type Kept = Recording & { log?: Promise<FileLog> }

/** Runs that lie in files: they can be read in every way in which a run can, and in no way be written. */
export class Recordings {
  readonly #kept = new Map<string, Kept>()
  readonly #folded = new Map<string, RunState>()

  constructor(recordings: readonly Recording[] = []) {
    for (const recording of recordings) this.add(recording)
  }

  add(recording: Recording): void {
    this.#kept.set(recording.id, { ...recording })
    this.#folded.delete(recording.id)
  }

  remove(id: string): void {
    this.#kept.delete(id)
    this.#folded.delete(id)
  }

  has(id: string): boolean {
    return this.#kept.has(id)
  }

  /** Empty where there is no such recording. Throws `LogFileInvalid` where its file is not a log as it was written. */
  async read(id: string, after: number, limit = Infinity): Promise<StoredEvent[]> {
    return (await this.#log(id))?.read(after, limit) ?? []
  }

  async head(id: string): Promise<RunHead | null> {
    const log = await this.#log(id)
    const workspaceId = this.#kept.get(id)?.workspaceId
    if (log === null || workspaceId === undefined) return null
    const { meetingId, headSeq, headHash } = log
    return { runId: id, workspaceId, meetingId, headSeq, headHash, epoch: 0 }
  }

  /** The state at the end of the recording; null where there is none of this id. */
  async state(id: string): Promise<RunState | null> {
    const known = this.#folded.get(id)
    if (known !== undefined) return known
    const state = await this.stateAt(id, Infinity)
    if (state !== null && this.has(id)) this.#keep(id, state)
    return state
  }

  /** The same, where it is at hand without waiting. */
  peek(id: string): RunState | undefined {
    return this.#folded.get(id)
  }

  async stateAt(id: string, seq: number): Promise<RunState | null> {
    const kept = this.#kept.get(id)
    if (kept === undefined) return null
    const state = await foldStored(this, id, null, seq)
    const { workspaceId, kind } = kept
    return state === null
      ? null
      : { ...state, runId: id, workspaceId, ...(kind === undefined ? {} : { kind }) }
  }

  async #log(id: string): Promise<FileLog | null> {
    const kept = this.#kept.get(id)
    if (kept === undefined) return null
    kept.log ??= 'open' in kept ? kept.open() : openFileLog(kept.file)
    return kept.log
  }

  #keep(id: string, state: RunState): void {
    this.#folded.set(id, state)
    for (const oldest of this.#folded.keys()) {
      if (this.#folded.size <= MOST_FOLDED) return
      this.#folded.delete(oldest)
    }
  }
}
