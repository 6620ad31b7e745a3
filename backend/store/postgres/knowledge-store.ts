import type { KeptChunk, KnowledgeQuery, KnowledgeStore } from '../../ports/knowledge.ts'
import { bytesOf, floatsOf } from '../knowledge-floats.ts'
import { passageOf, type PassageRow, sourceOf, type SourceRow } from '../knowledge-rows.ts'
import { VectorScan } from '../knowledge-vectors.ts'
import { VectorMatrix, type VectorRow } from '../vector-matrix.ts'
import type { Ask } from './ask.ts'
import { SQL } from './knowledge-sql.ts'
import { Rarities } from './rarities.ts'
import { stemsIn, tsqueryOf, tsvectorOf } from './words.ts'

type Times = { createdAt: Date; updatedAt: Date }

/** What may be cited, in PostgreSQL: words by an index over our own stems, vectors by looking at each of them. */
export function postgresKnowledge(ask: Ask): KnowledgeStore {
  const change = async (sql: string, ...values: unknown[]) => void (await ask(sql, values))
  const sources = async (sql: string, ...values: unknown[]) =>
    (await ask<Omit<SourceRow, keyof Times> & Times>(sql, values)).rows.map(
      ({ createdAt, updatedAt, ...row }) =>
        sourceOf({ ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }),
    )
  const one = async (sql: string, ...values: unknown[]) => (await sources(sql, ...values)).at(0) ?? null
  const passages = async (sql: string, ...values: unknown[]) =>
    (await ask<PassageRow>(sql, values)).rows.map(passageOf)
  const vectors = new VectorScan({
    read: (length) => matrixOf(ask, length),
    async reached({ embedding, ...query }) {
      const { rows } = await ask<{ id: string }>(SQL.reached, [...reachOf(query), embedding])
      return new Set(rows.map(({ id }) => id))
    },
  })
  const rarities = new Rarities(ask)
  /** Another version stands. */
  const forget = () => {
    vectors.forget()
    rarities.forget()
  }

  return {
    async add({ at, ...given }) {
      const { id, workspaceId, origin, folder, title, kind, scope, addedBy } = given
      await change(SQL.add, id, workspaceId, origin, folder, title, kind, scope, addedBy, at)
      const source = await one(SQL.ofOrigin, workspaceId, origin)
      if (source === null) throw new Error(`The source ${id} is not there after it was added.`)
      return source
    },
    sources: (workspaceId) => sources(SQL.all, workspaceId),
    source: (id) => one(SQL.one, id),
    next: () => one(SQL.next),
    queue: (id, at) => change(SQL.status, id, 'queued', null, at),
    unchanged: (id, at) => change(SQL.unchanged, id, at),
    async takeUp() {
      await change(SQL.cutOff)
      await change(SQL.sweep, null)
    },
    async begin(id, at) {
      const { rows } = await ask<{ version: number }>(SQL.begin, [id, at])
      await change(SQL.sweep, id)
      return rows[0]?.version ?? 1
    },
    async keep(id, version, chunks, readBytes) {
      return (await ask(SQL.keep, [id, version, readBytes, ...columnsOf(chunks)])).rowCount === 1
    },
    async finish(id, version, { at, reason = null, revision = null, hash, embedding, bytes, hidden }) {
      const given = [id, version, reason, hash, embedding, bytes, hidden, at, revision]
      const isDone = (await ask(SQL.finish, given)).rowCount === 1
      forget()
      await change(SQL.sweep, id)
      if (isDone && embedding !== null) await change(SQL.forgetEmbedded, id, version)
      return isDone
    },
    async refuse(id, reason, at) {
      await change(SQL.refuse, id, reason, at)
      await change(SQL.sweep, id)
    },
    async remove(id) {
      await change(SQL.remove, id)
      forget()
    },
    async embedded(model, hashes) {
      const { rows } = await ask<{ hash: string; vector: Uint8Array }>(SQL.embedded, [model, hashes])
      return new Map(rows.map(({ hash, vector }) => [hash, floatsOf(vector)]))
    },
    keepEmbedded({ sourceId, version, model }, made) {
      const bytes = [...made.values()].map((vector) => Buffer.from(bytesOf(vector)))
      return change(SQL.keepEmbedded, sourceId, version, model, [...made.keys()], bytes)
    },
    spend: (id, { tokens, usd }) => change(SQL.spend, id, tokens, usd),
    async lexical({ stems, ...query }) {
      if (stems.length === 0) return []
      const asked = [...new Set(stems)]
      const { rarities: counted, average } = await rarities.of(asked)
      const given = [...reachOf(query), asked.map(tsqueryOf), counted, query.limit, average]
      return (await ask<{ n: number; score: number }>(SQL.lexical, given)).rows
    },
    nearest: ({ vector, ...query }) => vectors.nearest(vector, query),
    passages: (ns) => passages(SQL.passages, ns),
    passagesOf: (...which) => passages(SQL.passagesOf, ...which),
  }
}

const reachOf = ({ workspaceId, scopes, sourceIds }: Omit<KnowledgeQuery, 'limit'>) => [
  workspaceId,
  scopes ?? null,
  sourceIds ?? null,
]

/** One list a column: all passages of a batch go in one statement. */
function columnsOf(chunks: readonly KeptChunk[]): unknown[] {
  const words = chunks.map(({ headStems, stems }) => [stemsIn(headStems), stemsIn(stems)] as const)
  return [
    chunks.map(({ start }) => start),
    chunks.map(({ end }) => end),
    chunks.map(({ line }) => line),
    chunks.map(({ endLine }) => endLine),
    chunks.map(({ tokens }) => tokens),
    chunks.map(({ headings }) => JSON.stringify(headings)),
    chunks.map(({ text }) => text),
    words.map(([head, body]) => head.length + body.length),
    words.map(([head, body]) => tsvectorOf(head, body)),
    chunks.map(({ vector }) => vector && Buffer.from(bytesOf(vector))),
  ]
}

/** So many vectors come at once: 2 KB each, and twice that on the way. */
const AT_ONCE = 2_000

async function matrixOf(ask: Ask, length: number): Promise<VectorMatrix> {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT
  const counted = await ask<{ rows: number }>(SQL.countVectors, [bytes])
  const matrix = new VectorMatrix(length, counted.rows[0]?.rows ?? 0)
  for (let last = 0; ;) {
    const { rows } = await ask<VectorRow>(SQL.vectors, [bytes, last, AT_ONCE])
    for (const row of rows) matrix.add(row)
    if (rows.length < AT_ONCE) return matrix
    last = rows.at(-1)?.n ?? last
  }
}
