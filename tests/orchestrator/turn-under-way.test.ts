import { expect, test } from 'vitest'
import type { EventData, EventType } from '../../schemas/generated/types.ts'
import { ModelFailure } from '../../backend/agents/model-failure.ts'
import { openTestHouse } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { heldSeats, settled } from '../support/seats.ts'

/** A run whose first seat, the moderator, has just been asked to speak. */
async function speaking() {
  const seats = heldSeats()
  const house = openTestHouse({ voices: seats.voices, alone: false })
  const { runId } = await house.start()
  house.pool.start(runId)
  await settled()
  const of = async <T extends EventType>(type: T) =>
    (await house.events(runId)).flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  const pass = async (ms: number) => {
    house.clock.advance(ms)
    await settled()
  }
  const command = async (
    ...asked: Parameters<typeof house.command> extends [string, ...infer Rest] ? Rest : never
  ) => {
    const outcome = await house.command(runId, ...asked)
    await settled()
    return outcome
  }
  return { ...seats, house, runId, of, pass, command, state: () => house.state(runId) }
}

test('a message that ends within two seconds of a pause is kept whole', async () => {
  const run = await speaking()
  await run.command({ type: 'pause' })
  await run.pass(1_999)
  expect(run.last().signal.aborted).toBe(false)
  run.last().answer({ text: 'Just in time.' })
  await settled()
  expect(await run.of('chat_message')).toMatchObject([{ content: 'Just in time.' }])
  expect((await run.of('chat_message'))[0]).not.toHaveProperty('partial')
  expect(await run.state()).toMatchObject({ status: 'paused', turn: null })
  expect(run.calls).toHaveLength(1)
})

test('a message that does not is cut: what was written is kept and marked, and the call is aborted', async () => {
  const run = await speaking()
  run.last().draft('As far as ')
  run.last().draft('this.')
  await run.command({ type: 'pause' })
  await run.pass(2_000)
  expect(run.last().signal.aborted).toBe(true)
  expect(await run.of('chat_message')).toMatchObject([{ content: 'As far as this.', partial: true }])
  expect((await run.of('turn')).at(-1)).toMatchObject({ state: 'interrupted', attempt: 1 })
  run.last().answer({ text: 'TOO LATE' })
  await settled()
  await run.command({ type: 'resume' })
  expect(run.calls).toHaveLength(2)
  expect(run.last().request.turnId).toBe('t1')
  expect(JSON.stringify(await run.house.events(run.runId))).not.toContain('TOO LATE')
})

test('a run that is resumed within the grace goes on speaking', async () => {
  const run = await speaking()
  await run.command({ type: 'pause' })
  await run.pass(1_500)
  await run.command({ type: 'resume' })
  await run.pass(5_000)
  expect(run.last().signal.aborted).toBe(false)
  run.last().answer({})
  await settled()
  expect((await run.of('turn')).map((turn) => turn.state)).toEqual(['started', 'completed', 'started'])
})

test('a pause after the turn does not touch the speaker', async () => {
  const run = await speaking()
  await run.command({ type: 'pause', when: 'after_turn' })
  await run.pass(30_000)
  expect(run.last().signal.aborted).toBe(false)
  run.last().answer({})
  await settled()
  expect(await run.state()).toMatchObject({ status: 'paused', turn: null })
})

test('a stop aborts the call at once, and nothing is called after it', async () => {
  const run = await speaking()
  await run.command({ type: 'stop' })
  expect(run.last().signal.aborted).toBe(true)
  run.last().answer({ text: 'TOO LATE' })
  await run.pass(100_000)
  expect(run.calls).toHaveLength(1)
  expect((await run.house.events(run.runId)).at(-1)?.type).toBe('run_status')
})

test('a stop during a back-off starts no other call', async () => {
  const run = await speaking()
  run.last().fail(new ModelFailure('Overloaded.', { retryable: true }))
  await settled()
  await run.command({ type: 'stop' })
  await run.pass(10_000)
  expect(run.calls).toHaveLength(1)
})

test('a turn that is skipped is aborted and the next seat speaks', async () => {
  const run = await speaking()
  const first = run.last()
  await run.command({ type: 'skip_turn' })
  expect(first.signal.aborted).toBe(true)
  expect(run.calls[1]?.request.turnId).toBe('t2')
})

test('a seat that fails is asked again, later each time, and then skipped', async () => {
  const run = await speaking()
  const overloaded = new ModelFailure('Overloaded.', { retryable: true })
  run.last().fail(overloaded)
  await settled()
  await run.pass(499)
  expect(run.calls).toHaveLength(1)
  await run.pass(1)
  expect(run.calls).toHaveLength(2)
  run.last().fail(overloaded)
  await settled()
  await run.pass(999)
  expect(run.calls).toHaveLength(2)
  await run.pass(1)
  run.last().fail(overloaded)
  await settled()
  expect((await run.of('turn')).filter((turn) => turn.turnId === 't1').map((turn) => turn.state)).toEqual([
    'started',
    'failed',
    'started',
    'failed',
    'started',
    'failed',
    'skipped',
  ])
  expect(run.calls.find((call) => call.request.turnId === 't2')?.signal.aborted).toBe(false)
})

test('a seat that never answers fails at its deadline', async () => {
  const run = await speaking()
  await run.pass(59_999)
  expect(run.last().signal.aborted).toBe(false)
  await run.pass(1)
  expect(run.calls[0]?.signal.aborted).toBe(true)
  expect(await run.of('turn')).toMatchObject([
    { state: 'started' },
    { state: 'failed', reason: 'No answer within 60 s.' },
    { state: 'started', attempt: 2 },
  ])
})

test('a remark during a turn does not disturb the call', async () => {
  const run = await speaking()
  await run.command({ type: 'say', text: 'Go on.', when: 'now' })
  expect(run.calls).toHaveLength(1)
  expect(run.last().signal.aborted).toBe(false)
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text alone', 'hello'],
  ['contributions that are none', { text: 'x', contributions: ['take_position'] }],
  ['a cost that is no number', { text: 'x', contributions: [], usage: { costUsd: Number.NaN } }],
])('a seat that answers %s has failed, and the run goes on', async (_, garbage) => {
  const house = openTestHouse({
    voices: () => () => ({ speak: async () => JSON.parse(JSON.stringify(garbage ?? null)) }),
  })
  const { runId } = await house.start({ budget: { maxTurns: 3 } })
  void house.pool.drive(runId)
  for (let i = 0; i < 20; i++) {
    await settled()
    house.clock.advance(2_000)
  }
  const turns = (await house.events(runId)).filter((event) => event.type === 'turn')
  expect(turns.some((event) => event.data.state === 'skipped')).toBe(true)
  expect(turns.find((event) => event.data.state === 'failed')?.data.reason).toBe(
    'The seat gave something that is no answer.',
  )
  await house.command(runId, { type: 'stop' })
})

test('a seat that throws like a program has failed too; half a character in its words is mended', async () => {
  const run = await speaking()
  run.last().fail(new TypeError('x is not a function'))
  await settled()
  await run.pass(500)
  run.last().answer({
    text: 'broken \ud800 text',
    contributions: [{ tool: 'make_claim', arguments: { text: '\udfff', n: Number.NaN } }],
  })
  await settled()
  expect((await run.of('turn'))[1]).toMatchObject({ state: 'failed', reason: 'x is not a function' })
  expect(await run.of('chat_message')).toMatchObject([{ content: 'broken \ufffd text' }])
})

test('what a seat is handed is what its turn’s context says', async () => {
  const { digest } = await import('../../backend/log/digest.ts')
  const handed: { turnId: string; sha256: string }[] = []
  const house = openTestHouse({
    script: plainCouncil((request, plain) => {
      handed.push({ turnId: request.turnId, sha256: digest(request) })
      return plain
    }),
  })
  const { runId } = await house.start()
  await house.pool.drive(runId)
  const events = await house.events(runId)
  const told = events.flatMap((event) =>
    event.type === 'turn' && event.data.state === 'started'
      ? [{ turnId: event.data.turnId, sha256: event.data.context?.sha256 }]
      : [],
  )
  expect(handed).toEqual(told)
})

test('the blind round streams nothing; a debate streams its drafts and ends them', async () => {
  const house = openTestHouse({ script: plainCouncil() })
  const { runId } = await house.start()
  const heard: string[] = []
  house.bus.subscribe(runId, (message) => {
    if (message.kind === 'draft') heard.push(`${house.runs.peek(runId)?.phase} draft`)
    if (message.kind === 'draft_end') heard.push('end')
  })
  await house.pool.drive(runId)
  expect(heard.filter((one) => one.startsWith('positions'))).toEqual([])
  expect(heard.filter((one) => one.startsWith('debate')).length).toBeGreaterThan(2)
  expect(heard.filter((one) => one === 'end').length).toBe(heard.length / 2)
})

test('a document that is wrong goes back with its errors, twice, and is then rebuilt and marked', async () => {
  const repairs: (string[] | undefined)[] = []
  const house = openTestHouse({
    script: (request, call) => {
      if (request.phase !== 'closing') return plainCouncil()(request, call)
      repairs.push(call.repair?.errors)
      const log = request.record?.decisionLog
      return {
        contributions: [
          {
            tool: 'notion.decision_log',
            arguments: { ...log, chosen_option: repairs.length < 3 ? 'o2' : 'o9' },
          },
        ],
      }
    },
  })
  const { runId } = await house.start()
  await house.pool.drive(runId)
  expect(repairs).toEqual([
    undefined,
    ['/chosen_option: the council chose o1, not o2.'],
    ['/chosen_option: the council chose o1, not o2.'],
  ])
  const calls = (await house.events(runId)).filter(
    (event) => event.type === 'tool_call' && event.data.tool === 'notion.decision_log',
  )
  expect(calls).toHaveLength(3)
  const state = await house.state(runId)
  expect(state.artifacts.decision_log).toMatchObject({
    version: 1,
    valid: true,
    body: { chosen_option: 'o1', needs_review: [expect.stringContaining('rebuilt')] },
  })
})

test('a document that is mended is taken, and the first words of its turn stand', async () => {
  let asked = 0
  const house = openTestHouse({
    script: (request, call) => {
      if (request.phase !== 'closing') return plainCouncil()(request, call)
      const log = request.record?.decisionLog
      asked++
      return {
        text: `try ${asked}`,
        contributions: [
          { tool: 'notion.decision_log', arguments: call.repair ? log : { ...log, dissent: null } },
        ],
      }
    },
  })
  const { runId } = await house.start()
  await house.pool.drive(runId)
  const state = await house.state(runId)
  expect(state.artifacts.decision_log?.body.needs_review).toEqual([])
  expect(state.messages.at(-1)?.content).toBe('try 1')
  expect(state.usage.calls).toBe(state.turns + 1)
})
