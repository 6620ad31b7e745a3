import { expect, test } from 'vitest'
import type { TurnRequest } from '../../backend/ports/voice.ts'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import * as validators from '../../schemas/generated/validators.js'
import { submitted, toMend } from '../../backend/council/record/submit.ts'
import { Working } from '../../backend/council/working.ts'
import { GivenRun } from '../support/given.ts'
import { plainCouncil, voting } from '../support/scripts.ts'

/** Expert B holds the cellar to the end. */
const divided = () =>
  new GivenRun({
    meeting: {
      seats: ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const })),
    },
    script: voting({ expert_a: 'o1', expert_b: 'o2', expert_c: 'o1' }),
  }).to('closing')

const record = (request: TurnRequest): DecisionLog => {
  if (request.record === undefined) throw new Error('The scribe has no record to write from.')
  return request.record.decisionLog
}
const handIn = (log: object) => [{ tool: 'notion.decision_log', arguments: log }]

test('every expert whose last word is another option stands in the dissent', () => {
  const run = divided()
  expect(record(run.request()).dissent).toMatchObject([
    { seat: 'expert_b', position: 'o2', reason: 'As told.' },
  ])
  run.speak({ contributions: handIn(record(run.request())) })
  expect(run.state.artifacts.decision_log).toMatchObject({
    valid: true,
    version: 1,
    body: { needs_review: [], dissent: [{ seat: 'expert_b' }] },
  })
  expect(run.of('quality_gate').at(-1)).toEqual({ gate: 'dissent', passed: true, missing: [], attempt: 1 })
})

test('a log that drops a dissenter goes back with the reason', () => {
  const run = divided()
  const calls = handIn({ ...record(run.request()), dissent: [] })
  const { valid, refused } = submitted(new Working(run.state, run.ctx, true), run.turn, calls)
  expect(valid).toEqual([])
  expect(refused).toMatchObject([
    { tool: 'notion.decision_log', error: expect.stringContaining('/dissent: expert_b holds o2') },
  ])
})

test('who voted, approved and decided, and which gates hold, is the server’s to say, whatever a log claims', () => {
  const run = divided()
  const boss = { kind: 'person', id: 'boss', name: 'The boss' } as const
  const truth = record(run.request())
  const made = {
    ...truth,
    approved_by: [boss],
    decided_by: [boss],
    consensus: { ...truth.consensus, level: 1, votes: [] },
    gates: [],
    criteria: [],
    stakes: 'low',
    supersedes: ['another log'],
    decisions: [],
  }
  run.speak({ contributions: handIn(made) })
  const { body } = run.state.artifacts.decision_log ?? {}
  const { approved_by, decided_by, consensus, gates, criteria, stakes, supersedes, decisions } = truth
  expect(body).toMatchObject({
    approved_by,
    decided_by,
    consensus,
    gates,
    criteria,
    stakes,
    supersedes,
    decisions,
  })
  expect(JSON.stringify(body)).not.toContain('The boss')
})

test('a seat that may not hand in a document has it refused; it is not sent back to be mended', () => {
  const run = new GivenRun({ script: plainCouncil() }).to('debate', 'expert_a')
  const calls = handIn({ status: 'decided' })
  const w = new Working(run.state, run.ctx, true)
  expect(toMend(w, run.turn, calls)).toEqual([])
  expect(submitted(w, run.turn, calls).refused).toMatchObject([
    { error: expect.stringContaining('not for this seat') },
  ])
})

test('a log that still drops a dissenter is rebuilt from the run, and marked', () => {
  const run = divided()
  const bad = { tool: 'notion.decision_log', arguments: { ...record(run.request()), dissent: [] } }
  const refused = [1, 2].map(() => ({
    ...bad,
    error: '/dissent: expert_b holds o2, which differs from the decision, and is missing.',
  }))
  run.speak({ contributions: [bad], refused })
  expect(
    run.of('tool_call').filter((call) => call.tool === 'notion.decision_log' && call.status === 'failed'),
  ).toHaveLength(3)
  expect(run.of('quality_gate').at(-1)).toMatchObject({
    gate: 'dissent',
    passed: false,
    attempt: 3,
    missing: [expect.stringContaining('expert_b')],
  })
  expect(run.state.artifacts.decision_log).toMatchObject({
    valid: true,
    body: { needs_review: [expect.stringContaining('rebuilt')], dissent: [{ seat: 'expert_b' }] },
  })
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
  const gates = run.state.artifacts.decision_log?.body.gates ?? []
  expect(gates.find((one) => one.gate === 'dissent')?.passed).toBe(false)
})

test.each([
  ['another decision', { chosen_option: 'o2' }, '/chosen_option'],
  ['another status', { status: 'no_consensus' }, '/status'],
  [
    'an option nobody named',
    { alternatives: [{ id: 'o9', title: 'A hut', summary: '', pros: [], cons: [] }] },
    '/alternatives',
  ],
  [
    'a reason no quote carries',
    { rationale: [{ claim: 'It costs 5 euros.', anchors: [], support: 'verbatim' }] },
    '/rationale/0',
  ],
  ['no shape at all', { dissent: 'none' }, '/dissent'],
])('a log with %s is refused with the place', (_, change, place) => {
  const run = divided()
  const calls = handIn({ ...record(run.request()), ...change })
  const { refused } = submitted(new Working(run.state, run.ctx, true), run.turn, calls)
  expect(refused[0]?.error).toContain(place)
})

test('a quote that does not stand where its anchor says is refused', () => {
  const run = divided()
  const log = record(run.request())
  const [first] = log.rationale
  const bent = {
    ...log,
    rationale: [{ ...first, anchors: first?.anchors.map((anchor) => ({ ...anchor, source_id: 's0' })) }],
  }
  const { refused } = submitted(new Working(run.state, run.ctx, true), run.turn, handIn(bent))
  expect(refused[0]?.error).toContain('the quote does not stand where the anchor says')
})

test('ids, cost and provenance are the server’s to say', () => {
  const run = divided()
  const seq = run.state.seq
  const hash = run.state.headHash
  const forged = {
    meeting_id: 'mine',
    run_id: 'mine',
    version: 9,
    cost: { turns: 0, tokens: 0, usd: 0, seconds: 0 },
  }
  run.speak({ contributions: handIn({ ...record(run.request()), ...forged }) })
  const log = run.state.artifacts.decision_log?.body
  expect(log).toMatchObject({
    meeting_id: run.state.meeting.id,
    run_id: 'run-1',
    version: 1,
    provenance: { log_seq: seq, log_hash: hash },
  })
  expect(log?.cost.turns).toBeGreaterThan(10)
})

test('only the seat whose work it is hands in a document, and only in its phase', () => {
  const run = new GivenRun().to('debate', 'expert_a')
  run.speak({
    contributions: [
      { tool: 'notion.task', arguments: { title: 'x', quotes: [] } },
      { tool: 'submit_summary', arguments: { title: 'x', markdown: 'x' } },
    ],
  })
  expect(run.of('tool_call').map((call) => call.error)).toEqual([
    expect.stringContaining('not for this seat'),
    expect.stringContaining('not for this seat'),
  ])
  expect(run.of('artifact')).toEqual([])
})

test('an owner or a date that nobody named is refused', () => {
  const quotes = [{ quote: 'The shed has no lock.', source_id: 's1' }]
  const run = new GivenRun().to('actions')
  run.speak({
    contributions: [
      { tool: 'notion.task', arguments: { title: 'Buy a lock', quotes, owner: { name: 'Ben' } } },
      { tool: 'notion.task', arguments: { title: 'Buy a lock', quotes, due_date: '2026-02-01' } },
      { tool: 'notion.task', arguments: { title: 'Buy a lock', quotes: [] } },
      { tool: 'notion.task', arguments: { title: 'Buy a lock', quotes } },
    ],
  })
  expect(run.of('tool_call').map((call) => call.error?.split(':')[0])).toEqual([
    '/owner',
    '/due_date',
    '/quotes',
  ])
  expect(run.state.artifacts.action_items?.body).toMatchObject([
    { id: 'a1', owner: null, due_date: null, title: 'Buy a lock' },
  ])
})

test('a scribe that hands in nothing leaves a record all the same', () => {
  const run = new GivenRun({
    script: plainCouncil((request, plain) =>
      ['closing', 'actions'].includes(request.phase) ? { text: 'Done.' } : plain,
    ),
  }).toEnd()
  expect(run.state.artifacts.decision_log).toMatchObject({
    valid: true,
    body: { chosen_option: 'o1', needs_review: [expect.any(String)] },
  })
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
})

test.each([
  ['decided', () => new GivenRun().toEnd()],
  ['without consensus', () => new GivenRun({ script: voting({}) }).toEnd()],
  ['divided', () => divided().toEnd()],
  ['stopped at once', () => stopped(new GivenRun())],
  ['stopped in the blind round', () => stopped(new GivenRun().to('positions', 'expert_b'))],
  ['stopped in the vote', () => stopped(new GivenRun().to('decision', 'expert_b'))],
  ['only talked', () => new GivenRun({ meeting: { agenda: [{ title: 'Talk', kind: 'discuss' }] } }).toEnd()],
  [
    'nothing said',
    () =>
      new GivenRun({ script: () => ({ text: '' }), meeting: { options: [] } })
        .until((state) => state.human !== null)
        .later(200_000)
        .toEnd(),
  ],
] as const)('a run %s leaves three valid documents, each version once', (_, run) => {
  const { decision_log, action_items, summary } = run().state.artifacts
  expect([decision_log?.valid, action_items?.valid, summary?.valid]).toEqual([true, true, true])
  expect(validators.isDecisionLog(decision_log?.body)).toBe(true)
  expect(validators.isActionItems(action_items?.body)).toBe(true)
  expect(validators.isSummary(summary?.body)).toBe(true)
})

const stopped = (run: GivenRun) => {
  run.command({ type: 'stop' })
  return run
}

test('a run of hundreds of risks, questions and assumptions still fits its record', () => {
  const many = (tool: string, args: (i: number) => object) =>
    Array.from({ length: 230 }, (_, i) => ({ tool, arguments: args(i) }))
  const run = new GivenRun().to('debate', 'expert_a').speak({
    contributions: [
      ...many('raise_risk', (i) => ({ risk: `risk ${i}` })),
      ...many('ask_question', (i) => ({ text: `question ${i}` })),
      ...many('make_claim', (i) => ({ text: `claim ${i}`, kind: 'assumption' })),
      ...many('make_claim', (i) => ({ text: `no ${i}`, kind: 'against', challenges: 'c1' })),
    ],
  })
  run.command({ type: 'call_decision' })
  run.until((state) => state.human !== null)
  run.later(200_000).toEnd()
  expect(run.state.artifacts.decision_log?.valid).toBe(true)
})

const lock = { quote: 'The shed has no lock.', source_id: 's1' }
const floods = { quote: 'The cellar floods in March.', source_id: 's1' }

test('one point against an option stands once on record, also where it was raised with more quotes and conceded', () => {
  const against = (more: object, quotes: object[]) => [
    {
      tool: 'make_claim',
      arguments: { text: lock.quote, kind: 'against', option: 'o1', quotes, ...more },
    },
  ]
  const run = new GivenRun().to('debate', 'expert_b')
  run.speak({ contributions: against({ challenges: 'c1' }, [lock, floods]) })
  const [objection = ''] = Object.keys(run.state.unanswered)
  run.until((state) => state.turn?.seat === 'expert_a')
  run.speak({ contributions: against({ answers: objection }, [lock]) }).toEnd()
  const shed = run.state.artifacts.decision_log?.body.alternatives.find((one) => one.id === 'o1')
  expect(shed?.cons.map((one) => one.text)).toEqual([lock.quote])
})

test('a risk of the option not taken stays on record, behind those of the choice and under its name, once', () => {
  const risk = {
    tool: 'raise_risk',
    arguments: { risk: 'In March it floods.', option: 'o2', quotes: [floods] },
  }
  const run = new GivenRun()
    .to('risks', 'expert_a')
    .speak({ contributions: [risk, risk] })
    .toEnd()
  const log = run.state.artifacts.decision_log?.body
  expect(log?.chosen_option).toBe('o1')
  const title = run.state.options.find((one) => one.optionId === 'o2')?.title
  const named = log?.risks.map((one) => one.risk) ?? []
  expect(named.at(-1)).toBe(`${title}: In March it floods.`)
  expect(named.filter((one) => one.endsWith('In March it floods.'))).toHaveLength(1)
})
