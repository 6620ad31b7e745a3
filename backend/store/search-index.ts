import type { Database } from 'better-sqlite3'
import { sqlFromIso, isoFromSql } from '../log/sql-time.ts'
import type { FoundPassage, ReadOn, SearchIndex, SearchQuery } from '../ports/search.ts'
import type { Gate } from './gate.ts'
import { matchOf } from './search-match.ts'

/**
 * The search in SQLite (FTS5, best by BM25), on the log's own connection. Its tables hold stems and places, no texts. Who
 * reads needs no gate: nobody else writes these tables.
 */
export function storedSearchIndex(db: Database, gate: Gate): SearchIndex {
  let prepared: ReturnType<typeof statements> | undefined
  // A program that searches nothing prepares nothing.
  const sql = () => (prepared ??= statements(db))
  const write = db.transaction((read: ReadOn) => keepNow(sql(), read))
  return {
    readTo: async (runId, form) => sql().readTo.get(runId, form)?.seq ?? 0,
    behind: async (form) =>
      sql()
        .behind.all(form)
        .map(({ runId }) => runId),
    keep: (read) => gate.alone(() => write.immediate(read)),
    async find(query) {
      const rows = db.prepare<FindParameters, FoundRow>(findSql(query)).all(parameters(query))
      return rows.map(({ archived, createdAt, ...row }) => ({
        ...row,
        createdAt: isoFromSql(createdAt),
        archived: archived === 1,
      }))
    },
  }
}

type Statements = ReturnType<typeof statements>

function keepNow(sql: Statements, { runId, from, to, form, about, passages, replaced }: ReadOn): boolean {
  if (from === 0) {
    if ((sql.readTo.get(runId, form)?.seq ?? 0) > 0) return false
    for (const { n } of sql.ofRun.all(runId)) forget(sql, n)
  } else if (sql.readTo.get(runId, form)?.seq !== from) return false
  for (const { kind, seq, place, stems, words } of passages) {
    const added = sql.addPassage.get({ runId, kind, seq, place })
    // Found before: what was sealed is read again at each reveal.
    if (added === undefined) continue
    const column = (of: string) => (of === kind ? stems : of === `${kind}_words` ? words : '')
    sql.addStems.run(added.n, ...COLUMNS.map(column))
  }
  for (const { kind, before } of replaced)
    for (const { n } of sql.older.all(runId, kind, before)) forget(sql, n)
  if (about !== null) sql.about.run({ runId, to, form, ...about })
  else sql.readOn.run(to, form, runId)
  return true
}

function forget(sql: Statements, n: number): void {
  sql.dropStems.run(n)
  sql.dropPassage.run(n)
}

const KINDS = ['message', 'decision', 'task', 'source'] as const
const COLUMNS = [...KINDS, ...KINDS.map((kind) => `${kind}_words`)]

/** A decision that fits says more than a message that does; that a word stands there as it was typed says little more. */
const RANK = 'bm25(1.0, 3.0, 2.0, 1.0, 0.2, 0.2, 0.2, 0.2)'

/** Of what nothing else is asked, so many of the best are looked at: nobody turns pages beyond them. */
const MOST_RANKED = 2_000

type FoundRow = Omit<FoundPassage, 'archived'> & { archived: 0 | 1 }
type FindParameters = Record<string, string | number | null>

function findSql({ template, owner, status, from, to }: SearchQuery): string {
  const conditions = [
    'run.workspace_id = @workspaceId',
    'run.deleted_at IS NULL',
    `NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.workspace_id = run.workspace_id
       AND meeting.id = run.meeting_id AND meeting.deleted_at IS NOT NULL)`,
    template === undefined ? '' : 'searched.template = @template',
    owner === undefined ? '' : 'searched.owner = @owner',
    status === undefined ? '' : 'run.status IN (SELECT value FROM json_each(@status))',
    from === undefined ? '' : 'run.created_at >= @from',
    to === undefined ? '' : 'run.created_at < @to',
  ].filter(Boolean)
  return `
    WITH found AS MATERIALIZED (
      SELECT rowid AS n, rank FROM search_stems
      WHERE search_stems MATCH @match AND rank MATCH '${RANK}' ORDER BY rank LIMIT @most
    )
    SELECT passage.run_id AS runId, passage.kind, passage.seq, passage.place, searched.title, run.status,
      run.created_at AS createdAt, run.archived_at IS NOT NULL AS archived
    FROM found
    JOIN search_passage AS passage ON passage.n = found.n
    JOIN run ON run.id = passage.run_id
    JOIN searched_run AS searched ON searched.run_id = run.id
    WHERE ${conditions.join(' AND ')}
    ORDER BY found.rank, passage.n DESC LIMIT @limit OFFSET @offset`
}

function parameters(query: SearchQuery): FindParameters {
  const { workspaceId, parts, kind, template, owner, status, from, to, limit, offset } = query
  const isFiltered = [template, owner, status, from, to].some((one) => one !== undefined)
  return {
    workspaceId,
    match: matchOf(parts, kind),
    template: template ?? null,
    owner: owner ?? null,
    status: status === undefined ? null : JSON.stringify(status),
    from: from === undefined ? null : sqlFromIso(from),
    to: to === undefined ? null : sqlFromIso(to),
    most: isFiltered ? -1 : MOST_RANKED,
    limit,
    offset,
  }
}

type N = { n: number }

function statements(db: Database) {
  return {
    readTo: db.prepare<[string, number], { seq: number }>(
      'SELECT seq FROM searched_run WHERE run_id = ? AND form = ?',
    ),
    behind: db.prepare<[number], { runId: string }>(
      `SELECT run.id AS runId FROM run LEFT JOIN searched_run AS searched ON searched.run_id = run.id
       WHERE run.deleted_at IS NULL
         AND (searched.run_id IS NULL OR searched.form <> ? OR searched.seq < run.head_seq)
       ORDER BY run.created_at DESC, run.id DESC`,
    ),
    ofRun: db.prepare<[string], N>('SELECT n FROM search_passage WHERE run_id = ?'),
    older: db.prepare<[string, string, number], N>(
      'SELECT n FROM search_passage WHERE run_id = ? AND kind = ? AND seq < ?',
    ),
    addPassage: db.prepare<{ runId: string; kind: string; seq: number; place: number }, N>(
      `INSERT INTO search_passage (run_id, kind, seq, place) VALUES (@runId, @kind, @seq, @place)
       ON CONFLICT DO NOTHING RETURNING n`,
    ),
    addStems: db.prepare<(number | string)[]>(
      `INSERT INTO search_stems (rowid, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
    ),
    dropStems: db.prepare<[number]>('DELETE FROM search_stems WHERE rowid = ?'),
    dropPassage: db.prepare<[number]>('DELETE FROM search_passage WHERE n = ?'),
    about: db.prepare<Record<string, string | number>>(
      `INSERT INTO searched_run (run_id, seq, form, title, template, owner)
       VALUES (@runId, @to, @form, @title, @template, @owner)
       ON CONFLICT DO UPDATE SET seq = @to, form = @form, title = @title, template = @template, owner = @owner`,
    ),
    readOn: db.prepare<[number, number, string]>(
      'UPDATE searched_run SET seq = ?, form = ? WHERE run_id = ?',
    ),
  }
}
