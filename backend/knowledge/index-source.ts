import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Chunk, Embedder, KnowledgeSource, KnowledgeStore } from '../ports/knowledge.ts'
import type { Clock } from '../ports/outside.ts'
import { SourceVectors } from './embedding/source-vectors.ts'
import { fileFault } from './files/open-file.ts'
import { keptChunks } from './kept-chunks.ts'
import { lookAt, type Origins } from './origins/look-at.ts'
import { type Content, contentOf, digestOf, type Place } from './reading/content.ts'
import { reasonOf } from './source-invalid.ts'

export type Indexing = Origins & {
  store: KnowledgeStore
  /** Null: nobody has said that its passages may be given to one. */
  embedder: Embedder | null
  clock: Pick<Clock, 'now'>
  signal: AbortSignal
}

/** So many passages are written in one transaction; others have their turn after each. */
const BATCH = 64

/**
 * Reads a source into the store: as a new version where its content is another, or says why it cannot be read. It may be
 * cut off anywhere and done again. Settles with the source as it is then; null where it was cut off.
 */
export async function indexSource(deps: Indexing, source: KnowledgeSource): Promise<KnowledgeSource | null> {
  const { store, clock } = deps
  const now = () => new Date(clock.now()).toISOString()
  try {
    // It is begun before anything of it is read: whoever queues it meanwhile means what is not read yet.
    const version = await store.begin(source.id, now())
    const isKnown = mayStay(deps, source)
    const place = await lookAt(deps, source, { known: isKnown ? source.revision : null, signal: deps.signal })
    if (place === null || (isKnown && (await digestOf(place)) === source.hash))
      await store.unchanged(source.id, now())
    else if (!(await readIn(deps, { ...source, version }, place, now))) return null
  } catch (error) {
    if (deps.signal.aborted) return null
    const fault = fileFault(error)
    if (fault === null) throw error
    await store.refuse(source.id, reasonOf(fault), now())
  }
  const settled = await store.source(source.id)
  return settled?.status === 'queued' ? null : settled
}

/** What stands may stay if its content has not changed. */
function mayStay({ embedder }: Indexing, source: KnowledgeSource): boolean {
  // Vectors that stand stay: whoever asks for none has not asked for their end.
  return source.version > 0 && (embedder === null || source.embedding === embedder.model)
}

/** Reads the version that was begun; false where it was cut off. */
async function readIn(
  { store, embedder, signal }: Indexing,
  source: KnowledgeSource,
  place: Place,
  now: () => string,
): Promise<boolean> {
  const { version } = source
  const digest = createHash('sha256')
  const content: Content = contentOf(place, (bytes) => digest.update(bytes), signal)
  const of = { sourceId: source.id, version }
  const sent = embedder?.host == null ? null : new SourceVectors({ store, embedder, of, signal })
  const keep = async (chunks: readonly Chunk[]) => {
    const kept = await keptChunks(source.title, chunks, sent ?? embedder)
    if (!(await store.keep(source.id, version, kept, content.readBytes()))) return false
    await othersTurn()
    return !signal.aborted
  }
  let waiting: Chunk[] = []
  for await (const chunks of content.chunks()) {
    waiting.push(...chunks)
    while (waiting.length >= BATCH) {
      if (!(await keep(waiting.slice(0, BATCH)))) return false
      waiting = waiting.slice(BATCH)
    }
    if (signal.aborted) return false
  }
  if (!(await keep(waiting))) return false
  const failure = sent?.failure ?? null
  return store.finish(source.id, version, {
    hash: digest.digest('hex'),
    revision: place.revision,
    // Half of them would be taken for all: what was made is known when it is asked for again.
    embedding: failure === null ? (embedder?.model ?? null) : null,
    reason: failure === null ? null : `is found by words only, without vectors: ${failure.message}`,
    bytes: content.readBytes(),
    hidden: content.hidden(),
    at: now(),
  })
}
