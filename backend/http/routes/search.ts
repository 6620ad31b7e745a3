import { isoOf } from '../../council/time.ts'
import type { SearchHit } from '../../ports/search.ts'
import type { AppDeps } from '../deps.ts'
import { CURSOR, optionalChoice, optionalMoment, optionalText, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { cardsOf, headsOf } from '../run-cards.ts'
import { STATES_OF, STATUS } from './runs.ts'

const WORDS = optionalText(
  'q',
  'What is looked for: every word of it, in whatever form; "in quotes" as a phrase; the last word may be begun only.',
  200,
)
const KIND = optionalChoice('kind', 'Only what is of this kind.', ['message', 'decision', 'task', 'source'])
const TEMPLATE = optionalText('template', 'Only in runs of this template.', 100)
const OWNER = optionalText('owner', 'Only in runs that the person of this id has started.', 200)
const FROM = optionalMoment('from', 'Only in runs that were made at this time or later.')
const TO = optionalMoment('to', 'Only in runs that were made before this time.')
const LIMIT = pageLimit(20, 100)

type Needs = Parameters<typeof cardsOf>[0] & Pick<AppDeps, 'search'>

/** The search over all councils. */
export function searchRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/search',
      access: { action: 'read', kind: 'run' },
      summary:
        'What was said, decided, given out as tasks or brought as sources in any run, the best first. What was said a second ago may be missing.',
      query: [WORDS, KIND, TEMPLATE, OWNER, FROM, TO, STATUS, LIMIT, CURSOR],
      gives: {
        200: {
          description:
            '`{items: [{kind, runId, title, fork, status, createdAt, archived, seq, at, messageId, artifact, name, excerpt, marks: [{start, end}]}], nextCursor}`. `marks` are where the words stand in the excerpt, in UTF-16 units.',
        },
        400: { description: 'Why not.', shape: 'Problem' },
      },
      async handle({ get, subject: { workspaceId } }) {
        const found = await deps.search?.find({
          workspaceId,
          q: get(WORDS) ?? '',
          kind: get(KIND),
          template: get(TEMPLATE),
          owner: get(OWNER),
          from: isoOrNone(get(FROM)),
          to: isoOrNone(get(TO)),
          status: STATES_OF[get(STATUS)] ?? undefined,
          limit: get(LIMIT),
          cursor: get(CURSOR),
        })
        if (found === null)
          throw new Problem(400, FAULTY, {
            errors: [{ pointer: '/query/q', message: 'holds no word: give the words to look for.' }],
          })
        if (found === undefined) return json(200, { items: [], nextCursor: null })
        return json(200, { ...found, items: await withForks(deps, workspaceId, found.items) })
      },
    },
  ]
}

/** What was found in a fork says which one that is, and of what. */
async function withForks(deps: Needs, workspaceId: string, items: readonly SearchHit[]) {
  const heads = await headsOf(deps, [...new Set(items.map(({ runId }) => runId))])
  const cards = await cardsOf(deps, workspaceId, heads)
  return items.map((hit) => ({ ...hit, fork: cards.get(hit.runId)?.run.fork ?? null }))
}

const isoOrNone = (at: number | undefined): string | undefined => (at === undefined ? undefined : isoOf(at))
