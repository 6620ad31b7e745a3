import { useMemo } from 'react'
import { useAskedAgain } from '../lib/use-asked-again.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { isUnderWay, sourcesOf, type Source } from './source.ts'

/** While something is read, its share moves about so often. */
export const MOVES_MS = 700

/** Every source of the library, asked again while one of them is being read. */
export function useSources(): {
  sources: readonly Source[]
  state: 'loading' | 'here' | 'failed'
  again: () => void
} {
  const { answer, state, again } = useFetched('/knowledge/sources')
  const sources = useMemo(() => sourcesOf(answer), [answer])
  useAskedAgain(sources.some(isUnderWay), again, MOVES_MS)
  return { sources, state, again }
}
