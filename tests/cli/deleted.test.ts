import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

it('says of a deleted run that it was deleted, and how to see it again', async () => {
  // Given a run that was deleted, and its log
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const { out } = await xio(['run', 'meeting.md', '--out', 'record', '--json'], { cwd })
  const runId = /"runId":"([^"]+)"/.exec(out)?.[1] ?? ''
  const file = path.join('record', 'run.jsonl')
  expect((await xio(['delete', runId, '--yes'], { cwd })).code).toBe(0)
  // When anything is asked of it, then that is what is said
  for (const args of [
    ['status', runId],
    ['follow', runId],
    ['compare', runId, file],
    ['resume', runId],
    ['fork', runId, '--estimate'],
  ]) {
    const said = await xio(args, { cwd })
    expect([args, said.code, said.out]).toEqual([args, 2, ''])
    expect(said.err).toMatch(new RegExp(`Run ${runId} was deleted here\\..* import-log FILE`))
  }
  expect((await xio(['status', 'no-such-run'], { cwd })).err).toContain('There is no run no-such-run')
  // When its log is brought, it is there again
  const brought = await xio(['import-log', file], { cwd })
  expect(brought).toMatchObject({ code: 0, err: '' })
  expect(brought.out).toContain(`Run ${runId} had been deleted here and is back`)
  expect((await xio(['status', runId], { cwd })).out).toContain('completed')
  expect((await xio(['runs'], { cwd })).out).toContain(runId)
}, 180_000)

it('brings a deleted run back by the server that holds the data directory', async () => {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const { out } = await xio(['run', 'meeting.md', '--out', 'record', '--json'], { cwd })
  const runId = /"runId":"([^"]+)"/.exec(out)?.[1] ?? ''
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  expect((await xio(['delete', runId, '--yes'], { cwd })).code).toBe(0)
  const brought = await xio(['import-log', path.join('record', 'run.jsonl')], { cwd })
  expect(brought.out).toContain('had been deleted here and is back')
  expect((await xio(['status', runId], { cwd })).code).toBe(0)
}, 180_000)
