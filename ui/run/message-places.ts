import type { Entry, MessageEntry } from '../../backend/council/timeline/entry.ts'
import type { RunStore } from './run-store.ts'

export type MessagePlaces = {
  /** The message of this id, where its row is at hand. */
  of(messageId: string): MessageEntry | null
  /** Rows were put into holes: they are looked through again. */
  forget(): void
}

/** Rows near the end may move by one when words stand before what cut them. */
const UNSETTLED_ROWS = 60

/** Finds messages by their ids without walking the transcript each time. */
export function messagePlaces(run: RunStore): MessagePlaces {
  const places = new Map<string, number>()
  let learnedTo = 0

  const rows = () => run.getState().timeline.rows
  const isIt = (entry: Entry | undefined, messageId: string): entry is MessageEntry =>
    entry?.kind === 'message' && entry.message.messageId === messageId

  const learn = () => {
    const all = rows()
    for (let i = Math.max(0, learnedTo - UNSETTLED_ROWS); i < all.length; i++) {
      const entry = all.at(i)
      if (entry?.kind === 'message') places.set(entry.message.messageId, i)
    }
    learnedTo = all.length
  }
  const there = (messageId: string): MessageEntry | null => {
    const place = places.get(messageId)
    const entry = place === undefined ? undefined : rows().at(place)
    return isIt(entry, messageId) ? entry : null
  }

  return {
    of(messageId) {
      const known = there(messageId)
      if (known !== null) return known
      learn()
      return there(messageId)
    },
    forget() {
      learnedTo = 0
    },
  }
}
