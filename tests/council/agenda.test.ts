import { expect, test } from 'vitest'
import { GivenRun } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const ITEMS = [
  { title: 'What could go wrong', kind: 'discuss' as const },
  { title: 'Where to go', kind: 'decide' as const },
  { title: 'What to call it', kind: 'decide' as const },
]

test('each item goes its way: what is discussed through the debate only, what is decided through every phase', () => {
  const run = new GivenRun({ meeting: { agenda: ITEMS } }).toEnd()
  const phases = run.of('run_status').map((one) => `${one.itemId ?? '-'} ${one.phase}`)
  const decide = ['positions', 'debate', 'alternatives', 'risks', 'convergence', 'decision']
  expect([...new Set(phases)]).toEqual([
    '- opening',
    'i1 debate',
    ...decide.map((phase) => `i2 ${phase}`),
    ...decide.map((phase) => `i3 ${phase}`),
    '- actions',
    '- closing',
  ])
  expect(run.of('agenda_item').map((one) => `${one.itemId} ${one.state}`)).toEqual(
    ['i1', 'i2', 'i3'].flatMap((id) => [`${id} opened`, `${id} closed`]),
  )
})

test('the first item to be decided stands for the meeting’s question and owns its options', () => {
  const run = new GivenRun({ meeting: { agenda: ITEMS } }).toEnd()
  expect(run.state.reason?.code).toBe('decided')
  expect(run.of('decision')).toMatchObject([
    { itemId: 'i2', status: 'decided', optionId: 'o1' },
    { itemId: 'i3', status: 'no_consensus', optionId: null },
  ])
  const log = run.state.artifacts.decision_log?.body
  expect(log).toMatchObject({
    status: 'decided',
    chosen_option: 'o1',
    decisions: [{ id: 'd1' }, { id: 'd2' }],
  })
})

test('an option belongs to the item in which it was proposed', () => {
  const script = plainCouncil((request, plain) =>
    request.itemId === 'i3' && request.phase === 'alternatives'
      ? { contributions: [{ tool: 'propose_option', arguments: { title: 'Haven' } }] }
      : request.itemId === 'i3' && request.task.kind === 'vote'
        ? { contributions: [{ tool: 'cast_vote', arguments: { option: 'o3' } }] }
        : plain,
  )
  const run = new GivenRun({
    meeting: { agenda: ITEMS, quality: { minAlternatives: 1, requireRationale: false, requireRisks: false } },
    script,
  }).toEnd()
  expect(run.of('option')).toMatchObject([{ optionId: 'o3', itemId: 'i3' }])
  expect(run.of('decision')[1]).toMatchObject({ itemId: 'i3', optionId: 'o3', status: 'decided' })
  expect(run.state.artifacts.decision_log?.body.alternatives.map((one) => one.id)).toEqual(['o1', 'o2'])
})

test('a new option never takes an id that the meeting gave', () => {
  const meeting = {
    options: [
      { id: 'o2', title: 'The shed' },
      { id: 'x', title: 'The cellar' },
    ],
  }
  const run = new GivenRun({ meeting }).to('debate')
  run.speak({
    contributions: [
      { tool: 'propose_option', arguments: { title: 'A hut' } },
      { tool: 'propose_option', arguments: { title: 'a HUT' } },
    ],
  })
  expect(run.of('option').map((one) => one.optionId)).toEqual(['o3'])
  expect(run.of('tool_call').filter((call) => call.tool === 'propose_option')).toHaveLength(1)
})

test('a meeting with nothing to decide ends deferred, with its documents', () => {
  const run = new GivenRun({
    meeting: {
      agenda: [
        { title: 'One', kind: 'discuss' },
        { title: 'Two', kind: 'discuss' },
      ],
    },
  }).toEnd()
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'deferred' } })
  expect(run.of('decision')).toEqual([])
  expect(run.state.artifacts.decision_log).toMatchObject({
    valid: true,
    body: { status: 'deferred', chosen_option: null },
  })
})

test('from one discussion to the next the status stands, and only the item changes', () => {
  const run = new GivenRun({
    meeting: {
      agenda: [
        { title: 'One', kind: 'discuss' },
        { title: 'Two', kind: 'discuss' },
      ],
    },
  }).toEnd()
  expect(run.of('run_status').filter((one) => one.phase === 'debate')).toHaveLength(1)
  expect(run.of('agenda_item').map((one) => one.itemId)).toEqual(['i1', 'i1', 'i2', 'i2'])
  const seats = run
    .of('chat_message')
    .filter((message) => message.phase === 'debate')
    .map((message) => message.seat)
  expect(seats).toEqual(['moderator', 'expert_a', 'expert_b', 'moderator', 'expert_a', 'expert_b'])
})

test('an item that is only discussed goes on while something new is said of the question’s options, though nobody has a position', () => {
  const news = ['It floods.', 'It is dark.', 'It is far.', 'It is dear.']
  const script = plainCouncil((request, plain) => {
    const text = request.itemId === 'i1' && request.seat.startsWith('expert') ? news.shift() : undefined
    if (text === undefined) return plain
    return {
      contributions: [{ tool: 'make_claim', arguments: { text, kind: 'against', option: 'o1', quotes: [] } }],
    }
  })
  const run = new GivenRun({ meeting: { agenda: ITEMS }, script }).toEnd()
  const closed = run.events.findIndex(
    ({ type, data }) => type === 'agenda_item' && data.itemId === 'i1' && data.state === 'closed',
  )
  const talked = run.events.slice(0, closed)
  expect(talked.flatMap(({ type, data }) => (type === 'claim' ? [data.optionId] : []))).toEqual(
    Array(4).fill('o1'),
  )
  expect(talked.some(({ type }) => type === 'tool_call')).toBe(false)
})
