import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../backend/cli/commands/index.ts'
import { json, testDoors } from '../support/doors.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const open = testDoors()
// One for all tests of the file, so it goes when all are done.
const root = mkdtempSync(path.join(tmpdir(), 'xio-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const PROGRAM = path.join(import.meta.dirname, '../../backend/cli/xio.js')

/** As readline hands them to a function: `=` stands in a word of its own. */
const wordsOf = (line: string) =>
  line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, i) => i === 0 || part !== ''))

/** A folder in which `xio` is a program, and bash with the script loaded. */
async function shell(env: Record<string, string> = {}) {
  const cwd = mkdtempSync(path.join(root, 'f-'))
  const { out: script } = await xio(['completion', 'bash'], { cwd })
  writeFileSync(path.join(cwd, 'script.bash'), script)
  mkdirSync(path.join(cwd, 'bin'))
  writeFileSync(path.join(cwd, 'bin/xio'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`)
  chmodSync(path.join(cwd, 'bin/xio'), 0o755)
  const all = { PATH: `${path.join(cwd, 'bin')}:${process.env.PATH}`, HOME: cwd, ...env }
  return {
    cwd,
    /** What is offered when the tab key is pressed at the end of the line. */
    offered(line: string): Promise<string[]> {
      const words = wordsOf(line)
      const child = spawn(
        'bash',
        [
          '--norc',
          '-c',
          'source script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _xio; printf "%s\\n" "${COMPREPLY[@]}"',
          'bash',
          ...words,
        ],
        { cwd, env: all, stdio: ['ignore', 'pipe', 'inherit'] },
      )
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
      return new Promise((resolve) => child.once('close', () => resolve(out.split('\n').filter(Boolean))))
    },
  }
}

describe('xio completion bash', { timeout: 120_000 }, () => {
  let bash: Awaited<ReturnType<typeof shell>>
  beforeAll(async () => {
    bash = await shell()
    for (const name of ['meeting one.md', 'meeting.md', '*.md'])
      writeFileSync(path.join(bash.cwd, name), BIKE_SHED)
    mkdirSync(path.join(bash.cwd, 'decisions'))
  })

  it('offers every command, and by its beginning', async () => {
    const all = await bash.offered('xio ')
    expect(all).toEqual(expect.arrayContaining([...COMMANDS.map(({ name }) => name), 'help']))
    expect(await bash.offered('xio fl')).toEqual(['floor'])
    expect(await bash.offered('xio help fl')).toEqual(['floor'])
  })

  it.each([
    ['xio run --pa', ['--panel', '--pace']],
    ['xio run --pace ', ['reading', 'max']],
    ['xio run --pace=r', ['reading']],
    ['xio run meeting.md --language ', ['en', 'ru']],
    ['xio run --policy ', ['fsm', 'round_robin']],
    ['xio run --template=risk', ['risk-review']],
    ['xio run --seed ', []],
    ['xio say r1 hello --when n', ['next_turn', 'now']],
    ['xio extend r1 ', ['item', 'phase', 'run']],
    ['xio extend --server http://x r1 p', ['phase']],
    ['xio do r1 give', ['give_floor']],
    ['xio do r1 queue_move ', ['seat=', 'by=']],
    ['xio do r1 queue_move seat=scribe b', ['by=']],
    ['xio completion ', ['bash', 'zsh', 'fish']],
    ['xio nonsense ', []],
    ['xio pause ', []],
  ])('offers for “%s” %j', async (line, words) => {
    const offered = await bash.offered(line)
    expect(offered.slice(0, words.length)).toEqual(words)
    if (!line.includes('--policy') && !line.includes('--template')) expect(offered).toHaveLength(words.length)
  })

  it('offers files as they are called, and folders where a folder is wanted', async () => {
    expect((await bash.offered('xio run m')).toSorted()).toEqual(['meeting one.md', 'meeting.md'])
    expect(await bash.offered('xio run *')).toEqual(['*.md'])
    expect(await bash.offered('xio run meeting.md --out d')).toEqual(['decisions'])
  })

  it('asks the server for runs and their seats: all runs to look at, only those that go on to steer', async () => {
    const { url, running, post, get } = await open()
    const [ended, live] = [await running(), await running()]
    await post(`/runs/${ended}/stop`, {})
    expect((await json(await get(`/runs/${ended}`))).status).toBe('stopped')
    const there = await shell({ XIO_SERVER: url })
    expect((await there.offered('xio follow ')).toSorted()).toEqual([ended, live].toSorted())
    expect(await there.offered('xio pause ')).toEqual([live])
    expect(await there.offered(`xio floor ${live} expert_`)).toEqual(['expert_a', 'expert_b'])
    expect(await there.offered(`xio say ${live} hello --to mod`)).toEqual(['moderator'])
  })
})

describe('xio completion', { timeout: 120_000 }, () => {
  it('says how to install it, and names the shells it knows', async () => {
    const cwd = tempDir()
    const { code, out } = await xio(['completion'], { cwd })
    expect(code).toBe(0)
    for (const shellName of ['bash', 'zsh', 'fish']) expect(out).toContain(`xio completion ${shellName} >`)
    expect(await xio(['completion', 'bsh'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean bash?'),
    })
  })

  it.each(['zsh', 'fish'])('%s: its script is read by the shell, where there is one', async (name) => {
    const cwd = tempDir()
    const { code, out } = await xio(['completion', name], { cwd })
    expect(code).toBe(0)
    for (const { name: command } of COMMANDS) expect(out).toContain(command)
    if (spawnSync(name, ['--version']).error !== undefined) {
      process.stdout.write(`skipped: there is no ${name} to read the script\n`)
      return
    }
    const file = path.join(cwd, 'script')
    writeFileSync(file, out)
    expect(execFileSync(name, ['--no-execute', file], { encoding: 'utf8' })).toBe('')
  })
})
