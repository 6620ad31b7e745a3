import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

async function held(): Promise<{ cwd: string; runId: string }> {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const { out } = await xio(['run', 'meeting.md', '--json'], { cwd })
  return { cwd, runId: /"runId":"([^"]+)"/.exec(out)?.[1] ?? '' }
}

it('finds words where no server runs, and no longer when their run is deleted', async () => {
  const { cwd, runId } = await held()
  const found = await xio(['search', 'carports', '--kind', 'source', '--json'], { cwd })
  expect([found.code, found.err]).toEqual([0, ''])
  const [hit = ''] = found.out.split('\n')
  expect(JSON.parse(hit)).toMatchObject({ runId, excerpt: expect.stringMatching(/carport/i) })
  const deleted = await xio(['delete', runId, '--yes'], { cwd })
  expect(deleted.out).toContain(`Run ${runId} is deleted. It stood for its meeting`)
  expect((await xio(['search', 'carport'], { cwd })).code).toBe(1)
}, 90_000)

it('asks the server that holds the runs', async () => {
  const { cwd, runId } = await held()
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  expect((await xio(['archive', runId], { cwd })).out).toBe(`Run ${runId} is put away.\n`)
  const found = await xio(['search', 'the', 'carport'], { cwd })
  expect(found.out).toMatch(/the carport/i)
  expect(found.out).toContain(runId)
}, 90_000)

it('says what is missing', async () => {
  const cwd = tempDir()
  const nothing = await xio(['search'], { cwd })
  expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('needs the words') })
  const unsure = await xio(['delete', 'a-run'], { cwd })
  expect(unsure).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
}, 90_000)
