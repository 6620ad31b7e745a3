import type {
  Embedder,
  KnowledgeAsked,
  KnowledgeQuery,
  KnowledgeStore,
  Retrieved,
} from '../../ports/knowledge.ts'
import { EmbeddingFailed } from '../embedding/embedding-failed.ts'
import { fuse } from './fuse.ts'
import { stemsOf, termsOf } from './terms.ts'

export const TOP_K = 5
export const MAX_TOKENS = 2_000
export const MIN_SIMILARITY = 0.7

/** So many of each kind are looked at; what is behind them is in no fused order among the first. */
const CANDIDATES = 50
/** A passage that shares fewer of the words that were asked for is evidence of nothing. */
const MIN_COVERAGE = 0.15

export type Finding = {
  store: Pick<KnowledgeStore, 'lexical' | 'nearest' | 'passages' | 'sources'>
  embedder: Embedder | null
  /** Hears why the question has no vector; words find all the same. */
  wordsOnly?: ((failure: EmbeddingFailed) => void) | undefined
}

/**
 * The passages that answer a question best: full text and vectors, fused by their places, each said once. What only the
 * vectors found must be as near as is asked. Nothing is found where nothing speaks for it.
 */
export async function retrieve(
  { store, embedder, wordsOnly = () => {} }: Finding,
  asked: KnowledgeAsked,
): Promise<Retrieved[]> {
  const { topK = TOP_K, maxTokens = MAX_TOKENS, minSimilarity = MIN_SIMILARITY } = asked
  const stems = termsOf(asked.question)
  if (stems.length === 0) return []
  const { workspaceId, scopes, sourceIds } = asked
  const query = { workspaceId, scopes, sourceIds, limit: CANDIDATES }
  const [byWords, near] = await Promise.all([
    store.lexical({ ...query, stems }),
    embedder === null
      ? null
      : nearestTo(store, embedder, asked, query).catch((error: unknown) => {
          if (!(error instanceof EmbeddingFailed)) throw error
          wordsOnly(error)
          return null
        }),
  ])
  const similar = near ?? new Map<number, number>()
  const isFound = new Set(byWords.map(({ n }) => n))
  const byVectors = [...similar]
    .map(([n, score]) => ({ n, score }))
    .filter(({ n, score }) => isFound.has(n) || score >= minSimilarity)
  const order = fuse([
    { found: byWords, weight: 1 },
    { found: byVectors, weight: embedder?.weight ?? 0 },
  ])
  const passages = new Map((await store.passages(order.map(({ n }) => n))).map((one) => [one.n, one]))
  const told = order.flatMap(({ n, score }) => {
    const passage = passages.get(n)
    return passage === undefined || asked.exceptIds?.includes(passage.sourceId) === true
      ? []
      : [{ ...passage, score, similarity: near === null ? null : (similar.get(n) ?? 0) }]
  })
  return chosen(told, { stems, topK, maxTokens, minSimilarity })
}

async function nearestTo(
  store: Finding['store'],
  embedder: Embedder,
  { question, spent }: Pick<KnowledgeAsked, 'question' | 'spent'>,
  query: KnowledgeQuery,
): Promise<Map<number, number> | null> {
  const { model } = embedder
  // Where nothing has such a vector, nobody is asked for one: the question stays here.
  const sources = await store.sources(query.workspaceId)
  if (!sources.some(({ embedding }) => embedding === model)) return null
  const [vector] = await embedder.embed([question], { once: true, ...(spent && { spent }) })
  if (vector === undefined) return null
  const found = await store.nearest({ ...query, embedding: model, vector })
  return new Map(found.map(({ n, score }): [number, number] => [n, similarityOf(score, embedder)]))
}

function similarityOf(cosine: number, { range }: Embedder): number {
  return Math.min(1, Math.max(0, (cosine - range.unrelated) / (range.same - range.unrelated)))
}

type Limits = { stems: readonly string[]; topK: number; maxTokens: number; minSimilarity: number }

/** From the best on, as many as are allowed, without what says the same again. */
function chosen(found: readonly Omit<Retrieved, 'coverage'>[], limits: Limits): Retrieved[] {
  const { stems, topK, maxTokens, minSimilarity } = limits
  const all: Retrieved[] = []
  const said: Set<string>[] = []
  let tokens = 0
  for (const passage of found) {
    if (all.length === topK) break
    if (tokens + passage.tokens > maxTokens) continue
    const words = new Set(stemsOf(passage.text))
    const heads = new Set(stemsOf([passage.title, ...passage.headings].join(' ')))
    const coverage = stems.filter((stem) => words.has(stem) || heads.has(stem)).length / stems.length
    if (coverage < MIN_COVERAGE && (passage.similarity ?? 0) < minSimilarity) continue
    if (said.some((other) => saysTheSame(other, words))) continue
    all.push({ ...passage, coverage })
    said.push(words)
    tokens += passage.tokens
  }
  return all
}

/** Of ten different words nine are the same: another copy or version of the text. */
const THE_SAME = 0.9

function saysTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = [...one].filter((word) => other.has(word)).length
  return both >= THE_SAME * (one.size + other.size - both)
}
