import { useEffect } from 'react'
import type { MessageEntry } from '../../backend/council/timeline/entry.ts'
import { useRoom, useView } from './room-context.ts'

/** A message by its id; of a long run it is read first, and null until it is there. */
export function useMessage(messageId: string | null): MessageEntry | null {
  const { transcript } = useRoom().session
  const found = useView(() => (messageId === null ? null : transcript.message(messageId)))
  useEffect(() => {
    if (messageId !== null && found === null) transcript.find(messageId).catch(() => undefined)
  }, [transcript, messageId, found])
  return found
}
