import { describe, expect, it } from 'vitest'
import { isSameDecision } from '../../../backend/council/robustness/decided-as.ts'
import { flipsOf, withstoodBy } from '../../../backend/council/robustness/flips.ts'
import { held, notHeld, summedUp } from '../../../backend/council/robustness/summing-up.ts'
import type { Variation } from '../../../backend/council/robustness/variations.ts'
import {
  failedText,
  flipText,
  survivedText,
  variationText,
} from '../../../backend/council/robustness/words.ts'
import type { DecidedAs } from '../../../schemas/generated/types.ts'

const POSTGRES: DecidedAs = { status: 'decided', option: 'PostgreSQL' }
const SQLITE: DecidedAs = { status: 'decided', option: 'Keep SQLite' }
const OPEN: DecidedAs = { status: 'no_consensus', option: null }
const FREE = { tokens: 0, usd: 0 }

const without = (name: string): Variation => ({
  kind: 'seat',
  id: name.toLowerCase(),
  name,
  changes: { silent: [name.toLowerCase()] },
})

describe('the decision of a variation', () => {
  it('is the same by the name of its option and by how it came about', () => {
    expect(isSameDecision(POSTGRES, { status: 'decided', option: ' postgresql ' })).toBe(true)
    expect(isSameDecision(POSTGRES, SQLITE)).toBe(false)
    expect(isSameDecision(POSTGRES, { ...POSTGRES, status: 'escalated' })).toBe(false)
    expect(isSameDecision(OPEN, OPEN)).toBe(true)
    expect(isSameDecision(POSTGRES, OPEN)).toBe(false)
  })
})

describe('summing up', () => {
  it('counts what kept the decision of what was held, and names what flips it', () => {
    const [kept, flipped] = [without('Expert A'), without('Expert B')]
    const result = summedUp(
      POSTGRES,
      [held(kept, POSTGRES, POSTGRES), held(flipped, POSTGRES, SQLITE), notHeld(without('Expert C'), 'No.')],
      FREE,
    )
    expect(result).toMatchObject({ tried: 2, kept: 1, failed: 1, share: 0.5, fragile: true })
    expect(flipsOf(result).map((flip) => flipText(flip, POSTGRES, 'en'))).toEqual([
      'without Expert B: “Keep SQLite” instead of “PostgreSQL”',
    ])
    expect(survivedText(result, 'en')).toBe('The decision survived 1 of 2 variations.')
    expect(withstoodBy(result).map((one) => variationText(one, 'en'))).toEqual(['without Expert A'])
    expect(failedText(result, 'en')).toBe('Could not be held: 1.')
  })

  it('calls nothing fragile that held, and says of what nobody could hold that it is not known', () => {
    const firm = summedUp(OPEN, [held(without('Expert A'), OPEN, OPEN)], FREE)
    expect(firm).toMatchObject({ share: 1, fragile: false })
    expect(survivedText(firm, 'en')).toBe('The decision survived 1 of 1 variation.')
    // Never zero: nothing was tried.
    const unknown = summedUp(POSTGRES, [notHeld(without('Expert A'), 'The model is away.')], FREE)
    expect(unknown).toMatchObject({ tried: 0, failed: 1, share: null, fragile: false })
    expect(survivedText(unknown, 'en')).toMatch(/nothing is known/)
    expect(summedUp(POSTGRES, [], FREE)).toMatchObject({ tried: 0, failed: 0, share: null, fragile: false })
  })

  it('says it in Russian as well', () => {
    const flip = held(without('Эксперт Б'), POSTGRES, OPEN)
    const result = summedUp(
      POSTGRES,
      [flip, ...Array.from({ length: 20 }, () => held(without('А'), POSTGRES, POSTGRES))],
      FREE,
    )
    expect(survivedText(result, 'ru')).toBe('Решение устояло в 20 из 21 проверки.')
    expect(flipText(flip, POSTGRES, 'ru')).toBe('без места Эксперт Б: нет согласия вместо «PostgreSQL»')
    const source = { kind: 'source', id: 's2', name: 'Замер', changes: {} } as const
    expect(variationText(held(source, POSTGRES, OPEN), 'ru')).toBe('без источника «Замер»')
  })
})
