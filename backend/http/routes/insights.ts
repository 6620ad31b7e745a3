import type { AppDeps } from '../deps.ts'
import { CURSOR, optionalMoment, optionalText, pageLimit } from '../params.ts'
import { json, type Route } from '../route.ts'
import { nameOf, type RunCard, wantedRuns } from '../run-cards.ts'

type Needs = Pick<AppDeps, 'councils' | 'meetings' | 'log' | 'clock' | 'cards' | 'logger' | 'archive'>

const LIMIT = pageLimit(500, 2_000)
const SINCE = optionalMoment('since', 'Only councils that ended at this time or later.')
const TEMPLATE = optionalText('template', 'Only councils of this template.', 100)

/** What charts are drawn of. */
export function insightRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/insights/councils',
      access: { action: 'read', kind: 'run' },
      summary: 'Each council that has ended, newest first, with what charts and their tables are drawn of.',
      query: [SINCE, TEMPLATE, LIMIT, CURSOR],
      gives: {
        200: {
          description:
            '`{items, nextCursor}`. `outcome` is `full` (a decision and 5 to 10 tasks), `decision` or `none`; `decidedSeconds` is run time until the first decision; `usd`, `knownUsd` and `tokens` of a fork are its own, without the log that it shares; what is not known is null.',
        },
      },
      async handle({ get, subject: { workspaceId } }) {
        const [since, template, cursor] = [get(SINCE), get(TEMPLATE), get(CURSOR)]
        const page = await wantedRuns(
          deps,
          {
            workspaceId,
            limit: get(LIMIT),
            status: ['completed', 'escalated', 'stopped', 'failed'],
            ...(cursor !== undefined && { cursor }),
          },
          ({ run }) =>
            run.kind === 'council' &&
            (template === undefined || run.template.id === template) &&
            (since === undefined || (run.endedAt !== null && Date.parse(run.endedAt) >= since)),
        )
        return json(200, { items: page.items.flatMap(shown), nextCursor: page.nextCursor })
      },
    },
  ]
}

function shown({ run, insight }: RunCard) {
  if (insight === null) return []
  const { id, meetingId, template, owner, startedAt, endedAt, seconds, status, preparationSeconds } = run
  const about = {
    runId: id,
    meetingId,
    title: nameOf(run),
    template,
    owner,
    startedAt,
    endedAt,
    seconds,
    status,
  }
  return [{ ...about, preparationSeconds, ...insight }]
}
