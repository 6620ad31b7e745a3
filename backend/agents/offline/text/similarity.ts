import { groupsOf } from './lexicon.ts'
import { topicWords } from './words.ts'

type Vector = { terms: Map<string, number>; norm: number }

/** Compares texts by the words they share; rare words of this meeting weigh more, names of options nothing. */
export type Similarity = {
  vector(parts: { text: string; weight: number }[]): Vector
  cosine(a: Vector, b: Vector): number
}
export type { Vector }

/** `texts` are the passages of the meeting; a term in all of them tells nothing. `dim` holds factors of single stems. */
export const similarityOf = (texts: readonly string[], dim: ReadonlyMap<string, number>): Similarity => {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1)
  const idf = (term: string): number =>
    (dim.get(term) ?? 1) * Math.log((texts.length + 1) / ((counts.get(term) ?? 0) + 0.5))
  const vector = (parts: { text: string; weight: number }[]): Vector => {
    const terms = new Map<string, number>()
    for (const { text, weight } of parts) {
      for (const term of termsOf(text))
        terms.set(term, (terms.get(term) ?? 0) + weight * Math.max(0, idf(term)))
    }
    let sum = 0
    for (const value of terms.values()) sum += value * value
    return { terms, norm: Math.sqrt(sum) }
  }
  const cosine = (a: Vector, b: Vector): number => {
    if (a.norm === 0 || b.norm === 0) return 0
    let dot = 0
    for (const [term, value] of a.terms) dot += value * (b.terms.get(term) ?? 0)
    return dot / (a.norm * b.norm)
  }
  return { vector, cosine }
}

/** The stems of a text, each followed by the synonym groups it belongs to. */
const termsOf = (text: string): string[] =>
  topicWords(text.replace(/\bset(?:ting)?[ -]up\b/gi, 'setup')).flatMap(({ stem }) => [
    stem,
    ...groupsOf(stem),
  ])
