import { stat } from 'node:fs/promises'
import type { KnowledgeSource, ListedSource } from '../../ports/knowledge.ts'
import { fileOf } from './kept.ts'

/** A source with the length of what is being read of it. One is read at a time, so of a list one file is looked at. */
export async function listed(texts: string, source: KnowledgeSource): Promise<ListedSource> {
  const isRead = source.status === 'indexing'
  return { ...source, totalBytes: isRead ? await lengthOf(fileOf(texts, source)) : null }
}

/** How many bytes it holds; null where it is no file, or gone. */
const lengthOf = (file: string): Promise<number | null> =>
  stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
