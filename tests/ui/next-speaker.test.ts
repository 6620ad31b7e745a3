import { describe, expect, it } from 'vitest'
import { inNames, nextSpeaker } from '../../ui/room/who.ts'
import { GivenRun } from '../support/given.ts'

describe('the next speaker', () => {
  it.each(['fsm', 'round_robin'])('is named rightly at every turn of a whole council under %s', (policy) => {
    const run = new GivenRun({ overrides: { policy } }).to('opening')
    let named = 0
    for (let turns = 0; run.state.turn !== null && turns < 100; turns++) {
      const { turnId, phase } = run.turn
      const said = nextSpeaker(run.state)
      run.speak().until(({ turn, endedAt }) => endedAt !== null || (turn !== null && turn.turnId !== turnId))
      const { turn } = run.state
      // Where the phase ends instead, the panel had not promised anything.
      if (said?.seat == null || turn?.phase !== phase) continue
      expect(turn.seat).toBe(said.seat)
      named++
    }
    expect(run.state.status).toBe('completed')
    expect(named).toBeGreaterThan(4)
  })

  it('is for sure the one of whom a person asked something', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    run.command({ type: 'request_risks' })
    run.speak().until(({ turn, floor }) => turn !== null && floor.length === 1)
    expect(run.turn.seat).toBe('expert_a')
    expect(nextSpeaker(run.state)).toEqual({
      seat: 'expert_b',
      why: 'a person asked for risks',
      isSure: true,
    })
  })

  it('is nobody once the council has ended', () => {
    expect(nextSpeaker(new GivenRun().toEnd().state)).toBeNull()
  })

  it('gives reasons in names, not in ids', () => {
    const { state } = new GivenRun().to('debate')
    expect(inNames(state, 'Phase debate: after expert_b it is the turn of expert_a.')).toBe(
      'after Expert B it is the turn of Expert A.',
    )
    expect(inNames(state, 'Фаза «Дебаты»: последним говорит expert_b.')).toBe('последним говорит Expert B.')
  })
})
