import type { KnowledgeScope, KnowledgeSource, Passage } from '../ports/knowledge.ts'

/** A source as its row has it, whose words may be any: only the program knows which there are. */
export type SourceRow = Omit<KnowledgeSource, 'scope' | 'status'> & { scope: string; status: string }

export type PassageRow = Omit<Passage, 'start' | 'end' | 'endLine' | 'headings' | 'scope'> & {
  startsAt: number
  endsAt: number
  lastLine: number
  headings: string
  scope: string
}

/** The times are those of the program, and not as a database sorts them. */
export const sourceOf = ({ scope, status, ...row }: SourceRow): KnowledgeSource => ({
  ...row,
  scope: scopeOf(scope),
  status: STATUSES.find((one) => one === status) ?? 'failed',
})

const STATUSES = ['queued', 'indexing', 'ready', 'stale', 'failed'] as const
const SCOPES = ['docs', 'decisions', 'history', 'context'] as const
const scopeOf = (scope: string): KnowledgeScope => SCOPES.find((one) => one === scope) ?? 'docs'

export const passageOf = ({ startsAt, endsAt, lastLine, headings, scope, ...row }: PassageRow): Passage => ({
  ...row,
  start: startsAt,
  end: endsAt,
  endLine: lastLine,
  headings: stringsIn(headings),
  scope: scopeOf(scope),
})

function stringsIn(json: string): string[] {
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.map(String) : []
}
