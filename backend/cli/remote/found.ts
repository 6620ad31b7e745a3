import type { SearchHit } from '../../ports/search.ts'
import { fieldsOf, textOf } from './shapes.ts'

const KINDS = ['message', 'decision', 'task', 'source'] as const
const ARTIFACTS = ['decision_log', 'action_items'] as const

/** What a server has found. */
export function readHits(answer: unknown): SearchHit[] {
  const { items } = fieldsOf(answer)
  return Array.isArray(items) ? items.map(readHit) : []
}

function readHit(value: unknown): SearchHit {
  const { kind, archived, seq, messageId, artifact, marks } = fieldsOf(value)
  return {
    kind: KINDS.find((one) => one === kind) ?? 'message',
    runId: textOf(value, 'runId'),
    title: textOf(value, 'title'),
    status: textOf(value, 'status'),
    createdAt: textOf(value, 'createdAt'),
    archived: archived === true,
    seq: Number(seq),
    at: textOf(value, 'at'),
    messageId: typeof messageId === 'string' ? messageId : null,
    artifact: ARTIFACTS.find((one) => one === artifact) ?? null,
    name: textOf(value, 'name'),
    excerpt: textOf(value, 'excerpt'),
    marks: (Array.isArray(marks) ? marks : []).map((mark) => {
      const { start, end } = fieldsOf(mark)
      return { start: Number(start), end: Number(end) }
    }),
  }
}
