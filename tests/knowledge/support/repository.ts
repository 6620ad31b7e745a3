import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

const WHO = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false']

/** A repository on disk, as somebody makes one. */
export function repositoryIn(folder: string) {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...WHO, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim()
  git('init', '--quiet', '--initial-branch=main')
  return {
    git,
    write: (name: string, text: string) => writeFileSync(path.join(folder, name), text),
    /** Commits all that lies there; gives the commit's name. */
    commit(): string {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', 'test')
      return git('rev-parse', 'HEAD')
    },
  }
}
