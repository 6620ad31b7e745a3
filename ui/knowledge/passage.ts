import { listOf, textOf, type Row } from '../lib/reading.ts'
import { scopeOf, type Scope } from './source.ts'

/** A part of a source, word for word, with where it stands. */
export type Passage = {
  sourceId: string
  title: string
  scope: Scope
  headings: readonly string[]
  text: string
  start: number
  line: number
  endLine: number
}

/** A passage that was found, and what speaks for it; `similarity` is null where it was found by its words. */
export type Found = Passage & { coverage: number | null; similarity: number | null }

export const passagesIn = (answer: unknown): Found[] => listOf(answer, 'items').flatMap(foundIn)

function foundIn(row: Row): Found[] {
  const [sourceId, text] = [textOf(row, 'sourceId'), textOf(row, 'text')]
  if (sourceId === undefined || text === undefined) return []
  const { headings } = row
  return [
    {
      sourceId,
      text,
      title: textOf(row, 'title') ?? sourceId,
      scope: scopeOf(row.scope),
      headings: Array.isArray(headings) ? headings.filter((one) => typeof one === 'string') : [],
      start: numberOf(row.start) ?? 0,
      line: numberOf(row.line) ?? 1,
      endLine: numberOf(row.endLine) ?? 1,
      coverage: numberOf(row.coverage),
      similarity: numberOf(row.similarity),
    },
  ]
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
