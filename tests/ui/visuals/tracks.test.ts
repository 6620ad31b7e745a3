import { describe, expect, it } from 'vitest'
import type { TakePosition } from '../../../schemas/generated/types.ts'
import { packed } from '../../../ui/positions/packed.ts'
import { tracksOf } from '../../../ui/positions/tracks.ts'
import { GivenRun } from '../../support/given.ts'
import { read } from '../support/reading.ts'

const tracks = (run: GivenRun) => {
  const { run: state, trail } = read(run.events)
  return tracksOf(state, trail, 'i1')
}
const lane = (run: GivenRun, optionId: string) => {
  const found = tracks(run).lanes.find((one) => one.optionId === optionId)
  if (found === undefined) throw new Error(`There is no lane ${optionId}.`)
  return found
}
/** A seat is given the floor, takes a position, and does nothing else. */
function takes(run: GivenRun, seat: string, position: TakePosition): GivenRun {
  if (run.state.phase === 'opening' || run.state.phase === 'positions') run.to('debate')
  if (run.state.turn?.seat !== seat) run.command({ type: 'give_floor', seat })
  run.until(({ turn }) => turn?.seat === seat)
  return run.speak({ contributions: [{ tool: 'take_position', arguments: position }] })
}

describe('position tracks', () => {
  it('have a lane for each option and no mark where nobody spoke', () => {
    const run = new GivenRun().to('positions')
    expect(tracks(run).lanes.map(({ title, marks }) => [title, marks])).toEqual([
      ['The shed', []],
      ['The cellar', []],
    ])
  })

  it('stand where the seat put itself, with its words, its confidence and the message', () => {
    const run = new GivenRun().to('debate')
    expect(lane(run, 'o1').marks).toMatchObject([
      { seat: 'expert_a', stop: 2, basis: 'said', confidence: 0.7, number: 2, from: null },
      { seat: 'expert_b', stop: 2, basis: 'said', confidence: 0.7, number: 3, from: null },
    ])
    expect(lane(run, 'o1').marks[0]?.quote).toBe('The shed is dry all year.')
    expect(lane(run, 'o2').marks).toEqual([])
  })

  it('keep where a mark was when it moves in its lane, and the place before that when it stays', () => {
    const run = takes(new GivenRun(), 'expert_b', { option: 'o1', stance: -1, quote: 'No lock.' })
    const moved = run.state.messages.length
    expect(lane(run, 'o1').marks[1]).toMatchObject({
      stop: -1,
      number: moved,
      from: { stop: 2, number: 3 },
    })
    expect(tracks(run).lastMove).toEqual({ seat: 'expert_b', number: moved })
    takes(run, 'expert_b', { option: 'o1', stance: -1 })
    expect(lane(run, 'o1').marks[1]).toMatchObject({ stop: -1, from: { stop: 2, number: 3 } })
    expect(tracks(run).lastMove).toEqual({ seat: 'expert_b', number: moved })
  })

  it('let a seat stand for one option at a time, and keep what it has said against another', () => {
    const run = takes(new GivenRun(), 'expert_a', { option: 'o2', stance: -2 })
    expect(lane(run, 'o1').marks.map(({ seat }) => seat)).toEqual(['expert_a', 'expert_b'])
    takes(run, 'expert_b', { option: 'o2', stance: 1 })
    expect(lane(run, 'o1').marks.map(({ seat }) => seat)).toEqual(['expert_a'])
    expect(lane(run, 'o1').gone).toMatchObject([{ seat: 'expert_b', was: { stop: 2, number: 3 }, to: 'o2' }])
    expect(lane(run, 'o2').marks.map(({ seat, stop }) => [seat, stop])).toEqual([
      ['expert_a', -2],
      ['expert_b', 1],
    ])
  })

  it('come back with a tail to where they were in the lane before', () => {
    const run = takes(new GivenRun(), 'expert_b', { option: 'o2' })
    takes(run, 'expert_b', { option: 'o1', stance: 1 })
    expect(lane(run, 'o1').marks[1]).toMatchObject({
      seat: 'expert_b',
      stop: 1,
      from: { stop: 2, number: 3 },
    })
    expect(lane(run, 'o1').gone).toEqual([])
  })

  it('tell who stands nowhere, and leave its lane empty', () => {
    const run = takes(new GivenRun(), 'expert_a', { option: null, quote: 'I do not know.' })
    expect(tracks(run).nowhere).toMatchObject([{ seat: 'expert_a', quote: 'I do not know.' }])
    expect(lane(run, 'o1').marks.map(({ seat }) => seat)).toEqual(['expert_b'])
    takes(run, 'expert_a', { option: 'o1' })
    expect(tracks(run).nowhere).toEqual([])
  })

  it('show a correction as the word of the person who made it, at the message that it corrects', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    run.command({ type: 'correct_position', seat: 'expert_b', option: 'o1', stance: 0 })
    expect(lane(run, 'o1').marks[1]).toMatchObject({
      seat: 'expert_b',
      stop: 0,
      correctedBy: 'Anna',
      number: 3,
      from: { stop: 2 },
    })
    run.command({ type: 'correct_position', seat: 'expert_b', option: 'o1', stance: null })
    expect(lane(run, 'o1').marks.map(({ seat }) => seat)).toEqual(['expert_a'])
    expect(lane(run, 'o1').unplaced).toMatchObject([{ seat: 'expert_b', number: 3 }])
  })

  it('never make a stop of a number that a seat gave', () => {
    const scores = [
      { optionId: 'o1', total: 0.4, cells: [] },
      { optionId: 'o2', total: -0.9, cells: [] },
    ]
    const run = takes(new GivenRun(), 'expert_a', { option: 'o1', scores, basis: 'computed' })
    expect(lane(run, 'o1').marks[0]).toMatchObject({ basis: 'computed', stop: 2 })
    expect(lane(run, 'o2')).toMatchObject({ marks: [], scores: [{ seat: 'expert_a', total: -0.9 }] })
  })

  it('name two who stand for different options and have not moved for three turns', () => {
    const run = takes(new GivenRun(), 'expert_b', { option: 'o2' })
    expect(tracks(run).stuck).toBeNull()
    for (const turns of [1, 2, 3]) {
      run.until(({ turn }) => turn !== null).speak({ contributions: [] })
      const { stuck } = tracks(run)
      if (turns < 3) expect(stuck).toBeNull()
      else expect(stuck).toEqual({ seats: ['expert_a', 'expert_b'], turns: 3 })
    }
  })
})

describe('the lines of a lane', () => {
  const mark = (seat: string, stop: -2 | -1 | 0 | 1 | 2, was?: -2 | -1 | 0 | 1 | 2) => ({
    seat,
    stop,
    number: 1,
    messageId: 'm1',
    basis: 'said' as const,
    quote: '',
    confidence: null,
    correctedBy: null,
    from: was === undefined ? null : { stop: was, number: 1, messageId: 'm1' },
  })
  it('are as many as are needed for no mark to lie on another or on its tail', () => {
    const { marks, rows } = packed([mark('a', 2), mark('b', 1, -1), mark('c', 0), mark('d', -2)])
    expect(marks.map(({ row }) => row)).toEqual([0, 0, 1, 0])
    expect(rows).toBe(2)
  })
})
