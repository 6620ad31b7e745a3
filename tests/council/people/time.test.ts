import { expect, test } from 'vitest'
import { personsTurn } from '../../../backend/council/people.ts'
import { ENDED } from '../../../backend/council/state.ts'
import type { Meeting } from '../../../schemas/generated/types.ts'
import { GivenRun, given } from '../../support/given.ts'
import { BOB } from '../../support/house.ts'
import { atTheTable, EXPERTS, toQuestion } from '../../support/people.ts'
import { plainCouncil, voting } from '../../support/scripts.ts'

const HOUR = 3_600_000
const deadline = (run: GivenRun) => Date.parse(run.state.human?.deadline ?? '')

test('more time is given as often as somebody asks, for every question, paused as well', () => {
  const run = toQuestion(atTheTable('expert_a'))
  const first = deadline(run)
  for (let times = 1; times <= 30; times++) {
    given(run)
      .when({ type: 'extend_timebox', timeboxId: 'h1', seconds: 180 }, BOB)
      .causes('command', ['human_question', { questionId: 'h1', state: 'asked' }])
    expect(deadline(run)).toBe(first + times * 180_000)
  }
  run.command({ type: 'pause' })
  run.command({ type: 'extend_timebox', timeboxId: 'h1', seconds: 180 })
  expect(deadline(run)).toBe(first + 31 * 180_000)
  run.later(31 * 180_000)
  expect(run.step).toMatchObject({ kind: 'wait' })
  run.command({ type: 'skip_turn' })
  given(run).when({ type: 'extend_timebox', timeboxId: 'h1', seconds: 180 }).refused('question_settled')
  const options = new GivenRun({ meeting: { options: [] } }).until(({ human }) => human !== null)
  const before = deadline(options)
  options.command({ type: 'extend_timebox', timeboxId: 'h1', seconds: 60 })
  expect(deadline(options)).toBe(before + 60_000)
})

test('more time after the deadline counts from now', () => {
  const run = toQuestion(atTheTable('expert_a')).later(HOUR)
  run.command({ type: 'extend_timebox', timeboxId: 'h1', seconds: 60 })
  expect(deadline(run)).toBe(run.now + 60_000)
})

test('a meeting says how long a person has, up to no limit at all', () => {
  const asked = (humanDeadlineMinutes: number | null) =>
    toQuestion(atTheTable('expert_a', { meeting: { humanDeadlineMinutes } }))
  const tomorrow = asked(24 * 60)
  expect(deadline(tomorrow)).toBe(tomorrow.now + 24 * HOUR)
  tomorrow.later(20 * HOUR).command({ type: 'answer', questionId: 'h1', option: 'o1' })
  expect(tomorrow.of('position').at(-1)).toMatchObject({ seat: 'expert_a', optionId: 'o1' })
  const never = asked(null)
  expect(never.state.human?.deadline).toBe('9999-12-31T23:59:59.999Z')
  expect(never.later(400 * 24 * HOUR).step).toMatchObject({ kind: 'wait' })
  never.command({ type: 'extend_timebox', timeboxId: 'h1', seconds: 60 })
  expect(never.state.human?.deadline).toBe('9999-12-31T23:59:59.999Z')
})

test('a pause keeps the turn of a person open, and an answer given meanwhile counts', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command({ type: 'pause' })
  expect(run.step).toMatchObject({ kind: 'wait', questionId: 'h1' })
  run.command({ type: 'resume' })
  expect(run.state.status).toBe('waiting_for_human')
  run.command({ type: 'pause' })
  given(run)
    .when({ type: 'answer', questionId: 'h1', option: 'o1' })
    .causes('command', 'human_question', 'chat_message', 'position', ['turn', { state: 'completed' }])
  expect(run.state.status).toBe('paused')
  run.command({ type: 'resume' })
  run.advance()
  expect(run.turn.seat).toBe('expert_b')
})

test('the deadline runs on while paused: the default is recorded and the run stays paused', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command({ type: 'pause' })
  run.later(180_000)
  expect(run.step).toMatchObject({ kind: 'question-due' })
  run.advance()
  expect(run.appends.at(-1)?.map(({ type }) => type)).toEqual(['human_question', 'turn'])
  expect(run.state.status).toBe('paused')
  expect(run.step).toEqual({ kind: 'wait' })
  run.command({ type: 'resume' })
  run.advance()
  expect(run.turn.seat).toBe('expert_b')
})

test('a deputy whose turn came while the run was paused speaks once it goes on', () => {
  const seats = EXPERTS.map((one) => ({ ...one, deputy: 'expert-b' }))
  const run = toQuestion(atTheTable('expert_a', { meeting: { seats } }))
  run.command({ type: 'pause' })
  run.later(180_000).advance()
  run.command({ type: 'resume' })
  run.advance()
  expect(run.turn).toMatchObject({ seat: 'expert_a', attempt: 2, deputy: true })
})

test('a stop takes the question back and leaves the record', () => {
  const run = toQuestion(atTheTable('expert_a'))
  run.command({ type: 'stop' })
  expect(run.of('human_question').at(-1)).toMatchObject({ state: 'withdrawn' })
  expect(run.of('turn').at(-1)).toMatchObject({ state: 'interrupted' })
  expect(run.state).toMatchObject({ status: 'stopped', turn: null, human: null })
})

/** The council left alone: every question gets its default, every person misses every turn. */
function unattended(run: GivenRun): GivenRun {
  for (let steps = 0; !ENDED.has(run.state.status); steps++) {
    if (steps > 500) throw new Error('The run has no end.')
    if (!run.advance()) run.later(180_000)
  }
  return run
}

const ONE_WAY: Partial<Meeting> = { reversibility: 'irreversible' }

test('no silence decides what cannot be undone: not a question about a gate, the budget or the options', () => {
  const noRisks = plainCouncil((request, plain) =>
    request.phase === 'risks' || request.task.kind === 'gate' ? { text: 'Nothing.' } : plain,
  )
  const gate = unattended(new GivenRun({ meeting: ONE_WAY, script: noRisks }))
  expect(gate.of('human_question').map((one) => one.purpose)).toContain('gate')
  expect(gate.state.status).toBe('escalated')
  const budget = unattended(new GivenRun({ meeting: ONE_WAY, overrides: { maxTurns: 4 } }))
  expect(budget.of('human_question').map((one) => one.purpose)).toContain('budget')
  const options = unattended(new GivenRun({ meeting: { ...ONE_WAY, options: [] } }))
  expect(options.of('human_question').map((one) => one.purpose)).toContain('options')
  for (const run of [gate, budget, options])
    expect(run.of('decision').filter((one) => one.status === 'decided')).toEqual([])
})

test('no silence decides what cannot be undone: nobody votes for a person because a time ran out', () => {
  const seats = EXPERTS.map((one) => ({ ...one, deputy: 'expert-b' }))
  const absent = (reversibility: Meeting['reversibility']) =>
    unattended(
      atTheTable('expert_a', {
        meeting: {
          seats,
          reversibility: reversibility ?? 'costly',
          quality: { minAlternatives: 2, minRisks: 0, requireMitigation: false },
        },
        script: voting({ expert_a: 'o1', expert_b: 'o1' }),
      }),
    )
  const oneWay = absent('irreversible')
  expect(oneWay.of('vote').map((vote) => vote.seat)).toEqual(['expert_b'])
  expect(oneWay.of('decision').at(-1)).toMatchObject({ optionId: null, status: 'escalated' })
  // What is missing is the vote of the person, and it was asked for twice more.
  expect(oneWay.of('quality_gate').filter((one) => one.gate === 'quorum')).toMatchObject([
    { passed: false, attempt: 1 },
    { passed: false, attempt: 2 },
    { passed: false, attempt: 3 },
  ])
  expect(oneWay.of('participant_updated').filter((one) => one.state === 'left')).toEqual([])
  // The same council about what can be undone decides, for its deputies vote.
  expect(absent('reversible').of('decision').at(-1)).toMatchObject({ status: 'decided' })
})

test('a person who takes the last word closes the council as an agent would', () => {
  const run = atTheTable('scribe')
  while (!ENDED.has(run.state.status)) if (!run.advance()) say(toQuestion(run))
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
  expect(run.state.artifacts.decision_log).toMatchObject({ valid: true })
})

function say(run: GivenRun): void {
  const turn = personsTurn(run.state)
  if (turn !== null) run.command({ type: 'say', text: 'So be it.', asSeat: turn.seat })
}
