import { readConfig } from '../../config.ts'
import type { KnowledgeScope, ListedSource } from '../../ports/knowledge.ts'
import { libraryThere } from '../remote/knowledge.ts'
import { namedServer, type GivenServer } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { table } from '../show/table.ts'
import { readLibrary } from './read-library.ts'

/** Lists every source, and below them why some cannot be read. */
export async function list(
  { json, scope }: { json: boolean; scope: KnowledgeScope | undefined },
  server: GivenServer,
): Promise<number> {
  const door = namedServer(server, readConfig())
  const all = await (door === null
    ? readLibrary((library) => library.sources('main'))
    : libraryThere(door).sources())
  const sources = all.filter((one) => scope === undefined || one.scope === scope)
  if (json) process.stdout.write(sources.map((source) => `${JSON.stringify(source)}\n`).join(''))
  else if (sources.length === 0)
    process.stdout.write(
      scope === undefined || scope === 'docs'
        ? 'There are no sources yet: xio knowledge add PATH.\n'
        : 'Nothing of it yet: it comes by itself when a council has ended.\n',
    )
  else {
    process.stdout.write(
      table(['SOURCE', 'SCOPE', 'STATUS', 'PASSAGES', 'VERSION', 'ID'], sources.map(rowOf)),
    )
    for (const { title, reason } of sources)
      if (reason !== null) process.stdout.write(`${safeLine(`${title} ${reason}`)}\n`)
  }
  return 0
}

const rowOf = ({
  title,
  scope,
  status,
  chunks,
  version,
  totalBytes,
  readBytes,
  id,
}: ListedSource): string[] => [
  title,
  scope,
  totalBytes === null ? status : `${status} ${percent(readBytes, totalBytes)} %`,
  String(chunks),
  String(version),
  id,
]

// A file that grows while it is read is never more than all of itself.
const percent = (read: number, total: number): number =>
  Math.min(100, Math.round((100 * read) / Math.max(1, total)))
