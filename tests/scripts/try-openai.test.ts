import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { councilServer } from '../support/council-model.ts'
import { councilOf } from '../support/model-council.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const SCRIPT = path.join(import.meta.dirname, '../../scripts/try-openai.ts')
const run = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(process.execPath, [SCRIPT, ...args], {
    cwd: tempDir(),
    env: { PATH: process.env.PATH, TMPDIR: tempDir(), NO_COLOR: '1', ...env },
  })

it('without a key npm run try:openai says so in one line', async () => {
  const { stdout } = await run([], {})
  expect(stdout).toMatch(/^No key: set OPENAI_API_KEY[^\n]*\n$/)
})

it('with one it holds a council and prints status, tokens, cost and log', async () => {
  const server = await councilServer(councilOf())
  const env = { OPENAI_BASE_URL: server.baseURL, XIO_MODEL: 'tiny', XIO_AGENDAS: '/nowhere' }
  const { stdout } = await run([], env)
  expect(stdout).toMatch(/^status {4}\w+: .+$/m)
  const tokens = server.charged.reduce((sum, one) => sum + one.prompt, 0)
  expect(stdout).toContain(`tokens    ${tokens} in`)
  expect(stdout).toContain('cost      not known')
  expect(stdout).toMatch(/^log {7}\S+run\.jsonl$/m)
  await server.close()
})
