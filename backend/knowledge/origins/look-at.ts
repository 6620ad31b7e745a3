import type { KnowledgeSource } from '../../ports/knowledge.ts'
import { fileBytes } from '../files/file-bytes.ts'
import { fileOf } from '../files/kept.ts'
import { type Git, lookInGit } from '../git/look-in-git.ts'
import { gitPlaceOf } from '../git/origin.ts'
import type { Place } from '../reading/content.ts'

/** What reads the places that sources may be at. */
export type Origins = {
  /** Where texts and documents that were given are kept. */
  texts: string
  git: Git
}

/** Looks where a source lies. Its content is read later, and as it was at this moment where its origin can tell. */
export async function lookAt({ texts, git }: Origins, source: KnowledgeSource): Promise<Place> {
  const inGit = gitPlaceOf(source.origin)
  if (inGit !== null) return lookInGit(git, inGit, source.kind)
  const { folder, kind } = source
  return { kind, revision: null, bytes: (most) => fileBytes(fileOf(texts, source), folder, most) }
}
