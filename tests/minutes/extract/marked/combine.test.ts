import { describe, expect, it } from 'vitest'
import { combine } from '../../../../backend/minutes/extract/rules/combine.ts'
import type { Found, FoundKind } from '../../../../backend/minutes/extract/rules/found.ts'

let place = 0
const one = (text: string, more: Partial<Found> = {}): Found => ({
  kind: 'action',
  text,
  at: [{ segment: place++, from: 0, to: text.length }],
  marked: false,
  rule: 'r',
  certainty: 0.75,
  ...more,
})
const marked = (text: string, kind: FoundKind = 'action', certainty = 0.95) =>
  one(text, { marked: true, kind, certainty })
const texts = (found: readonly Found[]) => found.map(({ kind, text }) => `${kind}: ${text}`)

describe('what is marked and what is understood, together', () => {
  it('keeps all that is understood where nothing is marked', () => {
    const understood = [one('Mira books the hall'), one('Jon prints the flyers', { certainty: 0.4 })]
    expect(combine([], understood)).toEqual(understood)
  })

  it('leaves out what is understood where the text marks its items of that kind', () => {
    const found = combine(
      [marked('Mira to book the hall'), marked('Jon to print the flyers')],
      [one('Sam sweeps the yard'), one('the shed stays locked', { kind: 'decision' })],
    )
    expect(texts(found)).toEqual([
      'action: Mira to book the hall',
      'action: Jon to print the flyers',
      'decision: the shed stays locked',
    ])
  })

  it('beside a single mark keeps what is plain, and doubts it', () => {
    const found = combine(
      [marked('Mira to book the hall')],
      [one('Sam sweeps the yard', { certainty: 0.9 }), one('somebody sweeps', { certainty: 0.5 })],
    )
    expect(found.map(({ text, certainty }) => [text, certainty])).toEqual([
      ['Mira to book the hall', 0.95],
      ['Sam sweeps the yard', 0.5],
    ])
  })

  it('does not say again what is marked', () => {
    const found = combine(
      [marked('Mira to book the hall in the town')],
      [one('Mira will book the hall in the town', { certainty: 0.9 })],
    )
    expect(texts(found)).toEqual(['action: Mira to book the hall in the town'])
  })

  it('takes headings that are as often talk for nothing where there are marks that are not', () => {
    const found = combine(
      [
        marked('Mira to book the hall'),
        marked('Jon to print the flyers'),
        marked('look further', 'action', 0.65),
      ],
      [],
    )
    expect(texts(found)).toEqual(['action: Mira to book the hall', 'action: Jon to print the flyers'])
  })

  it('puts all in the order of the text', () => {
    const [late, early] = [
      one('b', { at: [{ segment: 9, from: 0, to: 1 }] }),
      one('a', { at: [{ segment: 2, from: 0, to: 1 }] }),
    ]
    expect(combine([], [late, early])).toEqual([early, late])
  })
})

describe('a list of what became of earlier tasks', () => {
  const earlier = [
    { ...marked('Mira to book the hall'), state: 'carried' as const },
    { ...marked('Jon to print the flyers'), state: 'done' as const },
  ]

  it('does not silence a task that is plain in its words', () => {
    const found = combine(earlier, [one('Sam will sweep the yard', { certainty: 0.9 })])
    expect(found.map(({ text, certainty }) => [text, certainty])).toContainEqual([
      'Sam will sweep the yard',
      0.9,
    ])
  })

  it('but leaves no room for what only may be one', () => {
    expect(combine(earlier, [one('somebody sweeps', { certainty: 0.6 })])).toEqual(earlier)
  })
})
