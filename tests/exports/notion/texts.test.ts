import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../../backend/exports/targets/notion/blocks.ts'
import { containersOf, firstOf, readMarker } from '../../../backend/exports/targets/notion/containers.ts'
import { bullet, span } from '../../../backend/exports/targets/notion/lines.ts'
import { merge } from '../../../backend/exports/targets/notion/merge.ts'
import { splitText, storable } from '../../../backend/exports/targets/notion/split-text.ts'
import { summaryLines } from '../../../backend/exports/targets/notion/summary-lines.ts'
import { seeded } from '../../support/emulators/core/faults.ts'

const FAMILY = '👨‍👩‍👧‍👦'

describe('a text in pieces', () => {
  test.each([1, 2, 3, 4, 5])(
    '(seed %i) is whole again, and no piece is too long or begins inside a character',
    (seed) => {
      const random = seeded(seed)
      const signs = ['a', 'ж', '\n', ' ', FAMILY, '🇩🇪', 'é', 'ש', '& < >', '👍🏽']
      const text = Array.from({ length: 3000 }, () => signs[Math.floor(random() * signs.length)]).join('')
      const pieces = splitText(text, 50)
      expect(pieces.join('')).toBe(text)
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(50)
      for (const piece of pieces) {
        expect(piece.isWellFormed()).toBe(true)
        expect(piece).not.toMatch(/^(?:\u200D|\uFE0F|\p{M}|\p{Emoji_Modifier})/u)
      }
    },
  )

  test('that has one endless character is cut between code points', () => {
    const endless = `a${'\u0301'.repeat(5000)}👍`
    const pieces = splitText(endless)
    expect(pieces.join('')).toBe(endless)
    expect(pieces.every((piece) => piece.length <= 2000 && piece.isWellFormed())).toBe(true)
  })

  test('has nothing that Notion would change', () => {
    expect(storable('e\u0301 \uD83D\u0000\u0007 a\r\nb')).toBe('é \uFFFD a\nb')
  })
})

describe('lines as blocks', () => {
  test('given more points than a block may have below it, then they go on in the next', () => {
    const points = Array.from({ length: 230 }, (_, n) => bullet([span(`point ${n}`)]))
    const blocks = blocksOf([bullet([span('Option')], points)])
    expect(blocks).toHaveLength(3)
    const below = JSON.stringify(blocks).match(/point \d+/g)
    expect(below).toEqual(points.map((_, n) => `point ${n}`))
  })

  test('given a long table, then each part has its head', () => {
    const rows = [['a', 'b'], ...Array.from({ length: 150 }, (_, n) => [`${n}`, 'x'])]
    const tables = blocksOf([{ kind: 'table', rows }])
    expect(JSON.stringify(tables).match(/"content":"a"/g)).toHaveLength(2)
  })
})

describe('a section as containers', () => {
  const place = { host: 'https://xio.example', key: 'mtg/task/a1' }

  test('given more than a request takes, then it is parted, and each part is known again by its link', () => {
    const lines = Array.from({ length: 250 }, (_, n) => bullet([span(`${n} ${'ж'.repeat(3000)}`)]))
    const parts = containersOf([{ id: 'risks', title: 'Risks', lines }], place)
    expect(parts.map(({ section }) => section)).toEqual(
      parts.map((_, n) => (n === 0 ? 'risks' : `risks.${n + 1}`)),
    )
    for (const { block, bytes } of parts) {
      expect(bytes).toBeLessThan(400_000)
      const link = /"url":"([^"]+)"/.exec(JSON.stringify(block))?.[1]
      expect(readMarker(link?.replace('xio.example', 'moved.example'), place.key)).not.toBeNull()
      expect(readMarker(link, 'mtg/task/a2')).toBeNull()
    }
    expect(firstOf(parts).length).toBeLessThan(parts.length)
  })
})

describe('the summary', () => {
  test('is read as headings, lists, paragraphs and what is bold; nothing in it becomes a link', () => {
    const lines = summaryLines('# Head\n\nOne\ntwo **bold** \\*x\\*\n\n- [click](https://evil.example)\n')
    expect(lines.map((line) => ('spans' in line ? line.spans : []))).toEqual([
      [{ text: 'Head', bold: true }],
      [{ text: 'One two ' }, { text: 'bold', bold: true }, { text: ' *x*' }],
      [{ text: '[click](https://evil.example)' }],
    ])
  })
})

describe('a field, three ways', () => {
  const rules = { wins: 'ours', lastBy: 'people' } as const
  const theirs = { wins: 'theirs', lastBy: 'people' } as const
  const late: string[] = []
  test.each([
    ['nobody changed it', { ours: 'a', theirs: 'a', base: ['a', 'a'], late }, rules, 'same'],
    ['Notion writes it another way', { ours: 'a ', theirs: 'a', base: ['a ', 'a'], late }, rules, 'same'],
    ['we changed it', { ours: 'b', theirs: 'a', base: ['a', 'a'], late }, rules, 'write'],
    ['they changed it', { ours: 'a', theirs: 'c', base: ['a', 'a'], late }, rules, 'keep'],
    ['both, and ours goes first', { ours: 'b', theirs: 'c', base: ['a', 'a'], late }, rules, 'replace'],
    ['both, and theirs goes first', { ours: 'b', theirs: 'c', base: ['a', 'a'], late }, theirs, 'keep'],
    ['both to the same', { ours: 'b', theirs: 'b', base: ['a', 'a'], late }, theirs, 'same'],
    [
      'an old write of ours landed',
      { ours: 'b', theirs: 'a', base: ['b', 'b'], late: ['a'] },
      theirs,
      'write',
    ],
    ['they emptied it', { ours: 'a', theirs: null, base: ['a', 'a'], late }, rules, 'keep'],
    ['nobody knows, and it is empty', { ours: 'a', theirs: null, base: undefined, late }, theirs, 'write'],
    ['nobody knows, and people were last', { ours: 'a', theirs: 'c', base: undefined, late }, theirs, 'keep'],
    [
      'nobody knows, and we were last',
      { ours: 'a', theirs: 'c', base: undefined, late },
      { ...theirs, lastBy: 'us' },
      'replace',
    ],
  ] as const)('%s', (_, sides, how, merged) => expect(merge(sides, how)).toBe(merged))
})
