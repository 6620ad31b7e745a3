import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ballot, Voter } from '../../backend/council/decisions/methods/ballot.ts'
import { METHODS, THRESHOLDS } from '../../backend/council/decisions/methods/table.ts'
import type { ConsensusMethod } from '../../schemas/generated/types.ts'

type Cast = string | null | { option: string; why: string }
type Given = { moderator?: string | null; threshold?: number; weights?: number[]; muted?: number[] }

/** A vote each: an option, null for an abstention, an option with a reason; undefined has not voted. */
function ballot(
  method: ConsensusMethod,
  casts: (Cast | undefined)[],
  { moderator = null, threshold = THRESHOLDS[method], weights = [], muted = [] }: Given = {},
): Ballot {
  const experts = casts.map((_, at): Voter => ({
    seat: `e${at}`,
    weight: weights[at] ?? 1,
    canVote: !muted.includes(at),
  }))
  const votes = Object.fromEntries(
    casts.flatMap((cast, at) => {
      if (cast === undefined) return []
      const said = typeof cast === 'object' && cast !== null ? cast : { option: cast, why: '' }
      return [[`e${at}`, { optionId: said.option, reason: said.why }]]
    }),
  )
  return { experts, votes, moderator, threshold }
}

const count = (method: ConsensusMethod, casts: (Cast | undefined)[], given?: Given) =>
  METHODS[method](ballot(method, casts, given))

const why = (option: string) => ({ option, why: 'It floods.' })

describe('each method has its condition', () => {
  it.each<[ConsensusMethod, (Cast | undefined)[], Given, string | null]>([
    ['majority', ['a', 'a', 'b'], {}, 'a'],
    ['majority', ['a', 'b', null], {}, null],
    ['majority', ['a', 'b', null], { moderator: 'b' }, 'b'],
    ['majority', ['a', 'b', null], { moderator: 'c' }, null],
    ['majority', ['a', 'a', 'b', null], {}, null],
    ['majority', ['a', 'a', 'b'], { threshold: 0.7 }, null],
    ['supermajority', ['a', 'a', 'b'], {}, 'a'],
    ['supermajority', ['a', 'a', 'b'], { threshold: 0.67 }, 'a'],
    ['supermajority', ['a', 'a', 'b'], { threshold: 0.7 }, null],
    ['supermajority', ['a', 'a', 'b', 'b'], {}, null],
    // Nobody breaks a tie: neither half is two thirds.
    ['supermajority', ['a', 'b'], { moderator: 'a' }, null],
    ['supermajority', ['a', 'a', undefined], {}, 'a'],
    ['supermajority', ['a', 'b'], { threshold: 0.5 }, null],
    ['unanimity', ['a', 'a', 'a'], {}, 'a'],
    ['unanimity', ['a', 'a', null], {}, null],
    ['unanimity', ['a', 'a', undefined], {}, null],
    ['unanimity', ['a', 'a', 'b'], {}, null],
    ['unanimity', ['a', 'a', undefined], { muted: [2] }, 'a'],
    // Who voted and was muted afterwards has voted.
    ['unanimity', ['a', 'a', 'b'], { muted: [2] }, null],
    ['unanimity', [undefined, undefined], { muted: [0, 1] }, null],
    ['weighted', ['a', 'b', 'b'], { weights: [3, 1, 1] }, 'a'],
    ['weighted', ['a', 'b', 'b'], { weights: [2, 1, 1] }, null],
    ['weighted', ['a', 'b', 'b'], { weights: [2, 1, 1], moderator: 'b' }, 'b'],
    ['weighted', ['a', 'a', 'b'], { weights: [0, 0, 0] }, null],
    // 1.1 + 2.2 is a little more than 3.3 to a machine, and the same to people.
    ['weighted', ['a', 'a', 'b'], { weights: [1.1, 2.2, 3.3] }, null],
    ['weighted', ['a', 'a', 'b'], { weights: [1.1, 2.2, 3.3], moderator: 'b' }, 'b'],
    ['weighted', ['a', 'a', null], { weights: [0.1, 0.2, 0.3] }, null],
    ['weighted', ['a', 'a', 'b'], { weights: [1.1, 2.2, 3.2] }, 'a'],
    ['weighted', ['a', 'b', 'b'], {}, 'b'],
    ['consent', ['a', 'a', 'b'], {}, 'a'],
    ['consent', ['a', 'a', why('b')], {}, null],
    ['consent', ['a', null, null], {}, 'a'],
    ['consent', [null, null], {}, null],
    ['consent', ['a', 'b'], {}, null],
    ['consent', ['a', 'b'], { moderator: 'b' }, 'b'],
    // Only what nobody objects to can be put forward.
    ['consent', ['a', why('b')], {}, 'b'],
    ['consent', [why('a'), why('b')], { moderator: 'a' }, null],
    ['moderator', ['a', 'a', 'a'], {}, null],
    ['moderator', ['a', 'a', 'a'], { moderator: 'b' }, 'b'],
    ['moderator', [null, undefined], { moderator: 'b' }, 'b'],
  ])('%s of %j with %j: %s', (method, casts, given, winner) => {
    expect(count(method, casts, given).winner).toBe(winner)
  })

  it('says who stands in the way', () => {
    expect(count('unanimity', ['a', 'a', null, 'b']).inTheWay).toEqual(['e2', 'e3'])
    expect(count('unanimity', [null, undefined]).inTheWay).toEqual(['e0', 'e1'])
    expect(count('consent', ['a', 'a', why('b'), null]).inTheWay).toEqual(['e2'])
  })

  it('asks the moderator where its word counts, and nowhere else', () => {
    expect(count('majority', ['a', 'b']).moderator).toBe('breaks_tie')
    expect(count('weighted', ['a', 'b', 'b'], { weights: [2, 1, 1] }).moderator).toBe('breaks_tie')
    expect(count('consent', ['a', 'b']).moderator).toBe('breaks_tie')
    expect(count('supermajority', ['a', 'b']).moderator).toBe(null)
    expect(count('unanimity', ['a', 'b']).moderator).toBe(null)
    expect(count('moderator', ['a', 'a']).moderator).toBe('decides')
  })

  it('tells the share that stands behind the winner', () => {
    expect(count('weighted', ['a', 'b', 'b'], { weights: [3, 1, 1] }).level).toBeCloseTo(0.6)
    expect(count('consent', ['a', 'a', 'b', null]).level).toBe(0.5)
    expect(count('moderator', ['a', 'b'], { moderator: 'b' })).toMatchObject({
      level: 0.5,
      byModerator: true,
    })
    expect(count('majority', ['a', null]).level).toBe(0)
  })
})

const casts = fc.array(
  fc.constantFrom<(Cast | undefined)[]>(null, undefined, 'a', 'b', 'c', why('a'), why('b')),
  {
    minLength: 0,
    maxLength: 7,
  },
)
const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 })
const word = fc.constantFrom(null, 'a', 'b', 'c')

const behind = (cast: Cast | undefined): string | null =>
  typeof cast === 'object' && cast !== null ? cast.option : (cast ?? null)

describe('whatever is voted', () => {
  it('no method decides without its condition', () => {
    fc.assert(
      fc.property(casts, weights, word, (given, weigh, moderator) => {
        const of = (method: ConsensusMethod) => count(method, given, { weights: weigh, moderator }).winner
        const votes = (option: string) => given.filter((one) => behind(one) === option).length
        const weight = (option: string) =>
          given.reduce((sum: number, one, at) => sum + (behind(one) === option ? (weigh[at] ?? 0) : 0), 0)
        const total = weigh.slice(0, given.length).reduce((sum, one) => sum + one, 0)
        const options = ['a', 'b', 'c']
        for (const option of options) {
          const isTied = options.some((other) => other !== option && votes(other) === votes(option))
          if (of('majority') === option && votes(option) * 2 <= given.length) {
            expect(isTied).toBe(true)
            expect(moderator).toBe(option)
          }
          if (of('supermajority') === option)
            expect(votes(option) * 3).toBeGreaterThanOrEqual(given.length * 2)
          if (of('unanimity') === option) expect(votes(option)).toBe(given.length)
          if (of('weighted') === option && weight(option) * 2 <= total) expect(moderator).toBe(option)
          if (of('consent') === option)
            for (const one of given)
              expect(typeof one === 'object' && one !== null && one.option !== option).toBe(false)
          if (of('moderator') === option) expect(moderator).toBe(option)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('a stricter method never decides what a milder one does not', () => {
    fc.assert(
      fc.property(casts, (given) => {
        const of = (method: ConsensusMethod) => count(method, given).winner
        if (of('unanimity') !== null) expect(of('supermajority')).toBe(of('unanimity'))
        if (of('supermajority') !== null) expect(of('majority')).toBe(of('supermajority'))
        expect(of('weighted')).toBe(of('majority'))
      }),
      { numRuns: 300 },
    )
  })

  it('the order of the seats changes nothing', () => {
    fc.assert(
      fc.property(
        casts,
        fc.constantFrom<ConsensusMethod[]>('majority', 'supermajority', 'unanimity', 'consent'),
        word,
        (given, method, moderator) => {
          expect(count(method, given.toReversed(), { moderator }).winner).toBe(
            count(method, given, { moderator }).winner,
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
