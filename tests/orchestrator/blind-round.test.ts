import { expect, test } from 'vitest'
import type { EventData, EventType, RunCreatedData } from '../../schemas/generated/types.ts'
import { heldSeats, settled } from '../support/seats.ts'
import { ANNA, MEETING, openTestHouse, registry } from '../support/house.ts'
import { ModelFailure } from '../../backend/agents/model-failure.ts'
import { runCreated } from '../../backend/orchestrator/start-run.ts'

const THREE = [
  { seat: 'expert_a', role: 'expert' as const },
  { seat: 'expert_b', role: 'expert' as const },
  { seat: 'expert_c', role: 'expert' as const },
]

/** A council of three experts whose moderator has opened it: the blind round begins. */
async function blindRound(voices: RunCreatedData['voices'] = {}) {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices, alone: false })
  const given = { workspaceId: 'main', by: ANNA, correlationId: 'test' }
  const meeting = { ...MEETING, seats: THREE }
  const data = { ...runCreated(registry, { ...given, meeting, overrides: { panel: 'scripted' } }), voices }
  const { runId } = await house.runs.create({ ...given, data })
  house.pool.start(runId)
  await settled()
  seats.last().answer({ text: 'Where do the tools go?' })
  await settled()
  const of = async <T extends EventType>(type: T) =>
    (await house.events(runId)).flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  const asked = (seat: string) => {
    const calls = seats.calls.filter(({ request }) => request.seat === seat && request.phase === 'positions')
    const last = calls.at(-1)
    if (last === undefined) throw new Error(`${seat} was not asked.`)
    return Object.assign(last, { times: calls.length })
  }
  const state = () => house.state(runId)
  return { ...seats, house, runId, of, asked, state }
}

const holds = (option: string) => ({
  text: `I hold ${option}.`,
  contributions: [{ tool: 'take_position', arguments: { option, confidence: 0.6 } }],
})

test('every expert of the blind round is asked at once', async () => {
  const run = await blindRound()
  expect(run.calls.slice(1).map(({ request }) => [request.seat, request.turnId])).toEqual([
    ['expert_a', 't2'],
    ['expert_b', 't3'],
    ['expert_c', 't4'],
  ])
})

test('whoever answers first waits in silence: the log tells the turns in their order, each asked once', async () => {
  const run = await blindRound()
  run.asked('expert_c').answer(holds('o1'))
  run.asked('expert_b').answer(holds('o2'))
  await settled()
  expect((await run.of('position')).map((one) => one.seat)).toEqual([])
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  expect((await run.of('position')).map((one) => one.seat)).toEqual(['expert_a', 'expert_b', 'expert_c'])
  expect(await run.of('reveal')).toHaveLength(1)
  expect(run.calls.filter(({ request }) => request.phase === 'positions')).toHaveLength(3)
})

test('three experts of two seconds each take two seconds', async () => {
  const house = openTestHouse({
    script: async ({ phase, seat }) => {
      if (phase !== 'positions') return {}
      await house.clock.sleep(2_000)
      return holds(seat === 'expert_b' ? 'o2' : 'o1')
    },
  })
  const { runId } = await house.start({ seats: THREE })
  const began = house.clock.now()
  house.pool.start(runId)
  await settled()
  house.clock.advance(2_000)
  await settled()
  const reveal = (await house.events(runId)).find((event) => event.type === 'reveal')
  expect(Date.parse(reveal?.at ?? '') - began).toBe(2_000)
})

test('what was handed over is what the turn says was handed over', async () => {
  const run = await blindRound()
  const handed = ['expert_a', 'expert_b', 'expert_c'].map((seat) => run.asked(seat).request)
  for (const seat of ['expert_a', 'expert_b', 'expert_c']) run.asked(seat).answer(holds('o1'))
  await settled()
  const { digest } = await import('../../backend/log/digest.ts')
  const turns = (await run.of('turn')).filter(({ state, seat }) => state === 'started' && /expert/.test(seat))
  expect(turns.slice(0, 3).map(({ context }) => context?.sha256)).toEqual(handed.map((one) => digest(one)))
})

test('a person who speaks meanwhile is heard: who was asked before is asked again', async () => {
  const run = await blindRound()
  await run.house.command(run.runId, { type: 'say', text: 'The cellar was drained.', when: 'now' })
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  expect(run.asked('expert_b').times).toBe(2)
  expect(run.asked('expert_b').request.board.said.map(({ text }) => text)).toEqual([
    'The cellar was drained.',
  ])
})

test('a call begun ahead for nothing is accounted, and nobody knows what it cost', async () => {
  const run = await blindRound({ expert_b: { provider: 'test', model: 'm', host: 'test.example' } })
  await run.house.command(run.runId, { type: 'say', text: 'The cellar was drained.', when: 'now' })
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  run.asked('expert_b').answer(holds('o2'))
  await settled()
  const spent = (await run.of('usage')).filter(({ seat }) => seat === 'expert_b')
  expect(spent.map(({ promptTokens, costUsd }) => [promptTokens, costUsd])).toContainEqual([null, null])
})

test('a seat that fails ahead of its turn is asked again in its turn', async () => {
  const run = await blindRound()
  run.asked('expert_b').fail(new ModelFailure('Overloaded.', { retryable: true }))
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  run.house.clock.advance(500)
  await settled()
  expect(run.asked('expert_b').times).toBe(2)
  expect((await run.of('turn')).filter((one) => one.turnId === 't3').map((one) => one.state)).toEqual([
    'started',
    'failed',
    'started',
  ])
})

test('a stop ends every call', async () => {
  const run = await blindRound()
  await run.house.command(run.runId, { type: 'stop' })
  await settled()
  for (const seat of ['expert_a', 'expert_b', 'expert_c']) expect(run.asked(seat).signal.aborted).toBe(true)
})

test('with one expert, or without a blind round, nobody is asked ahead', async () => {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices, alone: false })
  const { runId } = await house.start({ ...MEETING, quality: { blindRound: false } })
  house.pool.start(runId)
  await settled()
  seats.last().answer({})
  await settled()
  expect(seats.calls).toHaveLength(2)
})

test('a stop between two turns of the round accounts for whoever was being asked', async () => {
  const run = await blindRound({ expert_b: { provider: 'test', model: 'm', host: 'test.example' } })
  await run.house.command(run.runId, { type: 'pause', when: 'after_turn' })
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  expect(await run.state()).toMatchObject({ status: 'paused', turn: null })
  await run.house.command(run.runId, { type: 'stop' })
  await settled()
  const spent = (await run.of('usage')).filter(({ seat }) => seat === 'expert_b')
  expect(spent).toMatchObject([{ promptTokens: null, costUsd: null, error: 'the run was stopped' }])
})

test('whoever sits down where a model was being asked ends that call, and it is accounted', async () => {
  const run = await blindRound({ expert_b: { provider: 'test', model: 'm', host: 'test.example' } })
  await run.house.command(run.runId, { type: 'take_seat', seat: 'expert_b' })
  run.asked('expert_a').answer(holds('o1'))
  await settled()
  const { human } = await run.state()
  await run.house.command(run.runId, {
    type: 'answer',
    questionId: human?.questionId ?? '',
    text: 'So be it.',
  })
  await settled()
  expect(run.asked('expert_b').signal.aborted).toBe(true)
  run.asked('expert_c').answer(holds('o1'))
  await settled()
  run.last().answer({})
  await settled()
  const spent = (await run.of('usage')).filter((one) => one.provider === 'test')
  expect(spent).toMatchObject([{ promptTokens: null, costUsd: null }])
})
