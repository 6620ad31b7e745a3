import { retrieve } from '../../../backend/knowledge/retrieval/retrieve.ts'
import { termsOf } from '../../../backend/knowledge/retrieval/terms.ts'
import type { Embedder, KnowledgeStore } from '../../../backend/ports/knowledge.ts'
import { mean, measured, type Measures } from './measures.ts'
import type { Labelled } from './questions.ts'

/** A question, and which passages answer it. */
export type Question = { question: string; answers(passage: Seen): boolean }

export const WAYS = ['lexical', 'vector', 'hybrid'] as const
export type Way = (typeof WAYS)[number]

export type Seen = { title: string; text: string }

/** The first ten passages that each way finds. */
async function found(
  store: KnowledgeStore,
  embedder: Embedder,
  question: string,
): Promise<Record<Way, Seen[]>> {
  const query = { workspaceId: 'main', limit: 10 }
  const [vector = new Float32Array()] = await embedder.embed([question])
  const [words, near] = await Promise.all([
    store.lexical({ ...query, stems: termsOf(question) }),
    store.nearest({ ...query, embedding: embedder.model, vector }),
  ])
  const passages = (ranked: typeof words) => store.passages(ranked.map(({ n }) => n))
  const hybrid = await retrieve(
    { store, embedder },
    { workspaceId: 'main', question, topK: 10, maxTokens: 100_000 },
  )
  return { lexical: await passages(words), vector: await passages(near), hybrid }
}

/** How well each way answers labelled questions. */
export async function compared(
  store: KnowledgeStore,
  embedder: Embedder,
  questions: readonly Question[],
): Promise<Record<Way, Measures>> {
  const all: Record<Way, Measures[]> = { lexical: [], vector: [], hybrid: [] }
  const passages = await everything(store)
  for (const { question, answers } of questions) {
    const relevant = passages.filter(answers).length
    if (relevant === 0) throw new Error(`No passage answers “${question}”.`)
    const orders = await found(store, embedder, question)
    for (const way of WAYS) all[way].push(measured(orders[way].map(answers), relevant))
  }
  return { lexical: mean(all.lexical), vector: mean(all.vector), hybrid: mean(all.hybrid) }
}

/** A passage answers where it is of the right text and holds the words. */
export const questionOf = ({ question, source, answer }: Labelled): Question => ({
  question,
  answers: ({ title, text }) => title === source && folded(text).includes(folded(answer)),
})

async function everything(store: KnowledgeStore): Promise<Seen[]> {
  const sources = await store.sources('main')
  const count = sources.reduce((sum, { chunks }) => sum + chunks, 0)
  return store.passages(Array.from({ length: count }, (_, i) => i + 1))
}

const folded = (text: string): string => text.replaceAll(/\s+/gu, ' ').toLowerCase()
