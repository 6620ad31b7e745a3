import { spawn } from 'node:child_process'
import path from 'node:path'
import { median, tempFolder, type Figure } from './figures.ts'

const ROUNDS = 5
const MAIN = path.join(import.meta.dirname, '../../backend/main.ts')
const HELLO = path.join(import.meta.dirname, 'fastify-hello.ts')

/** From the start of the process to its first answer, against a fastify server that says hello; interleaved. */
export async function coldStart(): Promise<Figure[]> {
  const ours: number[] = []
  const hello: number[] = []
  // The first start of each fills the file system's and Node's caches, as every later start of a user finds them.
  for (let round = 0; round <= ROUNDS; round++) {
    const folder = tempFolder()
    const took = await firstAnswer(MAIN, '/healthz', folder.path)
    const bare = await firstAnswer(HELLO, '/', folder.path)
    folder.remove()
    if (round === 0) continue
    ours.push(took)
    hello.push(bare)
  }
  const note = `${median(ours).toFixed(0)} ms ÷ ${median(hello).toFixed(0)} ms, medians of ${ROUNDS}`
  return [
    {
      figure: 'cold start to the first answer ÷ fastify hello',
      value: median(ours) / median(hello),
      hold: 1.5,
      aim: 1.2,
      unit: 'ratio',
      note,
    },
  ]
}

async function firstAnswer(file: string, route: string, dataDir: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [file], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      XIO_DATA_DIR: path.join(dataDir, 'data'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /http:\/\/[^\s"]+/.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`${file} ended before it listened: ${said}`)))
  })
  const answer = await fetch(new URL(route, url))
  await answer.text()
  const took = performance.now() - started
  child.kill('SIGKILL')
  await ended
  return took
}
