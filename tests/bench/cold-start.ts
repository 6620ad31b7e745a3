import { spawn } from 'node:child_process'
import path from 'node:path'
import { median, tempFolder, type Figure } from './figures.ts'

const ROUNDS = 9
const LAUNCHER = path.join(import.meta.dirname, '../../backend/cli/xio.js')
const HELLO = path.join(import.meta.dirname, 'fastify-hello.ts')

/**
 * From the start of the process to its first answer, against a fastify server that says hello; interleaved. Ours is what
 * `npm start` runs: the launcher with its look at every source, the bundle, a new data directory with its migrations.
 */
export async function coldStart(): Promise<Figure[]> {
  const folder = tempFolder()
  const contenders = {
    ours: { args: [LAUNCHER, 'serve'], route: '/healthz', env: {} },
    hello: { args: [HELLO], route: '/', env: {} },
    // Our launcher keeps what Node compiled, so the note also says how a hello does that is given the same.
    cached: { args: [HELLO], route: '/', env: { NODE_COMPILE_CACHE: path.join(folder.path, 'compiled') } },
  }
  const took: Record<keyof typeof contenders, number[]> = { ours: [], hello: [], cached: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of ['ours', 'hello', 'cached'] as const) {
      const dataDir = path.join(folder.path, `${name}-${round}`)
      // The first start of each fills the caches, as every later start of a user finds them; Node keeps its own at a
      // regular end.
      const ms = await firstAnswer(contenders[name], dataDir, round === 0 ? 'SIGTERM' : 'SIGKILL')
      if (round > 0) took[name].push(ms)
    }
  }
  folder.remove()
  const [ours, hello, cached] = [median(took.ours), median(took.hello), median(took.cached)]
  return [
    {
      figure: 'cold start to the first answer ÷ fastify hello',
      value: ours / hello,
      hold: 1.5,
      aim: 1.2,
      unit: 'ratio',
      note: `npm start's \`xio serve\`, new data directory, ${ours.toFixed(0)} ms ÷ ${hello.toFixed(0)} ms, medians of ${ROUNDS}; ÷ hello with a compile cache, ${cached.toFixed(0)} ms: ${(ours / cached).toFixed(2)}`,
    },
  ]
}

type Contender = { args: string[]; route: string; env: Record<string, string> }

async function firstAnswer(
  { args, route, env }: Contender,
  dataDir: string,
  end: 'SIGTERM' | 'SIGKILL',
): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      XIO_DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
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
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended before it listened: ${said}`)))
  })
  const answer = await fetch(new URL(route, url))
  await answer.text()
  const took = performance.now() - started
  child.kill(end)
  await ended
  return took
}
