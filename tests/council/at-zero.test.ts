import { describe, expect, test } from 'vitest'
import { toSentenceEnd } from '../../backend/council/decide/cut-turn.ts'
import type { AgendaItemInput, Meeting } from '../../schemas/generated/types.ts'
import { GivenRun, given } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

type AtZero = NonNullable<AgendaItemInput['atZero']>

const MINUTE = 60_000
/** One item of ten minutes in a council with time to spare. */
const council = (atZero: AtZero, item: Partial<AgendaItemInput> = {}, meeting: Partial<Meeting> = {}) =>
  new GivenRun({
    meeting: {
      agenda: [{ title: 'Where to go', kind: 'decide', timeboxMinutes: 10, atZero, ...item }],
      budget: { maxMinutes: 60 },
      quality: { requireRisks: false },
      ...meeting,
    },
  })
const types = (run: GivenRun) => run.appends.at(-1)?.map((event) => event.type)

describe('cut', () => {
  test('at zero the turn under way is cut at its last sentence, is not started again, and the decision comes', () => {
    const run = council('cut')
      .to('debate', 'expert_a')
      .later(10 * MINUTE - 1)
    expect(run.step.kind).toBe('take-turn')
    run.later(1)
    expect(run.step).toMatchObject({ kind: 'cut-turn', turn: { seat: 'expert_a' } })
    const { turnId } = run.turn
    run.cut('The shed is dry. The cellar, on the other', 'turn_cut')
    expect(types(run)).toEqual(['chat_message', 'turn', 'timebox', 'run_status', 'speaker_selected', 'turn'])
    expect(run.of('chat_message').at(-1)).toMatchObject({ content: 'The shed is dry.', partial: true })
    expect(run.of('turn').filter((turn) => turn.turnId === turnId)).toMatchObject([
      { state: 'started' },
      { state: 'interrupted', reason: 'time_up' },
    ])
    expect(run.of('timebox').at(-1)).toMatchObject({ scope: 'item:i1', state: 'expired', remainingMs: 0 })
    expect(run.state).toMatchObject({
      phase: 'decision',
      reason: { condition: 'timebox_expired' },
      retry: null,
    })
    expect(run.toEnd().state.reason?.code).toBe('decided')
  })

  test('a seat that had written nothing leaves nothing', () => {
    const run = council('cut')
      .to('debate')
      .later(10 * MINUTE)
      .cut('', 'turn_cut')
    expect(types(run)?.[0]).toBe('turn')
    expect(run.state.phase).toBe('decision')
  })

  test('what was asked for before the end of the turn still happens at its end', () => {
    const run = council('cut')
      .to('debate')
      .later(9 * MINUTE)
    run.command({ type: 'say', text: 'Come to an end.', when: 'next_turn' })
    run.later(MINUTE).cut('So.', 'turn_cut')
    expect(run.of('command').map((one) => one.state)).toEqual(['queued', 'applied'])
    expect(run.state.phase).toBe('decision')
  })

  test('an item that is only discussed closes, whoever was still to be heard', () => {
    const run = council('cut', { kind: 'discuss' }).to('debate')
    run.command({ type: 'request_risks' })
    run.speak()
    expect(run.state.floor.length).toBeGreaterThan(0)
    run.later(10 * MINUTE).cut('One risk.', 'turn_cut')
    expect(run.of('agenda_item').at(-1)).toMatchObject({ itemId: 'i1', state: 'closed' })
    expect(run.state.phase).toBe('actions')
  })

  test('nothing is cut in the blind round: all are heard, and with the reveal comes the decision', () => {
    const run = council('cut')
      .to('positions', 'expert_a')
      .later(10 * MINUTE)
    expect(run.step.kind).toBe('take-turn')
    run.speak()
    expect(run.step.kind).toBe('take-turn')
    expect(run.state.phase).toBe('positions')
    run.speak()
    expect(run.of('reveal')).toHaveLength(1)
    expect(run.state.phase).toBe('decision')
    expect(run.of('chat_message').some((message) => message.partial)).toBe(false)
  })

  test('positions that are not blind are cut like any talk', () => {
    const quality = { blindRound: false }
    const run = council('cut', {}, { quality })
      .to('positions', 'expert_a')
      .later(10 * MINUTE)
    expect(run.step.kind).toBe('cut-turn')
  })

  test('a vote is not cut', () => {
    const run = council('cut')
      .to('decision', 'expert_a')
      .later(20 * MINUTE)
    expect(run.step.kind).toBe('take-turn')
    expect(run.toEnd().state.reason?.code).toBe('decided')
  })

  test('a pause stops the time; the turn that it cut is started again and has what was left', () => {
    const run = council('cut')
      .to('debate', 'expert_a')
      .later(9 * MINUTE)
    run.command({ type: 'pause' })
    run.cut()
    run.later(60 * MINUTE).command({ type: 'resume' })
    run.advance()
    expect(run.turn).toMatchObject({ seat: 'expert_a', attempt: 2 })
    expect(run.later(MINUTE - 1).step.kind).toBe('take-turn')
    expect(run.later(1).step.kind).toBe('cut-turn')
  })

  test('more time that comes while the call is being cut gives the seat the floor again', () => {
    const run = council('cut')
      .to('debate', 'expert_a')
      .later(10 * MINUTE)
    run.command({ type: 'extend_timebox', timeboxId: 'b2', seconds: 60 })
    run.cut('Half a sen', 'turn_cut')
    expect(run.of('turn').at(-2)).toMatchObject({ state: 'interrupted', reason: 'extended' })
    expect(run.turn).toMatchObject({ seat: 'expert_a', attempt: 2 })
    expect(run.state.phase).toBe('debate')
  })

  test('a pause that comes while the call is being cut holds', () => {
    const run = council('cut')
      .to('debate', 'expert_a')
      .later(10 * MINUTE)
    run.command({ type: 'pause' })
    run.cut('Half a sen', 'turn_cut')
    expect(run.state).toMatchObject({ status: 'paused', turn: null })
    run.command({ type: 'resume' })
    run.advance()
    expect(run.state.phase).toBe('decision')
  })
})

test.each([
  ['One. Two. Thr', 'One. Two.'],
  ['Is it? “Yes!” she sa', 'Is it? “Yes!”'],
  ['It costs 3.50 a month and', 'It costs 3.50 a month and'],
  ['Three things:\n1. Dry', 'Three things:\n1. Dry'],
  ['Dry.\n\n1. Dark\n2. Far', 'Dry.'],
  ['Сарай сухой. Подвал, напро', 'Сарай сухой.'],
  ['**It is dry.** Yet', '**It is dry.**'],
  ['', ''],
])('%j ends at %j', (text, end) => {
  expect(toSentenceEnd(text)).toBe(end)
})

describe('ask', () => {
  const asking = (item: Partial<AgendaItemInput> = {}, meeting: Partial<Meeting> = {}) =>
    council('ask', item, meeting)
      .to('debate', 'expert_a')
      .later(10 * MINUTE)

  test('at zero the turn ends and a person is asked, who has a minute; silence decides', () => {
    const run = asking()
    expect(run.step.kind).toBe('take-turn')
    run.speak()
    expect(types(run)?.slice(-3)).toEqual(['timebox', 'run_status', 'human_question'])
    expect(run.state.human).toMatchObject({
      purpose: 'time',
      options: ['2 more minutes', 'decide now'],
      defaultAnswer: 'decide now',
      deadline: new Date(run.now + MINUTE).toISOString(),
    })
    run.later(MINUTE - 1)
    expect(run.step.kind).toBe('wait')
    run.later(1).advance()
    run.advance()
    expect(run.state).toMatchObject({ phase: 'decision', reason: { condition: 'timebox_expired' } })
    expect(
      run
        .toEnd()
        .of('human_question')
        .map((one) => one.state),
    ).toEqual(['asked', 'defaulted'])
  })

  test('two more minutes are two more minutes, and it may be asked again', () => {
    const run = asking().later(30_000).speak()
    run.command({ type: 'answer', questionId: 'h1', option: '2 more minutes' })
    expect(run.of('timebox').at(-1)).toMatchObject({ state: 'extended', remainingMs: 2 * MINUTE })
    expect(run.state.status).toBe('running')
    run.advance()
    expect(run.state.phase).toBe('debate')
    run.later(2 * MINUTE).speak()
    expect(run.state.human).toMatchObject({ questionId: 'h2', purpose: 'time' })
    run.command({ type: 'answer', questionId: 'h2', option: 'decide now' })
    run.advance()
    expect(run.state.phase).toBe('decision')
  })

  test('an item that is only discussed is closed instead', () => {
    const run = asking({ kind: 'discuss' }).speak()
    expect(run.state.human).toMatchObject({ options: ['2 more minutes', 'close'], defaultAnswer: 'close' })
    run.command({ type: 'answer', questionId: 'h1', option: 'close' })
    run.advance()
    expect(run.of('agenda_item').at(-1)).toMatchObject({ state: 'closed' })
  })

  test('where there is another item it can be parked', () => {
    const agenda = (['Where', 'When'] as const).map((title) => ({
      title,
      kind: 'decide' as const,
      timeboxMinutes: 10,
      atZero: 'ask' as const,
    }))
    const run = asking({}, { agenda }).speak()
    expect(run.state.human?.options).toEqual(['2 more minutes', 'decide now', 'park'])
    run.command({ type: 'answer', questionId: 'h1', option: 'park' })
    run.advance()
    expect(run.of('agenda_item').slice(-2)).toMatchObject([
      { itemId: 'i1', state: 'parked' },
      { itemId: 'i2', state: 'opened' },
    ])
  })

  test('nothing is asked in the blind round; it is asked at the reveal', () => {
    const run = council('ask')
      .to('positions', 'expert_a')
      .later(10 * MINUTE)
      .speak()
    expect(run.state.human).toBeNull()
    run.speak()
    expect(run.of('reveal')).toHaveLength(1)
    expect(run.state.human?.purpose).toBe('time')
  })

  test('nothing is asked once the decision is being taken', () => {
    const run = council('ask')
      .to('decision')
      .later(20 * MINUTE)
      .toEnd()
    expect(run.of('human_question')).toEqual([])
  })

  test('where the budget is spent as well that is what is asked, and then the time', () => {
    const run = asking({}, { budget: { maxMinutes: 10 } }).speak()
    expect(run.state.human?.purpose).toBe('budget')
    run.command({ type: 'answer', questionId: 'h1', option: 'extend' })
    run.advance()
    expect(run.state.human).toMatchObject({ questionId: 'h2', purpose: 'time' })
  })

  test('an answer to a paused run holds when it is resumed', () => {
    const run = asking().speak()
    run.command({ type: 'pause' })
    run.command({ type: 'answer', questionId: 'h1', option: 'decide now' })
    expect(run.state.status).toBe('paused')
    run.command({ type: 'resume' })
    run.advance()
    expect(run.state.phase).toBe('decision')
  })

  test('more time that is asked for by command while the question is open is told to answer it', () => {
    const run = asking().speak()
    const answer = run.command({ type: 'extend_timebox', timeboxId: 'b2', seconds: 60 })
    expect(answer).toMatchObject({ code: 'timebox_expired', reason: expect.stringContaining('Answer h1') })
  })

  test('a Russian meeting is asked in Russian', () => {
    const run = asking({ title: 'Где' }, { language: 'ru' }).speak()
    expect(run.state.human?.text).toBe('Время на пункт «Где» вышло. Что дальше?')
  })
})

test('what happens at zero falls to each item of its own', () => {
  const script = plainCouncil((request, plain) => (request.phase === 'debate' ? { text: 'Hm.' } : plain))
  const run = new GivenRun({
    meeting: {
      agenda: [
        { title: 'One', kind: 'discuss', timeboxMinutes: 1, atZero: 'cut' },
        { title: 'Two', kind: 'discuss', timeboxMinutes: 1, atZero: 'finish_turn' },
      ],
    },
    script,
  }).to('debate')
  expect(run.later(MINUTE).step.kind).toBe('cut-turn')
  run.advance()
  expect(run.state.itemId).toBe('i2')
  expect(run.later(MINUTE).step.kind).toBe('take-turn')
  given(run).when({ type: 'next_turn' }).causes()
})
