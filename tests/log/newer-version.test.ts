import { expect, it } from 'vitest'
import { seal } from '../../backend/log/chain.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { upcast } from '../../backend/log/upcast.ts'
import { councils } from '../../backend/orchestrator/councils.ts'
import { unsealed } from '../support/events.ts'
import { ANNA, openTestHouse, registry } from '../support/house.ts'

/** A run that has begun, and then something happened in it that only another version of the program knows. */
async function openBeyond(strange: { type: string; v: number }) {
  let asked = 0
  const house = openTestHouse({ script: () => ({ text: `Turn ${++asked}` }) })
  const { runId, seq, headHash } = await house.start()
  const event = { ...unsealed(seq + 1, { anything: 1 }, runId), ...strange }
  await house.log.append(runId, seq, 0, seal([event], headHash))
  await house.runs.refresh(runId)
  const doors = councils({
    ...house,
    registry,
    meetings: { get: async () => null },
    paces: new Map(),
  })
  return { ...house, runId, doors, seq: seq + 1, asked: () => asked }
}

it.each([
  ['a type that nobody knows', { type: 'telepathy', v: 1 }, 'telepathy'],
  ['a newer version of a type', { type: 'chat_message', v: 2 }, 'chat_message@2'],
])('a log with %s is read and not gone on with', async (_, strange, type) => {
  // Given such a run
  const { runId, seq, doors, pool, log, state, asked, logger } = await openBeyond(strange)
  expect(await state(runId)).toMatchObject({ seq, beyond: { seq, type }, status: 'created' })
  const before = await log.read(runId, 0)
  // When it is driven, commanded and forked
  expect(await pool.drive(runId)).toBe('suspended')
  const given = { runId, by: ANNA, correlationId: 'test' }
  const outcome = await doors.command({ ...given, commandId: 'c1', command: { type: 'stop' } })
  expect(outcome).toMatchObject({ state: 'refused', seq, code: 'newer_version' })
  expect(outcome.reason).toContain('newer version')
  await expect(doors.fork({ ...given, changes: {} })).rejects.toThrow('newer version')
  // Then nobody was asked, and nothing was written
  expect(asked()).toBe(0)
  expect(await log.read(runId, 0)).toEqual(before)
  expect(logger.lines.filter((line) => !line.startsWith('a run of a newer version'))).toEqual([])
})

it('an older version is told in the words of this one', () => {
  const [stored] = seal([unsealed(1, { said: 'Hello' })], '0'.repeat(64))
  const event = parseStored(stored?.bytes ?? '')
  const known = {
    versions: { chat_message: 3 },
    upcasters: {
      chat_message: {
        1: (data: unknown) => ({ two: data }),
        2: (data: unknown) => ({ three: data }),
      },
    },
  }
  expect(upcast(event, known)).toMatchObject({
    v: 3,
    type: 'chat_message',
    data: { three: { two: { said: 'Hello' } } },
  })
})
