import type { KnowledgeDoor, KnowledgeScope } from '../../ports/knowledge.ts'
import { KNOWLEDGE_REFUSED } from '../knowledge-refused.ts'
import { integer, optionalChoice, optionalInteger, optionalText, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'

const QUESTION = optionalText('q', 'What is asked, in English or Russian.', 1_000)
const TOP = integer('top', 'At most so many passages.', { minimum: 1, maximum: 50, default: 5 })
const MOST = integer('maxTokens', 'At most so many tokens in all.', {
  minimum: 512,
  maximum: 100_000,
  default: 2_000,
})
const WAIT = optionalInteger('wait', 'Answer when it is read to its end, or after so many seconds.', {
  minimum: 1,
  maximum: 25,
})
const FROM = optionalInteger('cursor', 'The nextCursor of the page before; absent: the first passage.', {
  minimum: 0,
  maximum: 2_147_483_647,
})
const LIMIT = pageLimit(20, 100)
const SCOPES: [KnowledgeScope, ...KnowledgeScope[]] = ['docs', 'decisions', 'history', 'context']
const SCOPE = optionalChoice('scope', 'Only from there.', SCOPES)

/** What may be cited, and what of it answers a question. */
export function knowledgeRoutes({ knowledge }: { knowledge: KnowledgeDoor }): Route[] {
  return [
    {
      method: 'GET',
      path: '/knowledge/sources',
      access: { action: 'read', kind: 'knowledge' },
      summary:
        'Every source that may be cited: where it stands, how much of it there is, and why it cannot be read.',
      query: [SCOPE],
      gives: {
        200: {
          description:
            '`{items: [{id, title, origin, folder, kind, scope, status, reason, version, hash, revision, embedding, embeddingTokens, embeddingUsd, bytes, readBytes, totalBytes, chunks, hidden, createdAt, updatedAt}], nextCursor: null}`. `status` is `queued`, `indexing`, `ready`, `stale` (its last version still answers) or `failed`; `readBytes` of `totalBytes` are read while it is `indexing`; `revision` is what its origin calls the content that stands, as a commit, or null; `hidden` counts characters that were left out since nobody sees them; `embeddingUsd` is null where the price of its vectors is not known.',
        },
      },
      async handle({ get, subject: { workspaceId } }) {
        const scope = get(SCOPE)
        const sources = await knowledge.sources(workspaceId)
        const items = sources.filter((one) => scope === undefined || one.scope === scope)
        return json(200, { items, nextCursor: null })
      },
    },
    {
      method: 'GET',
      path: '/knowledge/sources/{id}',
      access: { action: 'read', kind: 'knowledge' },
      summary: 'One source: where it stands, and how much of it is read.',
      query: [WAIT],
      gives: {
        200: { description: '`{source}`, as GET /knowledge/sources lists it.' },
        404: { description: 'Why not.', shape: 'Problem' },
      },
      async handle({ path, get, gone, subject: { workspaceId } }) {
        const seconds = get(WAIT)
        const source = await (seconds === undefined
          ? knowledge.source(workspaceId, path('id'))
          : knowledge.settled(
              workspaceId,
              path('id'),
              AbortSignal.any([gone(), AbortSignal.timeout(seconds * 1000)]),
            ))
        if (source === null) throw new Problem(404, KNOWLEDGE_REFUSED.none)
        return json(200, { source })
      },
    },
    {
      method: 'GET',
      path: '/knowledge/sources/{id}/passages',
      access: { action: 'read', kind: 'knowledge' },
      summary: 'What was read of a source, passage by passage in its order: the version that stands.',
      query: [FROM, LIMIT],
      gives: {
        200: {
          description:
            '`{items: [{sourceId, version, title, origin, scope, headings, text, start, end, line, endLine, tokens}], nextCursor}`; none before the first version is ready.',
        },
        404: { description: 'Why not.', shape: 'Problem' },
      },
      async handle({ path, get, subject: { workspaceId } }) {
        const [from, most] = [get(FROM) ?? 0, get(LIMIT)]
        const found = await knowledge.passagesOf(workspaceId, path('id'), from, most + 1)
        if (found === null) throw new Problem(404, KNOWLEDGE_REFUSED.none)
        return json(200, {
          items: found.slice(0, most).map(({ n: _, ...passage }) => passage),
          nextCursor: found.length > most ? String(from + most) : null,
        })
      },
    },
    {
      method: 'GET',
      path: '/knowledge/passages',
      access: { action: 'read', kind: 'knowledge' },
      summary: 'The passages that answer a question best, with their lines; none where nothing speaks of it.',
      query: [QUESTION, TOP, MOST, SCOPE],
      gives: {
        200: {
          description:
            '`{items: [{sourceId, version, title, origin, scope, headings, text, start, end, line, endLine, tokens, score, similarity, coverage}]}`, the best first. `start` and `end` are UTF-16 units in the text of the source, `coverage` is the share of the words asked for that stand in the passage, `similarity` is null without vectors.',
        },
        400: { description: 'Why not.', shape: 'Problem' },
      },
      async handle({ get, subject: { workspaceId } }) {
        const question = get(QUESTION) ?? ''
        if (!/[\p{L}\p{N}]/u.test(question))
          throw new Problem(400, FAULTY, {
            errors: [{ pointer: '/query/q', message: 'holds no word: say what is asked.' }],
          })
        const scope = get(SCOPE)
        const found = await knowledge.find({
          workspaceId,
          question,
          topK: get(TOP),
          maxTokens: get(MOST),
          ...(scope === undefined ? {} : { scopes: [scope] }),
        })
        return json(200, { items: found.map(({ n: _, ...passage }) => passage) })
      },
    },
  ]
}
