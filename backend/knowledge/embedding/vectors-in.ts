import { ModelError } from '../../autogen/models/errors.ts'
import { count, field, list } from '../../autogen/models/unknown.ts'
import { unit } from '../retrieval/vectors.ts'

type Wanted = { texts: number; dimensions: number; provider: string }

/** The vectors of an answer in the order of the texts, of length 1. Throws `ModelError` bad_answer for any other answer. */
export function vectorsIn(answer: unknown, wanted: Wanted): Float32Array[] {
  const entries = list(field(answer, 'data'))
  const vectors = new Map<number, Float32Array>()
  for (const [at, entry] of entries.entries())
    vectors.set(count(field(entry, 'index')) ?? at, vectorIn(field(entry, 'embedding'), wanted))
  const ordered = Array.from({ length: wanted.texts }, (_, at) => vectors.get(at)).filter(
    (vector) => vector !== undefined,
  )
  if (entries.length === wanted.texts && ordered.length === wanted.texts) return ordered
  throw bad(
    `${wanted.provider} gave ${entries.length} vectors, and not one for each of ${wanted.texts} texts.`,
  )
}

/** Tokens as the provider counted them. */
export const tokensIn = (answer: unknown): number | null => {
  const usage = field(answer, 'usage')
  return count(field(usage, 'prompt_tokens')) ?? count(field(usage, 'total_tokens')) ?? null
}

function vectorIn(given: unknown, { dimensions, provider }: Wanted): Float32Array {
  const numbers = list(given).filter((one) => typeof one === 'number')
  if (numbers.length !== dimensions)
    throw bad(
      `${provider} gave a vector of ${numbers.length} numbers where ${dimensions} were asked for: name a model that can make such (XIO_EMBEDDING_MODEL).`,
    )
  const vector = unit(Float32Array.from(numbers))
  // A vector of nothing, or one with a number that is none, is near to nothing at all.
  if (vector.every(Number.isFinite) && vector.some((one) => one !== 0)) return vector
  throw bad(`${provider} gave a vector that points nowhere.`)
}

const bad = (message: string): ModelError => new ModelError('bad_answer', message, { retryable: false })
