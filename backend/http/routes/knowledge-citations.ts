import type { KnowledgeDoor } from '../../ports/knowledge.ts'
import type { DecisionRegister } from '../../ports/memory.ts'
import { KNOWLEDGE_REFUSED } from '../knowledge-refused.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'

type Needs = { knowledge: KnowledgeDoor; decisions: Pick<DecisionRegister, 'citations'> }

/** Which councils a source has served. */
export const knowledgeCitationsRoute = ({ knowledge, decisions }: Needs): Route => ({
  method: 'GET',
  path: '/knowledge/sources/{id}/citations',
  access: { action: 'read', kind: 'knowledge' },
  summary: 'The councils that have found something in a source: of those that have ended, the newest first.',
  gives: {
    200: {
      description:
        '`{items: [{runId, title, decidedAt, passages, quotes}], nextCursor: null}`: how many of its passages were found there, and how many quotes of them were put on record.',
    },
    404: { description: 'Why not.', shape: 'Problem' },
  },
  async handle({ path, subject: { workspaceId } }) {
    const source = await knowledge.source(workspaceId, path('id'))
    if (source === null) throw new Problem(404, KNOWLEDGE_REFUSED.none)
    return json(200, { items: await decisions.citations(workspaceId, source.id), nextCursor: null })
  },
})
