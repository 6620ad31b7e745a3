import { isDecisionReviewBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import type { DecisionRegister } from '../../ports/memory.ts'
import { NO_DECISION } from '../decisions-refused.ts'
import { Problem } from '../problem.ts'
import { actorOf, json, type Route } from '../route.ts'

const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** What people say of what came of a decision. */
export function decisionReviewRoutes({ decisions }: { decisions: DecisionRegister }): Route[] {
  return [
    {
      method: 'POST',
      path: '/decisions/{id}/review',
      access: { action: 'write', kind: 'decision' },
      summary:
        'Says what really came of a decision and of its forecasts. A later review replaces this one, and both are kept.',
      takes: { 'application/json': 'DecisionReviewBody' },
      example: { outcome: 'partly', note: 'Cheaper than thought, and late.', next_review_at: '2027-05-01' },
      gives: {
        200: {
          description:
            'The review as it is kept: `{review: {decisionId, number, outcome, note, forecasts, nextReviewAt, by, at}}`.',
        },
        400: PROBLEM,
        404: PROBLEM,
      },
      async handle({ path, body, subject }) {
        const review = await decisions.review({
          workspaceId: subject.workspaceId,
          decisionId: path('id'),
          review: check('the review', isDecisionReviewBody, body),
          by: actorOf(subject),
        })
        if (review === null) throw new Problem(404, NO_DECISION)
        return json(200, { review })
      },
    },
  ]
}
