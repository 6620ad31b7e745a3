import { lookUpIn } from '../../backend/knowledge/look-up.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { retrieve } from '../../backend/knowledge/retrieval/retrieve.ts'
import type { NewSource } from '../../backend/ports/knowledge.ts'
import { shelve } from '../knowledge/library.ts'

type Text = string | (Omit<Partial<NewSource>, 'kind'> & { text: string })

/** A library of these texts, by their ids, as a council looks through it: the production search over a store in memory. */
export async function shelf(texts: Record<string, Text>) {
  const store = memoryKnowledgeStore()
  for (const [id, given] of Object.entries(texts)) {
    const { text, ...more } = typeof given === 'string' ? { text: given } : given
    await shelve(store, id, text, more)
  }
  const lookUp = lookUpIn({ find: (asked) => retrieve({ store, embedder: null }, asked), embedder: null })
  return { store, lookUp }
}
