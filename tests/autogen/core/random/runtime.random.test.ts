import { afterEach, describe, expect, it, vi } from 'vitest'
import * as deliveries from '../../../../backend/autogen/core/delivery.ts'
import type * as DispatcherFile from '../../../../backend/autogen/core/dispatcher.ts'
import type * as FifoFile from '../../../../backend/autogen/core/fifo.ts'
import type * as RoutesFile from '../../../../backend/autogen/core/routes.ts'
import { World } from './world.ts'

const WORLDS = 1_000
const STEPS = 100
// Another one each time; to see a failure again, start with the seed that it names: SEED=… npx vitest run …
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000)

const loadRuntime = async () =>
  (await import('../../../../backend/autogen/core/single-threaded-agent-runtime.ts'))
    .SingleThreadedAgentRuntime

/** How many deliveries there were in so many worlds; names the world that broke. */
async function explore(first: number, worlds: number): Promise<number> {
  const Runtime = await loadRuntime()
  let deliveries = 0
  for (let at = first; at < first + worlds; at++) {
    const world = new World(Runtime, at)
    await world.live(STEPS).catch((error: Error) => {
      throw new Error(`SEED=${at}: ${error.message}`, { cause: error })
    })
    deliveries += world.deliveries
  }
  return deliveries
}

describe(`the runtime, by chance (SEED=${seed})`, () => {
  it(`keeps its promises in ${WORLDS * STEPS} steps: order, nothing lost, nothing twice, all settles, state`, async () => {
    expect(await explore(seed, WORLDS)).toBeGreaterThan(WORLDS * 10)
  })
})

const CORE = '../../../../backend/autogen/core'
type Mutant = [file: string, mutated: () => Promise<object>, found: RegExp]

const actual = <T>(file: string) => vi.importActual<T>(`${CORE}/${file}.ts`)
const fifo = () => actual<typeof FifoFile>('fifo')
const dispatcher = () => actual<typeof DispatcherFile>('dispatcher')
const delivery = () => actual<typeof deliveries>('delivery')
const routes = () => actual<typeof RoutesFile>('routes')

const mutants: Record<string, Mutant> = {
  'hands out the last first': [
    'fifo',
    async () => ({
      Fifo: class<T extends FifoFile.Queued<T>> extends (await fifo()).Fifo<T> {
        readonly #stack: T[] = []
        override push(item: T): void {
          this.#stack.push(item)
        }
        override shift(): T | null {
          return this.#stack.pop() ?? null
        }
      },
    }),
    /came earlier/,
  ],
  'loses a message now and then': [
    'fifo',
    async () => ({
      Fifo: class<T extends FifoFile.Queued<T>> extends (await fifo()).Fifo<T> {
        #count = 0
        override push(item: T): void {
          if (++this.#count % 40 !== 0) super.push(item)
        }
      },
    }),
    /hangs|never reached|never answered/,
  ],
  'delivers a message twice now and then': [
    'dispatcher',
    async () => ({
      Dispatcher: class extends (await dispatcher()).Dispatcher {
        #count = 0
        override accept(delivery: deliveries.Delivery): void {
          const { letter, cell, aside } = delivery
          super.accept(delivery)
          if (++this.#count % 40 === 0) super.accept(new deliveries.Delivery(letter, cell, aside))
        }
      },
    }),
    /twice/,
  ],
  'delivers what was cancelled': [
    'dispatcher',
    async () => ({
      Dispatcher: class extends (await dispatcher()).Dispatcher {
        override cancel(delivery: deliveries.Delivery, reason: Error): void {
          if (delivery.state !== 'waiting') super.cancel(delivery, reason)
        }
      },
    }),
    /though it was cancelled|was not told/,
  ],
  'says it is idle while it is not': [
    'dispatcher',
    async () => ({
      Dispatcher: class extends (await dispatcher()).Dispatcher {
        override idle(): Promise<void> {
          return Promise.resolve()
        }
      },
    }),
    /never reached|was answered Cancelled/,
  ],
  'does not tell who waits that it gave up': [
    'delivery',
    async () => ({
      ...(await delivery()),
      Delivery: class extends (await delivery()).Delivery {
        override cancel(reason: Error): void {
          this.cancelled = reason
        }
      },
    }),
    /was not told/,
  ],
  'mixes up answers': [
    'delivery',
    async () => ({
      ...(await delivery()),
      Delivery: class extends (await delivery()).Delivery {
        override answer(value: unknown): void {
          super.answer(typeof value === 'number' && value % 50 === 0 ? value + 1 : value)
        }
      },
    }),
    /was answered \d+, not \d+/,
  ],
  'lets circles of requests wait for themselves': [
    'delivery',
    async () => ({ ...(await delivery()), mustNotWait: () => false }),
    /hangs/,
  ],
  'lets every request past the mailbox': [
    'delivery',
    async () => ({ ...(await delivery()), mustNotWait: () => true }),
    /while it handles|came earlier/,
  ],
  'delivers once for each subscription': [
    'routes',
    async () => ({
      Routes: class extends (await routes()).Routes {
        override to(...topic: Parameters<RoutesFile.Routes['to']>) {
          return super.to(...topic).flatMap((id) => [id, id])
        }
      },
    }),
    /twice/,
  ],
}

describe('the checker finds a runtime that', () => {
  afterEach(() => Object.values(mutants).forEach(([file]) => vi.doUnmock(`${CORE}/${file}.ts`)))

  it.each(Object.entries(mutants))('%s', async (_, [file, mutated, found]) => {
    vi.resetModules()
    vi.doMock(`${CORE}/${file}.ts`, mutated)
    await expect(explore(1, 300)).rejects.toThrow(found)
  })
})
