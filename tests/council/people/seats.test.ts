import { expect, test } from 'vitest'
import { expertSeats } from '../../../backend/council/phases.ts'
import { GivenRun, given } from '../../support/given.ts'
import { ANNA, BOB } from '../../support/house.ts'
import { atTheTable, EXPERTS, KEPT, toQuestion } from '../../support/people.ts'
import { voting } from '../../support/scripts.ts'

const debate = () => new GivenRun({ meeting: { seats: EXPERTS } }).to('debate', 'expert_a')

test('a person takes a seat at once, or after the turn that its agent has', () => {
  const run = debate()
  given(run)
    .when({ type: 'take_seat', seat: 'expert_b' })
    .state('applied')
    .causes('command', ['participant_updated', { seat: 'expert_b', state: 'joined', occupant: ANNA }])
  given(run).when({ type: 'take_seat', seat: 'expert_a' }, BOB).state('queued')
  run.speak()
  expect(run.of('participant_updated').at(-1)).toMatchObject({ seat: 'expert_a', occupant: BOB })
  expect(run.state.human).toMatchObject({ seat: 'expert_b' })
})

test('one seat a person, one person a seat, and only people sit', () => {
  const run = atTheTable('expert_a')
  given(run).when({ type: 'take_seat', seat: 'expert_a' }).needless()
  given(run).when({ type: 'take_seat', seat: 'expert_b' }).refused('one_seat')
  given(run).when({ type: 'take_seat', seat: 'expert_a' }, BOB).refused('seat_taken')
  given(run).when({ type: 'take_seat', seat: 'nobody' }, BOB).refused('unknown_seat')
  given(run)
    .when({ type: 'take_seat', seat: 'expert_b' }, { kind: 'agent', id: 'x', name: 'X' })
    .refused('only_people')
  expect(run.of('command').at(-4)?.reason).toBe(
    'You sit in expert_a. Leave it first (leave_seat), then take expert_b.',
  )
})

test('two people at one machine sit in the two seats that are kept for them', () => {
  const seats = [KEPT[0]!, { ...EXPERTS[1]!, person: 'Carl' }]
  const run = new GivenRun({ meeting: { seats } })
  run.command({ type: 'take_seat', seat: 'expert_a' })
  run.command({ type: 'take_seat', seat: 'expert_b' })
  expect(run.state.occupants).toEqual({
    expert_a: { kind: 'person', id: 'anna', name: 'Bea' },
    expert_b: { kind: 'person', id: 'anna', name: 'Carl' },
  })
})

test('a meeting does not keep two seats for one person', () => {
  const seats = [KEPT[0]!, { ...EXPERTS[1]!, person: 'Bea' }]
  expect(() => new GivenRun({ meeting: { seats } })).toThrow(/“Bea” sits in expert_a already/)
})

test('whoever leaves hands the very turn to the agent of the seat', () => {
  const run = toQuestion(atTheTable('expert_a'))
  const { turnId } = run.turn
  given(run).when({ type: 'leave_seat', seat: 'expert_a' }, BOB).refused('not_your_seat')
  given(run).when({ type: 'leave_seat', seat: 'expert_b' }).needless()
  given(run)
    .when({ type: 'leave_seat', seat: 'expert_a' })
    .causes(
      'command',
      ['participant_updated', { state: 'left', occupant: ANNA }],
      ['human_question', { state: 'withdrawn' }],
      ['turn', { state: 'interrupted' }],
      ['run_status', { status: 'running' }],
    )
  run.advance()
  expect(run.turn).toMatchObject({ turnId, seat: 'expert_a', attempt: 2 })
  run.speak()
  expect(run.events.findLast(({ type }) => type === 'chat_message')?.actor.kind).toBe('agent')
})

test('somebody who says that the awaited person does not come hands the seat to the deputy', () => {
  const seats = [{ ...KEPT[0]!, deputy: 'expert-b' }, EXPERTS[1]!]
  const run = toQuestion(new GivenRun({ meeting: { seats } }))
  run.command({ type: 'leave_seat', seat: 'expert_a' })
  run.advance()
  expect(run.state.human).toBeNull()
  run.speak()
  expect(run.state.messages.at(-1)?.name).toBe('Bea (deputy)')
  run.command({ type: 'take_seat', seat: 'expert_a' })
  toQuestion(run)
  expect(run.turn.seat).toBe('expert_a')
})

test('a muted seat is not given the floor, no phase waits for it, and a majority is still one of all experts', () => {
  const seats = [...EXPERTS, { seat: 'expert_c', role: 'expert' } as const]
  const script = voting({ expert_a: 'o1', expert_b: 'o1' })
  const run = new GivenRun({ meeting: { seats }, script })
  given(run)
    .when({ type: 'mute', seat: 'expert_c', on: true })
    .causes('command', ['participant_updated', { seat: 'expert_c', state: 'muted' }])
  given(run).when({ type: 'mute', seat: 'expert_c', on: true }).needless()
  run.toEnd()
  expect(run.of('turn').filter((turn) => turn.seat === 'expert_c')).toEqual([])
  expect(expertSeats(run.state)).toHaveLength(3)
  expect(run.of('decision').at(-1)).toMatchObject({
    optionId: 'o1',
    method: 'majority; muted: expert_c',
  })
  const divided = new GivenRun({ meeting: { seats }, script: voting({ expert_a: 'o1', expert_b: null }) })
  divided.command({ type: 'mute', seat: 'expert_c', on: true })
  expect(divided.toEnd().of('decision').at(-1)).toMatchObject({ status: 'no_consensus' })
})

test('a seat that is muted in the middle of the blind round does not keep the others waiting', () => {
  const run = new GivenRun({ meeting: { seats: EXPERTS } }).to('positions', 'expert_a')
  run.command({ type: 'mute', seat: 'expert_b', on: true })
  run.speak()
  expect(run.of('reveal')).toHaveLength(1)
  run.command({ type: 'mute', seat: 'expert_b', on: false })
  run.to('debate', 'expert_b')
})

test('a turn that was cut is not tried again for a seat that is muted meanwhile', () => {
  const run = debate()
  run.command({ type: 'pause' })
  run.cut()
  run.command({ type: 'mute', seat: 'expert_a', on: true })
  run.command({ type: 'resume' })
  run.advance()
  expect(run.turn.seat).not.toBe('expert_a')
})

test('a seat without which no phase could go on is not muted', () => {
  const run = debate()
  for (const seat of ['moderator', 'scribe', 'integrator'])
    given(run).when({ type: 'mute', seat, on: true }).refused('last_of_role')
  run.command({ type: 'mute', seat: 'expert_b', on: true })
  given(run).when({ type: 'mute', seat: 'expert_a', on: true }).refused('last_of_role')
})

test('a muted seat is not given the floor by a person either', () => {
  const seats = [...EXPERTS, { seat: 'expert_c', role: 'expert' } as const]
  const run = new GivenRun({ meeting: { seats } })
  run.command({ type: 'mute', seat: 'expert_c', on: true })
  given(run).when({ type: 'give_floor', seat: 'expert_c' }).refused('seat_muted')
})
