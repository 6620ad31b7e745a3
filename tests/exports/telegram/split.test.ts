import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bold,
  htmlOf,
  italic,
  lengthOf,
  type Paragraph,
  say,
} from '../../../backend/exports/targets/telegram/rich-text.ts'
import { split } from '../../../backend/exports/targets/telegram/split.ts'
import { readHtml } from '../../support/emulators/telegram/html.ts'

const SEED = 20_260_105
const pieces = fc.constantFrom(
  'word ',
  '\n',
  '🙂',
  '👨‍👩‍👧',
  'é',
  'עברית ',
  'طويل',
  '<&>"',
  'x'.repeat(30),
  ' ',
  '\n\n',
)
const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))
const span = fc.tuple(text, fc.constantFrom(say, bold, italic)).map(([one, look]) => look(one))
const paragraphs = fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 8 })
const shownIn = (messages: Paragraph[][]) => messages.map((message) => readHtml(htmlOf(message)).text)
const letters = (all: readonly Paragraph[]) =>
  all
    .flat()
    .map((one) => one.text)
    .join('')
    .replaceAll(/\s/g, '')

describe(`text in messages (seed ${SEED})`, () => {
  it('loses nothing but white space at the cuts, and no message is too long as Telegram counts', () => {
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 20, max: 200 }), (given, longest) => {
        const messages = split(given, longest)
        expect(shownIn(messages).join('').replaceAll(/\s/g, '')).toBe(letters(given))
        for (const shown of shownIn(messages)) expect(shown.length).toBeLessThanOrEqual(longest)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('is never cut within what people see as one character', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('🙂', '👨‍👩‍👧', 'é', '🇷🇺'), { maxLength: 60 }), (emoji) => {
        const messages = split([[say(emoji.join(''))]], 23)
        const kept = shownIn(messages).flatMap((one) =>
          [...new Intl.Segmenter().segment(one)].map((s) => s.segment),
        )
        expect(kept).toEqual([...new Intl.Segmenter().segment(emoji.join(''))].map((s) => s.segment))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('keeps paragraphs whole where they fit', () => {
    const given = ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(8)].map((one) => [say(one)])
    expect(split(given, 22).map((message) => message.length)).toEqual([2, 1])
    expect(split(given, 21).map((message) => message.length)).toEqual([1, 2])
  })

  it('is cut at a line, else at a word', () => {
    expect(shownIn(split([[say('first line\nsecond line')]], 15))).toEqual(['first line', 'second line'])
    expect(shownIn(split([[say('some more words')]], 10))).toEqual(['some more', 'words'])
  })

  it('of nothing is no message', () => {
    expect(split([[], [say('')]])).toEqual([])
    expect(lengthOf([say('🙂'), bold('b')])).toBe(3)
  })
})
