import type { KnowledgeScope, ListedSource, SourceStatus } from '../../ports/knowledge.ts'
import { fieldsOf, textOf } from './shapes.ts'

const STATUSES = ['queued', 'indexing', 'ready', 'stale', 'failed'] as const satisfies readonly SourceStatus[]
export const KNOWLEDGE_SCOPES = [
  'docs',
  'decisions',
  'history',
  'context',
] as const satisfies readonly KnowledgeScope[]

/** The sources that a server lists. */
export function readSources(answer: unknown): ListedSource[] {
  const { items } = fieldsOf(answer)
  return Array.isArray(items) ? items.map(readSource) : []
}

/** A source as a server tells it. */
export function readSource(value: unknown): ListedSource {
  const { folder, scope, status, reason, hash, revision, embedding, ...more } = fieldsOf(value)
  return {
    id: textOf(value, 'id'),
    workspaceId: textOf(value, 'workspaceId'),
    origin: textOf(value, 'origin'),
    folder: orNull(folder),
    title: textOf(value, 'title'),
    kind: textOf(value, 'kind'),
    scope: KNOWLEDGE_SCOPES.find((one) => one === scope) ?? 'docs',
    status: STATUSES.find((one) => one === status) ?? 'failed',
    reason: orNull(reason),
    version: countOf(more.version),
    hash: orNull(hash),
    revision: orNull(revision),
    embedding: orNull(embedding),
    embeddingTokens: numberOrNull(more.embeddingTokens),
    embeddingUsd: numberOrNull(more.embeddingUsd),
    bytes: countOf(more.bytes),
    chunks: countOf(more.chunks),
    hidden: countOf(more.hidden),
    readBytes: countOf(more.readBytes),
    totalBytes: numberOrNull(more.totalBytes),
    addedBy: textOf(value, 'addedBy'),
    createdAt: textOf(value, 'createdAt'),
    updatedAt: textOf(value, 'updatedAt'),
  }
}

const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const countOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
