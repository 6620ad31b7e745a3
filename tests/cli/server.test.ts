import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { normaliseLog } from '../../backend/log/normalise-log.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, startXio, xio } from '../support/xio.ts'

const tempDir = tempDirs()

function folder(): string {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  writeFileSync(path.join(cwd, 'caretaker.txt'), 'The carport roof was repaired in May.\n')
  return cwd
}

async function serving(cwd: string, env: Record<string, string> = {}) {
  const server = await startServer(cwd, env)
  onTestFinished(() => void server.kill())
  return server
}

const linesOf = (...parts: string[]): string[] =>
  readFileSync(path.join(...parts), 'utf8')
    .trimEnd()
    .split('\n')

async function shown(url: string, path: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`)
  return response.json()
}

describe('xio serve', () => {
  it('says where it listens, answers there, and ends on SIGTERM with its data directory free', async () => {
    const cwd = folder()
    const server = await serving(cwd)
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: 'ready' })
    const { code, out } = await server.close()
    expect(code).toBe(0)
    const plain = out.split('\n').filter((line) => line !== '' && !line.startsWith('{'))
    expect(plain).toEqual([`XIO Consilium listens on ${server.url}`])
    expect(existsSync(path.join(cwd, '.xio/lock'))).toBe(false)
  })

  it('goes on with what was under way when the last process died', async () => {
    const cwd = folder()
    const killed = startXio(['run', 'meeting.md', '--pace', 'reading', '--json'], { cwd })
    const runId = await killed.until('out', /"runId":"([^"]+)"/)
    await killed.until('out', '"phase":"positions"')
    killed.child.kill('SIGKILL')
    await killed.ended
    const server = await serving(cwd)
    const following = startXio(['follow', runId], { cwd })
    await following.until('out', '== debate')
    expect(await shown(server.url, `/runs/${runId}`)).toMatchObject({ status: 'running' })
    following.child.kill('SIGINT')
    expect((await following.ended).code).toBe(130)
    // The run does not notice who leaves; nor does the log that the server goes while it speaks.
    expect((await server.close()).code).toBe(0)
    const { code, out } = await xio(['resume', runId, '--json', '--out', 'o'], { cwd })
    expect(code).toBe(0)
    expect(verifyChain(out.trimEnd().split('\n'))).toMatchObject({ ok: true })
  })
})

describe('where a server holds the data directory', () => {
  it('xio run is held there: the same run, the same files, adopted as the first that completed', async () => {
    const cwd = folder()
    const args = ['run', 'meeting.md', '--context', 'caretaker.txt', '--seed', '5']
    const alone = await xio([...args, '--out', 'alone'], { cwd, env: { XIO_DATA_DIR: 'elsewhere' } })
    const server = await serving(cwd)
    const { code, err } = await xio([...args, '--out', 'there'], { cwd })
    expect({ code, err }).toEqual({
      code: alone.code,
      err: `The server at ${server.url} holds the data directory, so the council is held there.\n`,
    })
    expect(readdirSync(path.join(cwd, 'there'))).toEqual(readdirSync(path.join(cwd, 'alone')))
    const log = linesOf(cwd, 'there', 'run.jsonl')
    expect(verifyChain(log)).toMatchObject({ ok: true })
    expect(normaliseLog(log)).toEqual(normaliseLog(linesOf(cwd, 'alone', 'run.jsonl')))
    expect(await shown(server.url, '/runs')).toMatchObject({
      items: [{ status: 'completed', adopted: true }],
    })
  })

  it('a run is paused, told something, resumed and stopped from beside it; its own command exits 3', async () => {
    const cwd = folder()
    const server = await serving(cwd)
    const running = startXio(['run', 'meeting.md', '--pace', 'reading', '--json', '--out', 'o'], { cwd })
    const runId = await running.until('out', /"runId":"([^"]+)"/)
    await running.until('out', '"phase":"positions"')
    expect(await xio(['pause', runId], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Applied/),
    })
    expect((await xio(['status', runId], { cwd })).out).toMatch(/^status +paused$/m)
    const said = await xio(['say', runId, 'The lamp is broken.', '--to', 'nobody', '--server', server.url], {
      cwd,
    })
    expect(said).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^xio: Refused: There is no seat nobody/),
    })
    expect(await xio(['say', runId, 'The lamp is broken.', '--when', 'now'], { cwd })).toMatchObject({
      code: 0,
    })
    const resumed = startXio(['resume', runId, '--out', 'o2'], { cwd })
    await resumed.until('out', 'goes on')
    expect(await xio(['stop', runId, '--reason', 'enough said'], { cwd })).toMatchObject({ code: 0 })
    const { code, out } = await running.ended
    expect(code).toBe(3)
    expect(out).toContain('The lamp is broken.')
    expect(out).toBe(readFileSync(path.join(cwd, 'o/run.jsonl'), 'utf8'))
    expect(await resumed.ended).toMatchObject({
      code: 3,
      out: expect.stringContaining('Stopped: enough said'),
    })
    expect(await shown(server.url, `/runs/${runId}`)).toMatchObject({ status: 'stopped', adopted: false })
  })

  it('Ctrl-C pauses the run on the server and leaves drafts', async () => {
    const cwd = folder()
    const server = await serving(cwd)
    const running = startXio(['run', 'meeting.md', '--pace', 'reading', '--out', 'o'], { cwd })
    await running.until('out', '== positions')
    running.child.kill('SIGINT')
    const { code, out } = await running.ended
    expect(code).toBe(130)
    expect(existsSync(path.join(cwd, 'o/decision_log.draft.md'))).toBe(true)
    const runId = /resume (\S+)/.exec(out)?.[1] ?? ''
    expect(await shown(server.url, `/runs/${runId}`)).toMatchObject({ status: 'paused' })
    const resumed = startXio(['resume', runId, '--out', 'o'], { cwd })
    await resumed.until('out', 'goes on')
    expect(await xio(['stop', runId], { cwd })).toMatchObject({ code: 0 })
    expect((await resumed.ended).code).toBe(3)
    expect(existsSync(path.join(cwd, 'o/decision_log.draft.md'))).toBe(false)
  })
})

describe('where there is no server', () => {
  it('status, runs and follow of a run that ended read the data directory', async () => {
    const cwd = folder()
    const { out } = await xio(['run', 'meeting.md', '--json'], { cwd })
    const runId = /"runId":"([^"]+)"/.exec(out)?.[1] ?? ''
    expect(await xio(['follow', runId, '--json'], { cwd })).toEqual({ code: 0, out, err: '' })
    expect(JSON.parse((await xio(['status', runId, '--json'], { cwd })).out)).toMatchObject({
      id: runId,
      status: 'completed',
    })
    expect((await xio(['runs'], { cwd })).out).toMatch(new RegExp(`^RUN .*\n${runId} +completed`))
  })
})
