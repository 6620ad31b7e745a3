import { describe, expect, it } from 'vitest'
import { adviceOf } from '../../../ui/convergence/call.ts'
import { traceOf } from '../../../ui/convergence/trace.ts'
import { GivenRun } from '../../support/given.ts'
import { read } from '../support/reading.ts'

const MINUTE = 60_000
const trace = (run: GivenRun, nowMs?: number) => {
  const { run: state, trail } = read(run.events)
  return traceOf(state, trail, nowMs ?? state.elapsedMs)
}
const ask = (text: string) => ({ tool: 'ask_question', arguments: { text } })
const object = (text: string, challenges: string) => ({
  tool: 'make_claim',
  arguments: { text, kind: 'against', option: 'o1', challenges },
})
const answer = (text: string, answers: string) => ({
  tool: 'make_claim',
  arguments: { text, kind: 'for', option: 'o1', answers },
})
const claimIds = (run: GivenRun) => run.of('claim').map(({ claimId }) => claimId)

describe('the convergence trace', () => {
  it('counts questions and objections as raised, and an answered objection as closed, in run time', () => {
    const run = new GivenRun().to('debate')
    run.later(2 * MINUTE).speak({ contributions: [ask('Who has the key?'), object('It rusts.', 'c1')] })
    const [, , objection] = claimIds(run)
    run
      .to('debate')
      .later(MINUTE)
      .speak({ contributions: [answer('It was painted.', objection ?? '')] })
    const { points, raised, closed } = trace(run)
    expect([raised, closed]).toEqual([2, 1])
    expect(points.map((one) => [one.raised, one.closed])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ])
    expect(points.map(({ elapsedMs }) => Math.floor(elapsedMs / MINUTE))).toEqual([2, 2, 3])
  })

  it('stands still while the run does', () => {
    const run = new GivenRun().to('debate')
    run.command({ type: 'pause', when: 'now' })
    run.cut('So')
    run.later(10 * MINUTE).command({ type: 'resume' })
    run.to('debate').speak({ contributions: [ask('Why?')] })
    expect(trace(run).points.at(-1)?.elapsedMs).toBeLessThan(MINUTE)
  })

  it('tells for each turn how many claims nobody had made before', () => {
    const run = new GivenRun().to('risks')
    const { turns } = trace(run)
    expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_, i) => i + 1))
    expect(turns.reduce((sum, one) => sum + one.newClaims, 0)).toBe(
      new Set(run.of('claim').map(({ text }) => text)).size,
    )
    expect(turns.length).toBe(run.of('turn').filter(({ state }) => state === 'completed').length)
  })

  it('marks each decision, and its target is the whole timebox', () => {
    const run = new GivenRun().toEnd()
    expect(trace(run).decisions).toMatchObject([{ decided: true }])
    expect(trace(run).totalMs).toBe(15 * MINUTE)
  })

  it('makes no forecast of one closing, and one of two at their pace', () => {
    const run = new GivenRun().to('debate')
    run.speak({ contributions: [ask('Who?'), object('It rusts.', 'c1'), object('It leaks.', 'c1')] })
    const [, , first = '', second = ''] = claimIds(run)
    run
      .to('debate')
      .later(MINUTE)
      .speak({ contributions: [answer('Painted.', first)] })
    expect(trace(run).forecastMs).toBeNull()
    run
      .to('debate')
      .later(MINUTE)
      .speak({ contributions: [answer('Sealed.', second)] })
    // Two closings in two minutes: the third point needs one more.
    expect(trace(run, 2 * MINUTE).forecastMs).toBe(3 * MINUTE)
    // Nothing was closed in the last five minutes: there is no pace.
    expect(trace(run, 9 * MINUTE).forecastMs).toBeNull()
  })

  it('is empty for an empty way', () => {
    const { run } = read(new GivenRun().events)
    expect(traceOf(run, [], 0)).toMatchObject({
      points: [],
      turns: [],
      raised: 0,
      closed: 0,
      forecastMs: null,
    })
  })
})

describe('the advice to call the decision', () => {
  const advice = (run: GivenRun) => adviceOf(run.state, trace(run))
  const quiet = (run: GivenRun, turns: number) => {
    for (let i = 0; i < turns; i++) run.until(({ turn }) => turn !== null).speak({ contributions: [] })
    return run
  }

  it('comes when three turns added next to nothing', () => {
    expect(advice(quiet(new GivenRun().to('debate'), 1)).kind).toBe('goes_on')
    expect(advice(quiet(new GivenRun().to('debate'), 3)).kind).toBe('call')
  })

  it('never comes while an objection has no answer', () => {
    const run = new GivenRun().to('debate').speak({ contributions: [object('It rusts.', 'c1')] })
    expect(advice(quiet(run, 3))).toEqual({ kind: 'unanswered', objections: ['c3'], risks: [] })
  })

  it('never comes while a risk has no answer, and does when one is named', () => {
    const risk = (mitigation?: string) => ({
      tool: 'raise_risk',
      arguments: { risk: 'It rusts.', ...(mitigation === undefined ? {} : { mitigation }) },
    })
    const open = new GivenRun().to('debate').speak({ contributions: [risk()] })
    expect(advice(quiet(open, 3))).toEqual({ kind: 'unanswered', objections: [], risks: ['r1'] })
    const met = new GivenRun().to('debate').speak({ contributions: [risk('Paint it.')] })
    expect(advice(quiet(met, 3)).kind).toBe('call')
  })

  it('is none in the blind round, after the call, and at the end', () => {
    expect(advice(new GivenRun().to('positions')).kind).toBe('none')
    const called = quiet(new GivenRun().to('debate'), 3)
    called.command({ type: 'call_decision' })
    expect(advice(called.to('decision')).kind).toBe('none')
    expect(advice(new GivenRun().toEnd()).kind).toBe('none')
  })
})
