import { spawn } from 'node:child_process'
import path from 'node:path'
import { SourceInvalid } from '../source-invalid.ts'

export type GitOptions = {
  /** Where the program is looked for. */
  searched: readonly string[]
  timeoutMs?: number
}

/** Reading takes milliseconds; a disk that does not answer is not waited for. */
const MOST_MS = 60_000

/**
 * Runs git on a repository that nobody vouches for. It asks it for objects only, which runs no hook and no filter, and
 * what the repository's own configuration could name to be run besides is taken away: transports (a missing object would
 * be fetched), pagers, monitors. Nothing of the machine's configuration is read. Yields what git prints.
 */
export async function* runGit(
  repository: string,
  args: readonly string[],
  { searched, timeoutMs = MOST_MS }: GitOptions,
): AsyncGenerator<Uint8Array> {
  const git = spawn('git', [...SAFE, '-C', repository, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    env: {
      PATH: searched.join(path.delimiter),
      ...ALONE,
      // A repository above is another one than the one that was named.
      GIT_CEILING_DIRECTORIES: path.dirname(repository),
    },
  })
  let said = ''
  git.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(0, 2_000)))
  const ended = new Promise<number | null>((resolve, reject) => {
    git.once('error', reject)
    git.once('close', resolve)
  })
  // Whoever stops listening early has not heard it yet.
  ended.catch(() => undefined)
  try {
    for await (const piece of git.stdout) {
      if (!(piece instanceof Uint8Array)) throw new TypeError('A process gave something else than bytes.')
      yield piece
    }
    const code = await ended
    if (code !== 0) throw refusedBy(said)
  } catch (error) {
    throw isMissing(error) ? NO_GIT : error
  } finally {
    git.kill('SIGKILL')
  }
}

/** What git prints, as a text of at most so many bytes. */
export async function askGit(...asked: Parameters<typeof runGit>): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of runGit(...asked)) {
    bytes += piece.length
    if (bytes > MOST_TOLD)
      throw new SourceInvalid(null, 'holds too many files: add the folders in it that matter.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Some hundred thousand names. */
const MOST_TOLD = 32 * 1024 ** 2

const SAFE =
  '--no-pager --no-replace-objects --literal-pathspecs --no-optional-locks -c core.fsmonitor= -c core.hooksPath=/dev/null -c core.sshCommand=false -c credential.helper= -c protocol.allow=never'.split(
    ' ',
  )

const ALONE = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  // Above any setting of the repository: no transport is one of this name.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
}

function refusedBy(said: string): SourceInvalid {
  const found = REASONS.find(([pattern]) => pattern.test(said))
  return new SourceInvalid(null, found?.[1] ?? 'cannot be read by git: run git fsck in it.')
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /dubious ownership/,
    'belongs to another user, and may say what git is to run: make a clone of your own and add that.',
  ],
  [/not a git repository|cannot change to/, 'is no Git repository: name the folder that holds .git.'],
  [
    /unknown revision|bad revision|Needed a single revision|ambiguous argument|Not a valid object name|does not exist in|exists on disk, but not in/,
    'is not in that commit: check the name, or remove the source.',
  ],
  [
    /lazy fetch|promisor|transport .* not allowed|could not fetch/,
    'was cloned in part, and nothing is fetched here: fetch all of it and index it again.',
  ],
]

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const NO_GIT = new SourceInvalid(null, 'needs git, which is not on this machine: install it.')
