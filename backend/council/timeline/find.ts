import type { Entry, MessageEntry } from './entry.ts'
import type { Rows } from './rows.ts'

/** Where the message of this number stands; -1 where there is none. Numbers grow with the rows. */
export function indexOfNumber(rows: Rows<Entry>, number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numberBefore(rows, middle + 1) ?? 0) < number) low = middle + 1
    else high = middle
  }
  return numberOf(rows.at(low)) === number ? low : -1
}

/** Where the message of this id stands; -1 where there is none, or none that is known. */
export const indexOfMessage = (rows: Rows<Entry>, messageId: string): number =>
  rows.findLastIndex((entry) => entry.kind === 'message' && entry.message.messageId === messageId)

/** One message that holds what was searched for. */
export type Found = { index: number; number: number; messageId: string; seq: number; excerpt: string }

/** Every message that holds `wanted`, whatever its case, first to last: those from `from` on, `limit` at most, and how many there are. */
export function search(
  rows: Iterable<Entry>,
  wanted: string,
  { from = 0, limit }: { from?: number; limit: number },
): { total: number; items: Found[] } {
  const needle = wanted.toLowerCase()
  const items: Found[] = []
  let [index, total] = [-1, 0]
  for (const entry of rows) {
    index++
    if (entry.kind !== 'message') continue
    const at = entry.message.content.toLowerCase().indexOf(needle)
    if (at < 0) continue
    if (total++ >= from && items.length < limit) items.push(foundAt(entry, index, at, needle.length))
  }
  return { total, items }
}

const foundAt = (
  { message, number, seq }: MessageEntry,
  index: number,
  at: number,
  length: number,
): Found => ({
  index,
  number,
  messageId: message.messageId,
  seq,
  excerpt: excerptOf(message.content, at, length),
})

const AROUND = 60

/** The place with what stands around it, on one line. */
function excerptOf(text: string, at: number, length: number): string {
  const [start, end] = [Math.max(0, at - AROUND), Math.min(text.length, at + length + AROUND)]
  const words = text.slice(start, end).toWellFormed().replaceAll(/\s+/gu, ' ').trim()
  return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`
}

/** The number of the last message before `index`. */
function numberBefore(rows: Rows<Entry>, index: number): number | null {
  for (let i = index - 1; i >= 0; i--) {
    const number = numberOf(rows.at(i))
    if (number !== null) return number
  }
  return null
}

const numberOf = (entry: Entry | undefined): number | null =>
  entry?.kind === 'message' || entry?.kind === 'sealed' ? entry.number : null
