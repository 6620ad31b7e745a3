import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { terminalEnv } from '../../backend/config.ts'
import { inColours, type When } from '../../backend/cli/show/colours.ts'
import { testDoors } from '../support/doors.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { hasTerminal, inTerminal } from '../support/terminal.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const open = testDoors()
const ESCAPE = '\u001B'
// oxlint-disable-next-line no-control-regex -- our own colours, and all that a terminal could obey
const [COLOUR, CONTROL] = [/\u001B\[[0-9;]*m/g, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/]

describe('colours', () => {
  const decided = (when: When, env: Record<string, string>, terminal: boolean) =>
    inColours({ when, env: terminalEnv(env), terminal })

  it.each<[string, When, Record<string, string>, terminal: boolean, colours: boolean]>([
    ['in a terminal', 'auto', { TERM: 'xterm' }, true, true],
    ['not in a pipe', 'auto', { TERM: 'xterm' }, false, false],
    ['not for NO_COLOR, whatever it says', 'auto', { NO_COLOR: '0' }, true, false],
    ['for an empty NO_COLOR, which says nothing', 'auto', { NO_COLOR: '' }, true, true],
    ['not in a dumb terminal', 'auto', { TERM: 'dumb' }, true, false],
    ['for FORCE_COLOR in a pipe', 'auto', { FORCE_COLOR: '1' }, false, true],
    ['for FORCE_COLOR in a dumb terminal', 'auto', { FORCE_COLOR: '3', TERM: 'dumb' }, true, true],
    ['not for FORCE_COLOR=0', 'auto', { FORCE_COLOR: '0' }, true, false],
    ['not where both are set', 'auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    ['where they were typed for', 'always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
    ['not where they were typed against', 'never', { FORCE_COLOR: '1' }, true, false],
  ])('are there %s', (_, when, env, terminal, colours) => expect(decided(when, env, terminal)).toBe(colours))
})

describe.skipIf(!hasTerminal)('in a terminal', { timeout: 120_000 }, () => {
  const doctor = (args: string[], env: Record<string, string> = {}) =>
    inTerminal([...args.filter((one) => one === '--no-color'), 'doctor', ...args], { cwd: tempDir(), env })

  it('the program prints colours unless somebody wants none', async () => {
    const [plain, noColor, dumb, typed, before, forced] = await Promise.all([
      doctor([]),
      doctor([], { NO_COLOR: '1' }),
      doctor([], { TERM: 'dumb' }),
      doctor(['--color=never']),
      doctor(['--no-color']),
      doctor(['--color=always'], { NO_COLOR: '1' }),
    ])
    expect(plain.shown).toContain(`${ESCAPE}[32mok`)
    for (const { shown } of [noColor, dumb, typed, before]) {
      expect(shown).toMatch(/^ok +Node/m)
      expect(shown).not.toContain(ESCAPE)
    }
    expect(forced.shown).toContain(`${ESCAPE}[32mok`)
  })

  it('a discussion is drawn in place, in a dumb one it is lines and nothing else', async () => {
    const cwd = tempDir()
    writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
    const run = (env: Record<string, string>) =>
      inTerminal(['run', 'meeting.md', '--pace', 'max', '--out', `o-${env.TERM ?? ''}`], {
        cwd,
        env: { XIO_DATA_DIR: `data-${env.TERM ?? ''}`, ...env },
      })
    const [drawn, lines] = await Promise.all([run({ NO_COLOR: '1', TERM: 'xterm' }), run({ TERM: 'dumb' })])
    expect(drawn.shown).toContain(`${ESCAPE}[0J`)
    expect(drawn.shown).not.toMatch(COLOUR)
    expect(lines.shown).not.toContain(ESCAPE)
    expect(lines.shown).toMatch(/── decision ─/)
  })
})

describe('in a pipe', { timeout: 120_000 }, () => {
  it('there are no colours unless they are asked for; a wrong wish is refused in one line', async () => {
    const cwd = tempDir()
    const env = { NO_COLOR: '' }
    expect((await xio(['doctor'], { cwd, env })).out).not.toContain(ESCAPE)
    expect((await xio(['doctor', '--color'], { cwd, env })).out).toContain(`${ESCAPE}[32mok`)
    expect(await xio(['doctor', '--color=blue'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--color=blue is no choice of colours'),
    })
  })

  it('what others wrote cannot bring a control character to a terminal, in colours or without', async () => {
    const { url, running, post } = await open()
    const runId = await running()
    const text = '\u001B]0;evil\u0007\u009B31mred\u001B[2Jgone'
    await post(`/runs/${runId}/commands`, { type: 'say', text, when: 'now' })
    await post(`/runs/${runId}/commands`, { type: 'stop', reason: text })
    const cwd = tempDir()
    const env = { XIO_SERVER: url }
    const shown = await Promise.all([
      xio(['follow', runId], { cwd, env }),
      xio(['follow', runId, '--color=always'], { cwd, env }),
      xio(['floor', runId, text], { cwd, env }),
      xio(['do', runId, text], { cwd, env }),
    ])
    expect(shown.map(({ code }) => code)).toEqual([3, 3, 2, 2])
    for (const { out, err } of shown) {
      expect(out + err).toContain('\uFFFD]0;evil\uFFFD')
      expect((out + err).replaceAll(COLOUR, '')).not.toMatch(CONTROL)
    }
  })
})
