import { expect, test } from 'vitest'
import { GivenRun, given } from '../../support/given.ts'
import { BOB } from '../../support/house.ts'
import { atTheTable, EXPERTS, KEPT, toQuestion } from '../../support/people.ts'
import { voting } from '../../support/scripts.ts'

const answer = (run: GivenRun, more: { option?: string; text?: string }) =>
  ({ type: 'answer', questionId: run.state.human?.questionId ?? '', ...more }) as const

test('a person who has the floor is asked, and the run waits with its clock stopped', () => {
  const run = atTheTable('expert_a')
  run.until(({ human }) => human !== null)
  expect(run.appends.at(-1)?.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['speaker_selected', 'turn', 'run_status', 'human_question']),
  )
  expect(
    run.appends
      .at(-1)
      ?.map(({ type }) => type)
      .slice(-4),
  ).toEqual(['speaker_selected', 'turn', 'run_status', 'human_question'])
  expect(run.state.human).toMatchObject({
    purpose: 'turn',
    seat: 'expert_a',
    options: ['The shed', 'The cellar', 'no position'],
    defaultAnswer: 'pass',
    deadline: new Date(run.now + 180_000).toISOString(),
  })
  expect(run.state.human?.text).toMatch(/^Anna, you have the floor\. Which option do you hold/)
  expect(run.turn).toMatchObject({ seat: 'expert_a', deadlineSeconds: 180 })
  expect(run.state.status).toBe('waiting_for_human')
  const { elapsedMs } = run.state
  run.later(100_000).command(answer(run, { option: 'The shed' }))
  expect(run.state.elapsedMs).toBe(elapsedMs)
})

test('an option chosen is a position, its reason the message of the person', () => {
  const run = toQuestion(atTheTable('expert_a'))
  given(run)
    .when(answer(run, { option: 'o2', text: 'It is nearer.' }))
    .state('applied')
    .causes(
      ['command', { state: 'applied', sealed: true }],
      ['human_question', { state: 'answered', answer: 'The cellar', by: { id: 'anna' }, sealed: true }],
      ['chat_message', { seat: 'expert_a', turnId: 't2', content: 'It is nearer.', sealed: true }],
      ['position', { seat: 'expert_a', optionId: 'o2', basis: 'said', quote: 'It is nearer.', sealed: true }],
      ['turn', { state: 'completed', seat: 'expert_a' }],
      ['run_status', { status: 'running' }],
    )
  expect(run.events.findLast(({ type }) => type === 'chat_message')?.actor).toMatchObject({
    kind: 'person',
    id: 'anna',
  })
  run.advance()
  expect(run.turn.seat).toBe('expert_b')
})

test('a choice without a reason is said in its own words, and “no position” is one', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command(answer(run, { text: 'no position' }))
  expect(run.of('position').at(-1)).toMatchObject({ seat: 'expert_a', optionId: null })
  expect(run.of('chat_message').at(-1)?.content).toBe('no position.')
})

test('words alone are a message and nothing more', () => {
  const run = toQuestion(atTheTable('expert_a'), 'debate')
  given(run)
    .when({ type: 'say', text: 'I doubt it.', asSeat: 'expert_a', to: 'expert_b' })
    .causes(
      'command',
      ['human_question', { state: 'answered', answer: 'I doubt it.' }],
      ['chat_message', { seat: 'expert_a', content: 'I doubt it.', mentions: ['expert_b'] }],
      ['turn', { state: 'completed' }],
      ['run_status', { status: 'running' }],
    )
})

test('a person votes by command or by answer; words that choose nothing are no vote', () => {
  const byCommand = toQuestion(atTheTable('expert_a'), 'decision')
  expect(byCommand.state.human?.options).toEqual(['The shed', 'The cellar', 'abstain'])
  given(byCommand)
    .when(answer(byCommand, { text: 'Well, hm.' }))
    .refused('not_an_option')
  given(byCommand).when({ type: 'vote', option: 'o9' }).refused('not_an_option')
  given(byCommand)
    .when({ type: 'vote', option: 'o2', confidence: 0.4, reason: 'It is nearer.' })
    .causes(
      'command',
      ['human_question', { answer: 'The cellar' }],
      ['chat_message', { content: 'It is nearer.' }],
      ['position', { seat: 'expert_a', optionId: 'o2', quote: 'It is nearer.' }],
      ['vote', { seat: 'expert_a', optionId: 'o2', confidence: 0.4, reason: 'It is nearer.' }],
      'turn',
      'run_status',
    )
  const byAnswer = toQuestion(atTheTable('expert_a'), 'decision')
  byAnswer.command(answer(byAnswer, { option: 'abstain', text: 'I do not know.' }))
  expect(byAnswer.of('vote').at(-1)).toMatchObject({ optionId: null, reason: 'I do not know.' })
})

test('what is plainly said in words counts, and is marked as read out of them', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command(
    answer(run, { text: 'I prefer the cellar. “The cellar floods in March.” is the drawback. Zebra quota.' }),
  )
  expect(run.of('position').at(-1)).toMatchObject({ seat: 'expert_a', optionId: 'o2', basis: 'inferred' })
  expect(run.of('claim').at(-1)).toMatchObject({ seat: 'expert_a', optionId: 'o2', inferred: true })
  expect(run.of('tool_call')).toEqual([])
  toQuestion(run, 'decision')
  run.command(answer(run, { text: 'I vote for the cellar.' }))
  expect(run.of('vote').at(-1)).toMatchObject({ seat: 'expert_a', optionId: 'o2', inferred: true })
})

test('what is chosen stands, whatever the words beside it say', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command(answer(run, { option: 'The shed', text: 'I prefer the cellar, but so be it.' }))
  expect(run.of('position')).toMatchObject([{ seat: 'expert_a', optionId: 'o1', basis: 'said' }])
})

test('a person in the integrator’s seat names tasks in words', () => {
  const run = toQuestion(atTheTable('integrator'), 'actions')
  run.command(answer(run, { text: '- Buy a lock for the shed, for “The shed has no lock.”' }))
  expect(run.of('artifact').at(-1)).toMatchObject({ kind: 'action_items', valid: true })
  expect(run.state.artifacts.action_items?.body.map((one) => one.title).join()).toMatch(/lock for the shed/)
})

test('the last vote of a person decides in its own append, and who decided is the person', () => {
  const run = toQuestion(atTheTable('expert_b', { script: voting({ expert_a: 'o1' }) }), 'decision')
  run.command({ type: 'vote', option: 'o1' })
  expect(run.appends.at(-1)?.map(({ type }) => type)).toContain('decision')
  expect(run.of('decision').at(-1)).toMatchObject({
    optionId: 'o1',
    decidedBy: [
      { kind: 'agent', id: 'expert_a' },
      { kind: 'person', id: 'anna', name: 'Anna' },
    ],
  })
})

test('the last blind answer of a person is followed by the reveal in its append', () => {
  const run = toQuestion(atTheTable('expert_b'))
  run.command(answer(run, { option: 'o1' }))
  expect(run.appends.at(-1)?.map(({ type }) => type)).toContain('reveal')
})

test('the first valid answer stands; an invalid one before it does not count', () => {
  const run = toQuestion(new GivenRun({ meeting: { seats: KEPT } }))
  const asked = answer(run, { option: 'The barn' })
  given(run).when(asked, BOB).refused('not_an_option')
  given(run)
    .when({ ...asked, option: 'The shed' }, BOB)
    .state('applied')
  const second = given(run).when({ ...asked, option: 'The cellar' })
  second.refused('question_settled')
  expect(run.of('command').at(-1)?.reason).toMatch(/^Bea answered first/)
})

test('a seat that the meeting keeps for somebody waits from the start, and whoever answers sits in it', () => {
  const run = toQuestion(new GivenRun({ meeting: { seats: KEPT } }))
  expect(run.state.human).toMatchObject({ seat: 'expert_a' })
  given(run)
    .when(answer(run, { option: 'o1' }), BOB)
    .causes(
      'command',
      ['participant_updated', { seat: 'expert_a', state: 'joined', occupant: { id: 'bob', name: 'Bea' } }],
      'human_question',
      'chat_message',
      'position',
      'turn',
      'run_status',
    )
})

test('only whoever sits in the seat is asked', () => {
  const run = toQuestion(atTheTable('expert_a'))
  given(run)
    .when(answer(run, { option: 'o1' }), BOB)
    .refused('not_your_seat')
  given(run).when({ type: 'say', text: 'x', asSeat: 'expert_a' }, BOB).refused('as_seat')
  given(run).when({ type: 'vote', option: 'o1' }, BOB).refused('no_vote')
  given(run)
    .when(answer(run, { option: 'o1' }), { kind: 'agent', id: 'anna', name: 'Anna' })
    .refused('not_your_seat')
})

test('a seat that is not asked cannot speak, and is told what to do instead', () => {
  const run = atTheTable('expert_b').to('positions', 'expert_a')
  given(run).when({ type: 'say', text: 'x', asSeat: 'expert_b' }).refused('not_your_turn')
  given(run).when({ type: 'say', text: 'x', asSeat: 'expert_a' }).refused('as_seat')
})

test('nobody speaks before the deadline: the floor passes on and the person keeps the seat', () => {
  const run = toQuestion(atTheTable('expert_a'))
  expect(run.step).toMatchObject({ kind: 'wait', until: run.now + 180_000 })
  run.later(180_000).advance()
  expect(
    run.appends
      .at(-1)
      ?.slice(0, 3)
      .map(({ type }) => type),
  ).toEqual(['human_question', 'turn', 'run_status'])
  expect(run.of('human_question').at(-1)).toMatchObject({ state: 'defaulted', answer: 'pass' })
  expect(run.of('turn').at(-2)).toMatchObject({
    state: 'skipped',
    reason: 'Anna did not speak in time; the floor passes on.',
  })
  expect(run.turn.seat).toBe('expert_b')
  run.speak()
  expect(run.of('reveal')).toHaveLength(1)
  expect(run.state.occupants.expert_a?.name).toBe('Anna')
})

test('a deputy speaks in the very turn that its person missed, under its own name', () => {
  const seats = EXPERTS.map((one) => ({ ...one, deputy: 'expert-b' }))
  const run = toQuestion(atTheTable('expert_a', { meeting: { seats } }))
  const { turnId } = run.turn
  run.later(180_000).advance()
  expect(run.turn).toMatchObject({ turnId, seat: 'expert_a', attempt: 2, deputy: true })
  run.speak()
  const said = run.events.findLast(({ type }) => type === 'chat_message')
  expect(said?.actor).toEqual({ kind: 'agent', id: 'expert_a', name: 'Expert A (deputy)' })
  expect(run.state.messages.at(-1)?.name).toBe('Expert A (deputy)')
  // A retry of the deputy's turn is the deputy's as well, and the next turn is the person's again.
  run.until(({ turn, human }) => turn?.seat === 'expert_a' && human !== null)
  expect(run.state.human?.purpose).toBe('turn')
})

test('a deputy that fails is tried again, and its person is not asked once more for that turn', () => {
  const seats = EXPERTS.map((one) => ({ ...one, deputy: 'expert-b' }))
  const run = toQuestion(atTheTable('expert_a', { meeting: { seats } }))
  run.later(180_000).advance()
  run.fail()
  expect(run.turn).toMatchObject({ seat: 'expert_a', attempt: 3, deputy: true })
  expect(run.state.human).toBeNull()
  run.claimedAt = run.later(1).now
  run.advance()
  run.advance()
  expect(run.turn).toMatchObject({ attempt: 4, deputy: true })
})

test('whoever lets two turns in a row go by is taken to be away; the agent has the seat until they take it again', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.later(180_000).advance()
  toQuestion(run, 'debate').later(180_000).advance()
  expect(run.of('participant_updated').at(-1)).toMatchObject({ state: 'left', occupant: { id: 'anna' } })
  expect(run.turn).toMatchObject({ seat: 'expert_a', attempt: 2 })
  expect(run.state.human).toBeNull()
  given(run).when({ type: 'take_seat', seat: 'expert_a' }).state('queued')
  run.speak()
  expect(run.state.occupants.expert_a).toMatchObject({ id: 'anna' })
})

test('a seat kept for somebody, without an agent or a deputy, is asked again each time', () => {
  const run = toQuestion(new GivenRun({ meeting: { seats: KEPT } }))
  for (let missed = 0; missed < 3; missed++) {
    toQuestion(run).later(180_000).advance()
    run.until(({ turn, human }) => turn !== null && human === null)
    run.until(({ human }) => human !== null)
  }
  expect(run.of('participant_updated')).toEqual([])
})

test('somebody lets the council go on: the turn is skipped and the question withdrawn', () => {
  const run = toQuestion(atTheTable('expert_a'))
  given(run)
    .when({ type: 'skip_turn' }, BOB)
    .causes(
      'command',
      ['human_question', { state: 'withdrawn' }],
      ['turn', { state: 'skipped', reason: 'skipped by Bob' }],
      ['run_status', { status: 'running' }],
    )
})

test('a person lets the floor pass on in a word', () => {
  const run = toQuestion(atTheTable('expert_a'))
  given(run)
    .when(answer(run, { text: 'Pass' }))
    .causes(
      'command',
      ['human_question', { state: 'answered', answer: 'pass' }],
      ['turn', { state: 'skipped' }],
      'run_status',
    )
})

test('a run that nobody drives does not lose the turn of a person', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.claimedAt = run.later(60_000).now
  expect(run.step).toMatchObject({ kind: 'wait' })
  expect(() => run.fail()).toThrow('comes too late')
  expect(run.drive({ type: 'driver_claim', at: run.now })).toEqual([])
  run.command(answer(run, { option: 'o1' }))
  expect(run.step).toEqual({ kind: 'claim' })
  run.advance()
  run.advance()
  expect(run.turn).toMatchObject({ seat: 'expert_b', attempt: 1 })
})
