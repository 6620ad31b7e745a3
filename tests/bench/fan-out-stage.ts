import {
  processOf,
  type Process,
  type ServerAnswers,
  type ServerAsk,
  type WatchersAnswers,
  type WatchersAsk,
} from './fan-out-process.ts'

/** A server and its watchers, each in a process of its own, connected once for all rounds. */
export type Stage = {
  server: Process<ServerAsk, ServerAnswers>
  watchers: Process<WatchersAsk, WatchersAnswers>
  end(): Promise<void>
}
type Load = Omit<Extract<ServerAsk, { ask: 'publish' }>, 'ask'>

export async function fanOutStage(contender: 'ours' | 'bare', count: number): Promise<Stage> {
  const server = processOf<ServerAsk, ServerAnswers>('fan-out-server.ts', [contender])
  const { port } = await server.said
  const watchers = processOf<WatchersAsk, WatchersAnswers>('fan-out-watchers.ts', [`${port}`, `${count}`])
  await watchers.said
  const end = async () => {
    await watchers.end()
    await server.end()
  }
  return { server, watchers, end }
}

/** When each event was due, and when it came to each watcher that reads. */
export async function published({ server, watchers }: Stage, load: Load) {
  await watchers.ask({ ask: 'count', events: load.events })
  const { sent } = await server.ask({ ask: 'publish', ...load })
  const { arrived } = await watchers.ask({ ask: 'receive' })
  return { sent, arrived }
}

/** Lets one watcher stop reading, and waits until the server cannot get rid of what it has for it. */
export async function stall(stage: Stage, watcher: number): Promise<void> {
  await stage.watchers.ask({ ask: 'stall', watcher })
  for (let looks = 0, still = 0, before = 0; looks < MOST_LOOKS; looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const held = await heldOf(stage)
    still = held === before && held > 0 ? still + 1 : 0
    before = held
    if (still === STILL_LOOKS) return
  }
  throw new Error('The kernel took all that was meant to get stuck: the long run is too short for it.')
}

const LOOK_MS = 10
const STILL_LOOKS = 10
const MOST_LOOKS = 500

export async function wake({ watchers }: Stage): Promise<void> {
  await watchers.ask({ ask: 'wake' })
}

export async function heldOf({ server }: Stage): Promise<number> {
  const { bytes } = await server.ask({ ask: 'held' })
  return bytes
}
