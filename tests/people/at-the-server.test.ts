import { afterEach, expect, test } from 'vitest'
import { openHouse, takeUp, type House } from '../../backend/compose.ts'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { ENDED } from '../../backend/council/state.ts'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { TestClock } from '../support/clock.ts'
import { ANNA, MEETING, memoryLog } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const newDir = tempDirs()
const houses: House[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const SEATS = [
  { seat: 'expert_a', role: 'expert', agent: 'expert-a' },
  { seat: 'expert_b', role: 'expert', person: 'Anna' },
] as const
const doors = (dataDir?: string) =>
  open({
    script: plainCouncil(),
    alone: false,
    deps: { identify: byName },
    ...(dataDir === undefined ? {} : { dataDir }),
  })

async function asked(at: Doors): Promise<{ runId: string; questionId: string }> {
  const { id } = await json(await at.post('/meetings', { ...MEETING, seats: SEATS }))
  const { run } = await json(await at.post(`/meetings/${String(id)}/runs`, {}))
  const runId = String(record(run).id)
  return { runId, questionId: await nextQuestion(at, runId) }
}

async function nextQuestion(at: Doors, runId: string): Promise<string> {
  await until(async () => (await at.councils.state(runId))?.human != null)
  return (await at.councils.state(runId))?.human?.questionId ?? ''
}

test('a person answers after a server restart, and the council goes on to its end', async () => {
  const first = await doors()
  const { runId, questionId } = await asked(first)
  await first.close()
  const second = await doors(first.dataDir)
  const { items } = await json(await second.get(`/runs/${runId}/participants`))
  expect(list(items)[1]).toMatchObject({
    seat: 'expert_b',
    state: 'speaking',
    waitsForPerson: true,
    occupant: null,
  })
  const answered = await second.post(`/runs/${runId}/commands`, { type: 'answer', questionId, option: 'o1' })
  expect(answered.status).toBe(202)
  for (let asks = 0; ; asks++) {
    expect(asks).toBeLessThan(20)
    await until(async () => {
      const state = await second.councils.state(runId)
      return state?.human != null || ENDED.has(state?.status ?? 'created')
    })
    const { human } = (await second.councils.state(runId)) ?? {}
    if (human == null) break
    const said = {
      text: 'So I see it.',
      ...(human.options === undefined ? {} : { option: human.options[0] }),
    }
    await second.post(`/runs/${runId}/commands`, { type: 'answer', questionId: human.questionId, ...said })
  }
  const run = await json(await second.get(`/runs/${runId}`))
  expect(run).toMatchObject({ status: 'completed' })
  const log = await json(await second.get(`/runs/${runId}/artifacts/decision_log`))
  expect(log).toMatchObject({
    status: 'decided',
    decided_by: [{ kind: 'agent' }, { kind: 'person', id: 'owner', name: 'Anna' }],
  })
})

test('two people answer at once: one answer stands, and the other is told who was first', async () => {
  const at = await doors()
  const { runId, questionId } = await asked(at)
  const answer = (person: string, option: string) =>
    at.post(`/runs/${runId}/commands`, { type: 'answer', questionId, option }, { 'x-person': person })
  const both = await Promise.all([answer('anna', 'o1'), answer('bob', 'o2')])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
  const refused = await json(both.find(({ status }) => status === 409)!)
  expect(refused).toMatchObject({ code: 'question_settled' })
  expect(refused.detail).toMatch(/answered first: the first valid answer stands/)
  const positions = (await at.events(runId)).filter(
    ({ type, data }) => type === 'position' && 'seat' in data && data.seat === 'expert_b',
  )
  expect(positions).toHaveLength(1)
})

test('nobody answers, and the clock jumps a day: the floor passes on, and no run time is used up', async () => {
  const at = await doors()
  const { runId } = await asked(at)
  const before = (await at.councils.state(runId))?.elapsedMs
  at.clock.advance(24 * 3_600_000)
  await until(async () => (await at.councils.state(runId))?.items.i1?.revealed === true)
  await nextQuestion(at, runId)
  const state = await at.councils.state(runId)
  expect(state?.phase).toBe('debate')
  expect(state?.elapsedMs).toBe(before)
  expect(state?.missed).toEqual({ expert_b: 1 })
})

/** The house as the server opens it, on a clock that is told. */
async function house(dataDir: string, clock: TestClock): Promise<House> {
  const opened = await openHouse({
    dataDir,
    clock,
    logger: memoryLog(),
    alone: false,
    voices: scriptedVoices(plainCouncil()),
  })
  houses.push(opened)
  return opened
}

test('a paused run whose question was open gets its default after a restart, and stays paused', async () => {
  const dataDir = newDir()
  const clock = new TestClock()
  const first = await house(dataDir, clock)
  const meeting = { ...MEETING, id: 'tools', seats: [...SEATS] }
  await first.store.meetings.put({ workspaceId: 'main', id: meeting.id, body: meeting }, clock.now())
  const given = { meetingId: 'tools', overrides: {}, by: ANNA, workspaceId: 'main', correlationId: 'test' }
  const { runId } = await first.councils.start(given)
  await until(() => first.runs.peek(runId)?.human != null)
  const pause = {
    runId,
    commandId: 'p',
    command: { type: 'pause' },
    by: ANNA,
    correlationId: 'test',
  } as const
  await first.councils.command(pause)
  await houses.pop()?.close()
  clock.advance(24 * 3_600_000)
  const second = await house(dataDir, clock)
  await takeUp(second)
  await until(() => second.runs.peek(runId)?.human === null)
  expect(await second.councils.state(runId)).toMatchObject({
    status: 'paused',
    turn: null,
    missed: { expert_b: 1 },
  })
})
