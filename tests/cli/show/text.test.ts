import { describe, expect, it } from 'vitest'
import { nearest } from '../../../backend/cli/nearest.ts'
import { LiveRegion } from '../../../backend/cli/show/live-region.ts'
import { readable } from '../../../backend/cli/show/markdown.ts'
import { safe, safeLine } from '../../../backend/cli/show/plain-text.ts'
import { table } from '../../../backend/cli/show/table.ts'
import { widthOf, wrap } from '../../../backend/cli/show/wrap.ts'

describe('a text of others', () => {
  it.each([
    ['colours', 'a\u001B[31mb', 'a\uFFFD[31mb'],
    ['a title', '\u001B]0;evil\u0007', '\uFFFD]0;evil\uFFFD'],
    ['C1 controls', 'a\u009B2Jb\u0085', 'a\uFFFD2Jb\uFFFD'],
    ['a line that overwrites', 'safe\revil', 'safe\uFFFDevil'],
    ['backspaces and DEL', 'ab\b\u007F', 'ab\uFFFD\uFFFD'],
    ['a turned writing direction', 'abc\u202Edef\u2066', 'abc\uFFFDdef\uFFFD'],
    ['NUL', '\u0000', '\uFFFD'],
  ])('cannot bring %s to a terminal', (_, given, shown) => expect(safe(given)).toBe(shown))

  it('keeps its lines, letters and signs', () => {
    expect(safe('Ёлка\r\n\tкофе 😀\n')).toBe('Ёлка\n  кофе 😀\n')
    expect(safeLine(' a\n\n b\tc ')).toBe('a b c')
  })
})

describe('lines', () => {
  it('are cut between words, and what continues a list item stands under its words', () => {
    expect(wrap('- one two three four', 12)).toEqual(['- one two', '  three four'])
    expect(wrap('a\n\nb', 12)).toEqual(['a', '', 'b'])
  })

  it('never are wider than asked, whatever they hold', () => {
    for (const text of [
      'x'.repeat(95),
      '漢字'.repeat(40),
      'ab '.repeat(50),
      `- ${'y'.repeat(50)}`,
      '😀'.repeat(30),
    ])
      for (const width of [8, 13, 40])
        for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width)
  })

  it('lose nothing but spaces', () => {
    const text = 'The quick brown fox — über alles — 漢字漢字 jumps https://example.org/a/very/long/address'
    expect(wrap(text, 10).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})

describe('Markdown in a terminal', () => {
  it('is read without its marks', () => {
    expect(readable('## Head\n**bold** and *this* stays, 2 ** 3 too', 80)).toBe(
      'Head\nbold and *this* stays, 2 ** 3 too',
    )
  })

  it('has tables in columns that fit', () => {
    const markdown =
      '| Criterion | One | Two |\n| --- | :-: | --- |\n| Dry | ✅ [The walk through the house:12] | ❌ |\n\nend'
    const cell = '✅ [The walk through the house:12]'
    expect(readable(markdown, 80).split('\n')).toEqual([
      `Criterion  One${' '.repeat(widthOf(cell) - 3)}  Two`,
      `Dry        ${cell}  ❌`,
      '',
      'end',
    ])
    const narrow = readable(markdown, 30).split('\n')
    expect(narrow[1]).toBe('Dry        ✅ [:12]  ❌')
    expect(narrow.every((line) => widthOf(line) <= 30)).toBe(true)
  })
})

describe('the region that is drawn again', () => {
  const terminal = (columns: number) => {
    const written: string[] = []
    return { written, out: { columns, write: (text: string | Uint8Array) => written.push(String(text)) > 0 } }
  }

  it('is erased row by row before what stays is written above it', () => {
    const { out, written } = terminal(40)
    const region = new LiveRegion(out)
    region.show(['one', 'two'])
    region.print(['stays'], ['three'])
    region.clear()
    expect(written).toEqual(['one\ntwo', '\r\u001B[1A\u001B[0Jstays\nthree', '\r\u001B[0J'])
  })

  it('is not drawn where nothing has changed, and no line of it wraps', () => {
    const { out, written } = terminal(20)
    const region = new LiveRegion(out)
    region.show(['x'.repeat(50)])
    region.show(['x'.repeat(50)])
    expect(written).toEqual(['x'.repeat(19)])
  })
})

describe('words', () => {
  it.each([
    ['rnu', 'run'],
    ['--cotnext', '--context'],
    ['templats', 'templates'],
    ['stat', 'status'],
  ])('%s was meant as %s', (given, meant) => {
    expect(nearest(given, ['run', 'runs', 'status', 'stop', 'templates', '--context', '--out'])).toBe(meant)
  })

  it('that are near nothing are nothing', () => expect(nearest('frobnicate', ['run', 'stop'])).toBeNull())

  it('stand in columns', () => {
    expect(
      table(
        ['A', 'BB'],
        [
          ['漢字', 'x'],
          ['b\u001B', ''],
        ],
      ),
    ).toBe('A     BB\n漢字  x\nb\uFFFD\n')
  })
})
