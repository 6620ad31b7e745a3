import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../backend/minutes/normalise/normalise.ts'
import { found, minutes } from './support.ts'

const NAMES = [
  'Anna',
  'Ben Moss',
  'Ben',
  'Cleo',
  '@dora',
  'Вера',
  'Котову',
  'Legal',
  'we',
  'the Garden group',
  'BM',
]
const LINKS = [
  'will',
  'to',
  'and',
  ',',
  ':',
  '(',
  ')',
  'or',
  'should',
  "I'll",
  'поручить',
  '-',
  'ask',
  'then',
  'owner:',
]
const DEEDS = [
  'send the draft',
  'paint the shed',
  'review it',
  'подготовить смету',
  'проверит насос',
  'book the hall',
]
const WHEN = [
  'by Friday',
  'by May 3',
  'до 15 апреля',
  'в марте',
  '2024-05-01',
  'v1.2',
  'next week',
  '(May 3)',
  'by 03/04/2024',
]
const people = ['Anna', 'Ben Moss', 'Вера Белова', 'Иван Котов', 'Dora'].map((name) => ({
  name,
  handles: name === 'Dora' ? ['dora'] : [],
  from: 'attendance' as const,
}))

const line = fc
  .array(fc.constantFrom(...NAMES, ...LINKS, ...DEEDS, ...WHEN), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(' '))
const hints = fc.record(
  { ownerHint: fc.constantFrom(...NAMES, 'Nobody Here'), dueHint: fc.constantFrom(...WHEN, 'June 7') },
  { requiredKeys: [] },
)
const talk = fc.array(fc.tuple(fc.constantFrom('', 'Ben: ', 'Anna: '), line, hints), {
  minLength: 1,
  maxLength: 8,
})

const read = (lines: readonly (readonly [string, string, object])[], order = (list: number[]) => list) => {
  const transcript = minutes(
    lines.map(([speaker, words]) => speaker + words),
    { people },
  )
  const places = order([...lines.keys()])
  return {
    transcript,
    items: normalise(
      places.map((i) => found(transcript, i, lines[i]![2])),
      transcript,
    ),
  }
}

describe('whatever minutes say', () => {
  it('an owner and a day stand in the places of their item', () => {
    fc.assert(
      fc.property(talk, (lines) => {
        const { transcript, items } = read(lines)
        for (const { owners, ownerNames, due, dueRaw, spans } of items) {
          const quotes = spans.map(({ start, end }) => transcript.text.slice(start, end))
          const stands = (words: string) => quotes.some((quote) => quote.includes(words))
          expect(owners.filter((name) => !stands(name))).toEqual([])
          expect(ownerNames).toHaveLength(owners.length)
          expect(dueRaw === null || stands(dueRaw)).toBe(true)
          expect(due === null || dueRaw !== null).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('every word found is in the places of some item, and none is quoted that was not found', () => {
    fc.assert(
      fc.property(talk, (lines) => {
        const { transcript, items } = read(lines)
        const spans = items.flatMap((one) => one.spans)
        for (const { text, pieces } of transcript.segments)
          for (const { 0: word, index } of text.matchAll(
            /(?:sen|paint|review|подготов|провер|book)\p{L}*/gu,
          )) {
            const at = pieces[0]!.start + index
            expect([word, spans.some(({ start, end }) => start <= at && at + word.length <= end)]).toEqual([
              word,
              true,
            ])
          }
        expect(spans.every(({ start, end }) => start < end && end <= transcript.text.length)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('the order in which it was found changes nothing', () => {
    fc.assert(
      fc.property(talk, fc.infiniteStream(fc.nat()), (lines, numbers) => {
        const keys = lines.map(() => numbers.next().value ?? 0)
        const shuffled = (list: number[]) => list.toSorted((a, b) => keys[a]! - keys[b]!)
        expect(read(lines, shuffled).items).toEqual(read(lines).items)
      }),
      { numRuns: 200 },
    )
  })

  it('a title is never empty', () => {
    fc.assert(
      fc.property(talk, (lines) => {
        const { items } = read(lines)
        expect(items.filter(({ title }) => title.trim() === '')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
