import { listOf, textOf, type Row } from '../lib/reading.ts'
import { pageWords } from '../words/words.ts'

export const SCOPES = ['docs', 'decisions', 'history', 'context'] as const
export type Scope = (typeof SCOPES)[number]

const STATUSES = ['queued', 'indexing', 'ready', 'stale', 'failed'] as const
export type Status = (typeof STATUSES)[number]

/** Something that may be cited, as the panel shows it. */
export type Source = {
  id: string
  title: string
  origin: string
  kind: string
  scope: Scope
  status: Status
  reason: string | null
  version: number
  hash: string | null
  embedding: string | null
  /** Null: nobody counted, or the price is not known. */
  embeddingTokens: number | null
  embeddingUsd: number | null
  bytes: number
  readBytes: number
  totalBytes: number | null
  chunks: number
  hidden: number
  createdAt: string
  updatedAt: string
}

export const sourcesOf = (answer: unknown): Source[] => listOf(answer, 'items').flatMap(readSource)

export function readSource(row: Row): Source[] {
  const id = textOf(row, 'id')
  if (id === undefined) return []
  return [
    {
      id,
      title: textOf(row, 'title') ?? id,
      origin: textOf(row, 'origin') ?? '',
      kind: textOf(row, 'kind') ?? '',
      scope: scopeOf(row.scope),
      status: STATUSES.find((one) => one === row.status) ?? 'failed',
      reason: textOf(row, 'reason') ?? null,
      version: numberOf(row.version) ?? 0,
      hash: textOf(row, 'hash') ?? null,
      embedding: textOf(row, 'embedding') ?? null,
      embeddingTokens: numberOf(row.embeddingTokens),
      embeddingUsd: numberOf(row.embeddingUsd),
      bytes: numberOf(row.bytes) ?? 0,
      readBytes: numberOf(row.readBytes) ?? 0,
      totalBytes: numberOf(row.totalBytes),
      chunks: numberOf(row.chunks) ?? 0,
      hidden: numberOf(row.hidden) ?? 0,
      createdAt: textOf(row, 'createdAt') ?? '',
      updatedAt: textOf(row, 'updatedAt') ?? '',
    },
  ]
}

export const scopeOf = (value: unknown): Scope => SCOPES.find((one) => one === value) ?? 'docs'

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** It will be another in a moment. */
export const isUnderWay = ({ status }: Pick<Source, 'status'>): boolean =>
  status === 'queued' || status === 'indexing'

/** How much of it is read, of one; null where nobody knows how long it is. */
export const shareRead = ({
  readBytes,
  totalBytes,
}: Pick<Source, 'readBytes' | 'totalBytes'>): number | null =>
  totalBytes === null ? null : Math.min(1, readBytes / Math.max(1, totalBytes))

/** The council it comes from; null where somebody added it. */
export const councilOf = ({ origin }: Pick<Source, 'origin'>): string | null =>
  /^run:([^#/]+)/.exec(origin)?.[1] ?? null

/** How it came: as a text, as a document that was sent, or from a place. */
export function originOf(origin: string): { how: 'text' } | { how: 'sent' | 'place'; name: string } {
  if (origin.startsWith('text:')) return { how: 'text' }
  return origin.startsWith('sent:')
    ? { how: 'sent', name: origin.slice('sent:'.length) }
    : { how: 'place', name: origin }
}

/** A kind in words; one that is not known here by its own name. */
export const kindInWords = (kind: string): string =>
  Object.entries(pageWords.knowledgeWords.kinds).find(([one]) => one === kind)?.[1] ?? kind
