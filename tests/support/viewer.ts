import type { WebSocket } from 'ws'
import { record } from './doors.ts'

export type Frame = Record<string, unknown>

/** A client that keeps every frame it gets and can wait for one. */
export class TestViewer {
  readonly socket: WebSocket
  readonly frames: Frame[] = []
  readonly raw: string[] = []
  /** Settles with the close code. */
  readonly closed: Promise<number>
  readonly #waiting = new Set<() => void>()

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      const text = String(data)
      this.raw.push(text)
      this.frames.push(record(JSON.parse(text)))
      for (const look of this.#waiting) look()
    })
    this.closed = new Promise((resolve) => socket.on('close', (code) => resolve(code)))
    socket.on('error', () => {})
  }

  async open(): Promise<this> {
    if (this.socket.readyState === this.socket.OPEN) return this
    await new Promise<void>((resolve, reject) => this.socket.once('open', resolve).once('error', reject))
    return this
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The first frame that fits, which may have come already. */
  async next(type: string, fits: (frame: Frame) => boolean = () => true): Promise<Frame> {
    return this.when(() => this.frames.find((frame) => frame.type === type && fits(frame)))
  }

  /** Settles with what `look` finds, once it finds something. */
  when<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const again = () => {
        const found = look()
        if (found === undefined) return
        this.#waiting.delete(again)
        resolve(found)
      }
      this.#waiting.add(again)
      again()
    })
  }

  of(type: string): Frame[] {
    return this.frames.filter((frame) => frame.type === type)
  }

  /** The seqs of the events, in the order they came. */
  seqs(runId?: string): number[] {
    return this.of('event')
      .filter((frame) => runId === undefined || frame.runId === runId)
      .map((frame) => Number(record(frame.event).seq))
  }
}
