import path from 'node:path'
import { isKnowledgeTextBody, isKnowledgeUrlBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { MAX_BYTES } from '../../minutes/formats/decode-utf8.ts'
import type { AddedBy, KnowledgeDoor, KnowledgeSource, TakenDocument } from '../../ports/knowledge.ts'
import { endsOtherwise, KNOWLEDGE_REFUSED as REFUSED } from '../knowledge-refused.ts'
import { optionalText } from '../params.ts'
import { Upload } from '../plugins/upload.ts'
import { FAULTY, Problem } from '../problem.ts'
import { type Asked, json, type Route } from '../route.ts'

const NAME = optionalText(
  'name',
  'What a document is called, with its end, as roof.md. Under the same name it is the same source with a new content. It is a name only: nothing of that name is looked for on the disk.',
  1_000,
)
const TITLE = optionalText(
  'title',
  'How a document is cited; absent: its name without the end. A known source keeps its title.',
  300,
)

const WRITE = { action: 'write', kind: 'knowledge' } as const
const PROBLEM = { description: 'Why not, and what to do.', shape: 'Problem' }

// A text of the largest size, with room for what its line feeds and quotes become inside JSON.
const TEXT_LIMIT = MAX_BYTES + 2 * 1024 * 1024

type Needs = { knowledge: KnowledgeDoor }

/** How the library is changed: by what is sent, never by a place on the disk of the server. */
export function knowledgeChangeRoutes({ knowledge }: Needs): Route[] {
  return [
    addRoute(knowledge),
    {
      method: 'POST',
      path: '/knowledge/reindex',
      access: WRITE,
      summary:
        'Looks at all sources anew, and for new files at the folders that were added in a terminal. Only what has changed is read again.',
      gives: {
        202: {
          description:
            '`{items, refused: [{file, reason}], ignored, nextCursor: null}`: every source as it stands, what was found and cannot be read, and how many files are of other kinds.',
        },
      },
      async handle(asked) {
        const { sources, refused, ignored } = await knowledge.reindex(byOf(asked))
        return json(202, { items: sources, refused, ignored, nextCursor: null })
      },
    },
    {
      method: 'DELETE',
      path: '/knowledge/sources/{id}',
      access: WRITE,
      summary:
        'Takes a source out: nothing of it is found any more, and what was sent of it is deleted. A file that was added in a terminal stays.',
      gives: { 204: { description: 'It is gone.' }, 404: PROBLEM },
      async handle({ path: inPath, subject: { workspaceId } }) {
        if (!(await knowledge.remove(workspaceId, inPath('id')))) throw new Problem(404, REFUSED.none)
        return { status: 204, body: '' }
      },
    },
  ]
}

function addRoute(knowledge: KnowledgeDoor): Route {
  const types = Object.entries(knowledge.documents)
  return {
    method: 'POST',
    path: '/knowledge/sources',
    access: WRITE,
    summary:
      'Adds what may be cited: a text with its title, the address of a page as {"url"}, or a document as it is, with its name in the query. It is read beside everything else: GET /knowledge/sources/{id} says how far it is.',
    query: [NAME, TITLE],
    takes: {
      'application/json': { oneOf: [shape('KnowledgeTextBody'), shape('KnowledgeUrlBody')] },
      ...Object.fromEntries(types.map(([type, taken]) => [type, bodyOf(taken)])),
    },
    example: { title: 'The roof', text: '# The roof\n\nIt was mended in May and cost 4,200 EUR.\n' },
    bodyLimit: TEXT_LIMIT,
    documents: Object.fromEntries(types.map(([type, { limit }]) => [type, limit])),
    gives: {
      202: { description: 'Taken, and waiting to be read: `{source}` as GET /knowledge/sources lists it.' },
      400: PROBLEM,
      413: { description: 'It is too long.', shape: 'Problem' },
      415: { description: 'It is of no type that is read.', shape: 'Problem' },
      503: { description: 'Too many documents are coming in: try again in a moment.', shape: 'Problem' },
    },
    async handle(asked) {
      const taken = knowledge.documents[asked.contentType ?? '']
      const source =
        taken === undefined ? await ofText(knowledge, asked) : await ofDocument(knowledge, asked, taken)
      return json(202, { source })
    },
  }
}

const shape = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const bodyOf = ({ ends, limit }: TakenDocument) => ({
  type: 'string',
  format: 'binary',
  description: `A document whose name ends in ${ends.join(' or ')}, of at most ${limit} bytes.`,
})

function ofText(knowledge: KnowledgeDoor, asked: Asked): Promise<KnowledgeSource> {
  for (const param of [NAME, TITLE])
    if (asked.get(param) !== undefined) throw faulty(`/query/${param.name}`, REFUSED.titleOfText)
  if (isOfPage(asked.body)) return ofPage(knowledge, asked)
  const { title, text } = check('source', isKnowledgeTextBody, asked.body ?? {})
  return knowledge.addText(title.trim(), text, byOf(asked))
}

const isOfPage = (body: unknown): boolean => typeof body === 'object' && body !== null && 'url' in body

async function ofPage(knowledge: KnowledgeDoor, asked: Asked): Promise<KnowledgeSource> {
  const { url, title } = check('source', isKnowledgeUrlBody, asked.body)
  const source = await knowledge.addUrl(url.trim(), title?.trim(), byOf(asked))
  if (source === null) throw faulty('/url', REFUSED.noPage)
  return source
}

function ofDocument(
  knowledge: KnowledgeDoor,
  asked: Asked,
  { ends }: TakenDocument,
): Promise<KnowledgeSource> {
  const name = (asked.get(NAME) ?? '').trim()
  if (name === '') throw faulty('/query/name', REFUSED.unnamed)
  if (UNSEEN.test(name)) throw faulty('/query/name', REFUSED.unseen)
  if (!ends.includes(path.extname(name).toLowerCase())) throw faulty('/query/name', endsOtherwise(ends))
  if (!(asked.body instanceof Upload) || asked.body.bytes === 0) throw new Problem(400, REFUSED.empty)
  const title = asked.get(TITLE)?.trim() || undefined
  return knowledge.addDocument({ name, title, file: asked.body.file }, byOf(asked))
}

// Controls, direction signs and the like: two names that look the same would be two sources.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const faulty = (pointer: string, message: string): Problem =>
  new Problem(400, FAULTY, { errors: [{ pointer, message }] })

const byOf = ({ subject: { workspaceId, id } }: Asked): AddedBy => ({ workspaceId, addedBy: id })
