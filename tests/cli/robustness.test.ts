import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isRobustness } from '../../schemas/generated/validators.js'
import { councilServer } from '../support/council-model.ts'
import { DECIDING_CONTEXT } from '../support/deciding-context.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const folder = tempDirs()
const EXAMPLE = path.join(import.meta.dirname, '../../registry/examples/event-log-database.md')

it('holds the council of a meeting file, names what flips its decision, and leaves nothing behind', async () => {
  const cwd = folder()
  writeFileSync(path.join(cwd, 'meeting.json'), JSON.stringify(DECIDING_CONTEXT))
  const told = await xio(['robustness', 'meeting.json', '--orders', '10', '--leave-one-out'], { cwd })
  expect(told).toMatchObject({ code: 1, err: '' })
  expect(told.out).toContain('The decision survived 2 of 5 variations.')
  expect(told.out).toContain('- without Expert B: “Keep SQLite” instead of “PostgreSQL”')
  // The same again as JSON, and nothing else
  const [one, other] = await Promise.all(
    [1, 2].map(() => xio(['robustness', 'meeting.json', '--json'], { cwd })),
  )
  expect(one).toEqual(other)
  expect(one).toMatchObject({ code: 1, err: '' })
  const result: unknown = JSON.parse(one?.out ?? '')
  expect(isRobustness(result) && result.share).toBe(0.4)
  expect(existsSync(path.join(cwd, '.xio'))).toBe(false)
  expect(existsSync(path.join(cwd, 'out'))).toBe(false)
}, 180_000)

it('checks a run log and a kept run, here and on the server that holds it, and keeps what came of the latter', async () => {
  // Given a council that has ended
  const cwd = folder()
  copyFileSync(EXAMPLE, path.join(cwd, 'meeting.md'))
  expect(await xio(['run', 'meeting.md', '--out', 'one', '--quiet'], { cwd })).toMatchObject({ code: 0 })
  const log = readFileSync(path.join(cwd, 'one/run.jsonl'), 'utf8')
  const runId: string = JSON.parse(log.slice(0, log.indexOf('\n'))).runId
  const asked = ['--leave-one-out', '--json']
  const filed = await xio(['robustness', 'one/run.jsonl', ...asked], { cwd })
  expect(filed).toMatchObject({ code: 0, err: '' })
  const kept = await xio(['robustness', runId, ...asked], { cwd })
  expect(kept).toEqual(filed)
  const server = await startServer(cwd)
  try {
    const at = `${server.url}/api/v1/runs/${runId}/robustness`
    expect(await (await fetch(at)).json()).toMatchObject({ state: 'done', result: JSON.parse(kept.out) })
    expect(await xio(['robustness', runId, ...asked], { cwd })).toEqual(kept)
  } finally {
    await server.close()
  }
}, 240_000)

it('says what it takes where models speak, asks them only with --yes, and counts what it cost', async () => {
  // Given a council that models have held
  const server = await councilServer(({ task, phase, seat }) => ({
    text: `${seat} speaks in ${phase}.`,
    calls: task === 'vote' ? [{ name: 'cast_vote', arguments: { option: 'o1', reason: 'It is dry.' } }] : [],
  }))
  onTestFinished(() => server.close())
  const cwd = folder()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const env = { OPENAI_API_KEY: 'sk-canary-cli', OPENAI_BASE_URL: server.baseURL, XIO_MODEL: 'tiny:1b' }
  await xio(['run', 'meeting.md', '--out', 'one', '--quiet'], { cwd, env })
  const log = readFileSync(path.join(cwd, 'one/run.jsonl'), 'utf8')
  const runId: string = JSON.parse(log.slice(0, log.indexOf('\n'))).runId
  const calls = server.requests.length
  for (const named of ['one/run.jsonl', runId]) {
    // When a check is asked for without the word, it is priced and no model is called
    const asked = await xio(['robustness', named, '--seeds', '2', '--json'], { cwd, env })
    expect(asked).toMatchObject({ code: 2, out: '' })
    expect(asked.err).toMatch(
      /held 2 times more: \d+ turns, about \d+ tokens, the price is not known\..*--yes/,
    )
    expect(server.requests).toHaveLength(calls)
  }
  // When it is meant, they are, and what they took is told; a price that nobody knows is not zero
  const meant = await xio(['robustness', runId, '--seeds', '2', '--json', '--yes'], { cwd, env })
  expect(meant.err).toContain('held 2 times more')
  const result: unknown = JSON.parse(meant.out)
  if (!isRobustness(result)) throw new Error('The result fits its schema.')
  expect(result).toMatchObject({ tried: 2, kept: 2, fragile: false, cost: { usd: null } })
  expect(result.cost.tokens).toBeGreaterThan(0)
  expect(server.requests.length).toBeGreaterThan(calls)
  // Where there are no models here, none is promised
  for (const named of ['one/run.jsonl', runId]) {
    const none = await xio(['robustness', named, '--seeds', '2', '--yes'], { cwd })
    expect(none).toMatchObject({ code: 2, out: '', err: expect.stringContaining('OPENAI_API_KEY') })
  }
}, 120_000)

it('says what cannot be checked, and what to do', async () => {
  const cwd = folder()
  const none = await xio(['robustness', 'nobody'], { cwd })
  expect(none).toMatchObject({ code: 2, out: '' })
  const wrong = await xio(['robustness', 'nobody', '--orders', 'many'], { cwd })
  expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--orders') })
  // Where models speak it costs, and is not begun without a word
  writeFileSync(path.join(cwd, 'meeting.json'), JSON.stringify(DECIDING_CONTEXT))
  const env = { OPENAI_API_KEY: 'sk-none', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', XIO_MODEL: 'm-1' }
  const dear = await xio(['robustness', 'meeting.json'], { cwd, env })
  expect(dear).toMatchObject({ code: 2, out: '' })
  expect(dear.err).toMatch(/held once and then 5 times more, by m-1 at 127\.0\.0\.1:9.*--yes/)
}, 120_000)
