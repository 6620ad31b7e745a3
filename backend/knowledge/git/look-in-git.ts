import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { isWithin } from '../files/walk.ts'
import { tooLong } from '../files/file-bytes.ts'
import type { Place } from '../reading/content.ts'
import { SourceInvalid } from '../source-invalid.ts'
import type { GitPlace } from './origin.ts'
import { askGit, type GitOptions, runGit } from './run-git.ts'

/** How git is run on this machine. */
export type Git = GitOptions

/** Looks up a file of a repository: its bytes are those of the commit that its name stands for now. */
export async function lookInGit(git: Git, { repository, ref, file }: GitPlace, kind: string): Promise<Place> {
  const commit = await commitOf(git, repository, ref)
  const blob = (await askGit(repository, ['rev-parse', '--verify', `${commit}:${file}`], git)).trim()
  return {
    kind,
    revision: commit,
    async *bytes(most) {
      let total = 0
      for await (const piece of runGit(repository, ['cat-file', 'blob', blob], git)) {
        total += piece.length
        if (total > most) throw tooLong(most)
        yield piece
      }
    },
  }
}

/** The commit that a name stands for. Its data must lie with the repository: another's may be anybody's. */
export async function commitOf(git: Git, repository: string, ref: string): Promise<string> {
  if (!REF.test(ref))
    throw new SourceInvalid(
      null,
      'is asked for by a name that no commit has: say a branch, a tag or a commit.',
    )
  await refuseBorrowed(git, repository)
  return (await askGit(repository, ['rev-parse', '--verify', `${ref}^{commit}`], git)).trim()
}

/** What it shows must be its own: data that it shares may be anybody's whom git can read. */
async function refuseBorrowed(git: Git, repository: string): Promise<void> {
  for (const asked of ['--absolute-git-dir', '--git-common-dir', '--git-path objects/info/alternates']) {
    const told = (await askGit(repository, ['rev-parse', ...asked.split(' ')], git)).trimEnd()
    const at = path.resolve(repository, told)
    const data = await realpath(at).catch(() => null)
    if (asked.endsWith('alternates')) {
      if (data !== null) throw new SourceInvalid(null, 'borrows objects of another repository: add that one.')
    } else if (data === null || (data !== repository && !isWithin(repository, data)))
      throw new SourceInvalid(null, `keeps its data in ${path.dirname(data ?? at)}: add that repository.`)
  }
}

/** A name that git reads as nothing else: no option, no range, no path, no search. */
const REF = /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_.+/-]{0,199}$/
