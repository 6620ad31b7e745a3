import type { FoundPassage, Source } from '../../schemas/generated/types.ts'
import type { Found, RunState } from './state.ts'

/** The tool by which a seat looks for passages in the library. */
export const SEARCH = 'search_sources'

/** What may be cited in this run: the meeting's own texts, and the passages that were found. */
export function sourcesOf({ meeting, found }: Pick<RunState, 'meeting' | 'found'>): readonly Source[] {
  if (found.length === 0) return meeting.context
  const known = together.get(found)
  if (known?.context === meeting.context) return known.all
  const all = [...meeting.context, ...found.map(asSource)]
  together.set(found, { context: meeting.context, all })
  return all
}

// Pages ask at each event, and must be given the same list as long as nothing was found.
const together = new WeakMap<readonly Found[], { context: readonly Source[]; all: readonly Source[] }>()

const asSource = ({ sourceId: id, title, text, line }: Found): Source & { line: number } => ({
  id,
  title,
  text,
  line,
})

/** A text that may be cited, by its id. */
export const sourceById = ({ meeting, found }: Pick<RunState, 'meeting' | 'found'>, id: string | null) =>
  meeting.context.find((one) => one.id === id) ??
  found.filter(({ sourceId }) => sourceId === id).map(asSource)[0]

/** A passage as a seat is handed it. */
export const asText = ({ sourceId: id, title, text, line, headings = [] }: FoundPassage) => ({
  id,
  title,
  text,
  line,
  headings,
})

/** On which line of its document a text begins: a found passage is a part of a longer one. */
export const firstLineOf = ({ found }: Pick<RunState, 'found'>, id: string): number =>
  found.find(({ sourceId }) => sourceId === id)?.line ?? 1

/** The passages that this seat has found, and those that somebody has cited since; the last ones where there are many. */
export function foundFor(state: RunState, seat: string): Found[] {
  if (state.found.length === 0) return []
  const cited = new Set(state.cited.toArray().map((place) => place.slice(0, place.lastIndexOf(':'))))
  return state.found
    .filter((one) => one.seats.includes(seat) || (cited.has(one.sourceId) && isOpenTo(state, seat, one)))
    .slice(-MOST_HANDED)
}

const MOST_HANDED = 20

/** Whether a seat may read what the text stands in: a source of one seat stays that seat's, whatever it quotes of it. */
export function mayReadSource(state: RunState, seat: string, id: string): boolean {
  const found = state.found.find(({ sourceId }) => sourceId === id)
  if (found !== undefined) return isOpenTo(state, seat, found)
  const source = state.meeting.context.find((one) => one.id === id)
  return source?.seats?.includes(seat) ?? true
}

function isOpenTo({ meeting }: Pick<RunState, 'meeting'>, seat: string, { of }: Found): boolean {
  const named = meeting.library?.sources.filter(({ sourceId }) => sourceId === of?.sourceId) ?? []
  if (named.length > 0) return named.some(({ seats }) => seats === undefined || seats.includes(seat))
  return of !== undefined && meeting.library?.scopes.includes(of.scope) === true
}
