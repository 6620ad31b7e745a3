import { describe, expect, it } from 'vitest'
import { formatOf } from '../../ui/home/start-council.ts'
import { listed } from '../../ui/home/listed.ts'
import { routeOf } from '../../ui/app/router.ts'
import { locate } from '../../ui/outcome/locate.ts'
import { clock, clockLeft } from '../../ui/lib/time.ts'
import { initialsOf } from '../../ui/room/speakers.ts'

describe('an agenda', () => {
  it.each([
    ['{"title":"A"}', 'json'],
    ['\n  { "title": 1 }', 'json'],
    ['title: A\nquestion: B\n', 'yaml'],
    ['title:\n  A', 'yaml'],
    ['# A\n\nWhat now?', 'markdown'],
    ['---\nlanguage: en\n---\n# A', 'markdown'],
    ['Where do we eat?', 'markdown'],
    ['Lunch: where do we eat?', 'markdown'],
    ['template: a\ntitle: A\n', 'yaml'],
    ['Question: where do we eat?\n\n## Options\n- here', 'markdown'],
  ])('%j is read as %s', (text, format) => expect(formatOf(text)).toBe(format))
})

describe('the list of councils', () => {
  const run = {
    id: 'r1',
    kind: 'council',
    meetingId: 'm1',
    status: 'completed',
    phase: 'closing',
    createdAt: '2026-01-02T03:00:00.000Z',
    startedAt: '2026-01-02T03:00:01.000Z',
    endedAt: '2026-01-02T03:12:41.000Z',
  }

  it('has the titles of the meetings, and how long each took', () => {
    const [row] = listed({ items: [run] }, { items: [{ id: 'm1', title: 'Tools', question: 'Where?' }] })
    expect(row).toMatchObject({ title: 'Tools', question: 'Where?', hasEnded: true, tookMs: 760_000 })
  })

  it('shows a run whose meeting is gone, and passes over what is no run', () => {
    const rows = listed({ items: [run, { id: 'r2', status: 'dreaming', createdAt: '' }, 5] }, null)
    expect(rows.map(({ title }) => title)).toEqual(['m1'])
  })
})

describe('small things', () => {
  it('has a page for each address', () => {
    expect(
      ['/', '/councils', '/councils/20261121-a', '/councils/a/b', '/x'].map((path) => routeOf(path)),
    ).toEqual([
      { name: 'home' },
      { name: 'home' },
      { name: 'council', runId: '20261121-a' },
      { name: 'nothing' },
      { name: 'nothing' },
    ])
  })

  it('finds a quote at its place, else by its words, else not', () => {
    const text = 'The cellar floods. The cellar is dark.'
    expect(locate(text, { quote: 'The cellar', start: 19, end: 29 })).toEqual({ start: 19, end: 29 })
    expect(locate(text, { quote: 'is dark', start: 0, end: 7 })).toEqual({ start: 30, end: 37 })
    expect(locate(text, { quote: 'is light', start: 0, end: 8 })).toBeNull()
  })

  it('tells time as people do', () => {
    expect([clock(0), clock(61_500), clock(3_661_000), clockLeft(500), clockLeft(-5)]).toEqual([
      '0:00',
      '1:01',
      '1:01:01',
      '0:01',
      '0:00',
    ])
  })

  it('shortens names of any script', () => {
    expect(['Expert A', 'Moderator', 'Эксперт Б', 'x', ''].map(initialsOf)).toEqual([
      'EA',
      'Mo',
      'ЭБ',
      'X',
      '',
    ])
  })
})
