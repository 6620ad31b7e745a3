// A terminal of our own for the program: what it prints there, escape codes and all.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { shellWord } from '../../backend/cli/as-typed.ts'

const SCRIPT = '/usr/bin/script'
export const hasTerminal = existsSync(SCRIPT)
if (!hasTerminal) process.stdout.write(`skipped: there is no ${SCRIPT} to make a terminal with\n`)

const PROGRAM = path.join(import.meta.dirname, '../../backend/cli/xio.js')

/** Runs the program to its end in a terminal. */
export function inTerminal(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<{ code: number | null; shown: string }> {
  const line = [process.execPath, PROGRAM, ...args].map(shellWord).join(' ')
  const child = spawn(SCRIPT, ['-qec', line, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, TERM: 'xterm-256color', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let shown = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, shown })))
}
