import { fileEvents } from '../log/log-file.ts'
import { fileLines } from '../log/file-lines.ts'
import { parseStored } from '../log/fold-stored.ts'
import type { StoredEvent } from '../ports/run-log.ts'

/** An entry of the index stands for so many events: a few bytes of memory each, and no read goes over many in vain. */
const STRIDE = 64

/** A checked log file that can be read from any seq; of the file itself nothing is held. */
export type FileLog = {
  headSeq: number
  headHash: string
  meetingId: string
  read(after: number, limit: number): Promise<StoredEvent[]>
}

/** Reads the file once, checks every event of it and notes where they stand. Throws `LogFileInvalid`. */
export async function openFileLog(file: string): Promise<FileLog> {
  const offsets: number[] = []
  let [offset, headSeq, headHash, meetingId] = [0, 0, '', '']
  for await (const { stored, event } of fileEvents(file)) {
    if (headSeq % STRIDE === 0) offsets.push(offset)
    offset += Buffer.byteLength(stored.bytes) + 1
    headSeq = stored.seq
    headHash = stored.hash
    if (event.type === 'run_created') meetingId = event.data.meeting.id
  }
  return {
    headSeq,
    headHash,
    meetingId,
    async read(after, limit) {
      if (after >= headSeq || limit <= 0) return []
      const nearest = Math.floor(Math.max(0, after) / STRIDE)
      const events: StoredEvent[] = []
      let seq = nearest * STRIDE
      for await (const { text } of fileLines(file, { start: offsets[nearest] ?? 0 })) {
        seq += 1
        if (seq > after) events.push({ seq, bytes: text, hash: parseStored(text).hash })
        if (events.length >= limit) break
      }
      return events
    },
  }
}
