import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import type { TranscriptPages } from '../run/transcript-pages.ts'
import { keyAt, lengthOf, nextArticle, type Feed } from './feed.ts'
import { flash, type Flashing } from './flash.ts'
import { focusBeside } from './focus-beside.ts'
import type { End } from './use-end.ts'
import { whenDrawn } from './when-drawn.ts'

type Look = { place?: 'center' | 'nearest'; marks?: boolean; takesFocus?: boolean }
/** A row as it is drawn. */
type Row = Pick<HTMLElement, 'isConnected' | 'focus' | 'scrollIntoView'> & Flashing
type Rows = {
  elementOf(key: string): Row | undefined
  scrollToIndex(index: number, options: { align: 'auto' | 'center' }): void
  noteFocus(index: number): void
}
type Parts = {
  /** The rows as they were drawn last. */
  latest: RefObject<{ feed: Feed; list: Rows }>
  scroller: RefObject<HTMLElement | null>
  /** The key of the row that has the focus. */
  focused: RefObject<string | null>
  end: Pick<End, 'leave'>
  transcript: Pick<TranscriptPages, 'load' | 'find'>
}
export type FeedFocus = ReturnType<typeof createFeedFocus>

/** Rows that are read around one that is gone to. */
const AROUND = 30

/** Goes to rows, near ones and far ones: by the keys of the feed pattern, or because somebody asks for a message. */
export function createFeedFocus({ latest, scroller, focused, end, transcript }: Parts) {
  /** Where the reader is on the way to; the next key counts from there, and who asks last is the one who arrives. */
  let target: { index: number } | null = null
  /** The row that had the focus last; -1 before the first. */
  let place = -1

  const elementAt = (index: number) => latest.current.list.elementOf(keyAt(latest.current.feed, index))

  async function toIndex(index: number, look: Look = {}): Promise<void> {
    const mine = { index }
    target = mine
    end.leave()
    await transcript.load(index - AROUND, index + AROUND)
    if (target !== mine) return
    const isNear = look.place === 'nearest'
    if (!isNear || elementAt(index) === undefined)
      latest.current.list.scrollToIndex(index, { align: isNear ? 'auto' : 'center' })
    const row = await whenDrawn(() => elementAt(index))
    if (target !== mine || row === null) return
    target = null
    if (look.takesFocus !== false) row.focus({ preventScroll: true })
    if (isNear) row.scrollIntoView({ block: 'nearest' })
    if (look.marks === true) flash(row)
  }

  function toMessage(messageId: string): void {
    transcript.find(messageId).then(
      (index) => (index === null ? undefined : toIndex(index, { marks: true })),
      // Nobody answers: the reader stays where they are, and the chip of the connection says why.
      () => undefined,
    )
  }

  /** The next article, or the one before: where it is not drawn yet, as soon as it is. */
  function step(by: 1 | -1): void {
    const { feed } = latest.current
    const from = target?.index ?? (place < 0 ? besideView(scroller.current, by) : place)
    const next = nextArticle(feed, from, by)
    if (next === null) return
    const row = next.isKnown ? elementAt(next.at) : undefined
    if (row === undefined) return void reach(next.at, by)
    target = null
    if (by < 0 || next.at < lengthOf(feed) - 1) end.leave()
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }

  /** Reads on until there is an article, and goes there. */
  async function reach(index: number, by: 1 | -1): Promise<void> {
    const mine = { index }
    target = mine
    await transcript.load(index - AROUND, index + AROUND)
    if (target !== mine) return
    const next = nextArticle(latest.current.feed, index - by, by)
    if (next?.isKnown === true) await toIndex(next.at, { place: 'nearest' })
  }

  function onFocus({ target: inside }: Pick<FocusEvent, 'target'>): void {
    const index = rowOf(inside)
    if (index === null) return
    place = index
    focused.current = keyAt(latest.current.feed, index)
    latest.current.list.noteFocus(index)
  }

  function onBlur({ relatedTarget }: Pick<FocusEvent, 'relatedTarget'>): void {
    if (rowOf(relatedTarget) === null) focused.current = null
  }

  function onKeyDown(event: KeyboardEvent): void {
    const work = workOf(event, step)
    if (work === null) return
    event.preventDefault()
    work()
  }
  return { toIndex, toMessage, step, listeners: { onFocus, onBlur, onKeyDown } }
}

/** Keys of the feed pattern (APG): pages are articles, and the ends lead out of the feed. */
function workOf(
  { key, ctrlKey, metaKey, altKey, shiftKey, currentTarget }: KeyboardEvent,
  step: (by: 1 | -1) => void,
): (() => void) | null {
  if (altKey || shiftKey) return null
  const isMod = ctrlKey || metaKey
  if (key === 'PageDown' && !isMod) return () => step(1)
  if (key === 'PageUp' && !isMod) return () => step(-1)
  if (!(currentTarget instanceof HTMLElement) || !isMod) return null
  // The region scrolls the feed and nothing else: outside of the feed is outside of it.
  const region = currentTarget.closest('[role="region"]') ?? currentTarget
  if (key === 'End') return () => focusBeside(region, 'after')
  return key === 'Home' ? () => focusBeside(region, 'before') : null
}

function rowOf(inside: EventTarget | null): number | null {
  const row = inside instanceof Element ? inside.closest('[role="feed"] > [data-index]') : null
  return row instanceof HTMLElement ? Number(row.dataset.index) : null
}

/** Whoever has been at no article yet begins at the first in view, or at the last. */
function besideView(scroller: HTMLElement | null, by: 1 | -1): number {
  if (scroller === null) return -1
  const { top, bottom } = scroller.getBoundingClientRect()
  const rows = [...scroller.querySelectorAll('[role="feed"] > article')].filter((row) => {
    const box = row.getBoundingClientRect()
    return box.bottom > top + MOSTLY_HIDDEN_PX && box.top < bottom - MOSTLY_HIDDEN_PX
  })
  const index = rowOf((by > 0 ? rows.at(0) : rows.at(-1)) ?? null)
  return index === null ? -1 : index - by
}

const MOSTLY_HIDDEN_PX = 8
