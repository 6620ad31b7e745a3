import { describe, expect, it } from 'vitest'
import { upcoming } from '../../ui/room/upcoming.ts'
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

  it('has nobody once the council has ended', () => {
    expect(upcoming(new GivenRun().toEnd().state)).toEqual([])
  })
})
