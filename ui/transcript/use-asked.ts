import { useEffect } from 'react'
import { useRoom } from '../room/room-context.ts'
import { TO_LIVE } from '../room/signals.ts'
import { SHOW_MESSAGE } from '../room/show-message.ts'
import { messageIn } from './message-link.ts'

/** Answers to what other parts of the room ask for, and to the message that the address names. */
export function useAsked(toEnd: () => void, toMessage: (messageId: string) => void): void {
  useEffect(() => {
    const onShow = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') toMessage(event.detail)
    }
    const onHash = () => {
      const messageId = messageIn(location.hash)
      if (messageId !== null) toMessage(messageId)
    }
    onHash()
    addEventListener(TO_LIVE, toEnd)
    addEventListener(SHOW_MESSAGE, onShow)
    addEventListener('hashchange', onHash)
    return () => {
      removeEventListener(TO_LIVE, toEnd)
      removeEventListener(SHOW_MESSAGE, onShow)
      removeEventListener('hashchange', onHash)
    }
  }, [toEnd, toMessage])
}

/** Rows in view that are not known are read, and some around them. */
export function useNear(items: readonly { index: number }[]): void {
  const { session } = useRoom()
  const from = items.at(0)?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  useEffect(() => {
    void session.transcript.load(from - MARGIN, to + MARGIN)
  }, [session, from, to])
}

const MARGIN = 30
