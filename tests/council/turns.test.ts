import { expect, test } from 'vitest'
import { GivenRun, given } from '../support/given.ts'

const debate = (attempts = 3) => new GivenRun({ attempts }).to('debate', 'expert_a')
const claimed = (run: GivenRun) => {
  run.claimedAt = run.later(1_000).now
  return run
}

test('a turn whose driver is lost starts again: same turn, next attempt, a new message', () => {
  const run = claimed(debate())
  const { turnId, messageId } = run.turn
  run.advance()
  expect(run.of('turn').at(-1)).toMatchObject({
    turnId,
    messageId,
    state: 'interrupted',
    reason: 'driver_lost',
  })
  run.advance()
  expect(run.turn).toMatchObject({ turnId, attempt: 2, failures: 1, seat: 'expert_a' })
  expect(run.turn.messageId).not.toBe(messageId)
  run.speak()
  expect(run.of('turn').filter((turn) => turn.turnId === turnId && turn.state === 'completed')).toHaveLength(
    1,
  )
})

test('an answer that belongs to an attempt before is refused', () => {
  const run = debate()
  const { turnId } = run.turn
  run.fail()
  given(run)
    .when({ type: 'turn_completed', turnId, attempt: 1, answer: run.answer() })
    .refused('stale_turn')
    .causes()
  given(run)
    .when({ type: 'turn_failed', turnId, attempt: 1, reason: 'x', retryable: true, calls: [] })
    .refused('stale_turn')
    .causes()
  given(run)
    .when({ type: 'turn_interrupted', turnId, attempt: 1, text: 'x', calls: [] })
    .refused('stale_turn')
    .causes()
})

test('a failed turn leaves no trace but its turn and what it cost', () => {
  const run = debate()
  const before = run.state
  const calls = run.answer().calls
  given(run)
    .when({
      type: 'turn_failed',
      turnId: run.turn.turnId,
      attempt: 1,
      reason: 'The model is overloaded.',
      retryable: true,
      calls,
    })
    .causes(
      'usage',
      ['turn', { state: 'failed', reason: 'The model is overloaded.' }],
      ['turn', { state: 'started', attempt: 2 }],
    )
  expect(run.state).toMatchObject({
    turns: before.turns,
    phaseTurns: before.phaseTurns,
    messages: { length: before.messages.length },
  })
})

test('crashes and failures count towards the attempts; then the seat is skipped with the reason', () => {
  const run = debate()
  const { turnId } = run.turn
  run.fail('first')
  claimed(run).advance()
  run.advance()
  run.fail('third')
  expect(
    run
      .of('turn')
      .filter((turn) => turn.turnId === turnId)
      .map((turn) => [turn.attempt, turn.state]),
  ).toEqual([
    [1, 'started'],
    [1, 'failed'],
    [2, 'started'],
    [2, 'interrupted'],
    [3, 'started'],
    [3, 'failed'],
    [3, 'skipped'],
  ])
  expect(run.of('turn').findLast((turn) => turn.state === 'skipped')?.reason).toContain('third')
  expect(run.turn.seat).toBe('expert_b')
})

test('a cut or a pause costs no attempt', () => {
  const run = debate()
  const { turnId } = run.turn
  for (let i = 0; i < 5; i++) {
    run.command({ type: 'pause' })
    run.cut()
    run.command({ type: 'resume' })
    run.advance()
  }
  expect(run.turn).toMatchObject({ turnId, attempt: 6, failures: 0 })
})

test('a fault that no retry mends skips the seat at once', () => {
  const run = debate().fail('The key is wrong.', false)
  expect(
    run
      .of('turn')
      .slice(-3)
      .map((turn) => turn.state),
  ).toEqual(['failed', 'skipped', 'started'])
  expect(run.turn.seat).toBe('expert_b')
})

test('where the seat may not be skipped the run fails with its record', () => {
  const run = new GivenRun({ attempts: 1, onFailure: 'abort' }).to('debate', 'expert_a').fail('Gone.')
  expect(run.state).toMatchObject({ status: 'failed', reason: { code: 'turn_failed', turnId: 't5' } })
  expect(run.state.artifacts.decision_log?.body).toMatchObject({
    status: 'deferred',
    needs_review: ['run failed in phase debate'],
  })
})

test('what a cut turn had said is kept and marked, and no context, anchor or count uses it', () => {
  const run = debate()
  const { turns } = run.state
  run.command({ type: 'pause' })
  run.cut('HALF A THOUGHT')
  expect(run.of('chat_message').at(-1)).toMatchObject({ content: 'HALF A THOUGHT', partial: true })
  const { messageId } = run.of('chat_message').at(-1)!
  run.command({ type: 'resume' })
  run.advance()
  expect(JSON.stringify(run.request())).not.toContain('HALF A THOUGHT')
  expect(run.state.turns).toBe(turns)
  run.speak({
    contributions: [
      {
        tool: 'make_claim',
        arguments: { text: 'HALF', kind: 'fact', quotes: [{ quote: 'HALF', message_id: messageId }] },
      },
    ],
  })
  expect(run.of('tool_call').at(-1)).toMatchObject({ status: 'failed' })
  run.toEnd()
  expect(JSON.stringify(run.state.artifacts)).not.toContain('HALF A THOUGHT')
})

test('a pause that finds an answer within its grace keeps it whole', () => {
  const run = debate()
  run.command({ type: 'pause' })
  run.speak()
  expect(run.appends.at(-1)?.map((event) => event.type)).toEqual(['chat_message', 'usage', 'turn'])
  expect(run.step).toEqual({ kind: 'wait' })
})

test('a turn that failed in one phase is not tried again in another', () => {
  const run = debate()
  run.command({ type: 'call_decision' })
  run.fail()
  expect(run.state).toMatchObject({ phase: 'decision', retry: null })
  expect(run.turn).toMatchObject({ seat: 'moderator', attempt: 1 })
  run.until((state) => state.decisions.length > 0 || state.human !== null)
  expect(run.of('vote').map((vote) => vote.seat)).toEqual(['expert_a', 'expert_b'])
})

test('nobody speaks twice at once: a next turn while one is open changes nothing', () => {
  given(debate()).when({ type: 'next_turn' }).causes()
})

test('a contribution nobody knows is refused, whatever it is called', () => {
  const run = debate()
  run.speak({
    contributions: ['toString', '__proto__', 'constructor', '', 'x'.repeat(300)].map((tool) => ({
      tool,
      arguments: {},
    })),
  })
  expect(run.of('tool_call').map((call) => call.status)).toEqual(Array(5).fill('failed'))
})

test('a message speaks only to seats and messages that there are', () => {
  const run = debate().speak({ mentions: ['expert_b', 'NOBODY!', 'expert_b'], inReplyTo: 'm99' })
  expect(run.of('chat_message').at(-1)).toMatchObject({ mentions: ['expert_b'] })
  expect(run.of('chat_message').at(-1)).not.toHaveProperty('inReplyTo')
  run.speak({ inReplyTo: 'm1' })
  expect(run.of('chat_message').at(-1)?.inReplyTo).toBe('m1')
})
