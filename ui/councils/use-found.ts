import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiRefusal, call } from '../lib/api.ts'
import { councilName, forkOf } from '../lib/council-name.ts'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { searchPath, type Filters } from './filters.ts'

export const KINDS = ['decision', 'task', 'message', 'source'] as const
export type Kind = (typeof KINDS)[number]

/** A place that was found. */
export type Hit = {
  id: string
  kind: Kind
  runId: string
  /** What the council is called. */
  title: string
  forkOf: string | null
  archived: boolean
  at: string
  messageId: string | null
  name: string
  excerpt: string
  marks: readonly { start: number; end: number }[]
}

type Group = { hits: readonly Hit[]; nextCursor: string | null }
type Held = { state: 'loading' | 'here' | 'failed'; groups: Readonly<Record<Kind, Group>>; more: Kind | null }

const EMPTY: Group = { hits: [], nextCursor: null }
const NONE = { decision: EMPTY, task: EMPTY, message: EMPTY, source: EMPTY }

/** What the search finds in all councils, by kind, as far as it was asked for. */
export function useFoundEverywhere(
  filters: Filters,
): Held & { again: () => void; showMore: (kind: Kind) => void } {
  const [held, set] = useState<Held>({ state: 'loading', groups: NONE, more: null })
  const [asked, ask] = useState(0)
  const current = useRef(filters)
  const leaving = useRef(new AbortController())
  const wanted = searchPath(filters, '', null)
  useEffect(() => {
    current.current = filters
  })
  useEffect(() => {
    const mine = new AbortController()
    leaving.current = mine
    // What is shown stays until the answer: a list that blinks cannot be read while somebody types.
    Promise.all(KINDS.map((kind) => groupOf(searchPath(current.current, kind, null), mine.signal))).then(
      ([decision = EMPTY, task = EMPTY, message = EMPTY, source = EMPTY]) =>
        set({ state: 'here', groups: { decision, task, message, source }, more: null }),
      () => !mine.signal.aborted && set({ state: 'failed', groups: NONE, more: null }),
    )
    return () => mine.abort()
  }, [wanted, asked])
  const showMore = (kind: Kind) => {
    const { hits, nextCursor } = held.groups[kind]
    if (held.more !== null || nextCursor === null) return
    const { signal } = leaving.current
    set((now) => ({ ...now, more: kind }))
    groupOf(searchPath(filters, kind, nextCursor), signal).then(
      (next) => {
        const group = { hits: [...hits, ...next.hits], nextCursor: next.nextCursor }
        if (!signal.aborted) set((now) => ({ ...now, more: null, groups: { ...now.groups, [kind]: group } }))
      },
      () => !signal.aborted && set((now) => ({ ...now, more: null })),
    )
  }
  const again = useCallback(() => {
    set({ state: 'loading', groups: NONE, more: null })
    ask((n) => n + 1)
  }, [])
  return { ...held, again, showMore }
}

async function groupOf(path: string, signal: AbortSignal): Promise<Group> {
  try {
    const answer = await call(path, { signal })
    return {
      hits: listOf(answer, 'items').flatMap(hitOf),
      nextCursor: textOf(answer, 'nextCursor') ?? null,
    }
  } catch (error) {
    // No word was typed yet: a dash, a quote.
    if (error instanceof ApiRefusal && error.status === 400) return EMPTY
    throw error
  }
}

function hitOf(row: Row): Hit[] {
  const kind = KINDS.find((one) => one === row.kind)
  const runId = textOf(row, 'runId')
  if (kind === undefined || runId === undefined) return []
  const name = textOf(row, 'name') ?? ''
  const excerpt = textOf(row, 'excerpt') ?? ''
  return [
    {
      id: JSON.stringify([runId, row.seq, name, excerpt]),
      kind,
      runId,
      title: councilName(row) ?? runId,
      forkOf: forkOf(row),
      archived: row.archived === true,
      at: textOf(row, 'at') ?? '',
      messageId: textOf(row, 'messageId') ?? null,
      name,
      excerpt,
      marks: listOf(row, 'marks').flatMap(({ start, end }) =>
        typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [],
      ),
    },
  ]
}
