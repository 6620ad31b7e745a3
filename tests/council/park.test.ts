import { describe, expect, test } from 'vitest'
import type { AgendaItemInput, Meeting } from '../../schemas/generated/types.ts'
import { GivenRun, given } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const MINUTE = 60_000
const items = (...kinds: ('decide' | 'discuss')[]): AgendaItemInput[] =>
  kinds.map((kind, i) => ({ title: `Item ${i + 1}`, kind, timeboxMinutes: 10 }))
const council = (agenda: AgendaItemInput[], meeting: Partial<Meeting> = {}) =>
  new GivenRun({ meeting: { agenda, budget: { maxMinutes: 120, maxTurns: 200 }, ...meeting } })
const story = (run: GivenRun) => run.of('agenda_item').map((one) => `${one.itemId} ${one.state}`)
const park = (run: GivenRun) => {
  run.command({ type: 'park_item' })
  return run.speak()
}

test('after the turn under way the item is set aside, its timebox closes, and the next one opens', () => {
  const run = council(items('decide', 'decide'))
    .to('debate', 'expert_a')
    .later(4 * MINUTE)
  given(run).when({ type: 'park_item' }).state('queued')
  run.speak()
  expect(
    run.appends
      .at(-1)
      ?.map((event) => event.type)
      .slice(3),
  ).toEqual([
    'command',
    'timebox',
    'timebox',
    'agenda_item',
    'agenda_item',
    'run_status',
    'speaker_selected',
    'turn',
  ])
  expect(run.of('timebox').slice(-2)).toMatchObject([
    { scope: 'item:i1', state: 'closed', remainingMs: 6 * MINUTE },
    { scope: 'item:i2', state: 'started', totalSeconds: 600 },
  ])
  expect(story(run)).toEqual(['i1 opened', 'i1 parked', 'i2 opened'])
  expect(run.state).toMatchObject({ itemId: 'i2', phase: 'positions', decisions: [] })
})

test('a parked item comes back once, after all others, where it was and with the time that it had', () => {
  const run = park(
    council(items('decide', 'discuss', 'decide'))
      .to('debate')
      .later(4 * MINUTE),
  )
  run.until((state) => state.itemId === 'i1')
  expect(story(run)).toEqual([
    'i1 opened',
    'i1 parked',
    'i2 opened',
    'i2 closed',
    'i3 opened',
    'i3 closed',
    'i1 opened',
  ])
  expect(run.state.phase).toBe('debate')
  expect(run.state.reason?.text).toBe('Back to item i1: Item 1')
  expect(run.of('timebox').at(-1)).toMatchObject({ scope: 'item:i1', state: 'started', totalSeconds: 360 })
  run.toEnd()
  expect(run.state.reason?.code).toBe('decided')
  expect(run.of('decision').filter((one) => one.itemId === 'i1')).toMatchObject([{ status: 'decided' }])
})

test('an item that is parked when its time was up has two minutes when it comes back', () => {
  const run = council(items('decide', 'discuss'))
    .to('debate')
    .later(9 * MINUTE + 30_000)
  run.command({ type: 'park_item' })
  run.speak().until((state) => state.itemId === 'i1')
  expect(run.of('timebox').at(-1)).toMatchObject({ scope: 'item:i1', totalSeconds: 120 })
})

test('objections that nobody has answered stay with the item; votes that were cast do not', () => {
  const run = council(items('decide', 'discuss')).to('debate', 'expert_a')
  run.speak({
    contributions: [
      { tool: 'make_claim', arguments: { text: 'It floods.', kind: 'against', challenges: 'c1' } },
    ],
  })
  const { unanswered } = run.state
  expect(Object.keys(unanswered)).toHaveLength(1)
  park(run)
  expect(run.state.unanswered).toEqual({})
  run.until((state) => state.itemId === 'i1')
  expect(run.state.unanswered).toEqual(unanswered)

  const seats = ['a', 'b', 'c'].map((name) => ({ seat: `expert_${name}`, role: 'expert' as const }))
  const voted = council(items('decide', 'discuss'), { seats }).to('decision', 'expert_b')
  expect(Object.keys(voted.state.items.i1?.votes ?? {})).toEqual(['expert_a'])
  voted.command({ type: 'park_item' })
  voted.command({ type: 'skip_turn' })
  voted.until((state) => state.itemId === 'i2').until((state) => state.itemId === 'i1')
  expect(voted.state.items.i1?.votes).toEqual({})
})

test('an item whose positions were not all taken is taken up there again', () => {
  const run = council(items('decide', 'discuss'), { quality: { blindRound: false } }).to(
    'positions',
    'expert_a',
  )
  park(run).until((state) => state.itemId === 'i1')
  expect(run.state.phase).toBe('positions')
})

test('parked again it is deferred, is not opened a third time, and is named among the open questions', () => {
  const run = park(council(items('decide', 'discuss')).to('debate'))
  run.until((state) => state.itemId === 'i1' && state.turn !== null)
  park(run)
  expect(run.of('decision')).toMatchObject([{ itemId: 'i1', status: 'deferred' }])
  run.toEnd()
  expect(story(run).slice(-2)).toEqual(['i1 opened', 'i1 parked'])
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'deferred' } })
  expect(run.state.artifacts.decision_log).toMatchObject({
    valid: true,
    body: {
      status: 'deferred',
      open_questions: [{ text: '“Item 1” was parked and is not decided.', anchors: [] }],
    },
  })
})

test('a parked item for which no budget is left is deferred and named', () => {
  const run = park(council(items('decide', 'decide'), { budget: { maxTurns: 6 } }).to('debate')).until(
    (state) => state.human !== null,
  )
  run.command({ type: 'answer', questionId: 'h1', option: 'conclude' })
  run.toEnd()
  expect(run.of('decision')).toMatchObject([{ itemId: 'i1', status: 'deferred' }])
  expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'max_turns' } })
  expect(run.state.artifacts.decision_log?.body.open_questions[0]?.text).toContain('Item 1')
})

test('items that are parked one after the other come back in the order of the agenda', () => {
  const run = park(park(council(items('decide', 'discuss')).to('debate')))
  expect(story(run).slice(-2)).toEqual(['i2 parked', 'i1 opened'])
  run.toEnd()
  expect(story(run).slice(-3)).toEqual(['i1 closed', 'i2 opened', 'i2 closed'])
})

describe('it is refused', () => {
  test('in the blind round', () => {
    given(council(items('decide', 'discuss')).to('positions'))
      .when({ type: 'park_item' })
      .refused('blind_round')
  })
  test('where no item is open', () => {
    given(council(items('decide', 'discuss')).to('opening'))
      .when({ type: 'park_item' })
      .refused('no_open_item')
  })
  test('for the only item, and for the last one', () => {
    given(council(items('decide')).to('debate'))
      .when({ type: 'park_item' })
      .refused('only_item')
    const last = council(items('discuss', 'decide')).until((state) => state.itemId === 'i2')
    given(last.to('debate')).when({ type: 'park_item' }).refused('only_item')
  })
  test('once the item is decided', () => {
    const script = plainCouncil()
    const run = new GivenRun({ meeting: { agenda: items('decide', 'discuss') }, script })
    given(run.until((state) => state.decisions.length > 0))
      .when({ type: 'park_item' })
      .refused('already_decided')
  })
})
