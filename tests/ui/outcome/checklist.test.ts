import { describe, expect, it } from 'vitest'
import type { ActionItem } from '../../../schemas/generated/types.ts'
import type { RunState } from '../../../backend/council/state.ts'
import { checklistOf } from '../../../ui/outcome/checklist.ts'
import { AppendList } from '../../../backend/council/append-list.ts'
import { decidedBy, sureness, whereAsked } from '../../../ui/decision/in-words.ts'
import { GivenRun } from '../../support/given.ts'
import { ANNA } from '../../support/house.ts'

const ended = (): RunState => new GivenRun().toEnd().state
const withTasks = (state: RunState, complete: number, bare = 0): RunState => {
  const artifact = state.artifacts.action_items
  const log = state.artifacts.decision_log?.body
  if (artifact === undefined || log === undefined) throw new Error('The run left no documents.')
  const made = Array.from({ length: complete + bare }, (_, at): ActionItem => ({
    id: `a${at}`,
    meeting_id: log.meeting_id,
    title: `Task ${at}`,
    description: '',
    owner: at < complete ? { name: 'Anna' } : null,
    due_date: at < complete ? '2026-02-01' : null,
    priority: null,
    status: 'open',
    labels: [],
    depends_on: [],
    acceptance_criteria: [],
    anchors: [],
    confidence: { level: null, basis: '' },
  }))
  return { ...state, artifacts: { ...state.artifacts, action_items: { ...artifact, body: made } } }
}
const tasksOf = (state: RunState) => checklistOf(state, state.artifacts.decision_log?.body ?? null).tasks

describe('the checklist of an outcome', () => {
  it('counts a task once it has an owner and a date, and wants five to ten', () => {
    const state = ended()
    expect(tasksOf(withTasks(state, 4, 1))).toMatchObject({ isDone: false, complete: 4, all: 5 })
    expect(tasksOf(withTasks(state, 5))).toMatchObject({ isDone: true, complete: 5 })
    expect(tasksOf(withTasks(state, 10)).isDone).toBe(true)
    expect(tasksOf(withTasks(state, 11)).isDone).toBe(false)
  })

  it('takes fewer where a person has approved just these, and says who', () => {
    const run = new GivenRun().toEnd()
    expect(tasksOf(withTasks(run.state, 1)).isDone).toBe(false)
    run.command({ type: 'approve_artifact', kind: 'action_items' })
    expect(tasksOf(withTasks(run.state, 1))).toMatchObject({ isDone: true, fewerBy: [ANNA.name] })
  })

  it('knows a decision while the council goes on, and from its log afterwards', () => {
    const run = new GivenRun()
    expect(checklistOf(run.state, null).decision).toEqual({ isDone: false, status: null })
    const { state } = run.toEnd()
    expect(checklistOf(state, state.artifacts.decision_log?.body ?? null).decision).toEqual({
      isDone: true,
      status: 'decided',
    })
  })

  it('is exported when the record itself is at a target, not when a task is', () => {
    const state = ended()
    const at = (key: string): RunState => ({
      ...state,
      exports: {
        e1: { exportId: 'e1', target: 'notion', key, status: 'succeeded', attempt: 1 },
      },
    })
    const { id } = state.meeting
    expect(checklistOf(at(`${id}/task/a1`), null).exported.isDone).toBe(false)
    expect(checklistOf(at(id), null).exported).toEqual({ isDone: true, targets: ['notion'] })
  })
})

describe('the page of a decision', () => {
  const agent = { kind: 'agent' as const, id: 'expert_a', name: 'Expert A' }

  it('says that an agent decided until a person stands by it', () => {
    expect(decidedBy({ decided_by: [], approved_by: [] })).toBe('nobody')
    expect(decidedBy({ decided_by: [agent], approved_by: [] })).toBe('Expert A, not confirmed by a person')
    expect(decidedBy({ decided_by: [agent], approved_by: [ANNA] })).toBe('Expert A')
  })

  it('says how sure the council is in a word, and unknown is not low', () => {
    expect([null, 0.3, 0.5, 0.85].map(sureness)).toEqual([
      'not stated',
      'low (30%)',
      'medium (50%)',
      'high (85%)',
    ])
  })

  it('knows where everybody could have disagreed', () => {
    const { state } = new GivenRun().toEnd()
    const number = whereAsked(state.messages)
    expect(number).not.toBeNull()
    expect(state.messages.at((number ?? 0) - 1)).toMatchObject({ phase: 'decision', role: 'moderator' })
    // Of a long run a page knows the last messages only; their numbers are the same.
    const last = state.messages.length - 1
    const known = [
      [last, state.messages.at(last)!],
      [(number ?? 0) - 1, state.messages.at((number ?? 0) - 1)!],
    ] as const
    expect(whereAsked(AppendList.withHoles(state.messages.length, known))).toBe(number)
    expect(whereAsked(new AppendList())).toBeNull()
  })
})
