import { expect, test } from 'vitest'
import type { CallUsage } from '../../backend/council/call.ts'
import type { Budget } from '../../schemas/generated/types.ts'
import { GivenRun, given } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const usage = (tokens: number, costUsd: number | null): CallUsage => ({
  purpose: 'speak',
  provider: 'somewhere',
  model: 'm',
  promptTokens: tokens,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd,
})
/** Every turn takes a minute of run time, 10 tokens and 1 USD. */
const spending = (budget: Partial<Budget>) => {
  const script = plainCouncil((_, plain) => ({ ...plain, usage: usage(10, 1) }))
  const run = new GivenRun({ meeting: { budget: { maxMinutes: 1_000, ...budget } }, script })
  const speak = run.speak.bind(run)
  run.speak = (answer) => (run.later(60_000), speak(answer))
  return run
}

const BUDGETS: [Partial<Budget>, string, number][] = [
  [{ maxTurns: 4 }, 'max_turns', 6],
  [{ maxMinutes: 4 }, 'max_minutes', 6],
  [{ maxTokens: 40 }, 'max_tokens', 6],
  [{ maxCostUsd: 4 }, 'max_cost', 6],
]

test.each(BUDGETS)(
  'at the end of the budget %j one question is asked; a conclusion takes no further turn',
  (budget, code) => {
    const run = spending(budget).until((state) => state.human !== null)
    expect(run.state).toMatchObject({ turns: 4, turn: null, status: 'waiting_for_human' })
    expect(run.of('human_question')).toMatchObject([
      { purpose: 'budget', options: ['extend', 'conclude'], defaultAnswer: 'conclude' },
    ])
    run.command({ type: 'answer', questionId: 'h1', option: 'conclude' })
    run.toEnd()
    expect(run.of('turn').filter((turn) => turn.state === 'started')).toHaveLength(4)
    expect(run.state).toMatchObject({ status: 'completed', reason: { code } })
    expect(run.state.artifacts.decision_log?.body).toMatchObject({ status: 'deferred', chosen_option: null })
    expect(run.state.artifacts.action_items?.valid).toBe(true)
    expect(run.state.artifacts.summary?.valid).toBe(true)
  },
)

test.each(BUDGETS)('a budget %j is extended by half, once only', (budget, code, turns) => {
  const run = spending(budget).until((state) => state.human !== null)
  run.command({ type: 'answer', questionId: 'h1', option: 'extend' })
  run.toEnd()
  expect(run.state).toMatchObject({ turns, status: 'completed', reason: { code } })
  expect(run.of('human_question').map((one) => one.state)).toEqual(['asked', 'answered'])
})

test('an unanswered question about the budget concludes', () => {
  const run = spending({ maxTurns: 4 }).until((state) => state.human !== null)
  expect(run.later(180_000).toEnd().state).toMatchObject({
    status: 'completed',
    reason: { code: 'max_turns' },
  })
})

test('a budget that ends after the decision keeps it', () => {
  const plain = new GivenRun().until((state) => state.decisions.length > 0)
  const run = new GivenRun({ meeting: { budget: { maxTurns: plain.state.turns } } }).until(
    (state) => state.human !== null,
  )
  run.later(180_000).toEnd()
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'max_turns' } })
  expect(run.state.artifacts.decision_log?.body).toMatchObject({ status: 'decided', chosen_option: 'o1' })
})

test('a run that comes to its end with its last turn needs no more budget', () => {
  const { turns } = new GivenRun().toEnd().state
  expect(new GivenRun({ meeting: { budget: { maxTurns: turns } } }).toEnd().state.reason?.code).toBe(
    'decided',
  )
})

test('what a call cost is counted, and unknown is never zero', () => {
  const run = new GivenRun().to('debate')
  run.speak({ calls: [usage(5, 0.5), usage(7, 0.25)] })
  expect(run.of('usage').slice(-2)).toMatchObject([
    { totalTokens: 5, totalCostUsd: 0.5 },
    { totalTokens: 12, totalCostUsd: 0.75 },
  ])
  run.speak({ calls: [usage(1, null)] }).speak({ calls: [usage(1, 1)] })
  expect(run.of('usage').slice(-2)).toMatchObject([
    { costUsd: null, totalCostUsd: null },
    { costUsd: 1, totalCostUsd: null },
  ])
  run.command({ type: 'stop' })
  expect(run.state.artifacts.decision_log?.body.cost).toMatchObject({ tokens: 14, usd: null })
})

test('usage shows the budget as it stands, extended or not', () => {
  const run = spending({ maxTurns: 4 }).until((state) => state.human !== null)
  run.command({ type: 'answer', questionId: 'h1', option: 'extend' })
  run.toEnd()
  expect([...new Set(run.of('usage').map((one) => one.budget.maxTurns))]).toEqual([4, 6])
})

const left = (run: GivenRun) => run.of('timebox').at(-1)?.remainingMs
const extended = (run: GivenRun) => {
  run.command({ type: 'extend_timebox', timeboxId: 'b1', seconds: 1 })
  return left(run)
}

test('run time goes on while a seat speaks, and stands still while paused or waiting for a person', () => {
  const run = new GivenRun().to('opening').later(10_000)
  expect(extended(run)).toBe(15 * 60_000 - 10_000 + 1_000)
  run.command({ type: 'pause' })
  run.later(60_000).cut()
  run.later(60_000).command({ type: 'resume' })
  run.later(5_000)
  expect(extended(run)).toBe(15 * 60_000 - 15_000 + 2_000)

  const waiting = new GivenRun({ meeting: { options: [] } })
    .until((state) => state.human !== null)
    .later(60_000)
  waiting.command({ type: 'answer', questionId: 'h1', text: 'a hut' })
  expect(extended(waiting)).toBe(15 * 60_000 + 1_000)
})

test('the time without a driver does not count: a driver that comes restarts the clock first', () => {
  const run = new GivenRun().to('opening').later(10_000)
  run.claimedAt = run.later(3_600_000).now
  expect(run.step).toEqual({ kind: 'claim' })
  run.advance()
  expect(run.appends.at(-1)?.map((event) => event.type)).toEqual(['timebox', 'turn'])
  expect(run.of('timebox').at(-1)).toMatchObject({
    timeboxId: 'b1',
    scope: 'run',
    state: 'resumed',
    remainingMs: 15 * 60_000,
  })
  expect(run.step).toEqual({ kind: 'select-speaker' })
})

test('a driver of a paused run has no clock to restart until the run is resumed', () => {
  const run = new GivenRun().to('opening')
  run.command({ type: 'pause' })
  run.cut()
  run.claimedAt = run.later(3_600_000).now
  expect(run.step).toEqual({ kind: 'wait' })
  run.later(1).command({ type: 'resume' })
  expect(run.step).toEqual({ kind: 'claim' })
})

test('when the time of an item is up, the turn under way ends and the decision comes', () => {
  const run = new GivenRun({ meeting: { budget: { maxMinutes: 60 } } })
    .to('debate', 'moderator')
    .later(15 * 60_000)
  expect(run.step.kind).toBe('take-turn')
  run.speak()
  expect(
    run.appends
      .at(-1)
      ?.slice(3)
      .map((event) => event.type),
  ).toEqual(['timebox', 'run_status', 'speaker_selected', 'turn'])
  expect(run.state).toMatchObject({ phase: 'decision', reason: { condition: 'timebox_expired' } })
})

test('the time of an item that is up in the blind round waits for the reveal', () => {
  const run = new GivenRun({ meeting: { budget: { maxMinutes: 60 } } })
    .to('positions', 'expert_a')
    .later(15 * 60_000)
    .speak()
  expect(run.state.phase).toBe('positions')
  run.speak()
  expect(run.of('reveal')).toHaveLength(1)
  expect(run.state.phase).toBe('decision')
})

test('no options: a person is asked, and silence invents nothing', () => {
  const script = plainCouncil((request, plain) =>
    request.phase === 'closing' ? plain : { text: request.seat },
  )
  const run = new GivenRun({ meeting: { options: [] }, script }).until((state) => state.human !== null)
  expect(run.of('human_question')).toMatchObject([{ purpose: 'options', defaultAnswer: 'no_consensus' }])
  run.later(180_000).toEnd()
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'no_consensus' }, options: [] })
  expect(run.state.artifacts.decision_log?.body).toMatchObject({
    status: 'no_consensus',
    alternatives: [],
    chosen_option: null,
  })
})

test('options that a person names are quoted from what was said', () => {
  const run = new GivenRun({ meeting: { options: [] } }).until((state) => state.human !== null)
  given(run)
    .when({ type: 'answer', questionId: 'h1', text: '- The shed\n2. The cellar\n\n- the shed' })
    .causes('command', 'human_question', 'chat_message', 'option', 'option', [
      'run_status',
      { status: 'running', reason: { code: 'answered' } },
    ])
  expect(run.of('option')).toMatchObject([
    { optionId: 'o1', title: 'The shed', anchors: [{ quote: 'The shed', start: 2, end: 10 }] },
    { optionId: 'o2', title: 'The cellar', anchors: [{ quote: 'The cellar', start: 14, end: 24 }] },
  ])
  expect(run.toEnd().state.reason?.code).toBe('decided')
})

test('a person who has no options either says so, and none are invented', () => {
  const run = new GivenRun({ meeting: { options: [] } }).until((state) => state.human !== null)
  run.command({ type: 'answer', questionId: 'h1', text: 'no_consensus' })
  expect(run.state.options).toEqual([])
})
