import { describe, expect, it } from 'vitest'
import { isDecisionReviewBody } from '../../schemas/generated/validators.js'
import { apiPath, filtersOf, NO_FILTERS, pathWith } from '../../ui/decisions/filters.ts'
import { isDue, readDecision } from '../../ui/decisions/registered.ts'
import { asAnswer, reviewBody } from '../../ui/decisions/review-body.ts'

describe('a review of a decision', () => {
  it('is sent once it is said whether the decision held, and says nothing of what nobody knows', () => {
    expect(reviewBody({ outcome: '', note: 'Late.', happened: [], next: '' })).toBeNull()
    const body = reviewBody({
      outcome: 'partly',
      note: ' Late. ',
      happened: ['none', 'yes', 'no', 'unknowable'],
      next: '2027-05-01',
    })
    expect(body).toEqual({
      outcome: 'partly',
      note: 'Late.',
      forecasts: [
        { index: 1, happened: true },
        { index: 2, happened: false },
        { index: 3, happened: null },
      ],
      next_review_at: '2027-05-01',
    })
    expect(isDecisionReviewBody(body)).toBe(true)
    expect(reviewBody({ outcome: 'held', note: '', happened: ['none'], next: '' })).toEqual({
      outcome: 'held',
    })
  })

  it('begins with what was said of the forecasts before', () => {
    const forecast = { statement: 'It rains.', probability: 0.5, due: '2027-01-01' }
    const said = [true, false, null].map((happened) => asAnswer({ ...forecast, happened }))
    expect(said).toEqual(['yes', 'no', 'none'])
  })
})

describe('the register', () => {
  it('keeps its filters in the address, and leaves out what says nothing', () => {
    const filters = { q: ' roof ', status: 'accepted', due: true } as const
    expect(pathWith(filters)).toBe('/decisions?q=roof&status=accepted&due=true')
    expect(filtersOf(new URLSearchParams('q=roof&status=accepted&due=true'))).toEqual({
      ...filters,
      q: 'roof',
    })
    expect(pathWith(NO_FILTERS)).toBe('/decisions')
    expect(filtersOf(new URLSearchParams('status=melted'))).toEqual(NO_FILTERS)
    expect(apiPath(NO_FILTERS, 'c1')).toBe('/decisions?limit=30&cursor=c1')
  })

  it('shows unknown as unknown', () => {
    const [decision] = readDecision({ id: 'r/d1', runId: 'r', forecasts: [{ statement: 'It rains.' }] })
    expect(decision).toMatchObject({
      confidence: null,
      chosen: null,
      dueAt: null,
      review: null,
      forecasts: [{ happened: null }],
    })
    expect(readDecision({ title: 'no id' })).toEqual([])
    expect(readDecision(null)).toEqual([])
  })

  it('is due from its day on', () => {
    const noon = Date.parse('2027-05-01T12:00:00Z')
    expect(['2027-04-30', '2027-05-01', '2027-05-02'].map((day) => isDue(day, noon))).toEqual([
      true,
      true,
      false,
    ])
  })
})
