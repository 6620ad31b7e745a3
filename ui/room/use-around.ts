import { useEffect, useState } from 'react'
import type { Entry, MessageEntry } from '../../backend/council/timeline/entry.ts'
import type { Rows } from '../../backend/council/timeline/rows.ts'
import { useRoom, useView } from './room-context.ts'

/** Between two messages may stand phases, notices and blind answers; further than this is not looked. */
const ROWS_LOOKED_AT = 30
/** The last rows may move by a few when words stand before what cut them. */
const MOVES = 4

/** A message between those said before and after it. */
export type Around = { before: MessageEntry[]; message: MessageEntry; after: MessageEntry[] }

/** A message and up to `count` on each side of it, which are read first in a long run; null until it is there. */
export function useAround(messageId: string | null, count: number): Around | null {
  const { transcript } = useRoom().session
  const rows = useView((view) => view.timeline.rows)
  const [found, setFound] = useState<{ messageId: string; index: number } | null>(null)
  useEffect(() => {
    if (messageId === null) return
    let isOver = false
    const look = async () => {
      const index = await transcript.find(messageId)
      if (index === null || isOver) return
      setFound({ messageId, index })
      await transcript.load(index - ROWS_LOOKED_AT, index + ROWS_LOOKED_AT)
    }
    // Nobody answers: the chip of the connection says why.
    look().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [transcript, messageId])
  if (found === null || found.messageId !== messageId) return null
  return aroundOf(rows, found, count)
}

function aroundOf(
  rows: Rows<Entry>,
  { messageId, index }: { messageId: string; index: number },
  count: number,
): Around | null {
  for (let at = Math.max(0, index - MOVES); at <= index + MOVES; at++) {
    const entry = rows.at(at)
    if (entry?.kind !== 'message' || entry.message.messageId !== messageId) continue
    const before = messagesFrom(rows, at, -1, count).reverse()
    return { before, message: entry, after: messagesFrom(rows, at, 1, count) }
  }
  return null
}

function messagesFrom(rows: Rows<Entry>, from: number, step: 1 | -1, count: number): MessageEntry[] {
  const found: MessageEntry[] = []
  for (let off = 1; off <= ROWS_LOOKED_AT && found.length < count; off++) {
    const at = from + off * step
    // Rows count from the end where they are asked for below 0.
    const entry = at < 0 ? undefined : rows.at(at)
    if (entry?.kind === 'message') found.push(entry)
  }
  return found
}
