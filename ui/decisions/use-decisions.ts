import { useState } from 'react'
import { call } from '../lib/api.ts'
import { textOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { apiPath, type Filters } from './filters.ts'
import { decisionsIn, type Decision } from './registered.ts'

type More = { of: unknown; decisions: readonly Decision[]; next: string | null }

/** The decisions that pass the filters, as far as they were asked for. */
export function useDecisions(filters: Filters) {
  const { answer, state, again } = useFetched(apiPath(filters, null))
  const [held, hold] = useState<More | null>(null)
  const [isMore, setIsMore] = useState(false)
  // What was added to another answer says nothing of this one.
  const more = held !== null && held.of === answer ? held : null
  const next = more === null ? (textOf(answer, 'nextCursor') ?? null) : more.next
  const showMore = async () => {
    if (isMore || next === null) return
    setIsMore(true)
    await call(apiPath(filters, next)).then(
      (page) =>
        hold({
          of: answer,
          decisions: [...(more?.decisions ?? []), ...decisionsIn(page)],
          next: textOf(page, 'nextCursor') ?? null,
        }),
      // The button is still there.
      () => undefined,
    )
    setIsMore(false)
  }
  const decisions = [...decisionsIn(answer), ...(more?.decisions ?? [])]
  return { decisions, state, again, next, isMore, showMore: () => void showMore() }
}
