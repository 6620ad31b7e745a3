import { describe, expect, it } from 'vitest'
import { brierOf, scoresOf } from '../../backend/council/memory/brier.ts'
import { registerOf, type KeptRun } from '../../backend/council/memory/register.ts'
import type { DecisionReview } from '../../backend/council/memory/review.ts'

const BY = { kind: 'person', id: 'anna', name: 'Anna' } as const

/** What a run decided, as far as scores look at it. */
const run = (runId: string, more: Partial<KeptRun['decisions'][number]>, template = 'general'): KeptRun => ({
  runId,
  meetingId: runId,
  kind: 'council',
  title: runId,
  language: 'en',
  template,
  approvedBy: [],
  cited: [],
  archived: false,
  standsInstead: null,
  decisions: [
    {
      decisionId: 'd1',
      question: 'What?',
      statement: 'This.',
      outcome: 'decided',
      decidedAt: '2026-01-05T09:00:00.000Z',
      decidedBy: [],
      chosenOption: null,
      options: [],
      confidence: null,
      reviewAt: null,
      forecasts: [],
      supersedes: [],
      backers: [],
      ...more,
    },
  ],
})

const review = (
  runId: string,
  outcome: DecisionReview['outcome'],
  happened: readonly (boolean | null)[] = [],
  number = 1,
): DecisionReview => ({
  decisionId: `${runId}/d1`,
  number,
  outcome,
  note: null,
  forecasts: happened.map((one, index) => ({ index, happened: one })),
  nextReviewAt: null,
  by: BY,
  at: '2026-06-01T09:00:00.000Z',
})

const forecast = (probability: number) => ({ statement: 'It rains.', probability, due: '2026-05-01' })
const backer = (seat: string, confidence: number) => ({ seat, name: seat.toUpperCase(), confidence })

describe('a Brier score', () => {
  // Worked out by hand: the mean of the squared distances.
  it.each([
    [[[1, 1]], 0],
    [[[1, 0]], 1],
    [[[0.5, 1]], 0.25],
    [[[0.9, 1]], 0.01],
    [
      [
        [0.7, 1],
        [0.2, 0],
      ],
      0.065, // (0.09 + 0.04) / 2
    ],
    [
      [
        [0.1, 0],
        [0.3, 0],
        [0.9, 1],
        [0.6, 1],
      ],
      0.0675, // (0.01 + 0.09 + 0.01 + 0.16) / 4
    ],
    [[[0.8, 0.5]], 0.09],
  ])('of %j is %s', (said, score) => {
    const { brier, n } = brierOf(said.map(([probability = 0, came = 0]) => ({ probability, came })))
    expect(brier).toBeCloseTo(score, 12)
    expect(n).toBe(said.length)
  })

  it('of nothing is not known, and no zero', () => expect(brierOf([])).toEqual({ brier: null, n: 0 }))
})

describe('the scores of a register', () => {
  it('hold forecasts against what happened, and votes against what came of the decision', () => {
    const runs = [
      run('a', { forecasts: [forecast(0.7), forecast(0.2), forecast(0.5)], backers: [backer('x', 0.9)] }),
      run('b', { backers: [backer('x', 0.6), backer('y', 0.8)] }, 'budget'),
      run('c', { forecasts: [forecast(0.1)], backers: [backer('y', 0.1)] }),
    ]
    const reviews = [review('a', 'held', [true, false, null]), review('b', 'partly')]
    const scores = scoresOf(registerOf(runs, reviews))
    expect(scores.forecasts.n).toBe(2)
    expect(scores.forecasts.brier).toBeCloseTo(0.065, 12)
    expect(scores.votes.n).toBe(3)
    // (0.1² + 0.1² + 0.3²) / 3
    expect(scores.votes.brier).toBeCloseTo(0.11 / 3, 12)
    expect(scores.bySeat).toMatchObject([
      { seat: 'x', name: 'X', n: 2, brier: expect.closeTo(0.01, 12) },
      { seat: 'y', name: 'Y', n: 1, brier: expect.closeTo(0.09, 12) },
    ])
    expect(scores.byTemplate).toMatchObject([
      { template: 'general', forecasts: { n: 2 }, votes: { n: 1 } },
      { template: 'budget', forecasts: { n: 0, brier: null }, votes: { n: 2 } },
    ])
  })

  it('go by the last review, and know nothing where nobody has reviewed', () => {
    const runs = [run('a', { backers: [backer('x', 1)] })]
    const reviews = [review('a', 'failed', [], 2), review('a', 'held')]
    expect(scoresOf(registerOf(runs, reviews)).votes).toEqual({ brier: 1, n: 1 })
    expect(scoresOf(registerOf(runs, []))).toEqual({
      forecasts: { brier: null, n: 0 },
      votes: { brier: null, n: 0 },
      bySeat: [],
      byTemplate: [],
    })
  })
})
