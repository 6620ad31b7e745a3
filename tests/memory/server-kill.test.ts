import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { json, list, record, until } from '../support/doors.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

async function served(cwd: string) {
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  const api = `${server.url}/api/v1`
  const get = async (address: string) => json(await fetch(`${api}${address}`))
  const post = (address: string, body: unknown) =>
    fetch(`${api}${address}`, {
      method: 'POST',
      headers: { 'content-type': typeof body === 'string' ? 'text/markdown' : 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    async hold(text: string): Promise<string> {
      const { id } = await json(await post('/meetings', text))
      const { run } = await json(await post(`/meetings/${String(id)}/runs`, { pace: 'max' }))
      const runId = String(record(run).id)
      await until(async () => (await get(`/runs/${runId}`)).endedAt !== null)
      return runId
    },
    sources: async () => list((await get('/knowledge/sources')).items),
    async kill() {
      server.kill()
      await server.ended
    },
    close: () => server.close(),
  }
}

it('a server that is killed when councils have just ended has what they decided after the next start, once', async () => {
  const cwd = tempDir()
  const first = await served(cwd)
  const runs = [await first.hold(BIKE_SHED), await first.hold(BIKE_SHED.replace(/^# .*$/m, '# Another shed'))]
  await first.kill()
  // Killed again while it may be reading them.
  const second = await served(cwd)
  await until(async () => (await second.sources()).length > 0)
  await second.kill()
  const third = await served(cwd)
  const settled = async () => {
    const sources = await third.sources()
    return sources.length >= 6 && sources.every(({ status }) => status === 'ready')
  }
  await until(settled)
  const origins = (await third.sources()).map(({ origin }) => String(origin))
  const wanted = runs.flatMap((id) =>
    ['decisions', 'history', 'context'].map((scope) => `run:${id}#${scope}`),
  )
  expect(new Set(origins)).toEqual(new Set(wanted))
  expect(origins).toHaveLength(wanted.length)
  await third.close()
  const found = await xio(['knowledge', 'query', 'carport', '--scope', 'decisions'], { cwd })
  expect(found).toMatchObject({ code: 0, out: expect.stringContaining('#decisions') })
}, 120_000)

it('what a council in a terminal decided can be cited at once, without a server', async () => {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  await xio(['run', 'meeting.md', '--quiet'], { cwd })
  const listed = await xio(['knowledge', 'list', '--scope', 'history'], { cwd })
  expect(listed.out.trim().split('\n')).toHaveLength(2)
  expect((await xio(['knowledge', 'list', '--scope', 'docs'], { cwd })).out).toContain('no sources yet')
}, 90_000)
