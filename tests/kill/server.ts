import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { COMPILED_ONCE } from '../support/compiled.ts'

// As people start it: in a few files, which start in a third of the time of the sources.
const PROGRAM = path.join(import.meta.dirname, '../../backend/cli/xio.js')

export type Server = { url: string; child: ChildProcess; kill(): Promise<void> }

/** A real server process on a data directory; settles once it says where it listens. */
export function startServer(dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XIO_DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      // Whoever is killed writes nothing down of what it compiled.
      ...COMPILED_ONCE,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      said += text
      const url = /http:\/\/[^\s"]+/.exec(said)?.[0]
      if (url === undefined) return
      child.stdout.removeAllListeners('data')
      child.stdout.resume()
      resolve({
        url,
        child,
        async kill() {
          child.kill('SIGKILL')
          await ended
        },
      })
    })
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it listened: ${said}`)),
    )
  })
}

/** One JSON request; throws on an answer that is not 2xx, with what it said. */
export async function call(
  server: { url: string },
  method: string,
  route: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${server.url}/api/v1${route}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`)
  return text.startsWith('{') && !route.endsWith('/log') ? JSON.parse(text) : text
}
