import type { RunState } from '../state.ts'
import { mayReadEvent, type Reader } from '../withholding.ts'
import type { Entry } from './entry.ts'

/** A row as this reader may see it; `now` is the run as it stands. A sealed message keeps its place and its number. */
export function shownEntry(entry: Entry, now: RunState, reader: Reader): Entry {
  if (entry.kind !== 'message') return entry
  const { message, seq, number } = entry
  const { by } = message
  if (mayReadEvent(now, reader, { seq, actor: by, data: message })) return entry
  return { kind: 'sealed', key: `s${seq}`, seq, number, seat: by.id, name: by.name }
}
