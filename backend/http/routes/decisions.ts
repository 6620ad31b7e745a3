import { isMeeting } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { scoresOf } from '../../council/memory/brier.ts'
import { matchesOf, namesNothing, relatedTo } from '../../council/memory/matches.ts'
import { DECISION_STATUSES, type RegisteredDecision } from '../../council/memory/register.ts'
import type { DecisionRegister } from '../../ports/memory.ts'
import { NO_DECISION } from '../decisions-refused.ts'
import { choice, CURSOR, optionalChoice, optionalText, pageLimit } from '../params.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'

const WORDS = optionalText(
  'q',
  'Words that stand in it, in whatever form: in its title, question, statement, options, or the names of who decided.',
  200,
)
const STATUS = optionalChoice('status', 'Only those that stand so.', DECISION_STATUSES)
const DUE = choice('due', 'true: only those whose review is due, the longest first.', ['false', 'true'])
const LIMIT = pageLimit(50, 200)

const READ = { action: 'read', kind: 'decision' } as const
const PROBLEM = { description: 'Why not.', shape: 'Problem' }
const DECISION =
  '`{id, runId, decisionId, meetingId, kind, title, question, statement, status, stands, decidedAt, decidedBy, approvedBy, chosenOption, options, confidence, reviewAt, dueAt, forecasts, supersedes, supersededBy, standsInstead, backers, review, template, language, archived}`'

/** The decisions of all councils: what the logs say, read once and kept no second time. */
export function decisionRoutes({ decisions }: { decisions: DecisionRegister }): Route[] {
  return [
    listRoute(decisions),
    scoresRoute(decisions),
    matchesRoute(decisions),
    {
      method: 'GET',
      path: '/decisions/{id}',
      access: READ,
      summary:
        'One decision, what else was decided on the same matter, and all that was said of what came of it. The id is `<run>/<decision>`, its slash written as %2F.',
      gives: {
        200: {
          description:
            '`{decision, related: [{relation, similarity, decision}], reviews}`, the last review first. `relation` is `repeats` or, where another option was chosen and both stand, `contradicts`.',
        },
        404: PROBLEM,
      },
      async handle({ path, subject: { workspaceId } }) {
        const register = await decisions.all(workspaceId)
        const decision = register.find(({ id }) => id === path('id'))
        if (decision === undefined) throw new Problem(404, NO_DECISION)
        const reviews = await decisions.reviews(workspaceId, decision.id)
        return json(200, { decision, related: relatedTo(decision, register), reviews: reviews.toReversed() })
      },
    },
  ]
}

const listRoute = (decisions: DecisionRegister): Route => ({
  method: 'GET',
  path: '/decisions',
  access: READ,
  summary: 'What was decided in all councils, the newest first.',
  query: [WORDS, STATUS, DUE, LIMIT, CURSOR],
  gives: {
    200: {
      description: `\`{items, nextCursor}\`, each ${DECISION}. \`status\` is \`accepted\` (a person has approved it), \`proposed\` (nobody has yet), \`superseded\`, \`no_consensus\`, \`deferred\` or \`escalated\`; \`dueAt\` is the next day that waits for a review, which may have passed.`,
    },
    400: PROBLEM,
  },
  async handle({ get, subject: { workspaceId } }) {
    const asked = { q: get(WORDS), status: get(STATUS), limit: get(LIMIT), cursor: get(CURSOR) }
    if (get(DUE) === 'false') return json(200, await decisions.find(workspaceId, asked))
    const due = (await decisions.due(workspaceId)).map(({ decision }) => decision)
    const found = await decisions.find(workspaceId, { ...asked, limit: Infinity, cursor: undefined })
    const wanted = new Set(found.items.map(({ id }) => id))
    const items = due.filter(({ id }) => wanted.has(id)).toSorted(longestDue)
    return json(200, { items: items.slice(0, get(LIMIT)), nextCursor: null })
  },
})

const longestDue = (a: RegisteredDecision, b: RegisteredDecision): number =>
  (a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1

const scoresRoute = (decisions: DecisionRegister): Route => ({
  method: 'GET',
  path: '/decisions/scores',
  access: READ,
  summary:
    'How well forecasts and the confidence of votes have fared, as Brier scores: 0 is right and sure each time, 1 is wrong and sure each time.',
  gives: {
    200: {
      description:
        '`{forecasts: {brier, n}, votes: {brier, n}, bySeat: [{seat, name, brier, n}], byTemplate: [{template, forecasts, votes}]}`. `brier` is null where `n` is 0. A vote for the chosen option is held against what a person said came of it: held 1, partly 0.5, failed 0.',
    },
  },
  handle: async ({ subject: { workspaceId } }) => json(200, scoresOf(await decisions.all(workspaceId))),
})

const matchesRoute = (decisions: DecisionRegister): Route => ({
  method: 'POST',
  path: '/decisions/matches',
  access: READ,
  summary: 'The earlier decisions that concern the same thing as a meeting, as far as words tell.',
  takes: { 'application/json': 'Meeting' },
  example: { title: 'Tools', question: 'Where do we keep the tools?' },
  gives: {
    200: {
      description:
        '`{items: [{relation, similarity, decision}], unknown}`, at most 5. `relation` is `repeats` (the same question, and the decision stands) or `supersedes` (the meeting says that it replaces it); `unknown` are the entries of its `supersedes` that name no decision there is.',
    },
    400: PROBLEM,
  },
  async handle({ body, subject: { workspaceId } }) {
    const meeting = check('the meeting', isMeeting, body)
    const register = await decisions.all(workspaceId)
    return json(200, {
      items: matchesOf({ options: [], ...meeting }, register),
      unknown: namesNothing(meeting.supersedes, register),
    })
  },
})
