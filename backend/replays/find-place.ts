import { setImmediate } from 'node:timers/promises'
import { parseStored } from '../log/fold-stored.ts'
import { NoSuchPlace } from '../log/no-such-place.ts'
import type { ReplayPlace } from '../ports/replays.ts'
import type { FileLog } from './file-log.ts'

const PAGE = 1_000

/** The seq of a place: of the event that opened the item, took the decision or said the message of this id. */
export async function seqOf(log: Pick<FileLog, 'headSeq' | 'read'>, place: ReplayPlace): Promise<number> {
  if (typeof place === 'string') return seqOfId(log, place)
  if (place <= log.headSeq) return place
  throw new NoSuchPlace(`is beyond the end of the log: its last seq is ${log.headSeq}.`)
}

async function seqOfId(log: Pick<FileLog, 'headSeq' | 'read'>, id: string): Promise<number> {
  const spelled = JSON.stringify(id)
  for (let after = 0; after < log.headSeq;) {
    const events = await log.read(after, PAGE)
    // Most events do not name it at all, and need not be read for that.
    const found = events.find(({ bytes }) => bytes.includes(spelled) && begins(bytes, id))
    if (found !== undefined) return found.seq
    const last = events.at(-1)
    if (last === undefined) break
    after = last.seq
    await setImmediate()
  }
  throw new NoSuchPlace(
    `is no agenda item, decision or message of this log: GET /runs/{id}/marks lists what there is.`,
  )
}

function begins(bytes: string, id: string): boolean {
  const event = parseStored(bytes)
  switch (event.type) {
    case 'agenda_item':
      return event.data?.itemId === id && event.data.state === 'opened'
    case 'decision':
      return event.data?.decisionId === id
    case 'chat_message':
      return event.data?.messageId === id
    default:
      return false
  }
}
