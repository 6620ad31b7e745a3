import { expect, test } from 'vitest'
import type { AgendaItemInput, EventData, EventType, Meeting } from '../../schemas/generated/types.ts'
import { openTestHouse } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { heldSeats, settled } from '../support/seats.ts'

const MINUTE = 60_000

/** A discussion of half a minute whose first speaker has been asked 20 s ago. */
async function talking(item: Partial<AgendaItemInput>, meeting: Partial<Meeting> = {}) {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices, alone: false })
  const agenda: [AgendaItemInput] = [{ title: 'Talk', kind: 'discuss', timeboxMinutes: 0.5, ...item }]
  const { runId } = await house.start({ agenda, ...meeting })
  house.pool.start(runId)
  await settled()
  const pass = async (ms: number) => {
    house.clock.advance(ms)
    await settled()
  }
  const say = async (text: string) => {
    seats.last().answer({ text })
    await settled()
  }
  await say('Welcome.')
  await pass(20_000)
  const of = async <T extends EventType>(type: T) =>
    (await house.events(runId)).flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  const state = () => house.state(runId)
  const command = async (asked: Parameters<typeof house.command>[1]) => {
    const outcome = await house.command(runId, asked)
    await settled()
    return outcome
  }
  /** Every promise of the log is kept; the run is ended. */
  const end = async () => {
    await command({ type: 'stop' })
    new Witness().see(await house.log.read(runId, 0))
  }
  return { ...seats, house, runId, pass, say, of, state, command, end }
}

test('a driver wakes at zero and cuts the call there: what was written is kept to the end of its sentence', async () => {
  const run = await talking({ atZero: 'cut' })
  const call = run.last()
  call.draft('We should begin. And then we ')
  await run.pass(9_999)
  expect(call.signal.aborted).toBe(false)
  await run.pass(1)
  expect(call.signal.aborted).toBe(true)
  expect((await run.of('chat_message')).at(-1)).toMatchObject({ content: 'We should begin.', partial: true })
  expect((await run.of('turn')).filter((turn) => turn.turnId === 't2')).toMatchObject([
    { state: 'started' },
    { state: 'interrupted', reason: 'time_up' },
  ])
  expect((await run.of('agenda_item')).at(-1)).toMatchObject({ state: 'closed' })
  expect(await run.state()).toMatchObject({ phase: 'actions' })
  call.answer({ text: 'TOO LATE' })
  await settled()
  expect(JSON.stringify(await run.house.events(run.runId))).not.toContain('TOO LATE')
  await run.end()
})

test('a turn that finishes is not cut, however long it is over', async () => {
  const run = await talking({ atZero: 'finish_turn' })
  await run.pass(35_000)
  expect(run.last().signal.aborted).toBe(false)
  await run.say('That was it.')
  expect(await run.state()).toMatchObject({ phase: 'actions' })
  await run.end()
})

test('a pause stops the time of a cut, and the hour that it lasts is not counted', async () => {
  const run = await talking({ atZero: 'cut' })
  await run.command({ type: 'pause' })
  await run.pass(2_000)
  await run.pass(60 * MINUTE)
  await run.command({ type: 'resume' })
  await run.pass(9_999)
  expect(run.last().signal.aborted).toBe(false)
  await run.pass(1)
  expect(run.last().request.phase).toBe('actions')
  await run.end()
})

test('more time that is given in time is heard by the driver', async () => {
  const run = await talking({ atZero: 'cut' })
  const call = run.last()
  const box = Object.values((await run.state()).timeboxes).find((one) => one.scope === 'item:i1')
  await run.command({ type: 'extend_timebox', timeboxId: box?.timeboxId ?? '', seconds: 10 })
  await run.pass(10_000)
  expect(call.signal.aborted).toBe(false)
  await run.pass(10_000)
  expect(call.signal.aborted).toBe(true)
  await run.end()
})

test('the clock jumps a day: the cut comes when its time has passed', async () => {
  const run = await talking({ atZero: 'cut' })
  const call = run.last()
  run.house.clock.jump(24 * 60 * MINUTE)
  await run.pass(9_000)
  expect(call.signal.aborted).toBe(false)
  await run.pass(30_000)
  expect(call.signal.aborted).toBe(true)
  await run.end()
})

test('asked at zero and answered in time, the council goes on for two minutes', async () => {
  const run = await talking({ atZero: 'ask' })
  await run.pass(10_000)
  await run.say('I think so.')
  expect(await run.state()).toMatchObject({ status: 'waiting_for_human', human: { purpose: 'time' } })
  await run.pass(59_000)
  await run.command({ type: 'answer', questionId: 'h1', option: '2 more minutes' })
  expect(run.last().request.phase).toBe('debate')
  expect((await run.of('timebox')).at(-1)).toMatchObject({ state: 'extended', remainingMs: 2 * MINUTE })
  await run.end()
})

test('asked and not answered, the item closes after a minute', async () => {
  const run = await talking({ atZero: 'ask' })
  await run.pass(10_000)
  await run.say('I think so.')
  await run.pass(MINUTE - 1)
  expect((await run.state()).status).toBe('waiting_for_human')
  await run.pass(1)
  expect(await run.state()).toMatchObject({ status: 'running', phase: 'actions' })
  await run.end()
})

test('where nobody is there to ask the default is taken at once', async () => {
  const house = openTestHouse({
    script: (request) => {
      if (request.phase === 'debate') house.clock.advance(MINUTE)
      return {}
    },
  })
  const { runId } = await house.start({
    agenda: [{ title: 'Talk', kind: 'discuss', timeboxMinutes: 1, atZero: 'ask' }],
  })
  await house.pool.drive(runId)
  const state = await house.state(runId)
  expect(state.status).toBe('completed')
  expect(state.asked).toMatchObject([{ purpose: 'time', state: 'defaulted', answer: 'close' }])
})
