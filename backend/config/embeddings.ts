import type { EmbeddingAccess, ModelAccess } from '../ports/models.ts'
import { ConfigInvalid } from './config-invalid.ts'
import { isOpenAI } from './openai.ts'

const NAME = 'XIO_EMBEDDING_MODEL'
/** Small and cheap; it knows English and Russian. */
const MODEL = 'text-embedding-3-small'
const NOBODY = 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own; or unset it.'

/**
 * Who may make vectors: whoever has the models. Whoever names the model here has said that all texts of the library may
 * go there; else each command has to.
 */
export function embeddingAccess(
  model: string | undefined,
  models: ModelAccess | null,
): EmbeddingAccess | null {
  if (model && !/^[^\s\p{Cc}]{1,200}$/u.test(model))
    throw new ConfigInvalid(NAME, 'holds white space or is too long for a model’s name.', MODEL)
  if (models === null) {
    if (model) throw new ConfigInvalid(NAME, `is “${model}”, and no one is named who has it.`, null, NOBODY)
    return null
  }
  const { baseURL, apiKey } = models
  const known = isOpenAI(baseURL) ? MODEL : null
  return { baseURL, apiKey, model: model || known, always: Boolean(model) }
}
