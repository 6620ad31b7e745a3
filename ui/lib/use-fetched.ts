import { useCallback, useEffect, useState } from 'react'
import { call } from './api.ts'

type Fetched = { path: string | null; answer: unknown; state: 'loading' | 'here' | 'failed' }

/** What the API answers at a path, or nothing where none is given; `again` asks once more and keeps what is shown until then. */
export function useFetched(path: string | null): Omit<Fetched, 'path'> & { again: () => void } {
  const [fetched, set] = useState<Fetched>({ path, answer: null, state: 'loading' })
  const [asked, ask] = useState(0)
  useEffect(() => {
    if (path === null) return
    const leaving = new AbortController()
    call(path, { signal: leaving.signal }).then(
      (answer) => set({ path, answer, state: 'here' }),
      () =>
        !leaving.signal.aborted &&
        // An answer to another path says nothing of this one.
        set((held) =>
          held.path === path && held.answer !== null ? held : { path, answer: null, state: 'failed' },
        ),
    )
    return () => leaving.abort()
  }, [path, asked])
  const again = useCallback(() => ask((n) => n + 1), [])
  const { answer, state } = fetched
  return { answer, state, again }
}
