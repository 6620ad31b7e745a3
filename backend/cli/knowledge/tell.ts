import type { AddedSources, KnowledgeSource } from '../../ports/knowledge.ts'
import { safeLine } from '../show/plain-text.ts'
import type { Shelves } from './shelves.ts'

/** Reads what was added and says of each source what came of it; 2 where something could not be read, or not as was asked. */
export async function tellAdded(
  shelves: Pick<Shelves, 'read'>,
  adding: () => Promise<AddedSources>,
  json: boolean,
): Promise<number> {
  const { sources, refused, ignored } = await adding()
  const wanted = new Set(sources.map(({ id }) => id))
  let [unread, passages, read] = [refused.length, 0, 0]
  for (const { file, reason } of refused) process.stderr.write(`${safeLine(`${file} ${reason}`)}\n`)
  await shelves.read(sources, (source) => {
    if (json) process.stdout.write(`${JSON.stringify(source)}\n`)
    if (source.status !== 'ready') {
      unread++
      process.stderr.write(`${safeLine(`${source.origin} ${source.reason ?? ''}`)}\n`)
    } else if (source.reason !== null) {
      unread++
      process.stderr.write(`${safeLine(`${source.title} ${source.reason}`)}\n`)
    } else if (!json && wanted.has(source.id)) process.stdout.write(`${safeLine(lineOf(source))}\n`)
    read++
    passages += source.chunks
  })
  if (!json) process.stdout.write(`${inAll(read, passages, ignored)}\n`)
  return unread > 0 ? 2 : 0
}

const lineOf = (source: KnowledgeSource): string => {
  const { title, chunks, hidden } = source
  return `${title}: ${counted(chunks, 'passage')}${hidden === 0 ? '' : `, without ${counted(hidden, 'character')} that nobody sees`}${vectorsOf(source)}`
}

/** What its vectors have cost, of all its versions. */
function vectorsOf({ embedding, embeddingTokens, embeddingUsd }: KnowledgeSource): string {
  if (embedding === null) return ''
  const tokens =
    embeddingTokens === null ? 'tokens were not counted' : `${counted(embeddingTokens, 'token')} so far`
  const price = embeddingUsd === null ? 'the price is not known' : `$${embeddingUsd.toFixed(6)}`
  return `, with vectors by ${embedding} (${tokens}, ${price})`
}

const inAll = (read: number, passages: number, ignored: number): string =>
  `${counted(read, 'source')}, ${counted(passages, 'passage')}.${ignored === 0 ? '' : ` ${counted(ignored, 'file')} of other kinds passed over.`}`

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
