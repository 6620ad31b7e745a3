import { describe, expect, it } from 'vitest'
import { boxView, elapsedAt, markOf, timeboxes } from '../../ui/run/time-view.ts'
import { secondsOf } from '../../ui/room/seconds-of.ts'
import { GivenRun } from '../support/given.ts'

const box = {
  timeboxId: 'b2',
  scope: 'item:i1',
  totalMs: 360_000,
  startedElapsedMs: 0,
  closedElapsedMs: null,
  state: 'open',
} as const

describe('a timebox on the stage bar', () => {
  it.each([
    [0, 'calm'],
    [269_000, 'calm'],
    [270_000, 'wrap_up'],
    [329_999, 'wrap_up'],
    [330_000, 'last'],
    [359_999, 'last'],
    [360_000, 'over'],
    [372_000, 'over'],
  ])('after %i ms of six minutes is %s', (elapsed, stage) => {
    expect(boxView(box, elapsed)).toMatchObject({ stage, leftMs: 360_000 - elapsed })
  })

  it('is told at half, at one minute and at zero', () => {
    expect([181_000, 180_000, 60_001, 60_000, 1, 0, -5].map((left) => markOf(left, 360_000))).toEqual([
      'start',
      'half',
      'half',
      'minute',
      'minute',
      'zero',
      'zero',
    ])
  })

  it('counts run time: it stands still unless the run is running', () => {
    const run = new GivenRun().to('debate')
    const { state } = run
    expect(elapsedAt(state, state.lastAt + 5_000)).toBe(state.elapsedMs + 5_000)
    expect(elapsedAt(state, state.lastAt - 5_000)).toBe(state.elapsedMs)
    run.command({ type: 'pause' })
    expect(elapsedAt(run.state, run.state.lastAt + 3_600_000)).toBe(run.state.elapsedMs)
  })

  it('shows the item and the whole council, or the council alone between items', () => {
    const { state } = new GivenRun().to('debate')
    const { main, whole } = timeboxes(state)
    expect([main?.scope, whole?.scope]).toEqual([`item:${state.itemId}`, 'run'])
    expect(timeboxes({ ...state, itemId: null }).main?.scope).toBe('run')
  })

  it('takes minutes as people type them', () => {
    expect(['5', '0.5', '1,5', '0', '-1', 'five', '', '1441'].map(secondsOf)).toEqual([
      300,
      30,
      90,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
