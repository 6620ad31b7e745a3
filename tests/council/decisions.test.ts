import { expect, test } from 'vitest'
import type { Gate, Meeting } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { plainCouncil, voting } from '../support/scripts.ts'

const SEATS = ['expert_a', 'expert_b', 'expert_c', 'expert_d'].map((seat) => ({
  seat,
  role: 'expert' as const,
}))
/** Reasons for both options, so that no gate stands in the way of either. */
const OPTIONS = [
  { id: 'o1', title: 'The shed' },
  { id: 'o2', title: 'The cellar' },
]
const council = (votes: (string | null)[], tieBreak: string | null = null) =>
  new GivenRun({
    meeting: { seats: SEATS.slice(0, votes.length), options: OPTIONS, quality: { requireRationale: false } },
    script: voting(Object.fromEntries(votes.map((vote, i) => [SEATS[i]?.seat, vote])), tieBreak),
  })

const TABLE: [
  votes: (string | null)[],
  tieBreak: string | null,
  optionId: string | null,
  moderatorTurns: number,
][] = [
  [['o1', 'o1'], null, 'o1', 1],
  [['o1', null], null, null, 1],
  [[null, null], null, null, 1],
  [['o1', 'o2'], 'o2', 'o2', 2],
  [['o1', 'o2'], null, null, 2],
  [['o1', 'o1', 'o2'], null, 'o1', 1],
  [['o1', 'o2', null], 'o1', 'o1', 2],
  [['o1', null, null], null, null, 1],
  [['o1', 'o1', null], null, 'o1', 1],
  [['o1', 'o1', 'o2', null], null, null, 1],
  [['o1', 'o1', 'o1', 'o2'], null, 'o1', 1],
  [['o1', 'o1', 'o2', 'o2'], 'o1', 'o1', 2],
  [['o1', 'o1', 'o2', 'o2'], null, null, 2],
]

test.each(TABLE)(
  'votes %j with the moderator for %s choose %s',
  (votes, tieBreak, optionId, moderatorTurns) => {
    const run = council(votes, tieBreak).until((state) => state.decisions.length > 0)
    const status = optionId === null ? 'no_consensus' : 'decided'
    expect(run.of('decision')).toMatchObject([{ optionId, status }])
    const called = run.events.filter(
      (event) => event.type === 'turn' && event.data.seat === 'moderator' && event.data.state === 'completed',
    )
    const inDecision = run
      .of('chat_message')
      .filter((message) => message.seat === 'moderator' && message.phase === 'decision')
    expect(called.length).toBeGreaterThan(0)
    expect(inDecision).toHaveLength(moderatorTurns)
    run.toEnd()
    expect(run.state).toMatchObject({ status: 'completed', reason: { code: status } })
    expect(run.state.artifacts.decision_log?.body).toMatchObject({ status, chosen_option: optionId })
  },
)

test('the decision follows the last vote in its append', () => {
  const run = council(['o1', 'o1']).until((state) => state.decisions.length > 0)
  const types = run.appends.at(-1)?.map((event) => event.type) ?? []
  expect(types.slice(0, 9)).toEqual([
    'chat_message',
    'vote',
    'usage',
    'turn',
    'quality_gate',
    'quality_gate',
    'quality_gate',
    'quality_gate',
    'quality_gate',
  ])
  expect(types[9]).toBe('decision')
})

test('a vote out of turn, by the wrong seat or for an unknown option is refused', () => {
  const run = council(['o1', 'o1']).to('debate', 'expert_a')
  run.speak({ contributions: [{ tool: 'cast_vote', arguments: { option: 'o1' } }] })
  run
    .to('decision', 'moderator')
    .speak({ contributions: [{ tool: 'cast_vote', arguments: { option: 'o1' } }] })
  run.speak({ contributions: [{ tool: 'cast_vote', arguments: { option: 'o9' } }] })
  expect(run.of('vote')).toEqual([])
  expect(run.of('tool_call').map((call) => call.status)).toEqual(['failed', 'failed', 'failed'])
})

test('an expert whose turn to vote is skipped has abstained', () => {
  const run = council(['o1', 'o1']).to('decision', 'expert_b')
  run.command({ type: 'skip_turn' })
  run.until((state) => state.decisions.length > 0)
  expect(run.of('decision')).toMatchObject([{ status: 'no_consensus' }])
})

test('no decision is called quiet while an objection is unanswered', () => {
  const object = {
    tool: 'make_claim',
    arguments: { text: 'It has no lock.', kind: 'against', option: 'o1', challenges: 'c1' },
  }
  const run = new GivenRun().to('debate', 'expert_b').speak({ contributions: [object] })
  const [objection = ''] = Object.keys(run.state.unanswered)
  for (let turns = 0; turns < 7; turns++) run.speak({})
  expect(run.state.phase).toBe('debate')
  run.until((state) => state.turn?.seat === 'expert_a')
  run.speak({
    contributions: [
      {
        tool: 'make_claim',
        arguments: { text: 'I will buy one.', kind: 'for', option: 'o1', answers: objection },
      },
    ],
  })
  expect(run.state.unanswered).toEqual({})
  expect(run.until((state) => state.phase !== 'debate').state.phase).toBe('alternatives')
})

const bare = plainCouncil((request, plain) => (request.task.kind === 'vote' ? plain : { text: request.seat }))

const ONE = [{ id: 'o1', title: 'The shed' }]

test.each<[Gate, Partial<Meeting>, string]>([
  ['min_alternatives', { options: ONE }, 'expert_a'],
  ['rationale', {}, 'expert_a'],
  ['risks', {}, 'expert_b'],
])(
  'a failed gate %s gives the right seat a turn, twice at most, then a person is asked',
  (gate, meeting, seat) => {
    const run = new GivenRun({ meeting: { ...meeting }, script: bare }).until(
      (state) => state.status === 'waiting_for_human',
    )
    const checks = run.of('quality_gate').filter((one) => one.gate === gate)
    expect(checks.map((one) => [one.passed, one.attempt])).toEqual([
      [false, 1],
      [false, 2],
      [false, 3],
    ])
    const turns = run.of('speaker_selected').filter((one) => one.rationale.includes(`the gate ${gate}`))
    expect(turns.map((one) => [one.seat, one.policy])).toEqual([
      [seat, 'floor'],
      [seat, 'floor'],
    ])
    expect(
      run.appends
        .at(-1)
        ?.slice(-3)
        .map((event) => event.type),
    ).toEqual(['run_status', 'escalation', 'human_question'])
    expect(run.of('human_question').at(-1)).toMatchObject({
      purpose: 'gate',
      options: ['decide anyway', 'no_consensus'],
      defaultAnswer: 'no_consensus',
    })
  },
)

test('a gate that is mended lets the decision pass', () => {
  const lock = { tool: 'raise_risk', arguments: { risk: 'The shed has no lock.' } }
  const script = plainCouncil((request, plain) => {
    if (request.phase === 'risks') return { text: 'None.' }
    return request.task.kind === 'gate' ? { contributions: [lock] } : plain
  })
  const run = new GivenRun({ script }).until((state) => state.decisions.length > 0)
  expect(
    run
      .of('quality_gate')
      .filter((one) => one.gate === 'risks')
      .map((one) => one.passed),
  ).toEqual([false, true])
  expect(run.of('decision')).toMatchObject([{ status: 'decided', optionId: 'o1' }])
})

test('an objection that nobody answers holds the decision that a person called', () => {
  const run = new GivenRun().to('debate', 'expert_b')
  run.speak({
    contributions: [
      {
        tool: 'make_claim',
        arguments: { text: 'No lock.', kind: 'against', option: 'o1', challenges: 'c1' },
      },
    ],
  })
  run.command({ type: 'call_decision' })
  run.until((state) => state.items.i1?.gates.length !== 0)
  expect(run.of('quality_gate').filter((one) => one.gate === 'unanswered')).toMatchObject([
    { passed: false, attempt: 1 },
  ])
  run.until((state) => state.turn?.task.kind === 'gate' && state.turn.task.gate === 'unanswered')
  expect(run.turn.seat).toBe('expert_a')
})

test('a must-have that is failed is for a person to waive, so nobody gets a turn', () => {
  const scores = [{ optionId: 'o1', total: -1, cells: [{ criterionId: 'k1', value: -1 }] }]
  const script = plainCouncil((request, plain) =>
    request.phase === 'positions'
      ? {
          ...plain,
          contributions: [
            ...(plain.contributions ?? []),
            { tool: 'take_position', arguments: { option: 'o1', scores } },
          ],
        }
      : plain,
  )
  const meeting = { criteria: [{ id: 'k1', title: 'Dry', must: true }] }
  const run = new GivenRun({ meeting, script }).until((state) => state.status === 'waiting_for_human')
  expect(run.of('quality_gate').filter((one) => one.gate === 'must_haves')).toMatchObject([
    { passed: false, attempt: 1 },
  ])
  expect(run.of('speaker_selected').filter((one) => one.policy === 'floor')).toEqual([])
})

const asked = () => new GivenRun({ script: bare }).until((state) => state.status === 'waiting_for_human')

test('an escalation that nobody answers ends the run escalated, and things stay as they are', () => {
  const run = asked().later(180_000).toEnd()
  expect(run.state).toMatchObject({ status: 'escalated', reason: { code: 'escalated' } })
  expect(run.of('decision')).toMatchObject([{ status: 'escalated', optionId: null }])
  expect(run.state.artifacts.decision_log?.body).toMatchObject({ status: 'escalated', chosen_option: null })
})

test('a person who will not waive the gate gives no consensus', () => {
  const run = asked()
  run.command({ type: 'answer', questionId: 'h1', option: 'no_consensus' })
  expect(run.toEnd().state).toMatchObject({ status: 'completed', reason: { code: 'no_consensus' } })
})

test('“decide anyway” waives the gate, and the record says who did', () => {
  const run = asked()
  run.command({ type: 'answer', questionId: 'h1', option: 'decide anyway' })
  run.toEnd()
  expect(run.of('decision')).toMatchObject([{ status: 'decided', optionId: 'o1' }])
  const gates = run.state.artifacts.decision_log?.body.gates ?? []
  expect(gates.find((one) => one.gate === 'risks')).toMatchObject({
    passed: false,
    waived_by: { id: 'anna' },
  })
  expect(
    run
      .of('quality_gate')
      .filter((one) => one.waivedBy)
      .map((one) => one.gate),
  ).toEqual(['rationale', 'risks'])
})

test('an answer in other words than those offered is refused and the run goes on waiting', () => {
  const run = asked()
  expect(run.command({ type: 'answer', questionId: 'h1', text: 'wait a moment' })).toMatchObject({
    state: 'refused',
    code: 'not_an_option',
  })
  expect(run.command({ type: 'answer', questionId: 'h1', option: 'yes' })).toMatchObject({
    state: 'refused',
    code: 'not_an_option',
  })
  expect(run.state.status).toBe('waiting_for_human')
  expect(run.command({ type: 'answer', questionId: 'h1', text: ' Decide anyway ' })).toMatchObject({
    state: 'applied',
  })
  expect(run.command({ type: 'answer', questionId: 'h1', option: 'no_consensus' })).toMatchObject({
    state: 'refused',
    code: 'question_settled',
  })
  expect(run.command({ type: 'answer', questionId: 'h9', option: 'x' })).toMatchObject({
    state: 'refused',
    code: 'no_question',
  })
})

test('an empty answer is refused', () => {
  expect(asked().command({ type: 'answer', questionId: 'h1', text: '  ' })).toMatchObject({
    code: 'empty_answer',
  })
})

test('too few tasks are noted once and never hold the run', () => {
  const run = new GivenRun({ meeting: { quality: { minActionItems: 5 } } }).to('actions')
  run.command({ type: 'give_floor', seat: 'scribe' })
  run.toEnd()
  expect(run.of('quality_gate').filter((one) => one.gate === 'action_items')).toMatchObject([
    { passed: false, attempt: 1, missing: ['1 of 5 action items.'] },
  ])
  expect(run.state.status).toBe('completed')
  expect(run.state.artifacts.decision_log?.body.gates).toContainEqual({
    gate: 'action_items',
    passed: false,
    missing: ['1 of 5 action items.'],
  })
})

test('a tie that the moderator broke is told as one: in the text, the method, the votes and who decided', () => {
  const run = council(['o1', 'o2'], 'o2').toEnd()
  const [decision] = run.of('decision')
  expect(decision?.text).toMatch(/^The council chooses The cellar: the votes were tied/)
  expect(decision?.decidedBy.map((one) => one.id)).toEqual(['expert_b', 'moderator'])
  expect(run.state.artifacts.decision_log?.body).toMatchObject({
    consensus: { method: 'majority, the tie broken by the moderator', level: 0.5 },
    confidence: { basis: expect.not.stringMatching(/\b1 votes/) },
  })
})

test('a moderator that votes with the majority broke no tie', () => {
  const [decision] = council(['o1', 'o1'], 'o1').toEnd().of('decision')
  expect(decision).toMatchObject({ text: 'The council chooses The shed.', method: 'majority' })
})

test('where nothing was chosen, the log does not say that the talk changed the decision', () => {
  const run = council(['o1', null]).toEnd()
  expect(run.state.artifacts.decision_log?.body).toMatchObject({
    chosen_option: null,
    consensus: { talk_changed_decision: null },
  })
})
