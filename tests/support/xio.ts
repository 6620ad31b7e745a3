import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { COMPILED_ONCE } from './compiled.ts'

const PROGRAM = path.join(import.meta.dirname, '../../backend/cli/xio.js')

export type Ended = { code: number | null; out: string; err: string }

type Where = { cwd: string; env?: Record<string, string>; /** What is piped in. */ stdin?: string }

/** The program as a process of its own, in a folder of its own, without what this machine's environment says. */
export function startXio(args: readonly string[], { cwd, env = {}, stdin }: Where) {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', ...COMPILED_ONCE, ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  child.stdin?.end(stdin)
  const said = { out: '', err: '' }
  const listeners = new Set<() => void>()
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      for (const look of listeners) look()
    })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })))
  return {
    child,
    ended,
    said,
    /** Settles when the output holds it; rejects when the program ends without. */
    until(stream: 'out' | 'err', wanted: string | RegExp): Promise<string> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = said[stream].match(wanted)
          if (found === null) return
          listeners.delete(look)
          resolve(found[1] ?? found[0])
        }
        listeners.add(look)
        void ended.then(({ code }) => reject(new Error(`ended with ${code}: ${said.out}${said.err}`)))
        look()
      })
    },
  }
}

/** Runs the program to its end. */
export const xio = (args: readonly string[], where: Where): Promise<Ended> => startXio(args, where).ended

/** A server on a free port; it is ended with SIGTERM. */
export async function startServer(cwd: string, env: Record<string, string> = {}) {
  const server = startXio(['serve'], { cwd, env: { PORT: '0', ...env } })
  const url = await server.until('out', /listens on (http:\S+)/)
  return {
    url,
    said: server.said,
    ended: server.ended,
    kill: () => server.child.kill('SIGKILL'),
    async close(): Promise<Ended> {
      server.child.kill('SIGTERM')
      return server.ended
    },
  }
}
