import type { RunState } from '../state.ts'

/** A document of the library that a council has found something in, and how often it was quoted there. */
export type CitedSource = { sourceId: string; passages: number; quotes: number }

export function citedSourcesOf({ found, cited }: Pick<RunState, 'found' | 'cited'>): CitedSource[] {
  const sources = new Map<string, CitedSource>()
  const documents = new Map(
    found.flatMap(({ sourceId, of }) => (of === undefined ? [] : [[sourceId, of.sourceId]])),
  )
  const of = (sourceId: string): CitedSource => {
    const known = sources.get(sourceId) ?? { sourceId, passages: 0, quotes: 0 }
    sources.set(sourceId, known)
    return known
  }
  for (const document of documents.values()) of(document).passages++
  for (const place of cited) {
    const document = documents.get(place.slice(0, place.lastIndexOf(':')))
    if (document !== undefined) of(document).quotes++
  }
  return [...sources.values()]
}
