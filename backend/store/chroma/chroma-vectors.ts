import type {
  KeptChunk,
  KnowledgeQuery,
  KnowledgeSource,
  KnowledgeStore,
  RankedChunk,
} from '../../ports/knowledge.ts'
import type { Chroma, ChromaRecord, Collection } from './chroma-client.ts'

/** What of a source is being written, and at which passage the writing stands. */
type Writing = { source: KnowledgeSource; version: number; place: number }

/**
 * A library whose vectors, and the passages that they are of, stand in Chroma. Sources, words and places stay in the
 * other store: Chroma knows no BM25, and what a version is, one store has to say. So what is in Chroma is never found
 * unless that one says it stands.
 */
export function withChromaVectors(store: KnowledgeStore, chroma: Chroma): KnowledgeStore {
  const writing = new Map<string, Writing>()
  const open = new Map<string, Promise<Collection>>()
  const collection = (length: number): Promise<Collection> => {
    const name = `${PREFIX}${length}`
    const opened = open.get(name) ?? chroma.collection(name)
    open.set(name, opened)
    // Whoever could not be reached is asked again next time.
    opened.catch(() => open.delete(name))
    return opened
  }
  /** Drops passages of a source, whichever model they were made for: all, or those of other versions than one. */
  const drop = async (id: string, standing: number | null) => {
    const names = (await chroma.collections()).filter((name) => name.startsWith(PREFIX))
    const of = { source_id: id }
    const where = standing === null ? of : { $and: [of, { version: { $ne: standing } }] }
    for (const name of names) await (await collection(Number(name.slice(PREFIX.length)))).delete(where)
  }

  return {
    ...store,
    async begin(id, at) {
      const version = await store.begin(id, at)
      const source = await store.source(id)
      if (source !== null) writing.set(id, { source, version, place: 0 })
      await drop(id, version - 1)
      return version
    },
    async keep(id, version, chunks, readBytes) {
      const bare = chunks.map((chunk) => ({ ...chunk, vector: null }))
      if (!(await store.keep(id, version, bare, readBytes))) return false
      const now = writing.get(id)
      if (now?.version !== version) return false
      const records = chunks.flatMap((chunk, at) => recordOf(now, now.place + at, chunk))
      now.place += chunks.length
      const length = records[0]?.embedding.length
      if (length !== undefined) await (await collection(length)).upsert(records)
      return true
    },
    async finish(id, version, about) {
      const isDone = await store.finish(id, version, about)
      if (isDone) writing.delete(id)
      if (isDone) await drop(id, version)
      return isDone
    },
    async refuse(id, ...why) {
      await store.refuse(id, ...why)
      writing.delete(id)
      await drop(id, (await store.source(id))?.version ?? 0)
    },
    async remove(id) {
      // First: whoever is cut off in between can ask again, and no text is left where nobody looks.
      await drop(id, null)
      await store.remove(id)
      writing.delete(id)
    },
    async nearest({ vector, embedding, ...query }) {
      const reached = (await store.sources(query.workspaceId)).filter((source) =>
        isReached(source, embedding, query),
      )
      if (reached.length === 0) return []
      const where = { standing: { $in: reached.map(standingOf) } }
      const found = await (await collection(vector.length)).query([...vector], where, query.limit)
      const ranked: RankedChunk[] = []
      for (const { distance, metadata } of found) {
        const { source_id: id, place } = metadata
        if (typeof id !== 'string' || typeof place !== 'number') continue
        const [passage] = await store.passagesOf(id, place, 1)
        if (passage !== undefined) ranked.push({ n: passage.n, score: 1 - distance })
      }
      return ranked
    },
  }
}

/** A collection holds vectors of one length. */
const PREFIX = 'xio-knowledge-'

const standingOf = ({ id, version }: Pick<KnowledgeSource, 'id' | 'version'>): string => `${id}@${version}`

const isReached = (
  { id, scope, embedding, version }: KnowledgeSource,
  model: string,
  { scopes, sourceIds }: KnowledgeQuery,
): boolean =>
  version > 0 && embedding === model && (scopes?.includes(scope) ?? true) && (sourceIds?.includes(id) ?? true)

/** With what another program needs to cite it. */
function recordOf({ source, version }: Writing, place: number, chunk: KeptChunk): ChromaRecord[] {
  const { vector, text, headings, line, endLine, start, end, tokens } = chunk
  if (vector === null) return []
  const { id, workspaceId, origin, title, scope } = source
  const standing = standingOf({ id, version })
  const of = { source_id: id, version, standing, place, workspace: workspaceId, origin, title, scope }
  const metadata = { ...of, headings: headings.join(' › '), line, end_line: endLine, start, end, tokens }
  return [{ id: `${standing}:${place}`, embedding: [...vector], document: text, metadata }]
}
