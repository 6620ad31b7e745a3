import { expect, test } from 'vitest'
import { GivenRun, given } from '../../support/given.ts'

const debate = () => new GivenRun().to('debate', 'expert_a')
const seats = (run: GivenRun) => run.of('speaker_selected').map((one) => one.seat)

test('what a person says now is appended at once, and the turn under way does not see it', () => {
  const run = debate()
  const before = run.request()
  given(run)
    .when({ type: 'say', text: 'Think of the roof.', when: 'now' })
    .causes(
      ['command', { state: 'applied' }],
      ['chat_message', { seat: null, turnId: null, content: 'Think of the roof.' }],
    )
  expect(run.request()).toEqual(before)
  run.speak()
  expect(JSON.stringify(run.request())).toContain('Think of the roof.')
})

test('ten remarks during a turn change nothing of what its seat was handed', () => {
  const run = debate()
  const before = run.request()
  for (let i = 0; i < 30; i++) run.command({ type: 'say', text: `remark ${i}`, when: 'now' })
  expect(run.request()).toEqual(before)
})

test('by default a remark waits for the end of the turn; the next seat sees it', () => {
  const run = given(debate())
    .when({ type: 'say', text: 'Think of the roof.' })
    .state('queued')
    .causes('command').run
  run.speak()
  expect(run.appends.at(-1)?.map((event) => event.type)).toEqual([
    'chat_message',
    'usage',
    'turn',
    'command',
    'chat_message',
    'speaker_selected',
    'turn',
  ])
  expect(JSON.stringify(run.request())).toContain('Think of the roof.')
})

test('with nobody speaking a remark is said at once', () => {
  const run = debate()
  run.command({ type: 'pause' })
  run.cut()
  given(run).when({ type: 'say', text: 'Meanwhile …' }).causes('command', 'chat_message')
})

test('a remark for the end of the item is said before the item closes, and refused between items', () => {
  const run = debate()
  run.command({ type: 'say', text: 'last word', when: 'end_of_item' })
  run.until((state) => state.items.i1?.state === 'closed')
  const types = run.appends.find((append) =>
    append.some((event) => event.type === 'agenda_item' && event.data.state === 'closed'),
  )
  const order = types?.map((event) => event.type) ?? []
  expect(order.indexOf('command')).toBeGreaterThan(0)
  expect(order.indexOf('command')).toBeLessThan(order.indexOf('agenda_item'))
  given(run).when({ type: 'say', text: 'too late', when: 'end_of_item' }).refused('no_open_item')
})

test('a remark to a seat is a mention and gives that seat the next turn, once', () => {
  const run = debate()
  run.command({ type: 'say', text: 'And you, scribe?', to: 'scribe', when: 'now' })
  expect(run.of('chat_message').at(-1)?.mentions).toEqual(['scribe'])
  run.speak().speak()
  expect(seats(run).slice(-2)).toEqual(['scribe', 'expert_b'])
})

test('a note is in no context, cannot be cited and gives nobody the floor', () => {
  const run = debate()
  run.command({ type: 'say', text: 'SECRET', to: 'scribe', note: true, when: 'now' })
  const note = run.of('chat_message').at(-1)
  run.speak({
    contributions: [
      {
        tool: 'make_claim',
        arguments: {
          text: 'SECRET',
          kind: 'fact',
          quotes: [{ quote: 'SECRET', message_id: note?.messageId }],
        },
      },
    ],
  })
  expect(run.of('tool_call').at(-1)).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('that can be cited'),
  })
  expect(run.turn.seat).toBe('expert_b')
  run.until((state) => {
    if (state.turn !== null) expect(JSON.stringify(run.request())).not.toContain('SECRET')
    return state.status === 'completed'
  })
})

test('a remark to a seat that is not there, or in the name of a seat, is refused in words', () => {
  given(debate()).when({ type: 'say', text: 'hi', to: 'nobody' }).refused('unknown_seat')
  given(debate()).when({ type: 'say', text: 'hi', asSeat: 'expert_a' }).refused('as_seat')
})

test('who is given the floor speaks next, once, and the policy goes on where it was', () => {
  const plain = debate().to('debate', 'expert_b').speak()
  const run = debate()
  given(run).when({ type: 'give_floor', seat: 'expert_b' }).state('queued')
  run.speak()
  expect(run.of('speaker_selected').at(-1)).toMatchObject({
    seat: 'expert_b',
    policy: 'floor',
    candidates: ['expert_b'],
  })
  run.speak()
  expect(run.turn).toMatchObject({ seat: 'expert_b', extra: false })
  run.speak()
  expect(run.state.phaseTurns.spoken).toEqual(plain.state.phaseTurns.spoken)
})

test('an expert who is given the floor in the decision still votes', () => {
  const run = new GivenRun().to('decision', 'moderator')
  run.command({ type: 'give_floor', seat: 'expert_b' })
  run.until((state) => state.decisions.length > 0)
  expect(run.of('vote').map((vote) => vote.seat)).toEqual(['expert_a', 'expert_b'])
})

test('who is given the floor comes before the extra turns that were asked of the experts', () => {
  const run = debate()
  run.command({ type: 'request_risks' })
  run.command({ type: 'give_floor', seat: 'scribe' })
  run.speak().speak().speak()
  expect(seats(run).slice(-3)).toEqual(['scribe', 'expert_a', 'expert_b'])
})

test.each(['request_alternatives', 'request_risks'] as const)(
  '%s: each expert gets one extra turn with that task, the phase stays',
  (type) => {
    const run = given(debate()).when({ type, about: 'the roof' }).state('queued').run
    run.speak()
    const kind = type === 'request_risks' ? 'risks' : 'alternatives'
    expect(run.turn).toMatchObject({ seat: 'expert_a', task: { kind, about: 'the roof' }, phase: 'debate' })
    expect(run.request().task).toMatchObject({ kind })
    run.speak()
    expect(run.turn).toMatchObject({ seat: 'expert_b', task: { kind }, phase: 'debate' })
    run.speak()
    expect(run.turn).toMatchObject({ seat: 'expert_b', task: { kind: 'speak' }, phase: 'debate' })
  },
)

test('no item, no extra turns; no turn, nothing to skip', () => {
  const opening = new GivenRun().to('opening')
  given(new GivenRun().to('actions')).when({ type: 'request_risks' }).refused('no_open_item')
  given(opening).when({ type: 'call_decision' }).refused('no_open_item')
  given(opening).when({ type: 'close_item' }).refused('no_open_item')
  given(new GivenRun()).when({ type: 'skip_turn' }).refused('no_turn')
  given(opening).when({ type: 'give_floor', seat: 'observer' }).refused('unknown_seat')
})

test('a skipped turn ends at once and nothing of it is kept', () => {
  const run = debate()
  const turns = run.state.turns
  const { turnId, attempt } = run.turn
  const answer = run.answer()
  given(run)
    .when({ type: 'skip_turn' })
    .causes('command', ['turn', { state: 'skipped', reason: 'skipped by Anna' }])
    .nextStep({ kind: 'select-speaker' })
  expect(run.state.turns).toBe(turns)
  given(run).when({ type: 'turn_completed', turnId, attempt, answer }).refused('stale_turn').causes()
  run.advance()
  expect(run.turn.seat).toBe('expert_b')
})

test('a called decision comes after the turn under way, once, and its gates still hold', () => {
  const run = debate()
  given(run).when({ type: 'call_decision' }).state('queued')
  run.speak()
  expect(run.state).toMatchObject({ phase: 'decision', reason: { condition: 'called' } })
  given(run).when({ type: 'call_decision' }).needless()
  run.until((state) => state.items.i1?.gates.length !== 0)
  expect(run.of('quality_gate').find((gate) => gate.gate === 'risks')).toMatchObject({ passed: false })
  expect(run.turn.task).toMatchObject({ kind: 'gate', gate: 'risks' })
})

test('a decision cannot be called twice, nor where there is nothing to decide', () => {
  const done = new GivenRun().until((state) => state.decisions.length > 0)
  given(done).when({ type: 'call_decision' }).refused('already_decided')
  const talk = new GivenRun({ meeting: { agenda: [{ title: 'Talk', kind: 'discuss' }] } }).to('debate')
  given(talk).when({ type: 'call_decision' }).refused('not_a_decision')
})

test('an item that is closed before it is decided is deferred, and says so in the log', () => {
  const run = debate()
  given(run).when({ type: 'close_item' }).state('queued')
  run.speak()
  expect(
    run.appends
      .at(-1)
      ?.slice(3)
      .map((event) => event.type),
  ).toEqual(['command', 'decision', 'timebox', 'agenda_item', 'run_status', 'speaker_selected', 'turn'])
  expect(run.of('decision')).toMatchObject([{ status: 'deferred', optionId: null }])
  expect(run.toEnd().state).toMatchObject({ status: 'completed', reason: { code: 'deferred' } })
  expect(run.state.artifacts.decision_log?.body).toMatchObject({ status: 'deferred', chosen_option: null })
})

test('extra turns and objections go with the item that is closed', () => {
  const run = new GivenRun({
    meeting: {
      agenda: [
        { title: 'First', kind: 'decide' },
        { title: 'Second', kind: 'decide' },
      ],
    },
  }).to('debate', 'expert_a')
  run.speak({
    contributions: [{ tool: 'make_claim', arguments: { text: 'No.', kind: 'against', challenges: 'c1' } }],
  })
  expect(Object.keys(run.state.unanswered)).toHaveLength(1)
  run.command({ type: 'request_risks' })
  run.command({ type: 'close_item' })
  run.speak()
  expect(run.state).toMatchObject({ itemId: 'i2', phase: 'positions', floor: [], unanswered: {} })
})

test('more time is added to a timebox at once; one that has run out, or is unknown, is refused', () => {
  const run = debate()
  given(run)
    .when({ type: 'extend_timebox', timeboxId: 'b2', seconds: 60 })
    .causes('command', [
      'timebox',
      { timeboxId: 'b2', state: 'extended', totalSeconds: 780, remainingMs: 780_000 },
    ])
  given(run).when({ type: 'extend_timebox', timeboxId: 'b9', seconds: 60 }).refused('unknown_timebox')
  given(run)
    .when({ type: 'extend_timebox', timeboxId: 'constructor', seconds: 60 })
    .refused('unknown_timebox')
  run.later(17 * 60_000).speak()
  expect(run.of('timebox').at(-1)?.state).toBe('expired')
  given(run).when({ type: 'extend_timebox', timeboxId: 'b2', seconds: 60 }).refused('timebox_expired')
})
