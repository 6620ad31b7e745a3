import { describe, expect, it } from 'vitest'
import { typeOf } from '../../../ui/preparation/import-minutes.ts'
import { stretchesOf, supportedLines } from '../../../ui/imported/supports.ts'
import { bytesOf } from '../../../ui/lib/bytes.ts'
import { recordIn } from '../../support/found-in.ts'

describe('what rests on a line', () => {
  it('is every kind of entry that quotes it, on each line of the quote', () => {
    const text = '# Club\n\nWe keep the hedge\nuntil autumn.\n\n- Who has the keys?\n'
    const { decisionLog, actionItems } = recordIn(text, [
      { kind: 'decision', text: 'We keep the hedge until autumn.' },
      { kind: 'reason', text: 'until autumn' },
      { kind: 'question', text: 'Who has the keys?' },
    ])
    expect([...supportedLines(text, decisionLog, actionItems)]).toEqual([
      [3, ['decision']],
      [4, ['decision', 'reason']],
      [6, ['question']],
    ])
  })
})

describe('a long text', () => {
  const on = (...lines: number[]) => new Map(lines.map((line) => [line, true]))

  it('is whole up to a length', () => {
    expect(stretchesOf(20, on(3), 20)).toEqual([{ from: 1, to: 20, isShown: true }])
  })

  it('is cut to what something rests on and the lines around it, and no line is lost or told twice', () => {
    expect(stretchesOf(100, on(50, 52, 99), 20)).toEqual([
      { from: 1, to: 46, isShown: false },
      { from: 47, to: 55, isShown: true },
      { from: 56, to: 95, isShown: false },
      { from: 96, to: 100, isShown: true },
    ])
    expect(stretchesOf(100, on(1), 20)).toEqual([
      { from: 1, to: 4, isShown: true },
      { from: 5, to: 100, isShown: false },
    ])
    expect(stretchesOf(100, on(), 20)).toEqual([{ from: 1, to: 100, isShown: false }])
  })
})

it('knows a file by the end of its name', () => {
  expect(['a.MD', 'b.vtt', 'c.srt', 'd.json', 'e.txt', 'notes', 'x.log'].map(typeOf)).toEqual([
    'text/markdown',
    'text/vtt',
    'application/x-subrip',
    'application/json',
    'text/plain',
    'text/plain',
    'text/plain',
  ])
})

it('says a size as people do', () => {
  expect([0, 900, 2_048, 900_000, 10 * 1024 * 1024].map(bytesOf)).toEqual([
    '0 B',
    '900 B',
    '2.0 KB',
    '879 KB',
    '10 MB',
  ])
})
