import type { SecretText } from './models.ts'

/** Where a passage comes from: documents, decisions of earlier councils, what was said in them, a meeting's own context. */
export type KnowledgeScope = 'docs' | 'decisions' | 'history' | 'context'

/** `stale`: what is kept still answers, though its origin is another by now or is gone; `failed`: nothing of it is kept. */
export type SourceStatus = 'queued' | 'indexing' | 'ready' | 'stale' | 'failed'

/** Something that may be cited, as somebody added it. */
export type NewSource = {
  id: string
  workspaceId: string
  /** Where it is read from: the same origin is the same source. */
  origin: string
  /** The folder it was found in; null where it was added by itself. */
  folder: string | null
  title: string
  kind: string
  scope: KnowledgeScope
  addedBy: string
  at: string
}

export type KnowledgeSource = Omit<NewSource, 'at'> & {
  status: SourceStatus
  /** Why it is stale or failed, and what to do. */
  reason: string | null
  /** Raised by each new content; 0 until the first is ready. */
  version: number
  /** SHA-256 of the content that is ready. */
  hash: string | null
  /** What its origin calls that content: a commit, an ETag; null where it has no name for it. */
  revision: string | null
  /** By which model its vectors were made; null without vectors. */
  embedding: string | null
  /** Tokens that were sent for its vectors, of all its versions, as the provider counted them; null: it did not. */
  embeddingTokens: number | null
  /** What they cost; null where their price is not known. */
  embeddingUsd: number | null
  bytes: number
  chunks: number
  /** Characters that were left out since nobody sees them. */
  hidden: number
  /** How much of the content was read, while it is being indexed. */
  readBytes: number
  createdAt: string
  updatedAt: string
}

/** `totalBytes`: how long its content is while it is being read; null where nobody knows, and at all other times. */
export type ListedSource = KnowledgeSource & { totalBytes: number | null }

/** A passage that can be found. Its text is the source's from `start` to `end`, in UTF-16 units; lines are 1-based. */
export type Chunk = {
  text: string
  start: number
  end: number
  line: number
  endLine: number
  tokens: number
  headings: readonly string[]
}

/** A passage as the store keeps it, with the stems by which it is found. */
export type KeptChunk = Chunk & {
  stems: string
  /** Of the title and the headings. */
  headStems: string
  vector: Float32Array | null
}

export type KnowledgeQuery = {
  workspaceId: string
  scopes?: readonly KnowledgeScope[] | undefined
  sourceIds?: readonly string[] | undefined
  limit: number
}

/** A passage that was found: `n` names it while its version stands. */
export type RankedChunk = { n: number; score: number }

export type Passage = Chunk & {
  n: number
  sourceId: string
  version: number
  title: string
  origin: string
  scope: KnowledgeScope
}

export type Finished = {
  hash: string
  revision?: string | null
  embedding: string | null
  /** Why it has no vectors although it was to have some. */
  reason?: string | null
  bytes: number
  hidden: number
  at: string
}

/** What a call took: null where the provider did not count, or the price is not known. */
export type Spent = { tokens: number | null; usd: number | null }

/** Whose passages vectors are of: what is of no version that stands is dropped with it. */
export type Embedded = { sourceId: string; version: number; model: string }

/**
 * What may be cited, and where it stands. A version is found when it is finished, never half: whoever is killed while
 * indexing leaves the version before as it was.
 */
export type KnowledgeStore = {
  /** A new source waits to be indexed; one of a known origin is given back as it is. */
  add(source: NewSource): Promise<KnowledgeSource>
  sources(workspaceId: string): Promise<KnowledgeSource[]>
  source(id: string): Promise<KnowledgeSource | null>
  /** To be indexed, or once more. */
  queue(id: string, at: string): Promise<void>
  /** What was being indexed when a process ended waits again, and what it had written of it is gone. */
  takeUp(at: string): Promise<void>
  /** The source that has waited longest. */
  next(): Promise<KnowledgeSource | null>
  /** Begins the version after the one that stands, and drops what was written of it before. */
  begin(id: string, at: string): Promise<number>
  /** Adds to a version that was begun; false where it is not the one that is being indexed. */
  keep(id: string, version: number, chunks: readonly KeptChunk[], readBytes: number): Promise<boolean>
  /** From now on this version is found, and the one before is gone. */
  finish(id: string, version: number, about: Finished): Promise<boolean>
  /** The content is the one that stands: nothing was written. What was queued again meanwhile waits still. */
  unchanged(id: string, at: string): Promise<void>
  /**
   * It cannot be indexed. A version that stands goes on to answer: then the source is stale, else it has failed. What was
   * queued again meanwhile waits still.
   */
  refuse(id: string, reason: string, at: string): Promise<void>
  remove(id: string): Promise<void>
  /** Vectors that are known of texts, by their hashes: whoever made them, nobody need pay for them again. */
  embedded(model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>>
  /** Keeps vectors by the hashes of their texts, as long as a source holds such a text. */
  keepEmbedded(of: Embedded, vectors: ReadonlyMap<string, Float32Array>): Promise<void>
  /** Adds to what the vectors of a source have cost. */
  spend(id: string, spent: Spent): Promise<void>
  /** Passages that hold any of the stems, the best first by BM25. */
  lexical(query: KnowledgeQuery & { stems: readonly string[] }): Promise<RankedChunk[]>
  /** Passages by their cosine to a vector of the same model, the nearest first. */
  nearest(query: KnowledgeQuery & { embedding: string; vector: Float32Array }): Promise<RankedChunk[]>
  passages(ns: readonly number[]): Promise<Passage[]>
  /** Of the version that stands, in their order, from the place `from` on (0 is the first). */
  passagesOf(id: string, from: number, most: number): Promise<Passage[]>
}

/** Makes vectors of texts. */
export type Embedder = {
  /** Vectors of another are compared with none of this. */
  model: string
  /** The host that is sent the texts; null where they stay in this process. */
  host: string | null
  dimensions: number
  /** The cosines that unrelated texts have, and those that say the same: between them lies similarity, from 0 to 1. */
  range: { unrelated: number; same: number }
  /** How much the order by its vectors counts beside that by words, which is 1. */
  weight: number
  /** Of length 1, one a text. Rejects with `EmbeddingFailed`, or with the reason of the signal. */
  embed(texts: readonly string[], given?: EmbedOptions): Promise<Float32Array[]>
}

export type EmbedOptions = {
  signal?: AbortSignal
  /** Somebody waits for the answer: what fails is not tried again. */
  once?: boolean
  /** Hears of each call that was answered. */
  spent?(spent: Spent): void
}

export type KnowledgeAsked = {
  workspaceId: string
  question: string
  scopes?: readonly KnowledgeScope[] | undefined
  sourceIds?: readonly string[] | undefined
  /** Sources that whoever asks may not read. */
  exceptIds?: readonly string[] | undefined
  topK?: number | undefined
  maxTokens?: number | undefined
  minSimilarity?: number | undefined
  /** The question may be sent to whoever makes vectors. */
  embed?: boolean | undefined
  /** Hears what a vector of the question took. */
  spent?: ((spent: Spent) => void) | undefined
  /** Hears why it was found by words only. */
  wordsOnly?: ((failure: Error) => void) | undefined
}

/** A passage that was retrieved, and what speaks for it. */
export type Retrieved = Passage & {
  score: number
  /** 0 to 1; null without vectors. */
  similarity: number | null
  /** Which share of the words that were asked for stands in it. */
  coverage: number
}

/** What became of what was to be added. */
export type AddedSources = {
  sources: KnowledgeSource[]
  refused: { file: string; reason: string }[]
  /** Files of a kind that is not read. */
  ignored: number
}

/** Whose a source is, and who has added it. */
export type AddedBy = {
  workspaceId: string
  addedBy: string
  /** Its passages may be sent to whoever makes vectors. */
  embed?: boolean
}

/** A kind of document that is sent: how its names end, and of how many bytes it is at most. */
export type TakenDocument = { ends: readonly string[]; limit: number }

/** A document as it came: `file` holds it until it is taken over, `name` says what it is, and no place. */
export type SentDocument = { name: string; title: string | undefined; file: string }

/** What there is to cite of a council: what was decided, said or brought. */
export type TextOfRun = { runId: string; scope: KnowledgeScope; title: string; text: string }

/** The library of a server: what comes in is read beside everything else, one source after the other. */
export type KnowledgeDoor = {
  /** By media type. */
  documents: Readonly<Record<string, TakenDocument>>
  sources(workspaceId: string): Promise<ListedSource[]>
  /** Null where there is none of this id. */
  source(workspaceId: string, id: string): Promise<ListedSource | null>
  /** The same, as soon as it is read to its end, or as it stands when the signal aborts. */
  settled(workspaceId: string, id: string, signal: AbortSignal): Promise<ListedSource | null>
  /** The passages of the version that stands, in their order, from a place on; null where there is no such source. */
  passagesOf(workspaceId: string, id: string, from: number, most: number): Promise<Passage[] | null>
  find(asked: KnowledgeAsked): Promise<Retrieved[]>
  addText(title: string, text: string, by: AddedBy): Promise<KnowledgeSource>
  /** Null where it is no address of a page. It is fetched when it is read. */
  addUrl(url: string, title: string | undefined, by: AddedBy): Promise<KnowledgeSource | null>
  /** The name ends as its media type has it. What was sent under it before is replaced. */
  addDocument(sent: SentDocument, by: AddedBy): Promise<KnowledgeSource>
  reindex(by: AddedBy): Promise<AddedSources>
  /** False where there is none of this id. */
  remove(workspaceId: string, id: string): Promise<boolean>
}

/** Where the library stands where it does not stand in the data directory. */
export type KnowledgePlaces = {
  /** A PostgreSQL database; its address holds a password, and `named` is how it is called where that must not stand. */
  postgres: { url: SecretText; named: string } | null
  /** The address of a Chroma server that keeps the vectors, with the passages they are of. */
  chroma: string | null
}
