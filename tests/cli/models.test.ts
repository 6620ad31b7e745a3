import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isDecisionLog } from '../../schemas/generated/validators.js'
import { check } from '../../schemas/validate.ts'
import { councilServer, type CouncilServer } from '../support/council-model.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const KEY = 'sk-canary-cli'

let server: CouncilServer
beforeEach(async () => {
  server = await councilServer(({ task, phase, seat }) => ({
    text: `${seat} speaks in ${phase}.`,
    calls: task === 'vote' ? [{ name: 'cast_vote', arguments: { option: 'o1', reason: 'It is dry.' } }] : [],
  }))
})
afterEach(() => server.close())

/** A folder with a meeting in it, and an environment in which models may be asked. */
function given() {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseURL, XIO_MODEL: 'tiny:1b' }
  return { cwd, env }
}

describe('xio run with models', () => {
  it('says before the first turn who gets the texts, and never shows the key', async () => {
    const { cwd, env } = given()
    const { code, out, err } = await xio(['run', 'meeting.md', '--model', 'other:2b'], { cwd, env })
    const host = new URL(server.baseURL).host
    const told = out.indexOf(`Nothing leaves this machine: other:2b at ${host} speaks for every seat.`)
    expect(told).toBeGreaterThan(0)
    expect(out.indexOf('moderator speaks in opening.')).toBeGreaterThan(told)
    expect({ code, err }).toMatchObject({ err: '' })
    expect(new Set(server.asked.map((one) => one.model))).toEqual(new Set(['other:2b']))
    expect(new Set(server.requests.map((one) => one.headers.authorization))).toEqual(
      new Set([`Bearer ${KEY}`]),
    )
    const folder = path.join(cwd, 'out', readdirSync(path.join(cwd, 'out'))[0] ?? '')
    const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
    expect([out, err, ...files].join('')).not.toContain(KEY)
    const log: unknown = JSON.parse(readFileSync(path.join(folder, 'decision_log.json'), 'utf8'))
    expect(check('decision log', isDecisionLog, log).provenance).toMatchObject({
      panel: 'openai',
      models: ['other:2b'],
    })
  })

  it('says who gets the texts with --quiet as well, beside the output', async () => {
    const { cwd, env } = given()
    const { out, err } = await xio(['run', 'meeting.md', '--quiet'], { cwd, env })
    expect(out).toBe('')
    expect(err).toContain(`The texts of this meeting go to tiny:1b at ${new URL(server.baseURL).host}.`)
  })

  it('keeps everything here with --panel offline, whatever the environment says', async () => {
    const { cwd, env } = given()
    const { code, out } = await xio(['run', 'meeting.md', '--panel', 'offline'], { cwd, env })
    expect(code).toBe(0)
    expect(out).not.toContain('tiny:1b')
    expect(server.requests).toEqual([])
  })

  it.each([
    ['a panel that there is not', ['--panel', 'gpt'], {}, /--panel.*offline/],
    ['models where there are none', ['--panel', 'openai'], {}, /--panel openai: .*OPENAI_API_KEY/],
    ['a model of the offline panel', ['--model', 'm'], {}, /--model m: .*OPENAI_API_KEY/],
    [
      'a wrong address',
      [],
      { OPENAI_BASE_URL: 'nonsense' },
      /^xio: OPENAI_BASE_URL .*For example: OPENAI_BASE_URL=http/,
    ],
  ])('refuses %s in one line', async (_, args, env: Record<string, string>, said) => {
    const { cwd } = given()
    const { code, err } = await xio(['run', 'meeting.md', ...args], { cwd, env })
    expect(code).toBe(2)
    expect(err).toMatch(said)
    expect(err.trimEnd()).not.toContain('\n')
  })
})
