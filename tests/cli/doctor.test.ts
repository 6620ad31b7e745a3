import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkNode } from '../../backend/cli/doctor/check-machine.ts'
import { verdict } from '../../backend/cli/doctor/show-findings.ts'
import { list } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { hasTerminal, inTerminal } from '../support/terminal.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

async function examined(cwd: string, env: Record<string, string> = {}) {
  const { code, out, err } = await xio(['doctor', '--json'], { cwd, env: { PORT: '0', ...env } })
  const findings = list(
    out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  )
  return { code, err, findings, of: (name: string) => findings.filter(({ of }) => of === name) }
}

describe('xio doctor', { timeout: 120_000 }, () => {
  it('finds nothing in the way on a machine that can hold a council, and touches nothing', async () => {
    const { code, err, findings, of } = await examined(tempDir())
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(new Set(findings.map((one) => one.of))).toEqual(
      new Set([
        'Node',
        'terminal',
        'policies',
        'registry',
        'panel',
        'environment',
        'models',
        'data directory',
        'disk',
        'lock',
        'database',
        'library',
        'port',
        'exports',
      ]),
    )
    expect(of('disk')).toEqual([{ of: 'disk', state: 'ok', says: expect.stringMatching(/^\d+ [GM]B free$/) }])
    expect(of('Node')).toMatchObject([
      { state: 'ok', says: expect.stringContaining('22.18 or newer is needed') },
    ])
  })

  it('says who is in the place of a server: ours, one of another data directory, or something else', async () => {
    const [mine, other] = [tempDir(), tempDir()]
    const server = await startServer(mine)
    onTestFinished(() => void server.kill())
    const PORT = new URL(server.url).port
    const ours = await examined(mine, { PORT })
    expect(ours.of('port')).toMatchObject([
      { state: 'ok', says: expect.stringMatching(/our server listens there \(process \d+\)/) },
    ])
    expect(ours.of('lock')).toMatchObject([{ state: 'ok', says: expect.stringContaining(server.url) }])
    const theirs = await examined(other, { PORT })
    expect(theirs.code).toBe(2)
    expect(theirs.of('port')).toMatchObject([
      {
        state: 'fault',
        says: expect.stringMatching(/in use by an xio server of another data directory.*PORT=\d+/),
      },
    ])
  })

  it('goes on where one check fails, and says how to mend each', async () => {
    const cwd = tempDir()
    mkdirSync(path.join(cwd, '.xio/registry/councils'), { recursive: true })
    chmodSync(path.join(cwd, '.xio'), 0o755)
    writeFileSync(path.join(cwd, '.xio/registry/councils/mine.yaml'), 'id: mine\n')
    writeFileSync(path.join(cwd, '.xio/xio.db'), 'no database')
    const { code, of } = await examined(cwd)
    expect(code).toBe(2)
    expect(of('registry')).toMatchObject([{ state: 'fault', says: expect.stringContaining('mine.yaml') }])
    expect(of('data directory')).toContainEqual(
      expect.objectContaining({ state: 'warn', says: expect.stringContaining('chmod 700') }),
    )
    expect(of('database')).toMatchObject([{ state: 'fault' }])
    expect(of('port')).toMatchObject([{ state: 'ok' }])
  })

  it('names what is wrong in the environment, and checks what does not need it', async () => {
    const { code, of } = await examined(tempDir(), { LOG_LEVEL: 'loud' })
    expect(code).toBe(2)
    expect(of('environment')).toMatchObject([{ state: 'fault', says: expect.stringContaining('LOG_LEVEL') }])
    expect(of('registry')).toHaveLength(1)
  })

  it.skipIf(!hasTerminal)('tells of the terminal, and fits into it', async () => {
    const [plain, utf8] = await Promise.all([
      inTerminal(['doctor'], { cwd: tempDir(), env: { NO_COLOR: '1', PORT: '0', LC_ALL: 'C' } }),
      inTerminal(['doctor'], {
        cwd: tempDir(),
        env: { NO_COLOR: '1', PORT: '0', LC_ALL: 'C.UTF-8', TERM: 'dumb' },
      }),
    ])
    expect(plain.shown).toMatch(/^warn +terminal +the locale is “C”/m)
    expect(utf8.shown).toMatch(/terminal +\d+ columns/)
    expect(Math.max(...plain.shown.split(/\r?\n/).map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(plain.shown).toMatch(/warnings?\. Nothing is in the way\.\r?\n$/)
  })
})

it('a Node that is too old is a fault, and says what to do', () => {
  expect(['22.17.1', '20.19.0'].map((version) => checkNode(version).state)).toEqual(['fault', 'fault'])
  expect(['22.18.0', '24.1.0'].map((version) => checkNode(version).state)).toEqual(['ok', 'ok'])
})

it('a verdict counts what is in the way', () => {
  const of = (...states: ('ok' | 'warn' | 'fault')[]) =>
    verdict(states.map((state) => ({ of: '', state, says: '' })))
  expect([of('ok'), of('ok', 'warn'), of('fault', 'warn', 'fault')]).toEqual([
    'All is well.',
    '1 warning. Nothing is in the way.',
    '2 faults and 1 warning. Mend the faults first: they are in the way.',
  ])
})
