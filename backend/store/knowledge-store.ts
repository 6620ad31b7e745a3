import type { Database } from 'better-sqlite3'
import { isoFromSql, sqlFromIso } from '../log/sql-time.ts'
import type {
  Embedded,
  Finished,
  KeptChunk,
  KnowledgeQuery,
  KnowledgeSource,
  KnowledgeStore,
  NewSource,
  RankedChunk,
  SourceStatus,
} from '../ports/knowledge.ts'
import type { Gate } from './gate.ts'
import { bytesOf, floatsOf } from './knowledge-floats.ts'
import { passageOf, sourceOf, type SourceRow } from './knowledge-rows.ts'
import { VectorScan } from './knowledge-vectors.ts'
import { VectorMatrix } from './vector-matrix.ts'
import { type KnowledgeStatements, knowledgeStatements, type Reach } from './knowledge-sql.ts'

/** What may be cited, in SQLite: full text by FTS5, vectors by looking at each of them, which does for 50,000 passages. */
export function storedKnowledge(db: Database, gate: Gate): KnowledgeStore {
  let prepared: KnowledgeStatements | undefined
  const sql = () => (prepared ??= knowledgeStatements(db))
  const writes = {
    add: db.transaction((source: NewSource) => addNow(sql(), source)),
    keep: db.transaction((...given: Kept) => keepNow(sql(), ...given)),
    keepEmbedded: db.transaction((of: Embedded, vectors: ReadonlyMap<string, Float32Array>) =>
      keepEmbeddedNow(sql(), of, vectors),
    ),
    finish: db.transaction((id: string, version: number, about: Finished) =>
      isBuilt(sql(), id, version) ? finishNow(sql(), id, version, about) : false,
    ),
  }
  const vectors = new VectorScan({
    read: async (length) => matrixOf(sql(), length),
    reached: async ({ embedding, ...query }) =>
      new Set(
        sql()
          .reached.all({ ...reachOf(query), embedding })
          .map(({ id }) => id),
      ),
  })
  /** Others write between the steps. */
  const sweep = async (id: string | null) => {
    while ((await gate.alone(() => sql().sweep.run({ id, most: MOST_SWEPT }).changes)) > 0);
  }
  const forget = async (id: string, before: number) => {
    const given = { id, before, most: MOST_SWEPT }
    while ((await gate.alone(() => sql().forgetEmbedded.run(given).changes)) > 0);
  }
  const status = (id: string, to: SourceStatus, reason: string | null, at: string) =>
    gate.alone(() => void sql().status.run(to, reason, sqlFromIso(at), id))

  const settle = (id: string, to: SourceStatus, reason: string | null, at: string) =>
    gate.alone(() => void sql().settle.run(to, reason, sqlFromIso(at), id))

  return {
    add: (source) => gate.alone(() => writes.add.immediate(source)),
    sources: async (workspaceId) => sql().all.all(workspaceId).map(sqliteSource),
    source: async (id) => optional(sql().one.get(id)),
    next: async () => optional(sql().next.get()),
    queue: (id, at) => status(id, 'queued', null, at),
    unchanged: (id, at) => settle(id, 'ready', null, at),
    async takeUp() {
      await gate.alone(() => void sql().cutOff.run())
      await sweep(null)
    },
    async begin(id, at) {
      await status(id, 'indexing', null, at)
      await sweep(id)
      return (sql().standing.get(id)?.version ?? 0) + 1
    },
    keep: (...given) => gate.alone(() => writes.keep.immediate(...given)),
    async finish(id, version, about) {
      const isDone = await gate.alone(() => writes.finish.immediate(id, version, about))
      vectors.forget()
      await sweep(id)
      if (isDone && about.embedding !== null) await forget(id, version)
      return isDone
    },
    async refuse(id, reason, at) {
      const stands = (sql().standing.get(id)?.version ?? 0) > 0
      await settle(id, stands ? 'stale' : 'failed', reason, at)
      await sweep(id)
    },
    async remove(id) {
      await gate.alone(() => void sql().leave.run(id))
      vectors.forget()
      await sweep(id)
      await forget(id, Number.MAX_SAFE_INTEGER)
      await gate.alone(() => void sql().remove.run(id))
    },
    embedded: async (model, hashes) =>
      new Map(
        sql()
          .embedded.all(model, JSON.stringify(hashes))
          .map(({ hash, vector }) => [hash, floatsOf(vector)]),
      ),
    keepEmbedded: (of, made) => gate.alone(() => writes.keepEmbedded.immediate(of, made)),
    spend: (id, { tokens, usd }) => gate.alone(() => void sql().spend.run(tokens, usd, id)),
    lexical: async ({ stems, ...query }) => lexicalOf(sql(), stems, query),
    nearest: ({ vector, ...query }) => vectors.nearest(vector, query),
    passages: async (ns) => sql().passages.all(JSON.stringify(ns)).map(passageOf),
    passagesOf: async (...which) =>
      sql()
        .passagesOf.all(...which)
        .map(passageOf),
  }
}

const MOST_SWEPT = 500

type Kept = [id: string, version: number, chunks: readonly KeptChunk[], readBytes: number]

function addNow(sql: KnowledgeStatements, { at, ...given }: NewSource): KnowledgeSource {
  sql.add.run({ ...given, at: sqlFromIso(at) })
  const row = sql.ofOrigin.get(given.workspaceId, given.origin)
  if (row === undefined) throw new Error(`The source ${given.id} is not there after it was added.`)
  return sqliteSource(row)
}

function isBuilt(sql: KnowledgeStatements, id: string, version: number): boolean {
  const standing = sql.standing.get(id)
  return standing?.status === 'indexing' && standing.version + 1 === version
}

function keepNow(sql: KnowledgeStatements, ...[id, version, chunks, readBytes]: Kept): boolean {
  if (!isBuilt(sql, id, version)) return false
  let place = sql.lastPlace.get(id, version)?.place ?? -1
  for (const { start, end, line, endLine, tokens, headings, text, stems, headStems, vector } of chunks) {
    const about = [start, end, line, endLine, tokens, JSON.stringify(headings), text]
    const added = sql.addChunk.get(id, version, ++place, ...about)
    if (added === undefined) throw new Error(`A passage of ${id} was not written.`)
    sql.addStems.run(added.n, headStems, stems)
    if (vector !== null) sql.addVector.run(added.n, bytesOf(vector))
  }
  sql.progress.run(readBytes, id)
  return true
}

function keepEmbeddedNow(
  sql: KnowledgeStatements,
  { sourceId, version, model }: Embedded,
  vectors: ReadonlyMap<string, Float32Array>,
): void {
  if (!isBuilt(sql, sourceId, version)) return
  for (const [hash, vector] of vectors) sql.keepEmbedded.run(sourceId, model, hash, version, bytesOf(vector))
}

function finishNow(
  sql: KnowledgeStatements,
  id: string,
  version: number,
  { at, reason = null, revision = null, ...about }: Finished,
): true {
  sql.finish.run({ id, version, reason, revision, ...about, at: sqlFromIso(at) })
  return true
}

const reachOf = ({ workspaceId, scopes, sourceIds }: KnowledgeQuery): Reach => ({
  workspaceId,
  scopes: scopes === undefined ? null : JSON.stringify(scopes),
  sourceIds: sourceIds === undefined ? null : JSON.stringify(sourceIds),
})

/** Stems hold letters, digits and _ only, so nothing in quotes can end them. */
function lexicalOf(sql: KnowledgeStatements, stems: readonly string[], query: KnowledgeQuery): RankedChunk[] {
  if (stems.length === 0) return []
  const match = [...new Set(stems)].map((stem) => `"${stem}"`).join(' OR ')
  const asked = { ...reachOf(query), match, limit: query.limit }
  // Nearly always all that fits best is within reach; then nobody need look where the thousands behind it belong.
  const best = sql.lexical.all({ ...asked, most: query.limit * 4 })
  return best.length === query.limit ? best : sql.lexical.all({ ...asked, most: -1 })
}

function matrixOf(sql: KnowledgeStatements, length: number): VectorMatrix {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT
  const matrix = new VectorMatrix(length, sql.countVectors.get(bytes)?.rows ?? 0)
  for (const row of sql.vectors.iterate(bytes)) matrix.add(row)
  return matrix
}

const optional = (row: SourceRow | undefined): KnowledgeSource | null =>
  row === undefined ? null : sqliteSource(row)

const sqliteSource = ({ createdAt, updatedAt, ...row }: SourceRow): KnowledgeSource =>
  sourceOf({ ...row, createdAt: isoFromSql(createdAt), updatedAt: isoFromSql(updatedAt) })
