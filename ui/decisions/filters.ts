import { STATUSES, type Status } from './registered.ts'

/** Which decisions are wanted; each part stands in the address, and is left out where it says nothing. */
export type Filters = { q: string; status: Status | 'any'; due: boolean }

export const NO_FILTERS: Filters = { q: '', status: 'any', due: false }

export const filtersOf = (query: URLSearchParams): Filters => ({
  q: query.get('q') ?? '',
  status: STATUSES.find((one) => one === query.get('status')) ?? 'any',
  due: query.get('due') === 'true',
})

/** The address of the register with these filters. */
export function pathWith(filters: Filters): string {
  const query = new URLSearchParams(said(filters)).toString()
  return query === '' ? '/decisions' : `/decisions?${query}`
}

export const isFiltered = (filters: Filters): boolean => Object.keys(said(filters)).length > 0

const PAGE = '30'

/** The same as the API takes them. */
export function apiPath(filters: Filters, cursor: string | null): string {
  const given = { ...said(filters), limit: PAGE }
  return `/decisions?${new URLSearchParams(cursor === null ? given : { ...given, cursor }).toString()}`
}

const said = ({ q, status, due }: Filters): Record<string, string> => ({
  ...(q.trim() === '' ? {} : { q: q.trim() }),
  ...(status === 'any' ? {} : { status }),
  ...(due ? { due: 'true' } : {}),
})
