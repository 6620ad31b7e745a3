import { expect, test } from 'vitest'
import { MeetingInvalid } from '../../backend/council/meeting/meeting-invalid.ts'
import type { Transition } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { registry } from '../support/house.ts'

const SEATS = [
  { seat: 'scribe', role: 'scribe' as const },
  { seat: 'expert_b', role: 'expert' as const },
  { seat: 'moderator', role: 'moderator' as const },
  { seat: 'expert_a', role: 'expert' as const },
]
const order = (policy: string) => {
  const run = new GivenRun({ meeting: { seats: SEATS }, overrides: { policy } }).toEnd()
  expect(run.state.reason?.code).toBe('decided')
  return Object.entries(Object.groupBy(run.of('chat_message'), (message) => message.phase)).map(
    ([phase, messages]) => `${phase}: ${messages?.map((message) => message.seat).join(' ')}`,
  )
}

test('under fsm a phase has its seats in the order of the template’s roles', () => {
  expect(order('fsm')).toEqual([
    'opening: moderator',
    'positions: expert_b expert_a',
    'debate: moderator expert_b expert_a',
    'alternatives: scribe',
    'risks: moderator expert_b expert_a',
    'convergence: moderator expert_b expert_a',
    'decision: moderator expert_b expert_a scribe',
    'actions: integrator',
    'closing: scribe',
  ])
})

test('under round_robin a phase has its seats in the order of the meeting', () => {
  expect(order('round_robin')).toEqual([
    'opening: moderator',
    'positions: expert_b expert_a',
    'debate: expert_b moderator expert_a',
    'alternatives: scribe',
    'risks: expert_b moderator expert_a',
    'convergence: expert_b moderator expert_a',
    'decision: moderator expert_b expert_a scribe',
    'actions: integrator',
    'closing: scribe',
  ])
})

test('the debate goes round after round until the stop rule', () => {
  const claim = (text: string) => [{ tool: 'make_claim', arguments: { text, kind: 'fact' } }]
  const move = (option: string) => [{ tool: 'take_position', arguments: { option } }]
  const run = new GivenRun().to('debate')
  run
    .speak({ contributions: claim('one') })
    .speak({ contributions: move('o2') })
    .speak({ contributions: claim('two') })
  // Somebody moved in the first round, and its last turn brought something new.
  expect(run.state).toMatchObject({
    phase: 'debate',
    phaseTurns: { rounds: 1, movedLastRound: 1, quietTurns: 0 },
  })
  run.speak({ contributions: claim('TWO!') }).speak({})
  expect(run.state.phase).toBe('debate')
  run.speak({})
  expect(run.state).toMatchObject({ phase: 'alternatives', reason: { condition: 'quiet' } })
})

const standard = registry.template('choose-option')?.policy.transitions ?? []
const policy = (transitions: Transition[]) => ({ policy: { name: 'fsm', transitions } })
const without = (from: string) => standard.filter((row) => row.from !== from)

test('a table of one’s own decides the way through the phases', () => {
  const short: Transition[] = [
    ...without('debate'),
    { from: 'debate', to: 'decision', when: 'always' },
    { from: 'decision', to: 'alternatives', when: 'tied' },
  ]
  const run = new GivenRun({ meeting: policy(short) }).to('decision')
  expect(run.of('run_status').map((one) => one.phase)).not.toContain('alternatives')
})

test.each<[string, Transition[]]>([
  ['a phase that leads nowhere', without('risks')],
  ['a phase that is never reached', without('opening')],
  ['a row that can never win', [{ from: 'debate', to: 'risks', when: 'always' }, ...standard]],
  [
    'a way back from the record to the debate',
    [...standard, { from: 'closing', to: 'debate', when: 'always' }],
  ],
  [
    'a way from the tasks to a phase that needs an item',
    [{ from: 'actions', to: 'debate', when: 'quiet' }, ...standard],
  ],
])('a table with %s is refused', (_, transitions) => {
  expect(() => new GivenRun({ meeting: policy(transitions) })).toThrow(MeetingInvalid)
})

test('an unknown policy is refused', () => {
  expect(() => new GivenRun({ overrides: { policy: 'loudest' } })).toThrow(MeetingInvalid)
})

test('a table that knows no way on from a decision that was taken still ends', () => {
  const stuck: Transition[] = [
    ...without('decision'),
    { from: 'decision', to: 'actions', when: 'gate_failed' },
  ]
  expect(new GivenRun({ meeting: policy(stuck) }).toEnd().state).toMatchObject({
    status: 'completed',
    reason: { code: 'decided' },
  })
})

test('a table that skips the tasks still closes its items', () => {
  const hasty: Transition[] = [
    ...without('decision'),
    { from: 'decision', to: 'closing', when: 'decided' },
    { from: 'decision', to: 'actions', when: 'tied' },
  ]
  const run = new GivenRun({ meeting: policy(hasty) }).toEnd()
  expect(run.of('agenda_item').at(-1)).toMatchObject({ itemId: 'i1', state: 'closed' })
  expect(run.state.reason?.code).toBe('decided')
})
