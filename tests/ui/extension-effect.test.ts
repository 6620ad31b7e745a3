import { describe, expect, it } from 'vitest'
import type { RunState } from '../../backend/council/state.ts'
import { runTimebox } from '../../backend/council/time-left.ts'
import { effectOf } from '../../ui/table/extension-effect.ts'
import { agendaView } from '../../ui/table/agenda-view.ts'
import { expectedIn } from '../../ui/table/expected-in.ts'
import { GivenRun } from '../support/given.ts'

const MIN = 60_000
const item = (id: string, timeboxMinutes: number) => ({
  id,
  title: `Item ${id}`,
  kind: 'discuss' as const,
  timeboxMinutes,
  atZero: 'finish_turn' as const,
})

/** The first of three items is open, and nothing of its time is used. */
function opened(wholeMinutes: number): RunState {
  const agenda = [item('i1', 4), item('i2', 3), item('i3', 2)]
  const { state } = new GivenRun({ meeting: { agenda } }).until(({ itemId }) => itemId === 'i1')
  const whole = runTimebox(state)
  if (whole === undefined) throw new Error('The run has no time of its own.')
  const box = { ...whole, totalMs: whole.startedElapsedMs + wholeMinutes * MIN }
  return { ...state, timeboxes: { ...state.timeboxes, [whole.timeboxId]: box } }
}

describe('more time for an item', () => {
  it('takes nothing from the others where the whole council has it', () => {
    const run = opened(20)
    expect(effectOf(run, 2 * MIN, run.elapsedMs)).toEqual({ kind: 'fits' })
  })

  it('is taken from the last items first, and says from which and how much', () => {
    const run = opened(9)
    expect(effectOf(run, MIN, run.elapsedMs)).toEqual({
      kind: 'loses',
      items: [{ title: 'Item i3', byMs: MIN }],
    })
    expect(effectOf(run, 3 * MIN, run.elapsedMs)).toEqual({
      kind: 'loses',
      items: [
        { title: 'Item i2', byMs: MIN },
        { title: 'Item i3', byMs: 2 * MIN },
      ],
    })
  })

  it('names only what it takes itself: what did not fit before is lost already', () => {
    const run = opened(8)
    expect(effectOf(run, MIN, run.elapsedMs)).toEqual({
      kind: 'loses',
      items: [{ title: 'Item i3', byMs: MIN }],
    })
  })

  it('says so where the whole ends first', () => {
    const run = opened(4)
    expect(effectOf(run, 2 * MIN, run.elapsedMs)).toEqual({ kind: 'cut', byMs: 2 * MIN })
  })
})

it('the agenda tells what is open and to come, and the time that was planned', () => {
  const run = opened(20)
  expect(agendaView(run, run.elapsedMs + MIN)).toMatchObject([
    { state: 'now', usedMs: MIN, plannedMs: 4 * MIN },
    { state: 'next', usedMs: 0, plannedMs: 3 * MIN },
    { state: 'next', usedMs: 0, plannedMs: 2 * MIN },
  ])
})

it('when somebody speaks is told only once there is something to tell it from', () => {
  expect(expectedIn({ turns: 2, elapsedMs: 20_000 }, 0)).toBeNull()
  expect(expectedIn({ turns: 4, elapsedMs: 20_000 }, 1)).toBe(10_000)
})
