import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { literalsIn } from '../support/reg-exp-literals.ts'
import { regExpsOf } from '../support/reg-exps.ts'
import { runaways } from '../support/runaways.ts'

// These are given short texts only: a label, an owner's name, a line's end. What can be told better is taken off the
// list; nothing new comes onto it. chrono-node's own patterns are given the few words around a day (dates/by-chrono.ts).
const SHORT_ONLY = [
  'backend/minutes/dates/by-chrono.ts',
  'backend/minutes/extract/labelled.ts',
  'backend/minutes/extract/rules/marked/list-items.ts',
  'backend/minutes/extract/rules/marked/openings.ts',
  'backend/minutes/extract/rules/unmarked/cues/others-ru.ts',
  'backend/minutes/extract/rules/unmarked/unmarked.ts',
  'backend/minutes/formats/candidates.ts',
  'backend/minutes/formats/meeting-entries.ts',
  'backend/minutes/support/names.ts',
  'backend/minutes/support/read-words.ts',
]

const files = globSync('backend/minutes/**/*.ts').toSorted()
const found = await regExpsOf(files, (file) => literalsIn({ file, text: readFileSync(file, 'utf8') }))
const watched = found.filter(({ place }) => !SHORT_ONLY.includes(place.replace(/:\d+$/, '')))

describe('no pattern of the readers and rules', () => {
  it('is overlooked', () => {
    expect(found.length).toBeGreaterThan(400)
    expect(watched.length).toBeGreaterThan(0.5 * found.length)
  })

  it('takes much more than its share of time for a text four times as long', { timeout: 240_000 }, () => {
    expect(watched.flatMap((one) => runaways(one))).toEqual([])
  })
})

describe('the watch over patterns', () => {
  const here = (pattern: RegExp) => runaways({ pattern, place: 'here' })

  it.each([/\s+$/, /x*y/g, /\p{L}+:/u, /(?:a|b)+c/])('finds %s', (pattern) => {
    expect(here(pattern)).toEqual([expect.stringContaining('here')])
  })

  it.each([/^\s+/, /a{1,9}b/, /\p{L}+/gu, /[^a]*/y, /^#{1,6}\s+\S/])('lets pass %s', (pattern) => {
    expect(here(pattern)).toEqual([])
  })
})
