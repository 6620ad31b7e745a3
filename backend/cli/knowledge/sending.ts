import type { EmbeddingAccess } from '../../ports/models.ts'
import { UsageFault } from '../usage.ts'

/**
 * Whether texts are sent out to have vectors made of them: where the command or the environment says so. Who gets them is
 * told before any is sent. Throws `UsageFault` where nobody can be asked.
 */
export function sending(what: string, isAsked: boolean, embeddings: EmbeddingAccess | null): boolean {
  if (!isAsked && embeddings?.always !== true) return false
  process.stderr.write(`${whoGets(what, embeddings)}\n`)
  return true
}

/** A server's library is sent out by its own setting: whoever asks for more is told so before anything is done. */
export function notThere(embed: boolean | undefined, { url }: { url: string }): void {
  if (embed === true)
    throw new UsageFault(
      `--embed is not for the library of a server: start ${url} with XIO_EMBEDDING_MODEL set, or end it first. Nothing was sent.`,
    )
}

/** Who is sent the texts, in words. */
export function whoGets(what: string, embeddings: EmbeddingAccess | null): string {
  if (embeddings === null)
    throw new UsageFault(
      '--embed needs somebody who makes vectors: set OPENAI_API_KEY, or OPENAI_BASE_URL and XIO_EMBEDDING_MODEL for a server of your own. Nothing was sent.',
    )
  const { host } = new URL(embeddings.baseURL)
  if (embeddings.model === null)
    throw new UsageFault(
      `nobody can guess which model of ${host} makes vectors: set XIO_EMBEDDING_MODEL. Nothing was sent.`,
    )
  return `Vectors: ${host} gets ${what} (${embeddings.model}).`
}
