// Everything that was asked, and what became of it.
import type { Fault } from './faults.ts'
import type { EmulatorRequest } from './service.ts'

export type Entry = {
  n: number
  at: number
  method: string
  path: string
  query: string
  headers: Record<string, string | undefined>
  body: unknown
  token: string | null
  fault: Fault | null
  /** When it did its work; null where it was refused, or never done. */
  committedAt: number | null
  /** It did its work, and that work changes something. */
  write: boolean
  /** The status that was sent, whole or not. */
  status: number | null
  /** `no` while nothing is known yet. */
  answered: 'no' | 'whole' | 'cut'
}

export class Journal {
  readonly entries: Entry[] = []
  readonly unserved: string[] = []
  /** Failures of the emulator itself. */
  readonly bugs: string[] = []

  open(request: EmulatorRequest, at: number): Entry {
    const { method, path, headers, token } = request
    const entry: Entry = {
      n: this.entries.length + 1,
      at,
      method,
      path,
      query: request.query.toString(),
      headers,
      body: request.body ?? request.text,
      token,
      fault: null,
      committedAt: null,
      write: false,
      status: null,
      answered: 'no',
    }
    this.entries.push(entry)
    return entry
  }
}
