import type { ReadTranscript } from '../lib/read-transcript.ts'
import type { Entry, MessageEntry } from '../../backend/council/timeline/entry.ts'
import { messagePlaces } from './message-places.ts'
import { takeRows, type RunStore } from './run-store.ts'

/** The rows of a long run that are not at hand, and how they come to be. */
export type TranscriptPages = {
  /** Reads the rows from `from` up to before `to` that are not known; settles when they are there, or nobody answers. */
  load(from: number, to: number): Promise<void>
  /** The message of this id, where its row is at hand. */
  message(messageId: string): MessageEntry | null
  /** Where a message stands, read with the rows around it; null where there is none. By its number or its id. */
  find(message: number | string): Promise<number | null>
  /** Messages that hold the words, over all of the run. */
  search: (query: string, from?: number) => ReturnType<ReadTranscript['search']>
}

const PAGE = 100

/** Reads rows into the store, no page of them twice at a time. */
export function transcriptPages(run: RunStore, runId: string, read: ReadTranscript): TranscriptPages {
  const underway = new Map<number, Promise<void>>()
  const places = messagePlaces(run)

  const take = (from: number, items: readonly Entry[]) => {
    // First of all: whoever waits for these rows looks for them as soon as they are there.
    places.forget()
    takeRows(run, from, items)
  }

  const page = (n: number): Promise<void> => {
    const known = underway.get(n)
    if (known !== undefined) return known
    const reading = read
      .rows(runId, n * PAGE, PAGE)
      .then(({ from, items }) => take(from, items))
      // Whoever looks there again asks again.
      .catch(() => undefined)
      .finally(() => underway.delete(n))
    underway.set(n, reading)
    return reading
  }

  return {
    async load(from, to) {
      const { rows } = run.getState().timeline
      const wanted = new Set<number>()
      for (let i = Math.max(0, from); i < Math.min(to, rows.length); i++)
        if (rows.at(i) === undefined) wanted.add(Math.floor(i / PAGE))
      await Promise.all([...wanted].map(page))
    },

    async find(message) {
      const { rows } = run.getState().timeline
      const here = rows.findLastIndex((entry) =>
        typeof message === 'number'
          ? (entry.kind === 'message' || entry.kind === 'sealed') && entry.number === message
          : entry.kind === 'message' && entry.message.messageId === message,
      )
      if (here >= 0 || rows.heldFrom === 0) return here < 0 ? null : here
      const { from, items, index } = await read.around(runId, message)
      take(from, items)
      return index
    },

    message: (messageId) => places.of(messageId),
    search: (query, from) => read.search(runId, query, from),
  }
}
