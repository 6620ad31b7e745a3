import { describe, expect, it } from 'vitest'
import { inNames, nextSpeaker } from '../../ui/room/who.ts'
import { whyChosen } from '../../ui/room/why-chosen.ts'
import * as english from '../../ui/words/en/index.ts'
import * as russian from '../../ui/words/ru/index.ts'
import { sayWith } from '../../ui/words/words.ts'
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
    expect(inNames(state, 'Phase debate: After expert_b it is the turn of expert_a.')).toBe(
      'in turn after Expert B',
    )
    expect(inNames(state, 'Phase debate: expert_a turned to expert_b.')).toBe('Expert A turned to Expert B.')
  })

  it('tells in its own words what the rules put on record, in either language of the council', () => {
    for (const language of ['en', 'ru'] as const) {
      const run = new GivenRun({ meeting: { language } }).to('debate', 'expert_a')
      run.command({ type: 'request_risks' })
      run.speak().until(({ turn, floor }) => turn !== null && floor.length === 1)
      expect(whyChosen(run.of('speaker_selected').at(-1)?.rationale ?? '')).toBe('a person asked for risks')
    }
  })

  it.each(['fsm', 'round_robin'])('and its reason speak the language of the panel under %s', (policy) => {
    const ordinary = new Set<string>()
    for (const language of ['en', 'ru'] as const) {
      const run = new GivenRun({ meeting: { language }, overrides: { policy } }).toEnd()
      for (const event of run.events)
        if (event.type === 'speaker_selected') ordinary.add(whyChosen(event.data.rationale))
    }
    expect([...ordinary].filter((why) => /[а-яё]/i.test(why))).toEqual([])
    sayWith('ru', russian)
    try {
      const run = new GivenRun({ overrides: { policy } }).toEnd()
      for (const event of run.events)
        if (event.type === 'speaker_selected')
          expect(inNames(run.state, event.data.rationale)).not.toMatch(/\b(?:is|of|the|in)\b/)
    } finally {
      sayWith('en', english)
    }
  })
})
