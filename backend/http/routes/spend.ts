import type { AppDeps } from '../deps.ts'
import { integer } from '../params.ts'
import { json, type Route } from '../route.ts'
import { type RunCard, wantedRuns } from '../run-cards.ts'

type Needs = Pick<AppDeps, 'councils' | 'meetings' | 'log' | 'clock' | 'cards' | 'logger' | 'archive'>

const MONTHS = integer('months', 'How many months, this one included.', {
  minimum: 1,
  maximum: 24,
  default: 6,
})

/** What councils have cost. */
export function spendRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/spend',
      access: { action: 'read', kind: 'run' },
      summary:
        'What runs have cost, also those of deleted meetings, by the month (UTC) in which they were started, this month first. A fork counts with what it took itself.',
      query: [MONTHS],
      gives: {
        200: {
          description:
            '`{items: [{month, usd, knownUsd, tokens, runs}], nextCursor}`. `usd` is null where the price of a call is not known, never 0; `knownUsd` is what the others came to.',
        },
      },
      async handle({ get, subject: { workspaceId } }) {
        const months = lastMonths(deps.clock.now(), get(MONTHS))
        const since = Date.parse(`${months.at(-1)}-01T00:00:00Z`)
        const found = await wantedRuns(
          deps,
          // What was spent on a meeting that was deleted is spent.
          { workspaceId, withDeleted: true, limit: MOST_RUNS, lookAt: MOST_RUNS, since },
          ({ run }) => run.kind !== 'replay',
        )
        const items = months.map((month) => monthOf(month, found.items))
        return json(200, { items, nextCursor: null })
      },
    },
  ]
}

/** A run of every ten minutes of two years. */
const MOST_RUNS = 100_000

function lastMonths(now: number, count: number): string[] {
  const today = new Date(now)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  )
}

function monthOf(month: string, cards: readonly RunCard[]) {
  const runs = cards.filter(({ run }) => run.createdAt.startsWith(month))
  const usage = runs.map(({ spent }) => spent)
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  const knownUsd = sum(usage.map((one) => one.knownUsd))
  return {
    month,
    usd: usage.some(({ usd }) => usd === null) ? null : knownUsd,
    knownUsd,
    tokens: sum(usage.map(({ tokens }) => tokens)),
    runs: runs.length,
  }
}
