import { describe, expect, it } from 'vitest'
import { orderOf, upcoming } from '../../ui/table/upcoming.ts'
import { GivenRun } from '../support/given.ts'

describe('the order of speaking', () => {
  it('is what then happens, as far as it is shown', () => {
    const run = new GivenRun().to('debate')
    const shown = upcoming(run.state, 2).map(({ seat }) => seat)
    const spoke: string[] = []
    for (let n = 0; n < 2; n++) {
      const { turnId } = run.turn
      run.speak().until(({ turn }) => turn !== null && turn.turnId !== turnId)
      spoke.push(run.turn.seat)
    }
    expect(shown).toEqual(spoke)
  })

  it('ends where the phase does, and says what comes then', () => {
    const run = new GivenRun().to('positions', 'expert_b')
    expect(upcoming(run.state)).toEqual([{ seat: null, why: 'then debate', isSure: false }])
  })

  it('begins with whoever a person gave the floor', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    run.command({ type: 'request_risks' })
    run.speak().until(({ turn, floor }) => turn !== null && floor.length === 1)
    expect(upcoming(run.state, 2).map(({ seat, isSure }) => [seat, isSure])[0]).toEqual(['expert_b', true])
  })

  it('can be changed where the policy goes by one, and then goes as it was set', () => {
    const run = new GivenRun({ overrides: { policy: 'round_robin' } }).to('debate', 'moderator')
    const seats = () => orderOf(run.state).order.map(({ seat }) => seat)
    expect([orderOf(run.state).canMove, seats().slice(0, 2)]).toEqual([true, ['expert_a', 'expert_b']])
    run.command({ type: 'queue_move', seat: 'expert_b', by: -1 })
    expect(seats().slice(0, 2)).toEqual(['expert_b', 'expert_a'])
    expect(upcoming(run.state, 1)[0]?.seat).toBe('expert_b')
    const { turnId } = run.turn
    run.speak().until(({ turn }) => turn !== null && turn.turnId !== turnId)
    expect(run.turn.seat).toBe('expert_b')
  })

  it('cannot be changed in the blind round, in the vote, or where a model chooses', () => {
    expect(orderOf(new GivenRun().to('positions', 'expert_a').state).canMove).toBe(false)
    expect(orderOf(new GivenRun().to('decision').state).canMove).toBe(false)
    const chosen = new GivenRun({ overrides: { policy: 'handoff' } }).to('debate')
    expect(orderOf(chosen.state).canMove).toBe(false)
  })

  it('has nobody once the council has ended', () => {
    expect(upcoming(new GivenRun().toEnd().state)).toEqual([])
  })
})
