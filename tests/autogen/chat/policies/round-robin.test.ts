import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextInRound, nextUnheard } from '../../../../backend/autogen/chat/policies/round-robin.ts'

const seats = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 })

describe('round robin', () => {
  it('begins with the first and comes back to it after the last', () => {
    const order = ['ann', 'bob', 'cy']
    expect(nextInRound(order, null)).toEqual({
      speaker: 'ann',
      candidates: order,
      rationale: 'The round begins with ann.',
    })
    expect(nextInRound(order, 'ann')?.rationale).toBe('After ann it is the turn of bob.')
    expect(nextInRound(order, 'cy')?.speaker).toBe('ann')
  })

  it('begins anew where the last speaker has left', () => {
    expect(nextInRound(['ann', 'bob'], 'zoe')?.speaker).toBe('ann')
  })

  it('selects nobody where nobody takes part', () => {
    expect(nextInRound([], null)).toBeNull()
    expect(nextUnheard([], [])).toBeNull()
  })

  it('gives everyone the floor once before anyone has it twice', () => {
    fc.assert(
      fc.property(seats, fc.nat({ max: 7 }), (participants, shift) => {
        let last = participants[shift % participants.length] ?? null
        const heard = participants.map(() => (last = nextInRound(participants, last)?.speaker ?? null))
        expect(new Set(heard)).toEqual(new Set(participants))
      }),
    )
  })

  it('ends one round after everyone was heard, in their order', () => {
    fc.assert(
      fc.property(seats, (participants) => {
        const heard: string[] = []
        for (let next = nextUnheard(participants, heard); next; next = nextUnheard(participants, heard)) {
          expect(next.candidates).toEqual(participants.slice(heard.length))
          heard.push(next.speaker)
        }
        expect(heard).toEqual(participants)
      }),
    )
  })
})
