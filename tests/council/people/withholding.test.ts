import { expect, test } from 'vitest'
import { foldAll } from '../../../backend/council/evolve.ts'
import { isKeptBlind, mayReadEvent } from '../../../backend/council/withholding.ts'
import { verifyChain } from '../../../backend/log/chain.ts'
import { parseStored } from '../../../backend/log/fold-stored.ts'
import { shownBytes } from '../../../backend/log/shown.ts'
import { GivenRun } from '../../support/given.ts'
import { plainCouncil } from '../../support/scripts.ts'
import { ANNA, BOB } from '../../support/house.ts'
import { atTheTable, EXPERTS, toQuestion } from '../../support/people.ts'

const THREE = [...EXPERTS, { seat: 'expert_c', role: 'expert' } as const]
const shownTo = (run: GivenRun, reader: typeof ANNA | typeof BOB) =>
  run.stored.map((stored) => shownBytes(run.state, reader, stored))
const withheld = (run: GivenRun, reader: typeof ANNA | typeof BOB) =>
  shownTo(run, reader)
    .map((bytes) => JSON.parse(bytes))
    .filter((event) => event.data === undefined)
    .map((event) => event.type)

/** Anna, second to speak, has been asked; expert A has answered. */
const asked = () => toQuestion(atTheTable('expert_b', { meeting: { seats: THREE } }))

test('a person who has not answered gets what is sealed without its data, and the chain holds', () => {
  const run = asked()
  expect(withheld(run, ANNA)).toEqual(['chat_message', 'position', 'claim'])
  expect(verifyChain(shownTo(run, ANNA), { withheld: true })).toMatchObject({
    ok: true,
    headSeq: run.state.seq,
    headHash: run.state.headHash,
  })
  const folded = foldAll(shownTo(run, ANNA).map(parseStored))
  expect(folded).toMatchObject({ seq: run.state.seq, status: 'waiting_for_human', human: run.state.human })
  expect(folded?.items.i1?.positions).toEqual({})
})

test('whoever sits in no seat, or is no person, reads all', () => {
  const run = asked()
  expect(withheld(run, BOB)).toEqual([])
  expect(isKeptBlind(run.state, { kind: 'system', id: 'anna' })).toBe(false)
  run.command({ type: 'leave_seat', seat: 'expert_b' })
  expect(withheld(run, ANNA)).toEqual([])
})

test('what a person answers is sealed for the others in every event that carries it', () => {
  const run = asked()
  run.command({ type: 'take_seat', seat: 'expert_c' }, undefined, BOB)
  run.command({ type: 'answer', questionId: 'h1', option: 'The barn', text: 'SECRET' })
  run.command({ type: 'answer', questionId: 'h1', option: 'The cellar', text: 'SECRET' })
  expect(shownTo(run, BOB).join('\n')).not.toMatch(/SECRET|"optionId":"o2"/)
  expect(withheld(run, BOB).slice(3)).toEqual([
    'command',
    'command',
    'human_question',
    'chat_message',
    'position',
  ])
  // One's own words one may read, and all the others' too.
  expect(withheld(run, ANNA)).toEqual([])
})

test('the reveal opens all of it, and so does the end of the run', () => {
  const run = asked()
  run.command({ type: 'take_seat', seat: 'expert_c' }, undefined, BOB)
  run.command({ type: 'answer', questionId: 'h1', option: 'o1' })
  const stopped = run.stored.length
  expect(withheld(run, BOB)).not.toEqual([])
  run.advance()
  run.command({ type: 'answer', questionId: 'h2', option: 'o1' }, undefined, BOB)
  expect(run.of('reveal')).toHaveLength(1)
  expect(withheld(run, BOB)).toEqual([])
  expect(run.stored.length).toBeGreaterThan(stopped)
  const ended = asked()
  ended.command({ type: 'stop' })
  expect(withheld(ended, ANNA)).toEqual([])
})

test('what the round of an earlier item sealed stays open in the round of the next', () => {
  const agenda = ['One', 'Two'].map((title) => ({ title, kind: 'decide' as const, timeboxMinutes: 5 }))
  const options = [{ title: 'Here' }, { title: 'There' }]
  const run = toQuestion(atTheTable('expert_b', { meeting: { seats: THREE, agenda, options } }))
  for (let asks = 0; run.state.items.i2?.state !== 'opened' || run.state.phase !== 'positions'; asks++) {
    if (asks > 100) throw new Error('The second item never opens.')
    const { human } = run.state
    if (human === null) run.advance()
    else if (human.purpose === 'turn')
      run.command({ type: 'answer', questionId: human.questionId, ...words(human.options) })
    else run.later(180_000).advance()
  }
  run.to('positions', 'expert_b')
  const sealed = run.events.filter(({ data }) => 'sealed' in data && data.sealed === true)
  const kept = sealed.filter((event) => !mayReadEvent(run.state, ANNA, event))
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.every(({ seq }) => seq > run.state.phaseFrom)).toBe(true)
  expect(sealed.some(({ seq }) => seq < run.state.phaseFrom)).toBe(true)
})

const words = (options?: string[]) => (options === undefined ? { text: 'So.' } : { option: options[0]! })

test('what was wrong with a blind answer is sealed as the answer is', () => {
  const contributions = [{ tool: 'take_position', arguments: { option: 'The shed, by its name' } }]
  const script = plainCouncil((request, plain) =>
    request.phase === 'positions' ? { ...plain, contributions } : plain,
  )
  const run = toQuestion(atTheTable('expert_b', { meeting: { seats: THREE }, script }))
  expect(run.of('tool_call').at(-1)).toMatchObject({ seat: 'expert_a', status: 'failed', sealed: true })
  expect(shownTo(run, ANNA).join('\n')).not.toContain('by its name')
  expect(shownTo(run, BOB).join('\n')).toContain('by its name')
})

test('two people at one machine: while one of them is to answer, the answer of the other is not shown', () => {
  const kept = (seat: string, person: string) => ({ seat, role: 'expert' as const, person })
  const run = new GivenRun({ meeting: { seats: [kept('expert_a', 'Bea'), kept('expert_b', 'Cid')] } })
  toQuestion(run)
  run.command({ type: 'take_seat', seat: 'expert_b' })
  toQuestion(run).command({ type: 'say', text: 'I hold the shed.', asSeat: 'expert_a' })
  expect(toQuestion(run).turn.seat).toBe('expert_b')
  expect(shownTo(run, ANNA).join('\n')).not.toContain('I hold the shed.')
})
