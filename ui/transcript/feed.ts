import type { OpenTurn } from '../../backend/council/turn-state.ts'
import type { Entry } from '../../backend/council/timeline/entry.ts'
import type { Timeline } from '../../backend/council/timeline/timeline.ts'

/** The turn under way as the last row: it has the id, key and number that its message will have. */
export type LiveEntry = { kind: 'live'; key: string; number: number; turn: OpenTurn }
/** A row of the feed; undefined where it has not been read yet. */
export type FeedEntry = Entry | LiveEntry | undefined

/** The transcript as it is drawn: rows that are known or not, and the words under way. */
export type Feed = Pick<Timeline, 'rows' | 'messages' | 'lastMessage'> & { live: LiveEntry | null }

export function feedOf({ rows, messages, lastMessage }: Timeline, turn: OpenTurn | null): Feed {
  // Between a message and the end of its turn both are there; the message is the row then.
  const isSaid = turn === null || rows.at(lastMessage)?.key === turn.messageId
  const live: LiveEntry | null = isSaid
    ? null
    : { kind: 'live', key: turn.messageId, number: messages + 1, turn }
  return { rows, messages, lastMessage, live }
}

export const lengthOf = ({ rows, live }: Feed): number => rows.length + (live === null ? 0 : 1)

export const entryAt = ({ rows, live }: Feed, index: number): FeedEntry =>
  index === rows.length ? (live ?? undefined) : rows.at(index)

/** What a row is known by, wherever it stands; a row that is not known yet by its place. */
export const keyAt = (feed: Feed, index: number): string => entryAt(feed, index)?.key ?? `hole-${index}`

/** Rows that hold what somebody said: these are the articles of the feed. */
export const isArticle = (entry: FeedEntry): boolean =>
  entry?.kind === 'message' || entry?.kind === 'sealed' || entry?.kind === 'live'

/**
 * The next article after a row (or before it, `step` -1): its place, the place of a hole that must be read first, or
 * null where there is none.
 */
export function nextArticle(feed: Feed, from: number, step: 1 | -1): { at: number; isKnown: boolean } | null {
  for (let at = from + step; at >= 0 && at < lengthOf(feed); at += step) {
    const entry = entryAt(feed, at)
    if (entry === undefined) return { at, isKnown: false }
    if (isArticle(entry)) return { at, isKnown: true }
  }
  return null
}

/** The article that the Tab key reaches, of the rows that are drawn: the last in view, else the first there is. */
export function tabStopOf(feed: Feed, drawn: readonly number[], lastInView: number): number | undefined {
  const articles = drawn.filter((index) => isArticle(entryAt(feed, index)))
  return articles.findLast((index) => index <= lastInView) ?? articles[0]
}

/** Where a key stands, looked for around the place where it stood. */
export function placeOfKey(feed: Feed, key: string, near: number): number {
  const isHere = (at: number) => at >= 0 && at < lengthOf(feed) && keyAt(feed, at) === key
  for (let off = 0; off <= NEAR; off++) {
    if (isHere(near + off)) return near + off
    if (isHere(near - off)) return near - off
  }
  return -1
}

/** Words that were cut stand before what cut them: rows move by a few at most. */
const NEAR = 4

/** Whether rows that stood there before stand there no longer, such as holes that were filled. */
export function isRekeyed(before: Feed, now: Feed, from: number, to: number): boolean {
  const end = Math.min(to, lengthOf(before) - 1, lengthOf(now) - 1)
  for (let at = Math.max(0, from); at <= end; at++) if (keyAt(before, at) !== keyAt(now, at)) return true
  return false
}
