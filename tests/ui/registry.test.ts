import { describe, expect, it } from 'vitest'
import { inWords, readTemplate } from '../../ui/registry/read-registry.ts'
import { wordDiff } from '../../ui/registry/word-diff.ts'
import { median, resultsOf } from '../../ui/templates/results.ts'
import { registry } from '../support/house.ts'

describe('what changed in a text', () => {
  it.each([
    ['the old hall', 'the new hall'],
    ['', 'all of it'],
    ['all of it', ''],
    ['a b c d', 'd c b a'],
    ['a  b\n\nc', 'a b\nc'],
    ['same', 'same'],
  ])('%j → %j: both texts stand in it', (before, after) => {
    const parts = wordDiff(before, after)
    const text = (left: 'added' | 'removed') =>
      parts.flatMap((part) => (part.kind === left ? [] : part.text)).join('')
    expect(text('added')).toBe(before)
    expect(text('removed')).toBe(after)
  })

  it('is told by words', () => {
    expect(wordDiff('the old hall', 'the new hall')).toEqual([
      { kind: 'same', text: 'the ' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: ' hall' },
    ])
  })
})

describe('what came of a template', () => {
  const run = (outcome: string, seconds: number, usd: number | null) => ({
    template: { id: 't' },
    outcome,
    seconds,
    usd,
  })

  it('is told of the councils that ended', () => {
    const items = [run('full', 600, 0.5), run('decision', 900, 0.3), run('none', 300, 0.1)]
    expect(resultsOf({ items }).get('t')).toEqual({
      runs: 3,
      withOutcome: 2 / 3,
      medianSeconds: 600,
      meanUsd: expect.closeTo(0.3, 9),
    })
  })

  it('has no price where one of them is not known', () => {
    const items = [run('full', 600, 0.5), run('full', 900, null)]
    expect(resultsOf({ items }).get('t')?.meanUsd).toBeNull()
    expect(resultsOf({}).size).toBe(0)
    expect([median([]), median([4, 1, 3, 2])]).toEqual([null, 2.5])
  })
})

it('a template is shown in the words of the language, as far as it brings them', () => {
  const rows = registry.templates.map((one) => Object.fromEntries(Object.entries(one)))
  for (const template of rows.flatMap(readTemplate)) {
    expect(inWords(template, 'ru').title).toMatch(/[а-я]/i)
    expect(inWords(template, 'ru').seats.map(({ seat }) => seat)).toEqual(
      template.seats.map(({ seat }) => seat),
    )
    expect(inWords(template, 'xx')).toEqual(template)
  }
})
