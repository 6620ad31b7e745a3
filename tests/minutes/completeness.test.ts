import { describe, expect, test } from 'vitest'
import { completenessOf } from '../../backend/minutes/completeness.ts'
import { GivenRun } from '../support/given.ts'
import { voting } from '../support/scripts.ts'
import type { ActionItem, DecisionLog } from '../../schemas/generated/types.ts'

const log = (): DecisionLog => {
  const seats = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
  const script = voting({ expert_a: 'o1', expert_b: 'o1', expert_c: 'o1' })
  const record = new GivenRun({ meeting: { seats }, script }).to('closing').request().record
  if (record === undefined) throw new Error('The scribe has no record to write from.')
  return record.decisionLog
}
const task = (more: Partial<ActionItem>): ActionItem => ({
  id: 'a1',
  meeting_id: 'm',
  title: 'Buy a lock',
  description: '',
  owner: null,
  due_date: null,
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: [],
  anchors: [],
  confidence: { level: null, basis: 'Said.' },
  ...more,
})
const check = (code: string, given: DecisionLog, tasks: ActionItem[] | null = null) =>
  completenessOf(given, tasks).find((one) => one.code === code)

describe('what a record lacks', () => {
  test('is counted: owners and dates of the tasks that are open', () => {
    const tasks = [
      task({ owner: { name: 'Ben' }, due_date: '2031-02-03' }),
      task({ id: 'a2', due_date: '2031-02-03' }),
      task({ id: 'a3', status: 'done' }),
    ]
    expect(check('task_owners', log(), tasks)).toMatchObject({
      passed: false,
      text: 'Without an owner: 1 of 2 tasks.',
    })
    expect(check('task_dates', log(), tasks)).toMatchObject({ passed: true, text: 'Every task has a date.' })
    expect(check('task_owners', log())).toBeUndefined()
  })

  test('is said of risks, questions and reasons', () => {
    const anchors: DecisionLog['risks'][number]['anchors'] = []
    const risks = [
      { risk: 'No lock.', likelihood: null, impact: 'high' as const, mitigation: null, anchors },
      { risk: 'Rain.', likelihood: 'low' as const, impact: 'low' as const, mitigation: 'A roof.', anchors },
    ]
    const rationale = [{ claim: 'Dry.', anchors, support: 'unsupported' as const }]
    const given = { ...log(), risks, rationale, open_questions: [{ text: 'Who?', anchors }] }
    expect(check('risk_mitigations', given)).toMatchObject({
      passed: false,
      text: expect.stringContaining('1 of 2'),
    })
    expect(check('risk_ratings', given)).toMatchObject({
      passed: false,
      text: expect.stringContaining('1 of 2'),
    })
    expect(check('open_questions', given)).toMatchObject({ passed: false })
    expect(check('supported_claims', given)).toMatchObject({ passed: false })
  })

  test('is a day to look at it again only where the decision is hard to undo', () => {
    expect(check('review_date', { ...log(), reversibility: 'reversible' })).toBeUndefined()
    expect(check('review_date', { ...log(), reversibility: 'irreversible' })).toMatchObject({ passed: false })
    const dated = { ...log(), reversibility: 'costly' as const, review_at: '2031-02-03' }
    expect(check('review_date', dated)).toMatchObject({
      passed: true,
      text: expect.stringContaining('2031-02-03'),
    })
  })

  test('is that nobody stated the stakes where the record was read out of minutes', () => {
    const given = log()
    expect(check('stated_stakes', given)).toMatchObject({ passed: true })
    const imported = { ...given, provenance: { ...given.provenance, panel: 'import' } }
    expect(check('stated_stakes', imported)).toMatchObject({ passed: false })
  })

  test('is what a gate asks for, kept by the council or counted in the record', () => {
    const gates = [{ gate: 'risks' as const, passed: false, missing: ['No risk was named.'] }]
    expect(check('risks', { ...log(), gates })).toEqual({
      code: 'risks',
      passed: false,
      text: 'Gate “risks”: failed.',
    })
    expect(check('min_alternatives', { ...log(), gates: [], alternatives: [] })).toMatchObject({
      passed: false,
    })
  })

  test('is told in the language of the meeting, check for check', () => {
    const [english, russian] = [completenessOf(log(), []), completenessOf(log(), [], 'ru')]
    expect(russian.map(({ code, passed }) => [code, passed])).toEqual(
      english.map(({ code, passed }) => [code, passed]),
    )
    for (const { text } of russian) expect(text).toMatch(/^[^a-z]+$/i)
  })

  test('is nothing where there is nothing to look at: no praise for tasks, risks and reasons that are not there', () => {
    const given = { ...log(), risks: [], rationale: [], alternatives: [] }
    const codes = completenessOf(given, []).map(({ code }) => code)
    for (const code of ['task_owners', 'task_dates', 'risk_mitigations', 'risk_ratings', 'supported_claims'])
      expect(codes).not.toContain(code)
  })

  test('is no gate of a council where a text was read', () => {
    const given = log()
    const imported = { ...given, gates: [], provenance: { ...given.provenance, panel: 'import' } }
    const codes = completenessOf(imported, null).map(({ code }) => code)
    for (const code of ['min_alternatives', 'rationale', 'risks']) expect(codes).not.toContain(code)
  })

  test('is what the template said in place of the meeting', () => {
    const found = completenessOf({ ...log(), reversibility: 'costly' }, null, 'en', ['reversibility'])
    expect(found.find(({ code }) => code === 'stated_stakes')).toEqual({
      code: 'stated_stakes',
      passed: false,
      text: 'Nobody said, so the template did: how hard it is to undo (costly).',
    })
    expect(found.map(({ code }) => code)).not.toContain('review_date')
  })
})
