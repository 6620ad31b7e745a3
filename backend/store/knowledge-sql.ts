import type { Database } from 'better-sqlite3'
import type { PassageRow, SourceRow } from './knowledge-rows.ts'

const SOURCE = `SELECT id, workspace_id AS workspaceId, origin, folder, title, kind, scope, status, reason, version, hash, revision,
  embedding, embedding_tokens AS embeddingTokens, embedding_usd AS embeddingUsd, bytes, chunks, hidden, read_bytes AS readBytes, added_by AS addedBy, created_at AS createdAt,
  updated_at AS updatedAt FROM knowledge_source`

/** Passages of the version that stands; those of a half one are not found. */
const STANDING =
  'JOIN knowledge_source AS source ON source.id = chunk.source_id AND source.version = chunk.version'

const PASSAGE = `SELECT chunk.n, chunk.source_id AS sourceId, chunk.version, chunk.starts_at AS startsAt,
  chunk.ends_at AS endsAt, chunk.line, chunk.last_line AS lastLine, chunk.tokens, chunk.headings, chunk.text,
  source.title, source.origin, source.scope`

const REACHED = `source.workspace_id = @workspaceId
  AND (@scopes IS NULL OR source.scope IN (SELECT value FROM json_each(@scopes)))
  AND (@sourceIds IS NULL OR source.id IN (SELECT value FROM json_each(@sourceIds)))`

export type Reach = { workspaceId: string; scopes: string | null; sourceIds: string | null }

/** A word in a heading is what a passage is about. */
const RANK = 'bm25(2.0, 1.0)'

export function knowledgeStatements(db: Database) {
  return {
    add: db.prepare<Record<string, string | null>>(
      `INSERT INTO knowledge_source (id, workspace_id, origin, folder, title, kind, scope, status, version, bytes, chunks,
         hidden, read_bytes, added_by, created_at, updated_at)
       VALUES (@id, @workspaceId, @origin, @folder, @title, @kind, @scope, 'queued', 0, 0, 0, 0, 0, @addedBy, @at, @at)
       ON CONFLICT DO NOTHING`,
    ),
    ofOrigin: db.prepare<[string, string], SourceRow>(`${SOURCE} WHERE workspace_id = ? AND origin = ?`),
    all: db.prepare<[string], SourceRow>(`${SOURCE} WHERE workspace_id = ? ORDER BY created_at, rowid`),
    one: db.prepare<[string], SourceRow>(`${SOURCE} WHERE id = ?`),
    next: db.prepare<[], SourceRow>(`${SOURCE} WHERE status = 'queued' ORDER BY updated_at, rowid LIMIT 1`),
    status: db.prepare<[string, string | null, string, string]>(
      'UPDATE knowledge_source SET status = ?, reason = ?, read_bytes = 0, updated_at = ? WHERE id = ?',
    ),
    /** What was queued again meanwhile waits still. */
    settle: db.prepare<[string, string | null, string, string]>(
      `UPDATE knowledge_source SET status = ?, reason = ?, read_bytes = 0, updated_at = ?
       WHERE id = ? AND status <> 'queued'`,
    ),
    cutOff: db.prepare<[]>(
      `UPDATE knowledge_source SET status = 'queued', read_bytes = 0 WHERE status = 'indexing'`,
    ),
    standing: db.prepare<[string], { version: number; status: string }>(
      'SELECT version, status FROM knowledge_source WHERE id = ?',
    ),
    progress: db.prepare<[number, string]>('UPDATE knowledge_source SET read_bytes = ? WHERE id = ?'),
    lastPlace: db.prepare<[string, number], { place: number }>(
      'SELECT coalesce(max(place), -1) AS place FROM knowledge_chunk WHERE source_id = ? AND version = ?',
    ),
    addChunk: db.prepare<(string | number)[], { n: number }>(
      `INSERT INTO knowledge_chunk (source_id, version, place, starts_at, ends_at, line, last_line, tokens, headings, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
    ),
    addStems: db.prepare<[number, string, string]>(
      'INSERT INTO knowledge_stems (rowid, head, stems) VALUES (?, ?, ?)',
    ),
    addVector: db.prepare<[number, Uint8Array]>('INSERT INTO knowledge_vector (n, vector) VALUES (?, ?)'),
    finish: db.prepare<Record<string, string | number | null>>(
      `UPDATE knowledge_source SET status = 'ready', reason = @reason, version = @version, hash = @hash, revision = @revision,
         embedding = @embedding, bytes = @bytes, hidden = @hidden, read_bytes = @bytes, updated_at = @at,
         chunks = (SELECT count(*) FROM knowledge_chunk WHERE source_id = @id AND version = @version)
       WHERE id = @id`,
    ),
    /** Some of what is of no version that stands, or of a source that goes: all at once would hold up everybody else. */
    sweep: db.prepare<{ id: string | null; most: number }>(
      `DELETE FROM knowledge_chunk WHERE n IN (
         SELECT chunk.n FROM knowledge_source AS source JOIN knowledge_chunk AS chunk ON chunk.source_id = source.id
         WHERE chunk.version <> source.version AND (@id IS NULL OR source.id = @id) LIMIT @most)`,
    ),
    leave: db.prepare<[string]>(
      `UPDATE knowledge_source SET version = 0, hash = NULL, status = 'failed', reason = 'is being removed.' WHERE id = ?`,
    ),
    embedded: db.prepare<[string, string], { hash: string; vector: Uint8Array }>(
      `SELECT hash, vector FROM knowledge_embedding
       WHERE model = ? AND hash IN (SELECT value FROM json_each(?))`,
    ),
    keepEmbedded: db.prepare<[string, string, string, number, Uint8Array]>(
      `INSERT INTO knowledge_embedding (source_id, model, hash, version, vector) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (source_id, model, hash) DO UPDATE SET version = excluded.version`,
    ),
    /** Some of those that no passage of a version has any more; as few at a time as of passages. */
    forgetEmbedded: db.prepare<{ id: string; before: number; most: number }>(
      `DELETE FROM knowledge_embedding WHERE rowid IN (
         SELECT rowid FROM knowledge_embedding WHERE source_id = @id AND version < @before LIMIT @most)`,
    ),
    /** What is not known (null) makes the sum unknown. */
    spend: db.prepare<[number | null, number | null, string]>(
      `UPDATE knowledge_source SET embedding_tokens = embedding_tokens + ?, embedding_usd = embedding_usd + ?
       WHERE id = ?`,
    ),
    remove: db.prepare<[string]>('DELETE FROM knowledge_source WHERE id = ?'),
    lexical: db.prepare<Reach & { match: string; limit: number; most: number }, { n: number; score: number }>(
      `WITH found AS MATERIALIZED (
         SELECT rowid AS n, rank FROM knowledge_stems
         WHERE knowledge_stems MATCH @match AND rank MATCH '${RANK}' ORDER BY rank LIMIT @most
       )
       SELECT found.n, -found.rank AS score FROM found JOIN knowledge_chunk AS chunk ON chunk.n = found.n
       ${STANDING} WHERE ${REACHED}
       ORDER BY found.rank, found.n LIMIT @limit`,
    ),
    countVectors: db.prepare<[number], { rows: number }>(
      `SELECT count(*) AS rows FROM knowledge_vector AS vector JOIN knowledge_chunk AS chunk ON chunk.n = vector.n
       ${STANDING} WHERE length(vector.vector) = ?`,
    ),
    reached: db.prepare<Reach & { embedding: string }, { id: string }>(
      `SELECT source.id FROM knowledge_source AS source WHERE ${REACHED} AND source.embedding = @embedding`,
    ),
    vectors: db.prepare<[number], { n: number; sourceId: string; vector: Uint8Array }>(
      `SELECT vector.n, chunk.source_id AS sourceId, vector.vector
       FROM knowledge_vector AS vector JOIN knowledge_chunk AS chunk ON chunk.n = vector.n
       ${STANDING} WHERE length(vector.vector) = ?`,
    ),
    passages: db.prepare<[string], PassageRow>(
      `${PASSAGE} FROM json_each(?) AS wanted JOIN knowledge_chunk AS chunk ON chunk.n = wanted.value
       JOIN knowledge_source AS source ON source.id = chunk.source_id ORDER BY wanted.key`,
    ),
    passagesOf: db.prepare<[string, number, number], PassageRow>(
      `${PASSAGE} FROM knowledge_chunk AS chunk ${STANDING}
       WHERE chunk.source_id = ? AND chunk.place >= ? ORDER BY chunk.place LIMIT ?`,
    ),
  }
}

export type KnowledgeStatements = ReturnType<typeof knowledgeStatements>
