import { expect, it } from 'vitest'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import { digest } from '../../backend/log/digest.ts'
import { summaryOf } from '../../backend/log/fold-written.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { Readings } from '../../backend/log/readings.ts'
import { STRIDE } from '../../backend/log/strides.ts'
import { Runs } from '../../backend/log/runs.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import { openTestHouse, registry } from '../support/house.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'

const { stored, runId, state } = stagedRun(6, 300)
const FIRST = stored.length - 40

/** A server whose log holds all but the last events, and how much of it was read; runs are long from `long` events on. */
async function server(long?: number) {
  const memory = memoryRunLog()
  const [first] = stored
  if (first === undefined) throw new Error('A staged run has a beginning.')
  await memory.create({ runId, workspaceId: 'main', meetingId: 'm', first, summary: summaryOf(state) })
  await memory.append(runId, 1, 0, stored.slice(1, FIRST))
  let read = 0
  const log: RunLog = {
    ...memory,
    async read(id, after, limit) {
      const events = await memory.read(id, after, limit)
      read += events.length
      return events
    },
  }
  const readings = new Readings(log, long === undefined ? {} : { long })
  const { clock, ids, bus } = openTestHouse({ log: memory })
  const folded = (id: string, seq: number) => readings.stateOf(id, seq)
  const runs = new Runs({ log, clock, ids, bus, rules: seatRules(registry, digest), folded })
  return { memory, readings, runs, read: () => read }
}

it('a long run that is opened and then steered is folded once', async () => {
  const { readings, runs, read } = await server()
  const [opened, steered] = await Promise.all([readings.of(runId, FIRST), runs.state(runId)])
  expect(read()).toBe(FIRST)
  expect(steered).toEqual(opened?.state)
})

it('its end, its past and its marks come from one way through it', async () => {
  const { readings, read } = await server()
  const middle = FIRST >> 1
  const [now, past, marks] = await Promise.all([
    readings.of(runId, FIRST),
    readings.at(runId, middle),
    readings.marks(runId, FIRST),
  ])
  expect(now?.state.seq).toBe(FIRST)
  expect(past?.state.seq).toBe(middle)
  expect(marks.lastSeq).toBe(FIRST)
  expect(marks.stops).toHaveLength(now?.state.messages.length ?? Number.NaN)
  // The past is folded on from a stop near it: no more than a stride of events.
  expect(read() - FIRST).toBeLessThan(STRIDE)
})

it('who only steers a long one has it folded for those who read it next', async () => {
  const { readings, runs, read } = await server(1)
  const steered = await runs.state(runId)
  const opened = await readings.of(runId, FIRST)
  expect(read()).toBe(FIRST)
  expect(opened?.state).toEqual(steered)
})

it('who reads it and who steers it go on beside each other', async () => {
  const { memory, readings, runs } = await server()
  await Promise.all([readings.of(runId, FIRST), runs.state(runId)])
  await memory.append(runId, FIRST, 0, stored.slice(FIRST))
  await runs.refresh(runId)
  const steered = await runs.state(runId)
  // Half of what the other has already: on a list that both shared this would cut off the rest.
  await readings.of(runId, FIRST + 20)
  expect(steered?.messages.toArray()).toEqual(state.messages.toArray())
  expect(steered?.claims.toArray()).toEqual(state.claims.toArray())
  expect(steered?.cited.toArray()).toEqual(state.cited.toArray())
})
