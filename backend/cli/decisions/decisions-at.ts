import { scoresOf } from '../../council/memory/brier.ts'
import { relatedTo } from '../../council/memory/matches.ts'
import { DECISION_STATUSES, type DecisionStatus } from '../../council/memory/register.ts'
import type { DecisionReviewBody } from '../../../schemas/generated/types.ts'
import { HOLDER } from '../attend/local-source.ts'
import { hereOrThere } from '../remote/here-or-there.ts'
import { request } from '../remote/request.ts'
import { fieldsOf } from '../remote/shapes.ts'
import type { GivenServer } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'

type Asked = { q: string; status: DecisionStatus | undefined; due: boolean; limit: number }

const WORKSPACE = 'main'

/** The decisions that are asked for, of the server that holds them or of the data directory. */
export const listed = (server: GivenServer, { q, status, due, limit }: Asked): Promise<unknown[]> =>
  hereOrThere<unknown[]>(server, {
    async here({ decisions }) {
      const found = await decisions.find(WORKSPACE, { q, status, limit: due ? Infinity : limit })
      if (!due) return found.items
      const waiting = new Set((await decisions.due(WORKSPACE)).map(({ decision }) => decision.id))
      return found.items.filter(({ id }) => waiting.has(id)).slice(0, limit)
    },
    async there(door) {
      const query = new URLSearchParams({
        limit: String(limit),
        due: String(due),
        ...(q !== '' && { q }),
        ...(status !== undefined && { status }),
      })
      const { items } = fieldsOf(await request(door, 'GET', `/decisions?${query}`))
      return Array.isArray(items) ? items : []
    },
  })

/** One decision, what else was decided on the same matter, and what was said of it. */
export const one = (server: GivenServer, id: string): Promise<unknown> =>
  hereOrThere<unknown>(server, {
    async here({ decisions }) {
      const register = await decisions.all(WORKSPACE)
      const decision = register.find((known) => known.id === id) ?? unknown(id)
      const reviews = (await decisions.reviews(WORKSPACE, id)).toReversed()
      return { decision, related: relatedTo(decision, register), reviews }
    },
    there: (door) => request(door, 'GET', `/decisions/${encodeURIComponent(id)}`),
  })

/** Keeps what came of it. */
export const reviewed = (server: GivenServer, id: string, review: DecisionReviewBody): Promise<unknown> =>
  hereOrThere<unknown>(server, {
    here: async ({ decisions }) => ({
      review:
        (await decisions.review({ workspaceId: WORKSPACE, decisionId: id, review, by: HOLDER })) ??
        unknown(id),
    }),
    there: (door) => request(door, 'POST', `/decisions/${encodeURIComponent(id)}/review`, { json: review }),
  })

/** How forecasts and votes have fared. */
export const scored = (server: GivenServer): Promise<unknown> =>
  hereOrThere<unknown>(server, {
    here: async ({ decisions }) => scoresOf(await decisions.all(WORKSPACE)),
    there: (door) => request(door, 'GET', '/decisions/scores'),
  })

export const STATUSES = DECISION_STATUSES

function unknown(id: string): never {
  throw new UsageFault(`there is no decision ${id}: xio decisions lists those there are.`)
}
