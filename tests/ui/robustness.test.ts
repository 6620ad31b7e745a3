import { beforeAll, describe, expect, it } from 'vitest'
import { held, notHeld, summedUp } from '../../backend/council/robustness/summing-up.ts'
import type { Variation } from '../../backend/council/robustness/variations.ts'
import { foundInWords, takesInWords } from '../../ui/robustness/in-words.ts'
import { checkedOf, estimateOf } from '../../ui/robustness/read-checked.ts'
import { speak } from '../../ui/words/catalogues.ts'

const POSTGRES = { status: 'decided', option: 'PostgreSQL' } as const
const SQLITE = { status: 'decided', option: 'Keep SQLite' } as const
const seat = (name: string): Variation => ({ kind: 'seat', id: name, name, changes: { silent: [name] } })
const RESULT = summedUp(
  POSTGRES,
  [
    held(seat('Expert A'), POSTGRES, POSTGRES),
    held(seat('Expert B'), POSTGRES, SQLITE),
    notHeld(seat('Expert C'), 'The model is away.'),
  ],
  { tokens: 0, usd: 0 },
)

describe('what a check found', () => {
  beforeAll(() => speak('en'))

  it('is said under the decision: how much it withstood, what flips it, what could not be held', () => {
    expect(foundInWords(RESULT)).toMatchObject({
      survived: 'The decision survived 1 of 2 variations.',
      flips: [{ text: 'without Expert B: “Keep SQLite” instead of “PostgreSQL”' }],
      failed: 'Could not be held: 1.',
      notHeld: ['without Expert C: The model is away.'],
    })
  })

  it('is told before anything is paid for, and never as zero where it is not known', () => {
    expect(takesInWords({ variations: 5, tokens: 12_000, usd: 0.4 })).toBe(
      'It is held 5 more times: 12,000 tokens, $0.40.',
    )
    expect(takesInWords({ variations: 1, tokens: null, usd: null })).toBe(
      'It is held 1 more time: tokens not known, price not known.',
    )
    expect(estimateOf({ variations: 2, tokens: 3, usd: null })).toEqual({
      variations: 2,
      tokens: 3,
      usd: null,
    })
    expect(estimateOf({})).toBeNull()
  })

  it('is read from the answer of the server, and from no other', () => {
    expect(checkedOf({ state: 'none' })).toEqual({ state: 'none' })
    expect(checkedOf({ state: 'going', done: 3, of: 16 })).toEqual({ state: 'going', done: 3, of: 16 })
    const done = { state: 'done', checkedAt: '2026-01-05T09:00:00.000Z', result: RESULT }
    expect(checkedOf(JSON.parse(JSON.stringify(done)))).toEqual(done)
    expect(checkedOf({ ...done, result: { kept: 1 } })).toBeNull()
    expect(checkedOf([])).toBeNull()
  })

  it('is said in Russian as well', async () => {
    await speak('ru')
    expect(foundInWords(RESULT)).toMatchObject({
      survived: 'Решение устояло в 1 из 2 проверок.',
      flips: [{ text: 'без места Expert B: «Keep SQLite» вместо «PostgreSQL»' }],
    })
    await speak('en')
  })
})
