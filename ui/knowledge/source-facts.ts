import { createElement, type ReactNode } from 'react'
import { bytesOf } from '../lib/bytes.ts'
import { dayAndTime } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { kindInWords, originOf, type Source } from './source.ts'

type Fact = readonly [name: string, value: ReactNode]

/** What is known of a source, in words; what is not known is said to be so. */
export function factsOf(source: Source): Fact[] {
  const { scope, kind, bytes, chunks, version, createdAt, updatedAt, hidden, hash } = source
  const said = pageWords.knowledgeWords
  const { facts } = said
  const isRead = version > 0
  return [
    [facts.kind, kindInWords(kind)],
    [facts.scope, said.scopes[scope]],
    [facts.version, isRead ? String(version) : said.noVersion],
    ...(isRead
      ? ([
          [facts.passages, format().number(chunks)],
          [facts.size, bytesOf(bytes)],
          [facts.hidden, said.hidden(hidden)],
          [facts.vectors, vectorsOf(source)],
        ] as const)
      : []),
    [facts.added, createdAt === '' ? '—' : dayAndTime(createdAt)],
    [facts.changed, updatedAt === '' ? '—' : dayAndTime(updatedAt)],
    [facts.origin, whereFrom(source)],
    [facts.who, said.who],
    ...(hash === null ? [] : [[facts.hash, verbatim(hash)] as const]),
  ]
}

function whereFrom({ origin }: Source): ReactNode {
  const from = originOf(origin)
  const said = pageWords.knowledgeWords
  if (from.how === 'text') return said.sentText
  return verbatim(from.how === 'sent' ? said.sentFile(from.name) : from.name)
}

function vectorsOf({ embedding, embeddingTokens, embeddingUsd }: Source): string {
  const said = pageWords.knowledgeWords
  if (embedding === null) return said.noVectorsMade
  return said.vectors(
    embedding,
    embeddingTokens === null ? said.tokensUnknown : said.tokens(format().number(embeddingTokens)),
    embeddingUsd === null ? said.priceUnknown : format().usd(embeddingUsd),
  )
}

/** Names and sums as they are, however long. */
const verbatim = (text: string): ReactNode =>
  createElement('span', { 'data-verbatim': true, className: 'wrap-anywhere' }, text)
