/** Which councils are wanted; each part stands in the address under its own name, and is left out where it says nothing. */
export type Filters = {
  state: State
  template: string
  owner: string
  outcome: WantedOutcome
  q: string
  /** `no`: those that were put away are left out. */
  archived: Archived
  /** Words that are looked for in all that was said and recorded; then that is shown, and no list. */
  find: string
}

export const STATES = [
  'any',
  'live',
  'waiting_for_human',
  'paused',
  'ended',
  'completed',
  'escalated',
  'stopped',
  'failed',
] as const
export type State = (typeof STATES)[number]
export const OUTCOMES = ['any', 'yes', 'no'] as const
export type WantedOutcome = (typeof OUTCOMES)[number]

export const ARCHIVED = ['no', 'yes', 'any'] as const
export type Archived = (typeof ARCHIVED)[number]

export const NO_FILTERS: Filters = {
  state: 'any',
  template: '',
  owner: '',
  outcome: 'any',
  q: '',
  archived: 'no',
  find: '',
}

export function filtersOf(query: URLSearchParams): Filters {
  return {
    state: STATES.find((one) => one === query.get('state')) ?? 'any',
    template: query.get('template') ?? '',
    owner: query.get('owner') ?? '',
    outcome: OUTCOMES.find((one) => one === query.get('outcome')) ?? 'any',
    q: query.get('q') ?? '',
    archived: ARCHIVED.find((one) => one === query.get('archived')) ?? 'no',
    find: query.get('find') ?? '',
  }
}

export const isFiltered = (filters: Filters): boolean => queryOf(filters) !== ''

/** The address of the list with these filters. */
export function pathWith(filters: Filters): string {
  const query = queryOf(filters)
  return query === '' ? '/councils' : `/councils?${query}`
}

/** The same as the API takes them. */
export function apiPath(filters: Filters, cursor: string | null): string {
  const { state, find: _, ...rest } = said(filters)
  const given = { limit: '25', ...(state === undefined ? {} : { status: state }), ...rest }
  return `/runs?${new URLSearchParams(cursor === null ? given : { ...given, cursor }).toString()}`
}

/** What is asked of the search over all councils. */
export function searchPath(
  { find, state, template, owner }: Filters,
  kind: string,
  cursor: string | null,
): string {
  const { state: status, ...rest } = said({ ...NO_FILTERS, state, template, owner })
  const given = { q: find, kind, limit: '5', ...rest, ...(status === undefined ? {} : { status }) }
  return `/search?${new URLSearchParams(cursor === null ? given : { ...given, cursor })}`
}

const queryOf = (filters: Filters): string => new URLSearchParams(said(filters)).toString()

function said(filters: Filters): Record<string, string> {
  const all = { ...filters, q: filters.q.trim(), find: filters.find.trim() }
  const nothing: Readonly<Record<string, string>> = NO_FILTERS
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== nothing[name]))
}
