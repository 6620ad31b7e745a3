import { expect, test } from 'vitest'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { openTestHouse } from '../support/house.ts'
import { heldSeats, settled } from '../support/seats.ts'

async function open() {
  const seats = heldSeats()
  const log = memoryRunLog()
  const house = openTestHouse({ voices: seats.voices, log, alone: false })
  const { runId } = await house.start()
  house.pool.start(runId)
  await settled()
  return { house, log, runId, seats }
}

test('the same command id gives the same answer and does nothing more', async () => {
  const { house, runId } = await open()
  const first = await house.command(runId, { type: 'say', text: 'once', when: 'now' }, 'c-1')
  const { headSeq } = (await house.log.head(runId)) ?? { headSeq: 0 }
  expect(await house.command(runId, { type: 'say', text: 'once', when: 'now' }, 'c-1')).toEqual(first)
  expect(await house.command(runId, { type: 'stop' }, 'c-1')).toEqual(first)
  expect((await house.log.head(runId))?.headSeq).toBe(headSeq)
  expect(first).toMatchObject({ commandId: 'c-1', state: 'applied', seq: headSeq - 1 })
})

test('a refusal and a queued command keep their first answer too', async () => {
  const { house, runId, seats } = await open()
  const refused = await house.command(runId, { type: 'close_item' }, 'c-1')
  const queued = await house.command(runId, { type: 'give_floor', seat: 'scribe' }, 'c-2')
  seats.last().answer({})
  await settled()
  expect(await house.command(runId, { type: 'close_item' }, 'c-1')).toEqual(refused)
  expect(await house.command(runId, { type: 'give_floor', seat: 'scribe' }, 'c-2')).toEqual(queued)
  expect([refused.state, queued.state]).toEqual(['refused', 'queued'])
})

test('ids that every object knows are ids like any other', async () => {
  const { house, runId } = await open()
  for (const id of ['constructor', '__proto__', 'toString'])
    expect(await house.command(runId, { type: 'say', text: id, when: 'now' }, id)).toMatchObject({
      state: 'applied',
    })
})

test('ten people who pause at once pause once', async () => {
  const { house, runId } = await open()
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => house.command(runId, { type: 'pause' })),
  )
  expect(outcomes.filter((one) => one.reason === undefined)).toHaveLength(1)
  expect(outcomes.every((one) => one.state === 'applied')).toBe(true)
  expect(new Set(outcomes.map((one) => one.seq)).size).toBe(10)
})

test('the same command ten times at once is one event and ten equal answers', async () => {
  const { house, runId } = await open()
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => house.command(runId, { type: 'pause' }, 'c-1')),
  )
  expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1)
  expect((await house.events(runId)).filter((event) => event.type === 'command')).toHaveLength(1)
})

test('commands on two processes meet in one log', async () => {
  const { house, log, runId } = await open()
  const other = openTestHouse({ log })
  const asked = (n: number) =>
    (n % 2 === 0 ? house : other).command(runId, { type: 'say', text: `${n}`, when: 'now' }, `c-${n}`)
  const outcomes = await Promise.all(Array.from({ length: 6 }, (_, n) => asked(n)))
  expect(outcomes.every((one) => one.state === 'applied')).toBe(true)
  const events = await house.events(runId)
  expect(
    events
      .filter((event) => event.type === 'chat_message')
      .map((event) => event.data.content)
      .toSorted(),
  ).toEqual(['0', '1', '2', '3', '4', '5'])
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1))
})

test('after the end a command is refused, answered with the last seq, and not logged', async () => {
  const { house, runId } = await open()
  await house.command(runId, { type: 'stop' })
  const { headSeq } = (await house.log.head(runId)) ?? { headSeq: 0 }
  expect(await house.command(runId, { type: 'pause' })).toMatchObject({
    state: 'refused',
    code: 'run_ended',
    seq: headSeq,
  })
  expect((await house.log.head(runId))?.headSeq).toBe(headSeq)
})

test('a person’s events are not the driver’s, whatever they call their request', async () => {
  const { house, runId } = await open()
  await house.runs.command(runId, {
    commandId: 'c-1',
    command: { type: 'pause' },
    actor: { kind: 'person', id: 'eve', name: 'Eve' },
    correlationId: runId,
  })
  const [command] = (await house.events(runId)).filter((event) => event.type === 'command')
  expect(command?.correlationId).not.toBe(runId)
})
