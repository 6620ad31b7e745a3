import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { call, startServer } from '../kill/server.ts'
import { record } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()

const MEETING = {
  title: 'Where the tool library lives',
  question: 'Where do we keep the tools that members share?',
  options: [{ title: 'The shed' }, { title: 'The cellar' }],
  context: [{ title: 'walk-through', text: 'The shed is dry all year. The cellar floods in March.' }],
}

it('forks a run whose server was killed in the middle of a turn, and the log of the fork is whole', async () => {
  // Given a council at reading pace, in the middle of a turn some way on
  const dir = tempDir()
  const first = await startServer(dir)
  onTestFinished(() => first.kill())
  const { id } = record(await call(first, 'POST', '/meetings', MEETING))
  const begun = record(await call(first, 'POST', `/meetings/${String(id)}/runs`, { pace: 'reading' }))
  const runId = String(record(begun.run).id)
  const open = await vi.waitFor(
    async () => {
      const lines = await linesOf(first, runId)
      const last = parseStored(lines.at(-1) ?? '{}')
      expect(lines.length).toBeGreaterThan(20)
      expect(last).toMatchObject({ type: 'turn', data: { state: 'started' } })
      return last.seq
    },
    { timeout: 60_000, interval: 20 },
  )
  // When the server is killed just then and another one starts
  await first.kill()
  const second = await startServer(dir)
  onTestFinished(() => second.kill())
  const forked = record(
    await call(second, 'POST', `/runs/${runId}/fork`, { atSeq: open, pace: 'max', overrides: {} }),
  )
  const fork = record(forked.run)
  await vi.waitFor(
    async () =>
      expect(record(await call(second, 'GET', `/runs/${String(fork.id)}`)).status).toBe('completed'),
    { timeout: 60_000, interval: 50 },
  )
  // Then the fork begins before that turn, byte for byte as its parent, and holds it itself
  const [parent, own] = [await linesOf(second, runId), await linesOf(second, String(fork.id))]
  const at = Number(record(fork.parent).seq)
  expect(at).toBeLessThan(open)
  expect(own.slice(0, at)).toEqual(parent.slice(0, at))
  expect(parent.map((line) => parseStored(line)).slice(open)).toContainEqual(
    expect.objectContaining({ type: 'turn', data: expect.objectContaining({ reason: 'driver_lost' }) }),
  )
  expect(own.some((line) => line.includes('driver_lost'))).toBe(false)
  const file = path.join(dir, 'fork.jsonl')
  writeFileSync(file, own.map((line) => `${line}\n`).join(''))
  expect(await xio(['verify', file], { cwd: dir })).toMatchObject({ code: 0, err: '' })
}, 180_000)

const linesOf = async (server: { url: string }, runId: string): Promise<string[]> =>
  String(await call(server, 'GET', `/runs/${runId}/log`))
    .split('\n')
    .filter(Boolean)
