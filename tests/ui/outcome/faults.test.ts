import { describe, expect, it } from 'vitest'
import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import { faultsOfRisk, faultsOfTask, unsupportedLines, unsupportedTexts } from '../../../ui/outcome/faults.ts'
import { similarity } from '../../../ui/outcome/similarity.ts'
import { faultInWords } from '../../../ui/outcome/Validation.tsx'
import { GivenRun } from '../../support/given.ts'
import { ANNA } from '../../support/house.ts'

const quoted = (quote: string): Anchor => ({
  quote,
  speaker: null,
  message_id: 'm1',
  source_id: null,
  line: null,
  start: 0,
  end: quote.length,
  sha256: '',
})
const task = (more: Partial<ActionItem> = {}): ActionItem => ({
  id: 'a1',
  meeting_id: 'lunch',
  title: 'Ask the harbour for a table',
  description: '',
  owner: { name: 'Anna' },
  due_date: '2026-02-01',
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: [],
  anchors: [quoted('Anna asks the harbour by the first of February')],
  confidence: { level: null, basis: '' },
  ...more,
})
const kinds = (one: ActionItem, before: ActionItem[] = []): string[] =>
  faultsOfTask(one, before.length, [...before, one]).map(({ kind }) => kind)

describe('what a task lacks', () => {
  it('is nothing where owner, date and quote are there', () => {
    expect(kinds(task())).toEqual([])
  })

  it('is named with the field that mends it', () => {
    const bare = task({ owner: null, due_date: null, anchors: [] })
    expect(faultsOfTask(bare, 0, [bare])).toEqual([
      { kind: 'noOwner', field: 'owner' },
      { kind: 'noDue', field: 'due' },
      { kind: 'noEvidence', field: 'title' },
    ])
  })

  it('is an owner that nobody named, unless a person has set it', () => {
    const anchors = [quoted('Somebody asks the harbour')]
    expect(kinds(task({ anchors }))).toEqual(['ownerNotQuoted'])
    expect(kinds(task({ anchors, edited: { owner: ANNA } }))).toEqual([])
  })

  it('is a twin further up, by its number and how much they share', () => {
    const [fault] = faultsOfTask(task({ id: 'a2', title: 'Ask the harbour for one table' }), 1, [task()])
    expect(fault).toMatchObject({ kind: 'like', field: 'title', like: { number: 1 } })
    expect(fault === undefined ? '' : faultInWords(fault)).toMatch(/^like task 1 \((8|9)\d%\)$/)
    expect(kinds(task({ title: 'Buy bread' }), [task()])).toEqual([])
  })

  it('is nothing any more where it was dropped', () => {
    expect(kinds(task({ status: 'cancelled', owner: null }))).toEqual([])
  })
})

it('a risk is reviewed when it is estimated and something is done about it', () => {
  const risk = {
    mitigation: null,
    likelihood: 'high' as const,
    impact: null,
    anchors: [quoted('it rains')],
  }
  expect(faultsOfRisk(risk).map(({ kind }) => kind)).toEqual(['noMitigation', 'noEstimate'])
  expect(faultsOfRisk({ ...risk, mitigation: 'a tent', impact: 'low' })).toEqual([])
})

it('two texts are alike as far as their words are, in any script', () => {
  expect(similarity('Ask Anna', 'ask  anna!')).toBe(1)
  expect(similarity('Спросить Анну', 'Спросить Анну о столе')).toBeGreaterThan(0.7)
  expect(similarity('Ask Anna', 'Buy bread')).toBe(0)
})

it('lines without evidence are counted as long as no person stands by them', () => {
  const run = new GivenRun()
  run.toEnd()
  const log = run.state.artifacts.decision_log?.body
  if (log === undefined) throw new Error('The run left no log.')
  const before = unsupportedLines(log)
  const line = { claim: 'It is nicer.', anchors: [], support: 'unsupported' as const }
  expect(unsupportedLines({ ...log, rationale: [...log.rationale, line] })).toBe(before + 1)
  expect(
    unsupportedLines({ ...log, rationale: [...log.rationale, { ...line, edited: { claim: ANNA } }] }),
  ).toBe(before)
})

it('what no source says is asked about before it leaves, also where a person wrote it', () => {
  const run = new GivenRun()
  run.toEnd()
  const log = run.state.artifacts.decision_log?.body
  if (log === undefined) throw new Error('The run left no log.')
  const line = {
    claim: 'It is nicer.',
    anchors: [],
    support: 'unsupported' as const,
    edited: { claim: ANNA },
  }
  expect(unsupportedTexts(log)).toEqual([])
  expect(unsupportedTexts({ ...log, rationale: [...log.rationale, line] })).toEqual(['It is nicer.'])
})
