import { describe, expect, it } from 'vitest'
import { THRESHOLDS } from '../../backend/council/decisions/methods/table.ts'
import { decidesBy, needs } from '../../ui/outcome/decides-by.ts'
import type { ConsensusMethod, Meeting } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'

const held = (meeting: Partial<Meeting>) => new GivenRun({ meeting }).state.meeting

describe('what the panel says of how a council decides', () => {
  it('is the method with its threshold', () => {
    const said = (method: ConsensusMethod, threshold = THRESHOLDS[method]) => decidesBy({ method, threshold })
    expect(said('majority')).toMatch(/^Majority: more than half of/)
    expect(said('majority', 0.6)).toMatch(/more than 60% of/)
    expect(said('supermajority')).toMatch(/at least 67% of/)
    expect(said('unanimity')).toMatch(/nobody abstains/)
    expect(said('weighted')).toMatch(/more than half of the weight/)
    expect(said('consent')).toMatch(/a reason against it/)
    expect(said('moderator')).toMatch(/once the experts have voted/)
  })

  it('is what a decision needs beside the votes, and nothing that nobody asks for', () => {
    expect(needs(held({}))).toEqual(['2 options', 'a reason with a quote', '1 named risk'])
    expect(needs(held({ reversibility: 'irreversible' }))).toEqual([
      '3 options',
      'a reason with a quote',
      '2 named risks',
      'what lowers the risks',
      'every must-have checked',
      'the votes of 100% of the experts',
      'the approval of a person, before it is exported',
    ])
    const none = { minAlternatives: 0, requireRationale: false, requireRisks: false }
    expect(needs(held({ quality: none }))).toEqual([])
  })
})
