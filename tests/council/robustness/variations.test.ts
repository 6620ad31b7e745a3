import { describe, expect, it } from 'vitest'
import { foldAll } from '../../../backend/council/evolve.ts'
import { PHASES, phaseSeats } from '../../../backend/council/phases.ts'
import { USUAL_WISH, variationsOf } from '../../../backend/council/robustness/variations.ts'
import { shuffled } from '../../../backend/council/shuffle.ts'
import type { RunState } from '../../../backend/council/state.ts'
import type { Meeting } from '../../../schemas/generated/types.ts'
import { openTestHouse } from '../../support/house.ts'

const THREE = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
const NOTHING = { orders: 0, seeds: 0, leaveOneOut: false }

/** The first event of a council, folded. */
async function begun(meeting: Partial<Meeting> = {}): Promise<RunState> {
  const house = openTestHouse()
  const { runId } = await house.start(meeting)
  const state = foldAll(await house.events(runId))
  if (state === null) throw new Error('A run has begun.')
  return state
}

const spoken = (state: RunState, order: number) =>
  JSON.stringify(PHASES.map((phase) => phaseSeats({ ...state, seats: shuffled(state.seats, order) }, phase)))

describe('variations of a council', () => {
  it('are other speaking orders, each another one, and fewer where fewer exist', async () => {
    // Given two experts whose order alone matters, then three
    const two = await begun()
    const three = await begun({ seats: THREE })
    // Then there is one other order of two, and five of three, however many are wanted
    expect(variationsOf(two, { ...NOTHING, orders: 10 })).toHaveLength(1)
    const all = variationsOf(three, { ...NOTHING, orders: 10 })
    expect(all).toHaveLength(5)
    const orders = all.map(({ changes }) => spoken(three, changes.order ?? -1))
    expect(new Set([...orders, JSON.stringify(PHASES.map((phase) => phaseSeats(three, phase)))]).size).toBe(6)
    // And who wants fewer gets the first of them, the same each time
    expect(variationsOf(three, { ...NOTHING, orders: 2 })).toEqual(all.slice(0, 2))
    expect(all[0]).toMatchObject({ kind: 'order', name: expect.stringMatching(/^Moderator, Expert \w, /) })
  })

  it('count seats of other roles as well where they speak in the order of the meeting', async () => {
    const inTurn = await begun({ policy: { name: 'round_robin' } })
    expect(variationsOf(inTurn, { ...NOTHING, orders: 10 }).length).toBeGreaterThan(1)
  })

  it('are other seeds, none of them its own', async () => {
    const state = await begun()
    const seeds = variationsOf(state, { ...NOTHING, seeds: 3 }).map(({ changes }) => changes.seed)
    expect(new Set([state.seed, ...seeds]).size).toBe(4)
  })

  it('leave out one seat that it can do without, and one source that is not the meeting itself', async () => {
    const state = await begun({
      context: [
        { title: 'Walk-through', text: 'The shed is dry.' },
        { title: 'Poll', text: 'All like the shed.', seats: ['expert_b'] },
      ],
    })
    const left = variationsOf(state, { ...NOTHING, leaveOneOut: true })
    expect(left.map(({ kind, id, name }) => [kind, id, name])).toEqual([
      ['seat', 'expert_a', 'Expert A'],
      ['seat', 'expert_b', 'Expert B'],
      ['source', 's1', 'Walk-through'],
      ['source', 's2', 'Poll'],
    ])
    expect(left.map(({ changes }) => changes)).toEqual([
      { silent: ['expert_a'] },
      { silent: ['expert_b'] },
      { sources: { drop: ['s1'] } },
      { sources: { drop: ['s2'] } },
    ])
    // One expert alone cannot be left out.
    const alone = await begun({ seats: [{ seat: 'expert_a', role: 'expert' }], context: [] })
    expect(variationsOf(alone, USUAL_WISH)).toEqual([])
  })
})
