import { keptChunks } from '../../backend/knowledge/kept-chunks.ts'
import { readText, type TextKind } from '../../backend/knowledge/reading/text-reader.ts'
import type { Embedder, KnowledgeStore, NewSource } from '../../backend/ports/knowledge.ts'

export const AT = '2026-01-02T03:04:05.678Z'

export const source = (id: string, more: Partial<NewSource> = {}): NewSource => ({
  id,
  workspaceId: 'main',
  origin: `/library/${id}.md`,
  folder: null,
  title: id,
  kind: 'markdown',
  scope: 'docs',
  addedBy: 'test',
  at: AT,
  ...more,
})

export const FINISHED = { hash: 'h', embedding: null, bytes: 9, hidden: 0, at: AT }

/** Brings a text into a store, as the indexing does it. */
export async function shelve(
  store: KnowledgeStore,
  id: string,
  text: string,
  {
    embedder = null,
    kind = 'markdown',
    ...more
  }: Partial<NewSource> & { embedder?: Embedder | null; kind?: TextKind } = {},
): Promise<void> {
  const { id: known } = await store.add(source(id, { ...more, kind }))
  const version = await store.begin(known, AT)
  await store.keep(
    known,
    version,
    await keptChunks(more.title ?? id, readText(kind, text), embedder),
    text.length,
  )
  await store.finish(known, version, { ...FINISHED, embedding: embedder?.model ?? null })
}
