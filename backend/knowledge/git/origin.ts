/** A file of a repository, at a commit that has a name (a branch, a tag, or its own). */
export type GitPlace = { repository: string; ref: string; file: string }

/** The origin of such a file. The same file at the same name is the same source, whichever commit that is by now. */
export const gitOrigin = ({ repository, ref, file }: GitPlace): string =>
  `${gitFolder(repository, ref)}#${file}`

/** What all files of a repository were found in. */
export const gitFolder = (repository: string, ref: string): string =>
  `git:${repository.replaceAll(/[%@#]/g, encodeURIComponent)}@${ref}`

/** Null where an origin is something else. */
export function gitPlaceOf(origin: string): GitPlace | null {
  const folder = gitFolderOf(origin.split('#', 1)[0] ?? '')
  const at = origin.indexOf('#')
  return folder === null || at < 0 ? null : { ...folder, file: origin.slice(at + 1) }
}

/** Null where a folder is one of the disk. */
export function gitFolderOf(folder: string): { repository: string; ref: string } | null {
  const [, repository, ref] = /^git:([^@]+)@([^@]+)$/.exec(folder) ?? []
  return repository === undefined || ref === undefined
    ? null
    : { repository: decodeURIComponent(repository), ref }
}
