import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { cruxOf, sumsOf, without, type Weighed } from '../../../ui/crux/crux.ts'
import { hold } from '../../support/agendas.ts'
import { GivenRun } from '../../support/given.ts'

const claim = (claimId: string, optionId: string, kind: 'for' | 'against', weight: 1 | 2 | 3): Weighed => ({
  claimId,
  optionId,
  kind,
  weight,
})
const OPTIONS = ['o1', 'o2']

describe('one claim taken out', () => {
  it('takes its part of the lead with it, in steps of five per cent', () => {
    const claims = [claim('c1', 'o1', 'for', 3), claim('c2', 'o1', 'for', 2), claim('c3', 'o2', 'for', 1)]
    expect(without(claims, OPTIONS, 'o1', 'c1')).toEqual({
      claimId: 'c1',
      load: 0.75,
      flipsTo: null,
      tiesWith: null,
    })
    expect(without(claims, OPTIONS, 'o1', 'c2').load).toBe(0.5)
    expect(without([...claims, claim('c4', 'o1', 'for', 3)], OPTIONS, 'o1', 'c2').load).toBe(0.3)
  })

  it('flips the choice where another option leads without it, and says so where it ties', () => {
    const claims = [claim('c1', 'o1', 'for', 3), claim('c2', 'o2', 'for', 2)]
    expect(without(claims, OPTIONS, 'o1', 'c1')).toMatchObject({ load: 1, flipsTo: 'o2', tiesWith: null })
    const even = [claim('c1', 'o1', 'for', 1), claim('c2', 'o1', 'for', 2), claim('c3', 'o2', 'for', 2)]
    expect(without(even, OPTIONS, 'o1', 'c1')).toMatchObject({ flipsTo: null, tiesWith: 'o2' })
  })

  it('counts what speaks against the next option as well', () => {
    const claims = [claim('c1', 'o1', 'for', 1), claim('c2', 'o2', 'against', 3)]
    expect(without(claims, OPTIONS, 'o1', 'c2').load).toBe(0.75)
  })

  it('never changes what the others weigh: the sums with and without differ by its weight alone', () => {
    const claims = fc.array(
      fc.record({
        optionId: fc.constantFrom('o1', 'o2', 'o3'),
        kind: fc.constantFrom('for' as const, 'against' as const),
        weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
      }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(claims, fc.nat(), (given, at) => {
        const all = given.map((one, i) => ({ ...one, claimId: `c${i + 1}` }))
        const gone = all[at % all.length]!
        const [before, after] = [
          sumsOf(all, ['o1', 'o2', 'o3']),
          sumsOf(
            all.filter((one) => one !== gone),
            ['o1', 'o2', 'o3'],
          ),
        ]
        for (const option of ['o1', 'o2', 'o3'])
          expect((before[option] ?? 0) - (after[option] ?? 0)).toBe(
            option === gone.optionId ? (gone.kind === 'for' ? gone.weight : -gone.weight) : 0,
          )
        const { load, flipsTo, tiesWith } = without(all, ['o1', 'o2', 'o3'], 'o1', gone.claimId)
        expect(load).toBeGreaterThanOrEqual(0)
        expect(load).toBeLessThanOrEqual(1)
        expect(Math.round(load * 20)).toBeCloseTo(load * 20, 9)
        expect(flipsTo === null || tiesWith === null).toBe(true)
      }),
    )
  })
})

const EVIDENCE = ['The shed is dry all year.', 'The cellar floods in March.', 'The shed has no lock.'].map(
  (quote) => ({ quote, source_id: 's1' }),
)
const makes = (text: string, option: string, kind: string, more: object = {}) => ({
  tool: 'make_claim',
  arguments: { text, kind, option, ...more },
})

describe('the crux board', () => {
  const [dry, floods, lock] = EVIDENCE
  const debate = () => new GivenRun().to('debate')

  it('is hidden below three claims with evidence', () => {
    expect(cruxOf(debate().state, 'i1')).toBeNull()
  })

  it('weighs evidence and what matters, lists the heaviest load first, and names what flips the choice', () => {
    const run = debate().speak({
      contributions: [
        makes('The cellar floods in March.', 'o2', 'against', { quotes: [floods] }),
        makes('The shed has no lock.', 'o1', 'against', { quotes: [lock] }),
        makes('It is close to the hall.', 'o1', 'for'),
      ],
    })
    const crux = cruxOf(run.state, 'i1')
    // c1: evidence and the only criterion, so 3; the lock 2 against; the hall 1; the flood 2 against the cellar.
    expect(crux).toMatchObject({ leader: 'o1', second: 'o2', lead: 4, sums: { o1: 2, o2: -2 } })
    expect(crux?.rows.map(({ claim: { text }, weight, load }) => [text, weight, load])).toEqual([
      ['The shed is dry all year.', 3, 0.75],
      ['The cellar floods in March.', 2, 0.5],
      ['It is close to the hall.', 1, 0.25],
    ])
    expect(crux?.rows.every(({ flipsTo }) => flipsTo === null)).toBe(true)
    expect(dry).toBeDefined()
  })

  it('takes a step off a claim while an objection to it has no answer, and shows who objects', () => {
    const run = debate().speak({
      contributions: [
        makes('The cellar floods in March.', 'o2', 'against', { quotes: [floods] }),
        makes('The shed has no lock.', 'o1', 'against', { quotes: [lock] }),
        makes('It was wet in May.', 'o1', 'against', { challenges: 'c1' }),
      ],
    })
    const first = () => cruxOf(run.state, 'i1')?.rows.find(({ claimId }) => claimId === 'c1')
    expect(first()).toMatchObject({ weight: 2, challengedBy: [{ answered: false }] })
    run.to('debate').speak({ contributions: [makes('That was the hut.', 'o1', 'for', { answers: 'c5' })] })
    expect(first()).toMatchObject({ weight: 3, challengedBy: [{ answered: true }] })
  })

  it('stands on real councils: every load is what the sums say', async () => {
    const { state } = await hold(readFileSync('registry/examples/coworking-contract.md', 'utf8'))
    const crux = cruxOf(state, 'i1')
    expect(crux?.leader).toBe(state.decisions[0]?.optionId)
    for (const row of crux?.rows ?? []) {
      const lost = row.weight / (crux?.lead ?? 1)
      if (row.optionId === crux?.leader) expect(row.load).toBe(Math.min(1, Math.round(lost * 20) / 20))
    }
  })
})
