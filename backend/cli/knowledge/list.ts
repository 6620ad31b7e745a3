import type { KnowledgeSource } from '../../ports/knowledge.ts'
import { safeLine } from '../show/plain-text.ts'
import { table } from '../show/table.ts'
import { readLibrary } from './read-library.ts'

/** Lists every source, and below them why some cannot be read. */
export async function list(json: boolean): Promise<number> {
  const sources = await readLibrary((library) => library.sources('main'))
  if (json) process.stdout.write(sources.map((source) => `${JSON.stringify(source)}\n`).join(''))
  else if (sources.length === 0) process.stdout.write('There are no sources yet: xio knowledge add PATH.\n')
  else {
    process.stdout.write(table(['SOURCE', 'STATUS', 'PASSAGES', 'VERSION', 'ID'], sources.map(rowOf)))
    for (const { title, reason } of sources)
      if (reason !== null) process.stdout.write(`${safeLine(`${title} ${reason}`)}\n`)
  }
  return 0
}

const rowOf = ({ title, status, chunks, version, bytes, readBytes, id }: KnowledgeSource): string[] => [
  title,
  status === 'indexing' && bytes > 0 ? `${status} ${Math.round((100 * readBytes) / bytes)} %` : status,
  String(chunks),
  String(version),
  id,
]
