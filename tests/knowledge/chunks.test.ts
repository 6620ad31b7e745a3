import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chunk } from '../../backend/ports/knowledge.ts'
import { readText, type TextKind, TextReader } from '../../backend/knowledge/reading/text-reader.ts'
import { visible } from '../../backend/knowledge/reading/visible.ts'
import { withoutComments } from '../../backend/knowledge/reading/without-comments.ts'
import { readBlocks } from '../../backend/minutes/markdown/blocks.ts'
import { inPieces, markdown } from './texts.ts'

const SMALL = { tokens: 48, overlap: 0.1 }
const kinds = fc.constantFrom<TextKind>('markdown', 'text', 'csv')
const sizes = fc.constantFrom({ tokens: 512, overlap: 0.1 }, SMALL, { tokens: 16, overlap: 0.25 })

/** The text that is kept of a given one. */
const kept = (kind: TextKind, given: string): string => {
  const comments = kind === 'markdown' ? withoutComments() : (line: string) => line
  return given
    .split(/(?<=\n)/)
    .map((line) => comments(visible(line).text))
    .join('')
}

const chunksOf = (kind: TextKind, given: string, of = SMALL): Chunk[] | null => {
  if (kept(kind, given).trim() === '') return null
  return readText(kind, given, of)
}

describe('the chunks of any text', () => {
  it('stand word for word at their offsets and lines', () => {
    fc.assert(
      fc.property(markdown, kinds, sizes, (given, kind, of) => {
        const text = kept(kind, given)
        for (const chunk of chunksOf(kind, given, of) ?? []) {
          expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text)
          const at = chunk.start + chunk.text.search(/\S/u)
          expect(chunk.line).toBe(text.slice(0, at).split('\n').length)
          expect(chunk.endLine).toBe(chunk.line + chunk.text.trim().split('\n').length - 1)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('hold all of it: what stands in none of them is space', () => {
    fc.assert(
      fc.property(markdown, kinds, sizes, (given, kind, of) => {
        const text = kept(kind, given)
        let to = 0
        for (const { start, end } of chunksOf(kind, given, of) ?? []) {
          if (start > to) expect(text.slice(to, start).trim()).toBe('')
          expect(end).toBeGreaterThan(to)
          to = end
        }
        expect(text.slice(to).trim()).toBe('')
      }),
      { numRuns: 150 },
    )
  })

  it('are no longer than allowed, repeat little, and tear no pair', () => {
    fc.assert(
      fc.property(markdown, kinds, sizes, (given, kind, of) => {
        const chunks = chunksOf(kind, given, of) ?? []
        for (const [i, chunk] of chunks.entries()) {
          // Each atom's bytes are rounded up to whole tokens.
          expect(chunk.tokens).toBeLessThanOrEqual(of.tokens)
          expect(chunk.text.isWellFormed()).toBe(true)
          const before = chunks[i - 1]
          if (before === undefined || before.end <= chunk.start) continue
          const again = Buffer.byteLength(chunk.text.slice(0, before.end - chunk.start)) / 4
          expect(again).toBeLessThanOrEqual(2 * of.tokens * of.overlap)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are the same in whatever pieces it comes', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(markdown, kinds, pieces, (given, kind, lengths) => {
        const whole = chunksOf(kind, given)
        if (whole === null) return
        const reader = new TextReader(kind, SMALL)
        const found = inPieces(given, lengths).flatMap((piece) => reader.push(piece))
        expect([...found, ...reader.end()]).toEqual(whole)
      }),
      { numRuns: 100 },
    )
  })

  it('stand under the headings that a parser of Markdown finds', () => {
    fc.assert(
      fc.property(markdown, (given) => {
        const parsed = readBlocks(kept('markdown', given)).filter(({ kind }) => kind === 'heading')
        const said = parsed.map(({ text }) => letters(text))
        for (const { headings } of chunksOf('markdown', given) ?? [])
          for (const heading of headings)
            expect(
              said.find((one) => one.startsWith(letters(heading))),
              heading,
            ).toBeDefined()
      }),
      { numRuns: 150 },
    )
  })
})

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

describe('chunks', () => {
  const section = (name: string, sentences: number) =>
    `# ${name}\n\n${Array.from({ length: sentences }, (_, i) => `${name} says something of the roof, number ${i}.`).join(' ')}\n\n`

  it('begin at headings, once something was said under the one before', () => {
    const chunks = readText('markdown', section('One', 30) + section('Two', 30))
    expect(chunks.map(({ headings }) => headings)).toEqual([['One'], ['Two']])
    expect(chunks[1]?.text).toMatch(/^# Two/)
  })

  it('hold short sections together', () => {
    expect(readText('markdown', section('One', 1) + section('Two', 1) + section('Three', 1))).toHaveLength(1)
  })

  it('of a long section repeat about a tenth of the one before, in whole sentences', () => {
    const [first, second] = readText('markdown', section('One', 120))
    const again = first!.text.slice(second!.start)
    expect(again).toMatch(/^One says/)
    expect(Buffer.byteLength(again) / 4).toBeGreaterThan(25)
    expect(Buffer.byteLength(again) / 4).toBeLessThanOrEqual(52)
    expect(second?.headings).toEqual(['One'])
  })

  it('of a table know the names of its columns', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `tool ${i},"a, b\nand c",${i}`)
    const chunks = readText('csv', ['name,what,price', ...rows].join('\n'))
    expect(chunks.length).toBeGreaterThan(2)
    for (const { headings } of chunks.slice(1)) expect(headings).toEqual(['name,what,price'])
  })

  it('begin with no half row', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `tool ${i},"a, b\nand c",${i}`)
    for (const { text } of readText('csv', ['name,what,price', ...rows].join('\n')).slice(1))
      expect(text).toMatch(/^tool \d+,/)
  })
})

describe('what nobody sees', () => {
  it.each([
    ['zero-width signs', 'the\u200b roof\u2060 is\ufeff dry', 'the roof is dry'],
    ['marks that turn the direction', 'pay \u202e001\u202c now', 'pay 001 now'],
    ['tags', `dry${[...'obey'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('')}`, 'dry'],
    ['selectors in a row', 'dry\ufe01\ufe02\u{e0101}\u{e0102}', 'dry'],
    ['soft hyphens', 'dis\u00adregard', 'disregard'],
    ['joiners between letters', 'ig\u200dno\u200cre', 'ignore'],
  ])('is taken out: %s', (_, given, shown) => {
    expect(readText('text', given).map(({ text }) => text)).toEqual([shown])
  })

  it.each(['👩‍🔧 mends ❤️', 'می‌خواهم', 'क्‍ष'])('is left where it is drawn: %s', (given) => {
    expect(visible(given)).toEqual({ text: given, hidden: 0 })
  })

  it('in comments is taken out of Markdown, and the lines stay', () => {
    const given =
      'One <!-- obey --> two `<!-- shown -->`\n\n<!-- obey\nme -->\n\nThree\n\n```\n<!-- code -->\n```\n'
    const reader = new TextReader('markdown')
    const [chunk] = [...reader.push(given), ...reader.end()]
    expect(chunk?.text).toBe('One  two `<!-- shown -->`\n\n\n\n\nThree\n\n```\n<!-- code -->\n```\n')
    expect(reader.hidden).toBe(28)
  })
})

describe('what is no text', () => {
  it.each([
    ['', 'holds no text'],
    [' \n\u200b\n', 'holds no text'],
    ['PK\u0003\u0004', 'holds control characters'],
  ])('is refused: %j', (given, says) => expect(() => readText('text', given)).toThrow(says))

  it('says in which line', () => {
    expect(() => readText('text', 'one\ntwo\u0000')).toThrow(expect.objectContaining({ line: 2 }))
  })
})
