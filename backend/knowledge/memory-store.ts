import type {
  Embedded,
  KeptChunk,
  KnowledgeQuery,
  KnowledgeSource,
  KnowledgeStore,
  Passage,
  RankedChunk,
} from '../ports/knowledge.ts'
import { Bm25, ranked } from './retrieval/bm25.ts'
import { cosine } from './retrieval/vectors.ts'

type Kept = KeptChunk & { sourceId: string; version: number }

/** A library that lives as long as its process: for the sources of one meeting, and for tests. */
export function memoryKnowledgeStore(): KnowledgeStore {
  const sources = new Map<string, KnowledgeSource>()
  const chunks = new Map<number, Kept>()
  const words = new Bm25()
  const vectors = new Map<string, Embedded & { hash: string; vector: Float32Array }>()
  let last = 0

  const change = (id: string, fields: Partial<KnowledgeSource>): void => {
    const source = sources.get(id)
    if (source !== undefined) sources.set(id, { ...source, ...fields })
  }
  const drop = (which: (kept: Kept) => boolean): void => {
    for (const [n, kept] of chunks) {
      if (!which(kept)) continue
      chunks.delete(n)
      words.remove(n)
    }
  }
  const forget = (which: (of: Embedded) => boolean): void => {
    for (const [key, of] of vectors) if (which(of)) vectors.delete(key)
  }
  const isBuilt = (id: string, version: number): boolean => {
    const source = sources.get(id)
    return source?.status === 'indexing' && source.version + 1 === version
  }
  const isWaiting = (id: string): boolean => sources.get(id)?.status === 'queued'
  const allows =
    ({ workspaceId, scopes, sourceIds }: KnowledgeQuery) =>
    (n: number): boolean => {
      const kept = chunks.get(n)
      const source = kept && sources.get(kept.sourceId)
      if (kept === undefined || source === undefined || source.version !== kept.version) return false
      if (source.workspaceId !== workspaceId || scopes?.includes(source.scope) === false) return false
      return sourceIds?.includes(source.id) ?? true
    }

  return {
    async add({ at, ...given }) {
      const known = [...sources.values()].find(
        ({ workspaceId, origin }) => workspaceId === given.workspaceId && origin === given.origin,
      )
      if (known !== undefined) return known
      const source = { ...NEW, ...given, createdAt: at, updatedAt: at }
      sources.set(given.id, source)
      return source
    },
    sources: async (workspaceId) => [...sources.values()].filter((one) => one.workspaceId === workspaceId),
    source: async (id) => sources.get(id) ?? null,
    queue: async (id, at) => change(id, { status: 'queued', reason: null, readBytes: 0, updatedAt: at }),
    async takeUp(at) {
      for (const { id, status, version } of sources.values()) {
        if (status !== 'indexing') continue
        drop((kept) => kept.sourceId === id && kept.version !== version)
        change(id, { status: 'queued', readBytes: 0, updatedAt: at })
      }
    },
    next: async () => [...sources.values()].find(({ status }) => status === 'queued') ?? null,
    async begin(id, at) {
      const version = sources.get(id)?.version ?? 0
      drop((kept) => kept.sourceId === id && kept.version !== version)
      change(id, { status: 'indexing', reason: null, readBytes: 0, updatedAt: at })
      return version + 1
    },
    async keep(id, version, added, readBytes) {
      if (!isBuilt(id, version)) return false
      for (const chunk of added) {
        chunks.set(++last, { ...chunk, sourceId: id, version })
        words.add(last, stemsIn(chunk.stems), stemsIn(chunk.headStems))
      }
      change(id, { readBytes })
      return true
    },
    async finish(id, version, { at, reason = null, revision = null, ...about }) {
      if (!isBuilt(id, version)) return false
      if (about.embedding !== null) forget((of) => of.sourceId === id && of.version < version)
      drop((kept) => kept.sourceId === id && kept.version !== version)
      const count = [...chunks.values()].filter(({ sourceId }) => sourceId === id).length
      change(id, {
        ...about,
        reason,
        revision,
        status: 'ready',
        version,
        chunks: count,
        readBytes: about.bytes,
        updatedAt: at,
      })
      return true
    },
    async unchanged(id, at) {
      if (!isWaiting(id)) change(id, { status: 'ready', reason: null, updatedAt: at })
    },
    async refuse(id, reason, at) {
      const version = sources.get(id)?.version ?? 0
      if (isWaiting(id)) return
      drop((kept) => kept.sourceId === id && kept.version !== version)
      change(id, { status: version > 0 ? 'stale' : 'failed', reason, updatedAt: at })
    },
    async remove(id) {
      drop(({ sourceId }) => sourceId === id)
      forget((of) => of.sourceId === id)
      sources.delete(id)
    },
    async embedded(model, hashes) {
      const wanted = new Set(hashes)
      const known = [...vectors.values()].filter((one) => one.model === model && wanted.has(one.hash))
      return new Map(known.map(({ hash, vector }) => [hash, vector]))
    },
    async keepEmbedded(of, made) {
      if (!isBuilt(of.sourceId, of.version)) return
      for (const [hash, vector] of made)
        vectors.set([of.sourceId, of.model, hash].join(' '), {
          ...of,
          hash,
          vector,
        })
    },
    async spend(id, { tokens, usd }) {
      const source = sources.get(id)
      if (source === undefined) return
      const embeddingTokens = sum(source.embeddingTokens, tokens)
      change(id, {
        embeddingTokens,
        embeddingUsd: sum(source.embeddingUsd, usd),
      })
    },
    lexical: async ({ stems, ...query }) => words.search(stems, allows(query), query.limit),
    async nearest({ vector, embedding, ...query }): Promise<RankedChunk[]> {
      const scores = new Map<number, number>()
      for (const [n, { vector: kept, sourceId }] of chunks)
        if (kept !== null && sources.get(sourceId)?.embedding === embedding && allows(query)(n))
          scores.set(n, cosine(kept, vector))
      return ranked(scores, query.limit)
    },
    passages: async (ns) =>
      ns.flatMap((n) => {
        const kept = chunks.get(n)
        const source = kept && sources.get(kept.sourceId)
        return kept === undefined || source === undefined ? [] : [passageOf(n, kept, source)]
      }),
    async passagesOf(id, from, most) {
      const source = sources.get(id)
      if (source === undefined) return []
      return [...chunks]
        .filter(([, { sourceId, version }]) => sourceId === id && version === source.version)
        .slice(from, from + most)
        .map(([n, kept]) => passageOf(n, kept, source))
    },
  }
}

const NEW = {
  status: 'queued',
  reason: null,
  version: 0,
  hash: null,
  revision: null,
  embedding: null,
  embeddingTokens: 0,
  embeddingUsd: 0,
  bytes: 0,
  chunks: 0,
  hidden: 0,
  readBytes: 0,
} as const

/** What is not known makes the sum unknown. */
const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other

const stemsIn = (stems: string): string[] => stems.split(' ').filter((stem) => stem !== '')

function passageOf(n: number, kept: Kept, { title, origin, scope }: KnowledgeSource): Passage {
  const { stems: _, headStems: __, vector: ___, ...passage } = kept
  return { n, ...passage, title, origin, scope }
}
