import { SEARCH } from '../../council/found.ts'
import type { FoundText, TurnAnswer, TurnRequest } from '../../ports/voice.ts'
import { isRecord } from './reading.ts'
import type { Offer } from './tools.ts'

const LONGEST_QUERY = 500
/** More in one answer is no search but a guess. */
const MOST_QUERIES = 3

/** The library as a model sees it. */
export const SEARCH_OFFER: Offer = {
  tool: SEARCH,
  schema: {
    name: SEARCH,
    description:
      'Look for passages in the library before you speak. You are asked again with what was found; hand in nothing else with it.',
    parameters: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'what a passage would say, in a few plain words' },
      },
      required: ['query'],
      additionalProperties: false,
    },
  },
}

/** What an answer asks the library for. */
export function queriesIn({ contributions }: Pick<TurnAnswer, 'contributions'>): string[] {
  const asked = contributions.flatMap(({ tool, arguments: args }) =>
    tool === SEARCH && isRecord(args) && typeof args.query === 'string' ? [args.query.trim()] : [],
  )
  return [...new Set(asked)]
    .filter((query) => query !== '')
    .slice(0, MOST_QUERIES)
    .map((query) => query.slice(0, LONGEST_QUERY).toWellFormed())
}

/** The request with what was found since; where nothing was, the seat is told, for silence would be taken for an answer. */
export function withLookedUp(
  request: TurnRequest,
  found: readonly FoundText[],
  queries: readonly string[],
): TurnRequest {
  const known = request.found ?? []
  const fresh = found.filter(
    ({ id }, at) => !known.some((one) => one.id === id) && found.findIndex((one) => one.id === id) === at,
  )
  return {
    ...request,
    sourceIds: [...request.sourceIds, ...fresh.map(({ id }) => id)],
    ...(known.length + fresh.length === 0 ? {} : { found: [...known, ...fresh] }),
    lookedFor: [...(request.lookedFor ?? []), { queries: [...queries], found: found.map(({ id }) => id) }],
  }
}
