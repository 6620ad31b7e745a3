import { describe, expect, it } from 'vitest'
import { CueIndex, wordingOf } from '../../../../backend/minutes/extract/rules/unmarked/cue.ts'
import { CUES } from '../../../../backend/minutes/extract/rules/unmarked/cues/cues.ts'
import { leadOf } from '../../../../backend/minutes/extract/rules/unmarked/lead.ts'
import { NameBook } from '../../../../backend/minutes/extract/rules/unmarked/name-book.ts'
import { holdsOf } from '../../../../backend/minutes/extract/rules/unmarked/opening-rule.ts'
import { OPENINGS } from '../../../../backend/minutes/extract/rules/unmarked/openings.ts'

describe('a cue', () => {
  const index = new CueIndex(CUES)
  const idsIn = (sentence: string) => [...index.in(wordingOf(sentence))].map((one) => one.id)

  it.each(CUES.flatMap(({ id, examples }) => examples.map((text) => [id, text] as const)))(
    '%s is heard in: %s',
    (id, text) => expect(idsIn(text)).toContain(id),
  )

  it.each(CUES.flatMap(({ id, not }) => not.map((text) => [id, text] as const)))(
    '%s is silent in: %s',
    (id, text) => expect(idsIn(text)).not.toContain(id),
  )

  it('has a name of its own, a weight, and examples of both', () => {
    expect(new Set(CUES.map((one) => one.id)).size).toBe(CUES.length)
    for (const { weight, examples, not } of CUES)
      expect([Object.keys(weight).length, examples.length, not.length]).not.toContain(0)
  })
})

describe('an opening', () => {
  const people = ['Anna', 'Ben', 'Аня', 'Анна'].map((name) => ({
    name,
    handles: [],
    from: 'attendance' as const,
  }))
  const names = new NameBook(people)
  const idsOf = (sentence: string) =>
    OPENINGS.filter((one) => holdsOf(one, leadOf(sentence, names))).map((one) => one.id)

  it.each(OPENINGS.flatMap(({ id, examples }) => examples.map((text) => [id, text] as const)))(
    '%s is seen in: %s',
    (id, text) => expect(idsOf(text)).toContain(id),
  )

  it.each(OPENINGS.flatMap(({ id, not }) => not.map((text) => [id, text] as const)))(
    '%s is not seen in: %s',
    (id, text) => expect(idsOf(text)).not.toContain(id),
  )
})
