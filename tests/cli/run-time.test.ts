// A real server on a log whose last events are an hour old: what stood still has not run.
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openHouse } from '../../backend/compose.ts'
import { remainingMs, runTimebox } from '../../backend/council/time-left.ts'
import { startRun } from '../../backend/orchestrator/start-run.ts'
import type { Meeting } from '../../schemas/generated/types.ts'
import { TestClock } from '../support/clock.ts'
import { ANNA, MEETING, memoryLog } from '../support/house.ts'
import { heldSeats, settled } from '../support/seats.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer } from '../support/xio.ts'

const HOUR = 3_600_000
/** As long as a busy machine may take: a second was too short for a process that starts. */
const PATIENT = { timeout: 60_000 }
/** Far less than the hour, far more than a slow machine takes. */
const SLACK_MS = 120_000
const tempDir = tempDirs()

type Left = { cwd: string; runId: string; leftMs: number }

/** A run that was left an hour ago after its first turn had taken 20 s: paused, waiting, or with its driver killed. */
async function leftAnHourAgo(meeting: Partial<Meeting>, pause: boolean): Promise<Left> {
  const cwd = tempDir()
  const clock = new TestClock(Date.now() - HOUR)
  const seats = heldSeats()
  const { voices } = seats
  const house = await openHouse({
    dataDir: path.join(cwd, '.xio'),
    logger: memoryLog(),
    alone: false,
    voices,
    clock,
  })
  const given = { meeting: { ...MEETING, ...meeting }, overrides: {}, workspaceId: 'main', by: ANNA }
  const { runId } = await startRun(house, { ...given, correlationId: 'test' })
  house.pool.start(runId)
  await vi.waitFor(() => seats.last(), PATIENT)
  clock.advance(20_000)
  seats.last().answer({})
  await vi.waitFor(async () => expect((await house.runs.state(runId))?.turns).toBe(1), PATIENT)
  if (pause)
    await house.runs.command(runId, {
      commandId: 'p',
      command: { type: 'pause' },
      actor: ANNA,
      correlationId: 'test',
    })
  await settled()
  if (pause) clock.advance(2_000)
  const state = await house.runs.state(runId)
  const box = state === null ? undefined : runTimebox(state)
  if (state === null || box === undefined) throw new Error('The run has not begun.')
  await house.close()
  return { cwd, runId, leftMs: remainingMs(box, state.elapsedMs) }
}

async function serving(cwd: string) {
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  const api = `${server.url}/api/v1`
  return {
    async run(runId: string): Promise<{ status: string; leftMs: number; atZero: unknown }> {
      const shown = JSON.parse(await (await fetch(`${api}/runs/${runId}`)).text())
      const of = (scope: string) =>
        shown.timeboxes.find((one: { scope: string }) => one.scope.startsWith(scope))
      return { status: shown.status, leftMs: of('run').remainingMs, atZero: of('item:')?.atZero }
    },
    async events(runId: string): Promise<{ type: string; data: Record<string, unknown> }[]> {
      return JSON.parse(await (await fetch(`${api}/runs/${runId}/events`)).text()).items
    },
    async command(runId: string, body: object): Promise<number> {
      const response = await fetch(`${api}/runs/${runId}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return response.status
    },
  }
}

test('a run that was paused for an hour has the same time left, in another process too', async () => {
  const { cwd, runId, leftMs } = await leftAnHourAgo({}, true)
  expect(leftMs).toBe(15 * 60_000 - 20_000)
  const server = await serving(cwd)
  expect(await server.run(runId)).toMatchObject({ status: 'paused', leftMs })
  expect(await server.command(runId, { type: 'resume' })).toBe(202)
  const after = await server.run(runId)
  expect(after.status).toBe('running')
  expect(after.leftMs).toBeGreaterThan(leftMs - SLACK_MS)
})

test('a run whose process was killed an hour ago goes on with the same time left', async () => {
  const { cwd, runId, leftMs } = await leftAnHourAgo({}, false)
  const server = await serving(cwd)
  await vi.waitFor(async () => {
    const events = await server.events(runId)
    expect(events.some(({ type, data }) => type === 'timebox' && data.state === 'resumed')).toBe(true)
  }, PATIENT)
  const after = await server.run(runId)
  expect(after).toMatchObject({ status: 'running', atZero: 'finish_turn' })
  expect(after.leftMs).toBeGreaterThan(leftMs - SLACK_MS)
})

test('an hour of waiting for a person is not counted, and the question has got its default', async () => {
  const { cwd, runId, leftMs } = await leftAnHourAgo({ options: [] }, false)
  const server = await serving(cwd)
  await vi.waitFor(async () => {
    const events = await server.events(runId)
    expect(events.filter(({ type }) => type === 'human_question').map(({ data }) => data.state)).toEqual([
      'asked',
      'defaulted',
    ])
  }, PATIENT)
  expect((await server.run(runId)).leftMs).toBeGreaterThan(leftMs - SLACK_MS)
})
