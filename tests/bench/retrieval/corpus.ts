import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { keptChunks } from '../../../backend/knowledge/kept-chunks.ts'
import { memoryKnowledgeStore } from '../../../backend/knowledge/memory-store.ts'
import { readText } from '../../../backend/knowledge/reading/text-reader.ts'
import type { Embedder, KnowledgeStore } from '../../../backend/ports/knowledge.ts'

const AT = '2026-01-01T00:00:00.000Z'
/** Small passages: the labelled texts are short, and a choice of twenty would be easy. */
const SIZES = { tokens: 96, overlap: 0.1 }

export type Text = { title: string; text: string }

export function textsIn(folder: string): Text[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => ({ title: path.parse(name).name, text: readFileSync(path.join(folder, name), 'utf8') }))
}

export const LABELLED = path.join(import.meta.dirname, 'texts')
/** The program's own pages: the hay around the needles. */
export const OTHERS = path.join(import.meta.dirname, '../../../docs')

/** A store that holds texts, each as a source. */
export async function shelved(texts: readonly Text[], embedder: Embedder): Promise<KnowledgeStore> {
  const store = memoryKnowledgeStore()
  for (const [i, { title, text }] of texts.entries()) {
    const id = `k${i}`
    const about = { id, title, origin: `${i}`, folder: null, kind: 'markdown', scope: 'docs' as const }
    await store.add({ ...about, workspaceId: 'main', addedBy: 'bench', at: AT })
    const version = await store.begin(id, AT)
    await store.keep(id, version, await keptChunks(title, readText('markdown', text, SIZES), embedder), 0)
    await store.finish(id, version, { hash: '', embedding: embedder.model, bytes: 0, hidden: 0, at: AT })
  }
  return store
}
