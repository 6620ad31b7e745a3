import { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { AgentId, TopicId } from '../../backend/autogen/core/ids.ts'
import { SingleThreadedAgentRuntime } from '../../backend/autogen/core/single-threaded-agent-runtime.ts'
import { TypeSubscription } from '../../backend/autogen/core/subscriptions.ts'
import { type Figure, median } from './figures.ts'

const MESSAGES = 20_000
const LISTENERS = 8

/** What it costs to talk through the runtime: against a function that is awaited, and an EventEmitter. */
export async function autogenRuntime(smoke: boolean): Promise<Figure[]> {
  const rounds = smoke ? 1 : 15
  const { runtime, ask, tell, askCancellable } = givenRuntime()
  const { bareCall, emitAndWait, emitToAll } = givenBare()
  const contenders = { ask, bareCall, emitAndWait, tell, emitToAll, askCancellable }
  const found = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]))
  for (let round = -3; round < rounds; round++)
    for (const [name, one] of Object.entries(contenders)) {
      const micros = await timed(one)
      if (round >= 0) found.get(name)!.push(micros)
    }
  const grown = await growth([ask, tell, askCancellable])
  await runtime.close()
  const of = (name: keyof typeof contenders) => median(found.get(name)!)
  const ratio = (one: keyof typeof contenders, other: keyof typeof contenders) =>
    median(found.get(one)!.map((value, at) => value / found.get(other)![at]!))
  const rate = (name: keyof typeof contenders) => `${(1_000 / of(name)).toFixed(0)} k/s`
  return [
    {
      figure: 'a question through the runtime, and its answer',
      value: of('ask'),
      hold: 2,
      aim: 1,
      unit: 'µs',
      note: `${(of('ask') * 1_000).toFixed(0)} ns, ${rate('ask')}; with a signal ${(of('askCancellable') * 1_000).toFixed(0)} ns`,
    },
    {
      figure: 'question and answer ÷ awaiting a function',
      value: ratio('ask', 'bareCall'),
      hold: 10,
      aim: 5,
      unit: 'ratio',
      note: `${rate('ask')} ÷ ${rate('bareCall')}; ${rounds} interleaved rounds of ${MESSAGES}`,
    },
    {
      figure: 'question and answer ÷ asking through an EventEmitter',
      value: ratio('ask', 'emitAndWait'),
      hold: 6,
      aim: 3,
      unit: 'ratio',
      note: `${rate('ask')} ÷ ${rate('emitAndWait')}`,
    },
    {
      figure: `publishing to ${LISTENERS} ÷ emitting to ${LISTENERS}`,
      value: ratio('tell', 'emitToAll'),
      hold: 40,
      aim: 20,
      unit: 'ratio',
      note: `${((1_000 * LISTENERS) / of('tell')).toFixed(0)} k deliveries/s ÷ ${((1_000 * LISTENERS) / of('emitToAll')).toFixed(0)} k/s, which call at once and queue nothing`,
    },
    {
      figure: 'memory after 100,000 messages more',
      value: grown,
      hold: 512,
      aim: 64,
      unit: 'KB',
      note: 'the heap after collection; a third each: questions, publishing, questions with one long-lived signal',
    },
  ]
}

function givenRuntime() {
  const runtime = new SingleThreadedAgentRuntime()
  let heard = 0
  for (let n = 0; n < LISTENERS; n++) {
    const type = `listener-${n}`
    runtime.registerFactory(type, ({ id }) => agent(id, () => void heard++))
    runtime.addSubscription(new TypeSubscription('news', type))
  }
  runtime.registerFactory('answers', ({ id }) => agent(id, (message) => message))
  runtime.start()
  const [to, topic, { signal }] = [
    new AgentId('answers', 'x'),
    new TopicId('news', 'x'),
    new AbortController(),
  ]
  return {
    runtime,
    ask: (n: number) => runtime.send(n, to),
    askCancellable: (n: number) => runtime.send(n, to, { signal }),
    tell: (n: number) => runtime.publish(n, topic),
  }
}

function agent(id: AgentId, onMessage: (message: unknown) => unknown) {
  return { id, description: '', onMessage, saveState: () => null, loadState: () => undefined }
}

function givenBare() {
  const emitter = new EventEmitter()
  let heard = 0
  emitter.on('ask', (n: number, answer: (n: number) => void) => answer(n))
  for (let n = 0; n < LISTENERS; n++) emitter.on('news', () => void heard++)
  return {
    bareCall: async (n: number) => n,
    emitAndWait: (n: number) => new Promise((resolve) => emitter.emit('ask', n, resolve)),
    emitToAll: (n: number) => {
      emitter.emit('news', n)
      return Promise.resolve()
    },
  }
}

/** Microseconds a message, each awaited before the next. */
async function timed(one: (n: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < MESSAGES; n++) await one(n)
  return ((performance.now() - start) * 1_000) / MESSAGES
}

async function growth(ways: ((n: number) => Promise<unknown>)[]): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const heap = async () => {
    for (let turn = 0; turn < 3; turn++) {
      collect()
      await new Promise((resolve) => setImmediate(resolve))
    }
    return process.memoryUsage().heapUsed / 1_024
  }
  const before = await heap()
  for (const way of ways) for (let n = 0; n < 100_000 / ways.length; n++) await way(n)
  return Math.max(0, (await heap()) - before)
}
