import { describe, expect, it } from 'vitest'
import type { ActionItem } from '../../schemas/generated/types.ts'
import { decisionPatch, draftOfRisk, draftOfTask, riskPatch, taskPatch } from '../../ui/record/patches.ts'
import { placeInWords } from '../../ui/record/place-in-words.ts'

const TASK: ActionItem = {
  id: 'a1',
  meeting_id: 'm',
  title: 'Buy a lock',
  description: '',
  owner: { name: 'Carol', email: 'carol@example.org' },
  due_date: null,
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: [],
  anchors: [],
  confidence: { level: null, basis: 'not stated' },
}

describe('what a form sends', () => {
  it('is what differs and nothing else', () => {
    const draft = draftOfTask(TASK)
    expect(taskPatch(TASK, 2, draft)).toEqual([])
    expect(taskPatch(TASK, 2, { ...draft, due: '2026-12-01', owner: ' Carol ' })).toEqual([
      { op: 'add', path: '/2/due_date', value: '2026-12-01' },
    ])
    expect(taskPatch(TASK, 2, { ...draft, owner: '' })).toEqual([
      { op: 'add', path: '/2/owner', value: null },
    ])
    expect(decisionPatch('The shed.', 'The shed. ')).toEqual([])
  })

  it('is a whole entry where it is new', () => {
    expect(taskPatch(null, 0, { ...draftOfTask(null), title: ' Tell them ' })).toMatchObject([
      { op: 'add', path: '/-', value: { title: 'Tell them', owner: null, due_date: null, status: 'open' } },
    ])
    expect(riskPatch(null, 0, { ...draftOfRisk(null), risk: 'Rain', impact: 'high' })).toEqual([
      {
        op: 'add',
        path: '/risks/-',
        value: {
          risk: 'Rain',
          mitigation: null,
          owner: null,
          early_sign: null,
          likelihood: null,
          impact: 'high',
        },
      },
    ])
  })

  it('leaves alone what a risk has not said', () => {
    const risk = { risk: 'Rain', likelihood: null, impact: null, mitigation: null, anchors: [] }
    expect(riskPatch(risk, 1, draftOfRisk(risk))).toEqual([])
    expect(riskPatch(risk, 1, { ...draftOfRisk(risk), owner: 'Bob' })).toEqual([
      { op: 'add', path: '/risks/1/owner', value: 'Bob' },
    ])
  })
})

it.each([
  ['action_items', '/0/due_date', 'Task no. 1, due date'],
  ['action_items', '/3', 'Task no. 4'],
  ['decision_log', '/risks/2/owner', 'Risk no. 3, owner'],
  ['decision_log', '/alternatives/0/pros/1/text', 'Option no. 1, For no. 2, words'],
  ['summary', '/markdown', 'text'],
] as const)('a place of %s, %s, reads “%s”', (kind, pointer, words) =>
  expect(placeInWords(kind, pointer)).toBe(words),
)
