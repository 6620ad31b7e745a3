import type { ExportIo } from '../../../ports/export-target.ts'
import { troubleOf } from './calls.ts'
import { isNote, NEW, type Note, SETTLED_MS } from './note.ts'

type Io = Pick<ExportIo, 'kept' | 'keep' | 'now'>

/** The note of a row during an attempt. A write is noted before it is sent: whoever goes on after a crash knows of it. */
export class Memory {
  note: Note
  readonly #io: Io
  readonly #doubtBefore: number | null

  constructor(io: Io) {
    this.#io = io
    this.note = io.kept(isNote) ?? NEW
    this.#doubtBefore = this.note.doubtAt
  }

  async keep(patch: Partial<Note>): Promise<void> {
    const next = { ...this.note, ...patch }
    if (JSON.stringify(next) === JSON.stringify(this.note)) return
    await this.#io.keep(next)
    this.note = next
  }

  /** Sends something that changes Notion. Where it certainly did not, nothing stays noted. */
  async write<T>(patch: Partial<Note>, send: () => Promise<T>): Promise<T> {
    const before = this.note
    await this.keep({ ...patch, doubtAt: this.#io.now() })
    try {
      return await send()
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble !== null && trouble !== 'unknown') await this.keep(before)
      throw error
    }
  }

  /** All that was sent now was answered; what was in doubt before is settled once its time has passed. */
  async settle(patch: Partial<Note>): Promise<void> {
    const before = this.#doubtBefore
    const doubtAt = before !== null && this.#io.now() < before + SETTLED_MS ? before : null
    await this.keep({ ...patch, doubtAt, ...(doubtAt === null ? { late: {} } : {}) })
  }

  /** The row is made anew: nothing of the old one counts. */
  forget(): void {
    this.note = NEW
  }
}
