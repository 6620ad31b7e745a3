import { useCallback, useEffect, useState } from 'react'
import { call } from '../lib/api.ts'

type Fetched = { answer: unknown; state: 'loading' | 'here' | 'failed' }

/** What the API answers at a path; `again` asks once more and keeps what is shown until then. */
export function useFetched(path: string): Fetched & { again: () => void } {
  const [fetched, set] = useState<Fetched>({ answer: null, state: 'loading' })
  const [asked, ask] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    call(path, { signal: leaving.signal }).then(
      (answer) => set({ answer, state: 'here' }),
      () =>
        !leaving.signal.aborted &&
        set(({ answer }) => ({ answer, state: answer === null ? 'failed' : 'here' })),
    )
    return () => leaving.abort()
  }, [path, asked])
  const again = useCallback(() => ask((n) => n + 1), [])
  return { ...fetched, again }
}
