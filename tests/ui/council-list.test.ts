import { describe, expect, it } from 'vitest'
import {
  apiPath,
  filtersOf,
  isFiltered,
  NO_FILTERS,
  pathWith,
  searchPath,
} from '../../ui/councils/filters.ts'
import { readOn, refreshed } from '../../ui/councils/pages.ts'
import { rowsOf, stateOf } from '../../ui/councils/run-row.ts'

const RUN = {
  id: 'r1',
  kind: 'council',
  meetingId: 'm1',
  title: 'Tools',
  question: 'Where?',
  template: { id: 'decide', title: 'Choose an option' },
  owner: { kind: 'person', id: 'anna', name: 'Anna' },
  status: 'completed',
  phase: 'closing',
  messages: 12,
  seconds: 760,
  outcome: {
    status: 'decided',
    decisions: 1,
    tasks: 6,
    chosen: 'Shed',
    decision: 'The shed.',
    exported: true,
  },
  createdAt: '2026-01-02T03:00:00.000Z',
  endedAt: '2026-01-02T03:12:41.000Z',
}
const box = (scope: string, state: string, remainingMs: number) => ({ scope, state, remainingMs })

describe('a row of a list', () => {
  it('says what a council was about, what came of it and how long it took', () => {
    const [row] = rowsOf({ items: [RUN] })
    expect(row).toMatchObject({
      title: 'Tools',
      hasEnded: true,
      tookMs: 760_000,
      owner: { id: 'anna', name: 'Anna' },
      outcome: { status: 'decided', tasks: 6, chosen: 'Shed', exported: true, approved: false },
      left: null,
    })
  })

  it('calls a fork by its own name, and says of what it is one', () => {
    const named = { ...RUN, fork: { name: 'Tools, without the shed', of: 'Tools' } }
    const unnamed = { ...RUN, fork: { name: null, of: 'Tools, without the shed' } }
    expect(rowsOf({ items: [RUN, named, unnamed] })).toMatchObject([
      { title: 'Tools', forkOf: null },
      { title: 'Tools, without the shed', forkOf: 'Tools' },
      { title: 'Tools', forkOf: 'Tools, without the shed' },
    ])
  })

  it('passes over what is no run', () => {
    const items = [RUN, { id: 'r2', status: 'dreaming', createdAt: '' }, 5]
    expect(rowsOf({ items }).map(({ id }) => id)).toEqual(['r1'])
    expect(rowsOf(null)).toEqual([])
  })

  it('tells the time of the open item, and of the council where no item is open', () => {
    const live = { ...RUN, status: 'running', phase: 'debate', endedAt: null, outcome: null }
    const both = [box('run', 'open', 900_000), box('item:i1', 'open', 61_000)]
    const one = [box('run', 'open', 900_000), box('item:i1', 'closed', 0)]
    const rows = rowsOf({ items: [both, one].map((timeboxes) => ({ ...live, timeboxes })) })
    expect(rows.map(({ left }) => left)).toEqual([
      { of: 'item', ms: 61_000 },
      { of: 'run', ms: 900_000 },
    ])
    expect(rows.map(stateOf)).toEqual(['Live, debate', 'Live, debate'])
  })
})

describe('the filters of the list', () => {
  const chosen = {
    state: 'ended',
    template: 'decide',
    owner: 'anna',
    outcome: 'no',
    q: 'cellar & shed',
    archived: 'any',
    find: 'roof',
  } as const

  it('stand in the address and are read off it again', () => {
    const path = pathWith(chosen)
    expect(filtersOf(new URL(path, 'http://x').searchParams)).toEqual(chosen)
    expect(pathWith(NO_FILTERS)).toBe('/councils')
    expect([isFiltered(chosen), isFiltered(NO_FILTERS), isFiltered({ ...NO_FILTERS, q: ' ' })]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('are asked of the server under its names', () => {
    const { searchParams } = new URL(apiPath(chosen, 'c1'), 'http://x')
    expect(Object.fromEntries(searchParams)).toEqual({
      limit: '25',
      status: 'ended',
      template: 'decide',
      owner: 'anna',
      outcome: 'no',
      q: 'cellar & shed',
      archived: 'any',
      cursor: 'c1',
    })
  })

  it('are asked of the search as far as it knows them', () => {
    const { pathname, searchParams } = new URL(searchPath(chosen, 'task', null), 'http://x')
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/search',
      { q: 'roof', kind: 'task', limit: '5', status: 'ended', template: 'decide', owner: 'anna' },
    ])
  })

  it('what an address makes up is as if it were not there', () => {
    expect(filtersOf(new URLSearchParams('state=happy&outcome=maybe'))).toEqual(NO_FILTERS)
  })
})

describe('pages of the list', () => {
  const page = (ids: string[], nextCursor: string | null) => ({
    items: ids.map((id) => ({ ...RUN, id })),
    nextCursor,
  })

  it('empty ones are passed over as long as there are more', async () => {
    const pages: Record<string, unknown> = { start: page([], 'b'), b: page([], 'c'), c: page(['r9'], 'd') }
    const { rows, nextCursor } = await readOn(async (cursor) => pages[cursor ?? 'start'], null)
    expect([rows.map(({ id }) => id), nextCursor]).toEqual([['r9'], 'd'])
  })

  it('end where the server names no next one', async () => {
    expect(await readOn(async () => page([], null), null)).toEqual({ rows: [], nextCursor: null })
  })

  it('asked again, rows stay where they stood and new ones come first', () => {
    const rows = (ids: string[], title: string) => rowsOf({ items: ids.map((id) => ({ ...RUN, id, title })) })
    const now = refreshed(rows(['b', 'a'], 'old'), { rows: rows(['c', 'b'], 'new'), nextCursor: 'b' })
    expect(now.map(({ id, title }) => `${id} ${title}`)).toEqual(['c new', 'b new', 'a old'])
  })

  it('asked again, a council that the filters let through no more is gone, and older ones stay', () => {
    const rows = (days: number[]) =>
      rowsOf({
        items: days.map((day) => ({ ...RUN, id: `r${day}`, createdAt: `2026-01-0${day}T00:00:00.000Z` })),
      })
    const ids = (days: number[], nextCursor: string | null) =>
      refreshed(rows([4, 3, 2, 1]), { rows: rows(days), nextCursor }).map(({ id }) => id)
    expect(ids([4, 2], 'r2')).toEqual(['r4', 'r2', 'r1'])
    expect(ids([4, 2], null)).toEqual(['r4', 'r2'])
    expect(ids([], 'r9')).toEqual(['r4', 'r3', 'r2', 'r1'])
    expect(ids([], null)).toEqual([])
  })
})
