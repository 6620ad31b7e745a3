import type { AddedSources } from '../../ports/knowledge.ts'
import type { GivenServer } from '../remote/where.ts'
import { readGivenText, STDIN } from '../files/given-text.ts'
import { UsageFault } from '../usage.ts'
import { inLibrary } from './in-library.ts'
import { tellAdded } from './tell.ts'

type Given = {
  title: string | undefined
  git: string | undefined
  json: boolean
  embed: boolean
  server: GivenServer
}

/** Adds what was named, and reads it at once. */
export async function add(
  what: readonly string[],
  { title, git, json, embed, server }: Given,
): Promise<number> {
  if (what.length === 0)
    throw new UsageFault('xio knowledge add needs a file, a folder, or - for a text that is piped in.')
  if (title !== undefined && !what.includes(STDIN))
    throw new UsageFault(
      '--title is for a text that is piped in (xio knowledge add -); files are called as they are.',
    )
  const piped = what.includes(STDIN) ? pipedIn() : null
  return inLibrary({ ...server, embed, what: 'the passages' }, (shelves) =>
    tellAdded(
      shelves,
      async () => {
        const all: AddedSources = { sources: [], refused: [], ignored: 0 }
        for (const name of new Set(what)) {
          if (name === STDIN && piped !== null) {
            all.sources.push(await shelves.addText(title ?? firstLine(piped), piped))
            continue
          }
          if (/^https?:\/\//i.test(name)) {
            const page = await shelves.addUrl(name)
            if (page === null) all.refused.push({ file: safeHost(name), reason: NO_PAGE })
            else all.sources.push(page)
            continue
          }
          const added = await (git === undefined ? shelves.addPath(name) : shelves.addGit(name, git))
          all.sources.push(...added.sources)
          all.refused.push(...added.refused)
          all.ignored += added.ignored
        }
        return all
      },
      json,
    ),
  )
}

// What an address holds beside its host may be a secret.
const safeHost = (address: string): string => URL.parse(address)?.host ?? 'the address'
const NO_PAGE =
  'is no address that is fetched: give one without a user or password, of at most 2000 characters.'

function pipedIn(): string {
  if (process.stdin.isTTY)
    throw new UsageFault('nothing is piped in: write xio knowledge add - < notes.md, or name the file.')
  return readGivenText(STDIN).text
}

const LONGEST = 80

const firstLine = (text: string): string =>
  (/\S[^\n]*/u.exec(text)?.[0] ?? 'Piped text')
    .replace(/^#+\s*/, '')
    .trim()
    .slice(0, LONGEST)
