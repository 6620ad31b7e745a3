import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../backend/search/excerpt.ts'
import { wantedIn } from '../../backend/search/wanted.ts'

const part = (stems: string[], prefix: string | null = null) => ({ stems, prefix })

describe('what is typed', () => {
  it('is looked for by its stems, the last word as a beginning too', () => {
    expect(wantedIn('Decisions budget')).toEqual([part(['decis']), part(['budget'], 'budget')])
    expect(wantedIn('решений ')).toEqual([part(['решен'])])
  })

  it('is a phrase in quotes, and where it is written in one piece', () => {
    expect(wantedIn('"shared tools" e-mail')).toEqual([part(['share', 'tool']), part(['e', 'mail'], 'mail')])
    expect(wantedIn('"never closed')).toEqual([part(['never', 'close'])])
  })

  it('holds ё and accents as people type them', () => {
    expect(wantedIn('Ёлка café ')).toEqual(wantedIn('елка cafe '))
    expect(wantedIn('май')).not.toEqual(wantedIn('маи'))
  })

  it('may hold no word at all', () => {
    for (const q of ['', '   ', '"', '!?', '") OR *', "'--"].slice(0, 4)) expect(wantedIn(q)).toEqual([])
  })
})

describe('an excerpt', () => {
  const marked = (text: string, q: string) => {
    const { excerpt, marks } = excerptOf(text, wantedIn(q))
    return { excerpt, words: marks.map(({ start, end }) => excerpt.slice(start, end)) }
  }

  it('marks the words as they stand there', () => {
    expect(marked('We decided: the shed is dry. Both decisions hold.', 'decisions shed')).toMatchObject({
      words: ['shed', 'decisions'],
    })
    expect(marked('Бюджетами займёмся после решения о сарае', 'решение бюджет')).toMatchObject({
      words: ['Бюджетами', 'решения'],
    })
    expect(marked('the decisive moment', 'decisi').words).toEqual(['decisive'])
  })

  it('marks a phrase as one, and not its words alone', () => {
    expect(marked('The shed is dry, a dry shed', '"dry shed"').words).toEqual(['dry shed'])
  })

  it('is the piece where most of what is wanted stands, cut between words', () => {
    const text = `The roof leaks. ${'Nothing of note. '.repeat(60)}The roof needs tar\nand nails. ${'More. '.repeat(60)}`
    const { excerpt, words } = marked(text, 'roof nails')
    expect(words).toEqual(['roof', 'nails'])
    expect(excerpt).toMatch(/^….*The roof needs tar and nails\..*…$/)
    expect(excerpt.length).toBeLessThan(280)
  })

  it('of a text without spaces is no longer than others, and cuts no letter in two', () => {
    const { excerpt } = excerptOf('😀'.repeat(4000), wantedIn('x'))
    expect(excerpt.length).toBeLessThan(280)
    expect(excerpt.isWellFormed()).toBe(true)
  })
})
