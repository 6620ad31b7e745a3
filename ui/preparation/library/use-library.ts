import { useMemo } from 'react'
import { sourcesOf, type Source } from '../../knowledge/source.ts'
import { useFetched } from '../../lib/use-fetched.ts'
import type { Scope } from '../draft/form.ts'

/** What of the library can be named: the sources that answer. */
export type Library = {
  sources: readonly Source[]
  state: 'loading' | 'here' | 'failed'
  /** The parts of it that a council looks through where nobody says otherwise. */
  usual: readonly Scope[]
}

export function useLibrary(): Library {
  const { answer, state } = useFetched('/knowledge/sources')
  const sources = useMemo(() => sourcesOf(answer).filter(({ version }) => version > 0), [answer])
  return { sources, state, usual: usualScopes(sources) }
}

/**
 * A council looks through the documents, as soon as there are any. What other councils decided and said is a choice: a
 * decision that is taken for evidence of itself would only grow surer, and its Moderator is told of it anyway.
 */
function usualScopes(sources: readonly Source[]): readonly Scope[] {
  const isThere = sources.some(({ scope }) => USUAL.includes(scope))
  return isThere ? USUAL : []
}

const USUAL: readonly Scope[] = ['docs']
