import type { KnowledgeSource } from '../../ports/knowledge.ts'
import { fileBytes } from '../files/file-bytes.ts'
import { fileOf } from '../files/kept.ts'
import { type Git, lookInGit } from '../git/look-in-git.ts'
import { gitPlaceOf } from '../git/origin.ts'
import type { Place } from '../reading/content.ts'
import { type Fetch, lookAtWeb } from '../web/look-at-web.ts'
import { isWebAddress } from '../web/web-address.ts'

/** What reads the places that sources may be at. */
export type Origins = {
  /** Where texts and documents that were given are kept. */
  texts: string
  git: Git
  fetch: Fetch
}

type Given = {
  /** What its origin called the content that stands; null where it is to be read whatever that says. */
  known: string | null
  signal: AbortSignal
}

/**
 * Looks where a source lies. Its content is read later, and as it was at this moment where its origin can tell. Null where
 * the origin itself says that nothing has changed.
 */
export async function lookAt(
  { texts, git, fetch }: Origins,
  source: KnowledgeSource,
  given: Given,
): Promise<Place | null> {
  if (isWebAddress(source.origin)) return lookAtWeb(fetch, source.origin, given)
  const inGit = gitPlaceOf(source.origin)
  if (inGit !== null) return lookInGit(git, inGit, source.kind)
  const { folder, kind } = source
  return { kind, revision: null, bytes: (most) => fileBytes(fileOf(texts, source), folder, most) }
}
