import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headingsAt } from '../../backend/council/contributions/headings.ts'

/** Said simply: all lines before the place, read backwards. */
function simply(text: string, start: number): string[] {
  const over: { level: number; title: string }[] = []
  for (const line of text.slice(0, start).split('\n').toReversed()) {
    const [, marks = '', title = ''] = /^(#{1,6})\s+(.+)$/.exec(line.trimEnd()) ?? []
    if (marks === '' || marks.length >= (over.at(-1)?.level ?? 7)) continue
    over.push({ level: marks.length, title })
  }
  return over.map(({ title }) => title)
}

test('the headings over a place are the nearest of each level', () => {
  const text = '# Club\n## Hedge\nIt stays.\n## Seeds\n### When\nIn May.\n# Other\n'
  const at = (words: string) => headingsAt({ text }, text.indexOf(words))
  expect(at('It stays')).toEqual(['Hedge', 'Club'])
  expect(at('In May')).toEqual(['When', 'Seeds', 'Club'])
  expect(at('# Club')).toEqual([])
})

test('they are those that a reader of all lines before the place finds, wherever it is', () => {
  const piece = fc.constantFrom('# ', '## ', '### ', '#', 'a', 'b c', '\n', '\n', '\r\n', ' ')
  const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const source = { text }
      for (let start = 0; start <= text.length; start++)
        expect(headingsAt(source, start)).toEqual(simply(text, start))
    }),
  )
})
