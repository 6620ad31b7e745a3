import { describe, expect, it } from 'vitest'
import { isVoteCommand } from '../../schemas/generated/validators.js'
import type { PersonTurn } from '../../ui/people/seated.ts'
import { commandOf, missingIn, taskOfTurn } from '../../ui/people/turn-task.ts'
import { GivenRun } from '../support/given.ts'

const turnOf = (run: GivenRun, options?: string[]): PersonTurn => ({
  question: {
    questionId: 'h1',
    seat: run.turn.seat,
    text: 'You have the floor.',
    deadline: '2026-01-05T09:03:00.000Z',
    defaultAnswer: 'pass',
    state: 'asked',
    purpose: 'turn',
    ...(options === undefined ? {} : { options }),
  },
  seat: run.state.seats.find(({ seat }) => seat === run.turn.seat)!,
  whose: 'mine',
})
const OFFERED = ['The shed', 'The cellar']

describe('what a person says in a turn', () => {
  it('is words where nothing is to be chosen, and never nothing', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    const task = taskOfTurn(run.state, turnOf(run))
    expect(task).toEqual({ kind: 'words', choices: [] })
    expect(missingIn(task, { choice: '', confidence: null, text: ' ' })).toMatch(/Write/)
    expect(commandOf(task, 'h1', { choice: '', confidence: null, text: ' It is dry. ' })).toEqual({
      type: 'answer',
      questionId: 'h1',
      text: 'It is dry.',
    })
  })

  it('is a choice and its reason in the blind round', () => {
    const run = new GivenRun().to('positions', 'expert_a')
    const task = taskOfTurn(run.state, turnOf(run, [...OFFERED, 'no position']))
    expect(task.kind).toBe('choice')
    expect(task.choices.map(({ label }) => label)).toEqual([...OFFERED, 'None of them'])
    expect(missingIn(task, { choice: '', confidence: null, text: 'Why not' })).toMatch(/Choose/)
    expect(commandOf(task, 'h1', { choice: 'The cellar', confidence: null, text: '' })).toEqual({
      type: 'answer',
      questionId: 'h1',
      option: 'The cellar',
    })
  })

  it('is a vote for an option by its id, as sure as was said, or for none', () => {
    const run = new GivenRun().to('decision', 'expert_a')
    const task = taskOfTurn(run.state, turnOf(run, [...OFFERED, 'abstain']))
    expect(task.kind).toBe('vote')
    const vote = commandOf(task, 'h1', { choice: 'The shed', confidence: 0.75, text: 'Dry.' })
    expect(vote).toEqual({ type: 'vote', option: 'o1', confidence: 0.75, reason: 'Dry.' })
    const none = commandOf(task, 'h1', { choice: 'abstain', confidence: null, text: '' })
    expect(none).toEqual({ type: 'vote', option: null })
    expect([vote, none].every((one) => isVoteCommand(one))).toBe(true)
  })
})
