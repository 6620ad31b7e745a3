import { describe, expect, it } from 'vitest'
import { formatOf } from '../../ui/preparation/agenda-text.ts'
import { matched } from '../../ui/app/router.ts'
import { runOfPath } from '../../ui/inbox/news.ts'
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

describe('small things', () => {
  it('has a page for each address', () => {
    expect(matched('/councils/:id', '/councils/20261121-a')).toEqual({ id: '20261121-a' })
    expect(matched('/councils/:id', '/councils/%D1%81%D0%BE')).toEqual({ id: 'со' })
    expect(matched('/councils/:id/live', '/councils/a/live')).toEqual({ id: 'a' })
    for (const path of ['/councils', '/councils/', '/councils/a/b', '/x', '/'])
      expect(matched('/councils/:id', path)).toBeNull()
  })

  it('says of a broken escape what stands there', () => {
    expect(matched('/councils/:id', '/councils/%')).toEqual({ id: '%' })
    expect(runOfPath('/councils/%')).toBe('%')
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
