import { Fragment, useState, type ReactNode } from 'react'
import { words } from '../words/words.ts'

type Props<T> = {
  items: readonly T[]
  /** So many are shown at first, and so many more with each press. */
  count: number
  className?: string
  /** A list item. */
  children: (item: T, index: number) => ReactNode
}

/** The first items of a list, the rest a press away: what a long council piles up is not drawn before somebody wants it. */
export function FirstOf<T>({ items, count, className, children }: Props<T>) {
  const [shown, show] = useState(count)
  const left = items.length - shown
  return (
    <>
      <ul className={className}>
        {items.slice(0, shown).map((item, index) => (
          <Fragment key={index}>{children(item, index)}</Fragment>
        ))}
      </ul>
      {items.length > count && (
        // One button for both ways: it stays where it is pressed, and so does the focus.
        <button
          type="button"
          onClick={() => show(left > 0 ? shown + count : count)}
          className="tabular mt-1.5 min-h-6 text-[0.93rem] text-soft underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {left > 0
            ? words.outcomeWords.moreOf(Math.min(count, left), items.length)
            : words.outcomeWords.less}
        </button>
      )}
    </>
  )
}
