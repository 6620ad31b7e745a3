import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relocate } from '../../../backend/minutes/support/relocate.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const anchorAt = (text: string, quote: string) => ({
  quote,
  start: text.indexOf(quote),
  sha256: sha256(quote),
})

describe('an anchor', () => {
  const text = 'Agenda\n\nThe shed is dry.\nThe barn leaks.\n'
  const anchor = anchorAt(text, 'The barn leaks.')

  test('is found where it was', () => {
    expect(relocate(anchor, text, sha256)).toEqual({ start: 25, end: 40, line: 4 })
  })

  test('is found again after lines were put on top or taken out', () => {
    expect(relocate(anchor, `Minutes\n\n${text}`, sha256)).toEqual({ start: 34, end: 49, line: 6 })
    expect(relocate(anchor, text.replace('The shed is dry.\n', ''), sha256)).toEqual({
      start: 8,
      end: 23,
      line: 3,
    })
  })

  test('of words that stand several times is the nearest to where it was', () => {
    const often = 'It leaks.\n'.repeat(9)
    const fifth = { quote: 'It leaks.', start: 40, sha256: sha256('It leaks.') }
    expect(relocate(fifth, often, sha256)).toMatchObject({ start: 40, line: 5 })
    expect(relocate(fifth, `Top\n${often}`, sha256)).toMatchObject({ start: 44, line: 6 })
  })

  test('is lost where its words are gone, or where its hash is of other words', () => {
    expect(relocate(anchor, text.replace('leaks', 'holds'), sha256)).toBeNull()
    expect(relocate({ ...anchor, quote: 'The shed is dry.' }, text, sha256)).toBeNull()
    expect(relocate({ quote: '', start: 0, sha256: sha256('') }, text, sha256)).toBeNull()
  })
})

describe('whatever the text', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', 'ё', ' ', '🙂'), maxLength: 12 })
  const lines = fc.array(line, { maxLength: 8 })

  test('an anchor is found after lines are put on top and at the end', () => {
    fc.assert(
      fc.property(lines, fc.string({ minLength: 1 }), lines, lines, (top, quote, below, added) => {
        const text = [...top, quote, ...below].join('\n')
        const start = top.join('\n').length + (top.length > 0 ? 1 : 0)
        const anchor = { quote, start, sha256: sha256(quote) }
        const grown = [...added, text, ...added].join('\n')
        const found = relocate(anchor, grown, sha256)
        expect(found).not.toBeNull()
        expect(grown.slice(found?.start, found?.end)).toBe(quote)
        expect(found?.line).toBe(grown.slice(0, found?.start).split('\n').length)
      }),
    )
  })

  test('no other place of the quote is nearer to the old offset', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 40 })
    const quotes = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(words, quotes, fc.nat(50), (text, quote, start) => {
        const places = [...text].flatMap((_, i) => (text.startsWith(quote, i) ? [Math.abs(i - start)] : []))
        const found = relocate({ quote, start, sha256: sha256(quote) }, text, sha256)
        expect(found === null ? Infinity : Math.abs(found.start - start)).toBe(Math.min(Infinity, ...places))
      }),
    )
  })
})
