import { expect, test } from 'vitest'
import { ModelFailure } from '../../backend/agents/model-failure.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { remainingMs, runTimebox } from '../../backend/council/time-left.ts'
import { openTestHouse } from '../support/house.ts'
import { Witness, inOrder } from '../support/promises.ts'
import { heldSeats, settled } from '../support/seats.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A run whose first seat has been speaking for twenty seconds. */
async function speaking(meeting: Parameters<ReturnType<typeof openTestHouse>['start']>[0] = {}) {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices, alone: false })
  const { runId } = await house.start(meeting)
  house.pool.start(runId)
  const pass = async (ms: number) => {
    await settled()
    house.clock.advance(ms)
    await settled()
  }
  await pass(20_000)
  const resumed = async () =>
    (await house.events(runId)).filter((event) => event.type === 'timebox' && event.data.state === 'resumed')
  return { ...seats, house, runId, pass, resumed, state: () => house.state(runId) }
}

type Speaking = Awaited<ReturnType<typeof speaking>>

/** Run time that is used up, as of the last event. */
async function used({ state }: Speaking): Promise<number> {
  const run = await state()
  const box = runTimebox(run)
  if (box === undefined) throw new Error('The run has no timebox.')
  return box.totalMs - remainingMs(box, run.elapsedMs)
}

/** The log keeps its promises; its events, each append apart. */
async function kept({ house, runId }: Speaking): Promise<RunEvent[]> {
  const witness = new Witness()
  witness.see(await house.log.read(runId, 0))
  return house.events(runId)
}

test('the clock jumps a day while a seat speaks: it goes on speaking, and nobody’s time is eaten', async () => {
  const run = await speaking()
  run.house.clock.jump(DAY)
  await run.pass(10_000)
  expect(run.last().signal.aborted).toBe(false)
  expect(await run.resumed()).toMatchObject([{ data: { scope: 'run', remainingMs: 15 * 60_000 - 30_000 } }])
  run.last().answer({ text: 'As I was saying.' })
  await settled()
  const events = await kept(run)
  expect(events.filter((event) => event.type === 'turn').map((event) => event.data.state)).toEqual([
    'started',
    'completed',
    'started',
  ])
  expect(await used(run)).toBe(30_000)
  expect(run.calls.filter((call) => call.request.seat === 'moderator')).toHaveLength(1)
})

test('an answer that comes right after a jump is counted as the seconds that it took', async () => {
  const run = await speaking()
  run.house.clock.jump(DAY)
  run.last().answer({})
  await settled()
  expect(await run.resumed()).toHaveLength(1)
  expect(await used(run)).toBe(20_000)
  await kept(run)
})

test('so is what a person asks for right after it', async () => {
  const run = await speaking()
  run.house.clock.jump(DAY)
  const { seq } = await run.house.command(run.runId, { type: 'say', text: 'Good morning.', when: 'now' })
  const events = await kept(run)
  const [told] = await run.resumed()
  expect(told?.seq).toBe(seq - 1)
  // It is no driver's event: one that came back in between would else believe that it had told of itself.
  expect(told?.correlationId).not.toBe(run.runId)
  expect(events.slice(seq - 3, seq - 1).map((event) => event.data)).toMatchObject([
    { scope: 'run', state: 'paused' },
    { scope: 'run', state: 'resumed' },
  ])
  inOrder(events.slice(seq - 3, seq - 2))
  inOrder(events.slice(seq - 2, seq - 1))
  expect(await used(run)).toBe(20_000)
})

test('a turn’s deadline counts the time that passes, whatever the clock says', async () => {
  const run = await speaking()
  run.house.clock.jump(DAY)
  await run.pass(39_999)
  expect(run.last().signal.aborted).toBe(false)
  await run.pass(1)
  expect(run.calls[0]?.signal.aborted).toBe(true)
})

test('so does a back-off', async () => {
  const run = await speaking()
  run.last().fail(new ModelFailure('Overloaded.', { retryable: true }))
  await settled()
  run.house.clock.jump(DAY)
  await run.pass(499)
  expect(run.calls).toHaveLength(1)
  await run.pass(1)
  expect(run.calls).toHaveLength(2)
})

test('a clock that is set back an hour stops nothing: run time and deadlines go on with the time that passes', async () => {
  const run = await speaking()
  run.house.clock.jump(-HOUR)
  await run.pass(10_000)
  run.last().answer({})
  await settled()
  expect(await used(run)).toBe(30_000)
  await run.pass(59_999)
  expect(run.last().signal.aborted).toBe(false)
  await run.pass(1)
  expect(run.calls[1]?.signal.aborted).toBe(true)
  await kept(run)
})

test('a question’s deadline is wall time: a jump past it takes the default, and run time stands still', async () => {
  const run = await speaking({ options: [] })
  run.last().answer({})
  await settled()
  expect(await run.state()).toMatchObject({ status: 'waiting_for_human', human: { purpose: 'options' } })
  const before = await used(run)
  run.house.clock.jump(DAY)
  await run.pass(60_000)
  const asked = (await run.house.events(run.runId)).filter((event) => event.type === 'human_question')
  expect(asked.map((event) => event.data.state)).toEqual(['asked', 'defaulted'])
  expect(await used(run)).toBe(before)
  expect((await run.state()).status).toBe('running')
  await run.house.command(run.runId, { type: 'stop' })
})

test('a question that is asked on a clock that was set back is answered within its three minutes', async () => {
  const run = await speaking({ options: [] })
  run.house.clock.jump(-HOUR)
  run.last().answer({})
  await settled()
  await run.pass(179_999)
  expect((await run.state()).status).toBe('waiting_for_human')
  await run.pass(1)
  expect((await run.state()).status).toBe('running')
  await run.house.command(run.runId, { type: 'stop' })
})

test('a jump while the run is paused needs no telling: its clock stands still anyway', async () => {
  const run = await speaking()
  run.last().answer({})
  await run.house.command(run.runId, { type: 'pause' })
  await run.pass(2_000)
  const before = await used(run)
  run.house.clock.jump(DAY)
  await run.house.command(run.runId, { type: 'resume' })
  await settled()
  expect(await run.resumed()).toEqual([])
  expect(await used(run)).toBe(before)
})

test('what a person asks of a run that nobody drove for a day does not count the day', async () => {
  const run = await speaking()
  const { clock, log } = run.house
  await run.house.pool.close()
  clock.advance(DAY)
  const later = openTestHouse({ log, clock, alone: false })
  await later.command(run.runId, { type: 'say', text: 'Is anybody there?', when: 'now' }, 'late')
  const state = await later.state(run.runId)
  expect(state.elapsedMs).toBeLessThan(60_000)
  const { seq } = (await later.events(run.runId)).findLast((event) => event.type === 'command') ?? { seq: 0 }
  expect(await run.resumed()).toMatchObject([{ seq: seq - 1 }])
})
