const SOURCE = `SELECT id, workspace_id AS "workspaceId", origin, folder, title, kind, scope, status, reason, version, hash, revision,
  embedding, embedding_tokens AS "embeddingTokens", embedding_usd AS "embeddingUsd", bytes, chunks, hidden,
  read_bytes AS "readBytes", added_by AS "addedBy", created_at AS "createdAt", updated_at AS "updatedAt"
  FROM knowledge_source`

const PASSAGE = `SELECT chunk.n, chunk.source_id AS "sourceId", chunk.version, chunk.starts_at AS "startsAt",
  chunk.ends_at AS "endsAt", chunk.line, chunk.last_line AS "lastLine", chunk.tokens, chunk.headings, chunk.text,
  source.title, source.origin, source.scope`

/** Of a null everything is reached. */
const REACHED = `source.workspace_id = $1 AND ($2::text[] IS NULL OR source.scope = ANY ($2))
  AND ($3::text[] IS NULL OR source.id = ANY ($3))`

export const SQL = {
  /** One of a known origin stays as it is. */
  add: `INSERT INTO knowledge_source (id, workspace_id, origin, folder, title, kind, scope, added_by, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING`,
  ofOrigin: `${SOURCE} WHERE workspace_id = $1 AND origin = $2`,
  all: `${SOURCE} WHERE workspace_id = $1 ORDER BY created_at, seq`,
  one: `${SOURCE} WHERE id = $1`,
  next: `${SOURCE} WHERE status = 'queued' ORDER BY updated_at, seq LIMIT 1`,
  status:
    'UPDATE knowledge_source SET status = $2, reason = $3, read_bytes = 0, updated_at = $4 WHERE id = $1',
  begin: `UPDATE knowledge_source SET status = 'indexing', reason = NULL, read_bytes = 0, updated_at = $2 WHERE id = $1
    RETURNING version + 1 AS version`,
  /** What was queued again meanwhile waits still. */
  unchanged: `UPDATE knowledge_source SET status = 'ready', reason = NULL, read_bytes = 0, updated_at = $2
    WHERE id = $1 AND status <> 'queued'`,
  refuse: `UPDATE knowledge_source SET status = CASE WHEN version > 0 THEN 'stale' ELSE 'failed' END, reason = $2,
    read_bytes = 0, updated_at = $3 WHERE id = $1 AND status <> 'queued'`,
  cutOff: `UPDATE knowledge_source SET status = 'queued', read_bytes = 0 WHERE status = 'indexing'`,
  /** What is of no version that stands, of one source or (null) of all. */
  sweep: `DELETE FROM knowledge_chunk USING knowledge_source AS source
    WHERE knowledge_chunk.source_id = source.id AND knowledge_chunk.version <> source.version
      AND ($1::text IS NULL OR source.id = $1)`,
  /** One statement, so one transaction: the fence is the first part, and without its row nothing is written. */
  keep: `WITH built AS (
      UPDATE knowledge_source SET read_bytes = $3 WHERE id = $1 AND status = 'indexing' AND version + 1 = $2 RETURNING id
    ), last AS (
      SELECT coalesce(max(place), -1) AS place FROM knowledge_chunk WHERE source_id = $1 AND version = $2
    ), given AS (
      SELECT given.*, (last.place + given.ordinal)::integer AS place
      FROM last, unnest($4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::integer[], $9::text[], $10::text[],
        $11::integer[], $12::text[], $13::bytea[]) WITH ORDINALITY
        AS given (starts_at, ends_at, line, last_line, tokens, headings, text, stems, words, vector, ordinal)
    ), added AS (
      INSERT INTO knowledge_chunk (source_id, version, place, starts_at, ends_at, line, last_line, tokens, headings, text)
      SELECT built.id, $2, place, starts_at, ends_at, line, last_line, tokens, headings, text
      FROM built, given ORDER BY place RETURNING n, place
    ), found AS (
      INSERT INTO knowledge_words (n, source_id, version, stems, words)
      SELECT added.n, $1, $2, given.stems, given.words::tsvector FROM added JOIN given USING (place)
    ), near AS (
      INSERT INTO knowledge_vector (n, source_id, version, vector)
      SELECT added.n, $1, $2, given.vector FROM added JOIN given USING (place) WHERE given.vector IS NOT NULL
    ) SELECT id FROM built`,
  finish: `UPDATE knowledge_source SET status = 'ready', reason = $3, version = $2, hash = $4, embedding = $5, bytes = $6,
      hidden = $7, read_bytes = $6, updated_at = $8, revision = $9,
      (chunks, stems) = (SELECT count(*), coalesce(sum(words.stems), 0) FROM knowledge_words AS words
        WHERE words.n IN (SELECT n FROM knowledge_chunk WHERE source_id = $1 AND version = $2))
    WHERE id = $1 AND status = 'indexing' AND version + 1 = $2 RETURNING id`,
  remove: 'DELETE FROM knowledge_source WHERE id = $1',
  embedded: 'SELECT hash, vector FROM knowledge_embedding WHERE model = $1 AND hash = ANY ($2)',
  keepEmbedded: `INSERT INTO knowledge_embedding (source_id, model, hash, version, vector)
    SELECT source.id, $3, given.hash, $2, given.vector
    FROM knowledge_source AS source, unnest($4::text[], $5::bytea[]) AS given (hash, vector)
    WHERE source.id = $1 AND source.status = 'indexing' AND source.version + 1 = $2
    ON CONFLICT (source_id, model, hash) DO UPDATE SET version = excluded.version`,
  /** Those that no passage of a version has any more. */
  forgetEmbedded: 'DELETE FROM knowledge_embedding WHERE source_id = $1 AND version < $2',
  /** What is not known (null) makes the sum unknown. */
  spend: `UPDATE knowledge_source SET embedding_tokens = embedding_tokens + $2::integer,
    embedding_usd = embedding_usd + $3::double precision WHERE id = $1`,
  reached: `SELECT id FROM knowledge_source AS source WHERE ${REACHED} AND embedding = $4`,
  countVectors: 'SELECT count(*)::integer AS rows FROM knowledge_vector WHERE length(vector) = $1',
  vectors: `SELECT vector.n, vector.source_id AS "sourceId", vector.vector FROM knowledge_vector AS vector
    JOIN knowledge_source AS source ON source.id = vector.source_id AND source.version = vector.version
    WHERE vector.n > $2 AND length(vector.vector) = $1 ORDER BY vector.n LIMIT $3`,
  passages: `${PASSAGE} FROM unnest($1::integer[]) WITH ORDINALITY AS wanted (n, place)
    JOIN knowledge_chunk AS chunk ON chunk.n = wanted.n JOIN knowledge_source AS source ON source.id = chunk.source_id
    ORDER BY wanted.place`,
  passagesOf: `${PASSAGE} FROM knowledge_chunk AS chunk
    JOIN knowledge_source AS source ON source.id = chunk.source_id AND source.version = chunk.version
    WHERE chunk.source_id = $1 AND chunk.place >= $2 ORDER BY chunk.place LIMIT $3`,
  /** How many passages stand, how long they are, and how many of them hold each of some words. */
  holders: `SELECT size.passages, size.average, (
      SELECT count(*)::double precision FROM knowledge_words AS words JOIN knowledge_source AS source
        ON source.id = words.source_id AND source.version = words.version WHERE words.words @@ given.stem
    ) AS holders
    FROM unnest($1::tsquery[]) WITH ORDINALITY AS given (stem, place) CROSS JOIN (
      SELECT greatest(sum(chunks), 1)::double precision AS passages,
        greatest(sum(stems) / greatest(sum(chunks), 1), 1) AS average FROM knowledge_source WHERE version > 0
    ) AS size ORDER BY given.place`,
  /**
   * BM25, as in the other stores. PostgreSQL counts no words, but its rank of one word that stands k times is the sum of
   * 1/i² up to k, divided by that of all; what is missing to all of it is 1/(k + ½), so k is known again. `OFFSET 0` has it counted
   * where the words are: else they are carried along to be sorted, which takes four times as long.
   */
  lexical: `SELECT n, sum(rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * stems / $7))) AS score
    FROM (
      SELECT words.n, words.stems, given.rarity,
        round(1.0::double precision / (1.6449341 - 1.644934 * ts_rank('{1,1,1,1}', words.words, given.stem)) - 0.5) AS count
      FROM unnest($4::tsquery[], $5::double precision[]) AS given (stem, rarity)
        JOIN knowledge_words AS words ON words.words @@ given.stem
        JOIN knowledge_source AS source ON source.id = words.source_id AND source.version = words.version
      WHERE ${REACHED} OFFSET 0
    ) AS held
    GROUP BY n ORDER BY score DESC, n LIMIT $6`,
}
