import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const LAUNCHER = path.join(import.meta.dirname, '../../backend/cli/xio.js')

const launched = (...args: string[]) =>
  spawnSync(process.execPath, [LAUNCHER, ...args], {
    encoding: 'utf8',
    cwd: tempDir(),
    env: { PATH: process.env.PATH },
  })

describe('the launcher', () => {
  it('hands over arguments, output and exit code', () => {
    expect(launched('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^xio \d+\.\d+\.\d+\n$/),
    })
    expect(launched('run')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^xio: run needs a FILE/),
    })
  })

  it('teaches: all commands, and each with its options and an example of what it leads to', () => {
    const { status, stdout } = launched('--help')
    expect(status).toBe(0)
    for (const name of ['run', 'import-team', 'doctor']) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
      const help = launched(name, '--help')
      expect(help.status).toBe(0)
      expect(help.stdout).toMatch(new RegExp(`^Usage: xio ${name}`))
    }
  })

  it('called for nothing says what there is, on the error output, for scripts to notice', () => {
    expect(launched()).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: xio COMMAND'),
    })
  })

  it.skipIf(process.platform === 'win32')(
    'ends with npm, whose shell keeps a SIGTERM for itself',
    async () => {
      const cwd = tempDir()
      // A shell that has something left to do after us, as npm's has.
      const shell = spawn('sh', ['-c', '"$0" "$@"; :', process.execPath, LAUNCHER, 'serve'], {
        cwd,
        env: { PATH: process.env.PATH, PORT: '0', npm_lifecycle_event: 'start' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()))
      await new Promise<void>((resolve) => {
        shell.stdout
          .setEncoding('utf8')
          .on('data', (text: string) => text.includes('listens on') && resolve())
      })
      expect(existsSync(path.join(cwd, '.xio/lock'))).toBe(true)
      shell.kill('SIGTERM')
      // Its output is closed when the server that inherited it has ended as well.
      await ended
      expect(existsSync(path.join(cwd, '.xio/lock'))).toBe(false)
    },
  )
})
