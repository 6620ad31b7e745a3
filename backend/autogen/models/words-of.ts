import { ModelError } from './errors.ts'
import type { CreateResult } from './model-client.ts'

/** The text of an answer to a request that offered no tools. Throws `ModelError` where the model called some anyway. */
export function wordsOf({ content }: CreateResult): string {
  if (typeof content === 'string') return content
  const why = 'The model was asked for words and called tools, which it was not offered: ask again.'
  throw new ModelError('bad_answer', why, { retryable: true })
}
