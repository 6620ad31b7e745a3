import { expect, test } from 'vitest'
import { GivenRun, given } from '../../support/given.ts'
import type { Command } from '../../../schemas/generated/types.ts'

const running = () => new GivenRun().to('debate', 'expert_a')
const waiting = () => new GivenRun({ meeting: { options: [] } }).until((state) => state.human !== null)

test('a pause now is applied at once and the turn under way is to be cut', () => {
  given(running())
    .when({ type: 'pause' })
    .causes(
      ['command', { type: 'pause', state: 'applied' }],
      ['run_status', { status: 'paused', reason: { code: 'paused' } }],
    )
    .nextStep({ kind: 'interrupt-turn', turn: { seat: 'expert_a' } })
})

test('a pause after the turn lets the speaker finish and starts no other', () => {
  const run = given(running())
    .when({ type: 'pause', when: 'after_turn' })
    .state('queued')
    .causes('command')
    .nextStep({ kind: 'take-turn' }).run
  run.speak()
  expect(run.state).toMatchObject({ status: 'paused', turn: null, queue: [] })
  expect(run.appends.at(-1)?.map((event) => event.type)).toEqual([
    'chat_message',
    'usage',
    'turn',
    'command',
    'run_status',
  ])
  expect(run.step).toEqual({ kind: 'wait' })
})

test('a pause between two turns is applied at once, whatever it asks', () => {
  const run = running().cut()
  run.command({ type: 'skip_turn' })
  given(run).when({ type: 'pause', when: 'after_turn' }).state('applied')
})

test('a pause of a run that is paused already is needless, and so is a resume of one that is not', () => {
  const run = running()
  given(run).when({ type: 'resume' }).needless()
  run.command({ type: 'pause' })
  given(run).when({ type: 'pause' }).needless()
})

test('a pause asked for before the start is held at the start, before anybody speaks', () => {
  const run = given(new GivenRun()).when({ type: 'pause' }).state('queued').run
  run.advance()
  expect(run.state).toMatchObject({ status: 'paused', turn: null })
  given(run)
    .when({ type: 'resume' })
    .causes('command', ['run_status', { status: 'running' }])
    .nextStep({ kind: 'select-speaker' })
})

test('a resume before the start is refused', () => {
  given(new GivenRun()).when({ type: 'resume' }).refused('run_not_paused')
})

test('a pause that cuts settles a pause that was still waiting for the end of the turn', () => {
  const run = running()
  run.command({ type: 'pause', when: 'after_turn' }, 'later')
  given(run)
    .when({ type: 'pause' })
    .causes('command', 'run_status', [
      'command',
      { commandId: 'later', state: 'applied', reason: expect.any(String) },
    ])
  run.cut().command({ type: 'resume' })
  expect(run.toEnd().state.status).toBe('completed')
})

test('a pause while waiting for a person gives paused, and a resume then waits again', () => {
  const run = waiting()
  given(run)
    .when({ type: 'pause' })
    .causes('command', ['run_status', { status: 'paused' }])
  given(run)
    .when({ type: 'resume' })
    .causes('command', ['run_status', { status: 'waiting_for_human' }])
    .nextStep({ kind: 'wait', questionId: 'h1' })
})

test('the deadline of a question runs on while paused; the default is recorded and the run stays paused', () => {
  const run = waiting()
  run.command({ type: 'pause' })
  run.later(3 * 60_000 - 1)
  expect(run.step).toMatchObject({ kind: 'wait' })
  given(run.later(1))
    .when({ type: 'question_due', questionId: 'h1' })
    .causes(['human_question', { state: 'defaulted', answer: 'no_consensus' }])
    .nextStep({ kind: 'wait' })
  given(run)
    .when({ type: 'resume' })
    .causes('command', ['run_status', { status: 'running' }])
})

test('an answer while paused is taken and the run stays paused', () => {
  const run = waiting()
  run.command({ type: 'pause' })
  given(run)
    .when({ type: 'answer', questionId: 'h1', text: '- a hut' })
    .causes('command', ['human_question', { state: 'answered' }], 'chat_message', 'option')
  expect(run.state.status).toBe('paused')
})

test('a stop ends the run with its record in the same append', () => {
  given(running())
    .when({ type: 'stop', reason: 'enough' })
    .causes(
      ['command', { state: 'applied' }],
      ['turn', { state: 'interrupted' }],
      ['artifact', { kind: 'action_items', valid: true }],
      [
        'artifact',
        {
          kind: 'decision_log',
          valid: true,
          body: { status: 'deferred', needs_review: ['run stopped in phase debate'] },
        },
      ],
      ['artifact', { kind: 'summary', valid: true }],
      ['run_status', { status: 'stopped', reason: { code: 'stopped', text: 'enough' } }],
    )
    .nextStep({ kind: 'done' })
})

test('a stop after the decision keeps the decision', () => {
  const run = new GivenRun().until((state) => state.decisions.length > 0)
  run.command({ type: 'stop' })
  expect(run.state.artifacts.decision_log?.body).toMatchObject({
    status: 'decided',
    chosen_option: 'o1',
    needs_review: [expect.any(String)],
  })
})

test('a stop before the start, while paused and while a person is asked ends the run', () => {
  given(new GivenRun()).when({ type: 'stop' }).state('applied').nextStep({ kind: 'done' })
  const paused = running()
  paused.command({ type: 'pause' })
  given(paused).when({ type: 'stop' }).state('applied').nextStep({ kind: 'done' })
  given(waiting())
    .when({ type: 'stop' })
    .causes('command', ['human_question', { state: 'withdrawn' }], 'artifact', 'artifact', 'artifact', [
      'run_status',
      { status: 'stopped' },
    ])
    .nextStep({ kind: 'done' })
})

test('a command that was queued and never came to its turn is settled with the reason when the run ends', () => {
  const run = running()
  run.command({ type: 'say', text: 'later', when: 'end_of_item' }, 'end')
  run.command({ type: 'give_floor', seat: 'scribe' }, 'floor')
  run.command({ type: 'stop' })
  expect(run.state.queue).toEqual([])
  for (const commandId of ['end', 'floor'])
    expect(run.of('command').filter((one) => one.commandId === commandId)).toMatchObject([
      { state: 'queued' },
      { state: 'refused', code: 'run_ended' },
    ])
  expect(run.events.at(-1)?.type).toBe('run_status')
})

test.each<Command>([
  { type: 'pause' },
  { type: 'resume' },
  { type: 'stop' },
  { type: 'say', text: 'hello', when: 'now' },
  { type: 'give_floor', seat: 'scribe' },
  { type: 'skip_turn' },
  { type: 'answer', questionId: 'h1', option: 'extend' },
])('after the end $type is refused and nothing is logged', (command) => {
  const run = running()
  run.command({ type: 'stop' })
  given(run).when(command).refused('run_ended').causes()
})

test('after the end the driver is refused too', () => {
  const run = running()
  const { turnId, attempt } = run.turn
  const answer = run.answer()
  run.command({ type: 'stop' })
  given(run).when({ type: 'turn_completed', turnId, attempt, answer }).refused('run_ended').causes()
  given(run).when({ type: 'next_turn' }).refused('run_ended').causes()
})

test('given a run that has made no record, when it is to be exported, then it says what is missing', () => {
  const run = given(running()).when({ type: 'export', target: 'slack' }).refused('no_artifact').run
  expect(run.of('command').at(-1)?.reason).toContain('has not made this document yet')
})
