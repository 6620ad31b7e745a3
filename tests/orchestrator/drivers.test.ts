import { expect, test } from 'vitest'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import { digest } from '../../backend/log/digest.ts'
import { StorageFailure } from '../../backend/log/failures.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import { openTestHouse, registry } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'
import { heldSeats, settled } from '../support/seats.ts'

const witnessed = async (log: RunLog, runId: string) => {
  const witness = new Witness()
  witness.see(await log.read(runId, 0))
  return witness
}

test('two drivers on one run still leave one right, gapless log', async () => {
  const log = memoryRunLog()
  const script = plainCouncil()
  const [first, second] = [openTestHouse({ log, script }), openTestHouse({ log, script })]
  const { runId } = await first.start()
  const ends = await Promise.all([first.pool.drive(runId), second.pool.drive(runId)])
  expect(ends.toSorted()).toEqual(['ended', 'fenced'])
  const witness = await witnessed(log, runId)
  expect(witness.state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
})

test('a driver that was fenced while it waited starts no call and lets go', async () => {
  const log = memoryRunLog()
  const [seats, others] = [heldSeats(), heldSeats()]
  const [first, second] = [
    openTestHouse({ log, voices: seats.voices }),
    openTestHouse({ log, voices: others.voices }),
  ]
  const { runId } = await first.start()
  const end = first.pool.drive(runId)
  await settled()
  expect(seats.calls).toHaveLength(1)
  second.pool.start(runId)
  await settled()
  await first.runs.refresh(runId)
  expect(await end).toBe('fenced')
  expect(seats.last().signal.aborted).toBe(true)
  expect(seats.calls).toHaveLength(1)
  // The turn was lost with its driver, so it is asked again after a while.
  second.clock.advance(500)
  await settled()
  expect(others.last().request.turnId).toBe('t1')
  await second.command(runId, { type: 'stop' })
})

test('a run is driven once in a process, however often it is asked for', async () => {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices })
  const { runId } = await house.start()
  for (let i = 0; i < 5; i++) house.pool.start(runId)
  await settled()
  expect(seats.calls).toHaveLength(1)
  await house.command(runId, { type: 'stop' })
})

test('a process that goes down lets go of its runs where they stand, and the next goes on', async () => {
  const log = memoryRunLog()
  const seats = heldSeats()
  const first = openTestHouse({ log, voices: seats.voices })
  const { runId } = await first.start()
  const end = first.pool.drive(runId)
  await settled()
  await Promise.all([first.pool.close(), settled()])
  expect(await end).toBe('suspended')
  expect(seats.last().signal.aborted).toBe(true)
  const second = openTestHouse({ log, script: plainCouncil() })
  const next = second.pool.drive(runId)
  await settled()
  second.clock.advance(500)
  expect(await next).toBe('ended')
  const { state } = await witnessed(log, runId)
  expect(state?.reason?.code).toBe('decided')
})

test('rules that fail again and again set the run aside with its record, and say so', async () => {
  const house = openTestHouse({ script: plainCouncil() })
  const rules = seatRules(registry, digest)
  const broken = {
    ...rules,
    turnContext: () => {
      throw new Error('a bug')
    },
  }
  const { Runs } = await import('../../backend/log/runs.ts')
  const runs = new Runs({ log: house.log, clock: house.clock, ids: house.ids, bus: house.bus, rules: broken })
  const { runEffects } = await import('../../backend/orchestrator/run-effects.ts')
  const { driveRun } = await import('../../backend/orchestrator/drive-run.ts')
  const { runId } = await house.start()
  const epoch = await house.log.fence(runId)
  await runs.refresh(runId)
  const table = { speak: () => new Promise<never>(() => {}), close: async () => {} }
  const driver = driveRun({ claimedAt: 1, alone: true, faults: () => [], policies: registry.policies })
  const signal = new AbortController().signal
  expect(
    await runEffects(driver, { ...house, ...rules, runs, runId, epoch, table, selector: null, signal }),
  ).toBe('ended')
  const { state } = await witnessed(house.log, runId)
  expect(state).toMatchObject({ status: 'failed', reason: { code: 'quarantined' } })
})

test('a store that is away for a while holds the run, and nobody needs to start it again', async () => {
  let away = false
  const inner = memoryRunLog()
  const log: RunLog = {
    ...inner,
    append: (...given) =>
      away ? Promise.reject(new StorageFailure('The disk is away.')) : inner.append(...given),
  }
  const seats = heldSeats()
  const house = openTestHouse({ log, voices: seats.voices })
  const { runId } = await house.start()
  house.pool.start(runId)
  await settled()
  away = true
  seats.last().answer({})
  await settled()
  expect(house.logger.lines).toHaveLength(1)
  away = false
  for (let i = 0; i < 2; i++) {
    house.clock.advance(500)
    await settled()
  }
  expect(seats.calls).toHaveLength(2)
  expect((await house.state(runId)).turn).toMatchObject({ turnId: 't1', attempt: 2 })
  await house.command(runId, { type: 'stop' })
})

test('a command whose reply was lost is answered as it was done, and the driver hears of it', async () => {
  let lose = false
  const inner = memoryRunLog()
  const log: RunLog = {
    ...inner,
    async append(...given) {
      const result = await inner.append(...given)
      if (lose) throw new StorageFailure('The reply is lost.')
      return result
    },
  }
  const seats = heldSeats()
  const house = openTestHouse({ log, voices: seats.voices })
  const { runId } = await house.start()
  house.pool.start(runId)
  await settled()
  lose = true
  await expect(house.command(runId, { type: 'stop' }, 'c-stop')).rejects.toThrow('The reply is lost.')
  lose = false
  await settled()
  expect(seats.last().signal.aborted).toBe(true)
  expect(await house.command(runId, { type: 'stop' }, 'c-stop')).toMatchObject({ state: 'applied' })
})

test('alone, a question takes its default at once', async () => {
  const house = openTestHouse({ script: plainCouncil(), alone: true })
  const { runId } = await house.start({ budget: { maxTurns: 3 } })
  expect(await house.pool.drive(runId)).toBe('ended')
  expect(
    (await house.events(runId))
      .filter((event) => event.type === 'human_question')
      .map((event) => event.data.state),
  ).toEqual(['asked', 'defaulted'])
})

test('with people about, a question waits for its deadline, and its answer wakes the driver', async () => {
  const house = openTestHouse({ script: plainCouncil(), alone: false })
  const { runId } = await house.start({ budget: { maxTurns: 3 } })
  const end = house.pool.drive(runId)
  await settled()
  house.clock.advance(179_999)
  await settled()
  expect((await house.state(runId)).status).toBe('waiting_for_human')
  await house.command(runId, { type: 'answer', questionId: 'h1', option: 'conclude' })
  expect(await end).toBe('ended')
})

test('the same seed gives the same bytes', async () => {
  const bytes = async () => {
    const house = openTestHouse({ script: plainCouncil() })
    const { runId } = await house.start()
    await house.pool.drive(runId)
    return (await house.log.read(runId, 0)).map((event) => event.bytes).join('\n')
  }
  expect(await bytes()).toBe(await bytes())
})
