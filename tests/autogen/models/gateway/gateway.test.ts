import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelError } from '../../../../backend/autogen/models/errors.ts'
import { CircuitBreaker } from '../../../../backend/autogen/models/gateway/circuit-breaker.ts'
import { gateway, type GatewayOptions } from '../../../../backend/autogen/models/gateway/gateway.ts'
import { ProviderRegistry } from '../../../../backend/autogen/models/gateway/provider-registry.ts'
import type {
  CreateResult,
  ModelClient,
  ModelMessage,
} from '../../../../backend/autogen/models/model-client.ts'
import { OpenAIChatCompletionClient } from '../../../../backend/autogen/models/openai/client.ts'
import { UsageLedger } from '../../../../backend/autogen/models/usage-ledger.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import {
  type Answering,
  beginStream,
  event,
  type OpenAIServer,
  openaiServer,
  piece,
  refusal,
  streamed,
  usage,
  whole,
} from '../../../support/openai-server.ts'

const hello: ModelMessage[] = [{ type: 'UserMessage', content: 'Hello', source: 'user' }]
const hi = streamed(piece({ content: 'Hi' }), piece({}, 'stop'), usage())
const account = { provider: 'local', apiKey: 'sk-1' }

let server: OpenAIServer
let clock: ManualClock
let registry: ProviderRegistry
beforeEach(async () => {
  server = await openaiServer()
  clock = new ManualClock(Date.UTC(2026, 0, 5))
  registry = new ProviderRegistry(clock)
})
afterEach(() => server.close())

function guarded(options: GatewayOptions = {}): ModelClient {
  // Its own patience has no end: how far the clock goes while an answer is on its way is up to the machine.
  const patience = { timeoutMs: Infinity, idleTimeoutMs: Infinity }
  const { baseURL } = server
  const client = new OpenAIChatCompletionClient({ model: 'm', apiKey: 'sk-1', baseURL, clock, ...patience })
  return gateway(client, { clock, retries: { random: () => 0 }, ...options })
}

async function drained(client: ModelClient): Promise<(string | CreateResult)[]> {
  const items = []
  for await (const item of client.createStream(hello)) items.push(item)
  return items
}

// Time passes as long as somebody waits for it.
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  let over = false
  const ended = work.finally(() => (over = true))
  ended.catch(() => {})
  while (!over) await clock.advance(100)
  return await ended
}

describe('given a provider that fails at first', () => {
  it('when it is asked, then it is asked again', async () => {
    server.script(refusal(500), refusal(503), whole({ content: 'Hi' }))
    expect((await whileTimePasses(guarded().create(hello))).content).toBe('Hi')
    expect(server.requests).toHaveLength(3)
  })

  it('when it is to stream, then it is asked again while nothing was handed on', async () => {
    server.script(refusal(500), streamed(), hi)
    const items = await whileTimePasses(drained(guarded()))
    expect(items).toMatchObject(['Hi', { content: 'Hi' }])
    expect(server.requests).toHaveLength(3)
  })

  it('when the stream breaks later, then it is not: what was read cannot be taken back', async () => {
    server.script(streamed(piece({ content: 'Hi' })), hi)
    await expect(whileTimePasses(drained(guarded()))).rejects.toMatchObject({ kind: 'cut_stream' })
    expect(server.requests).toHaveLength(1)
  })

  it('when the request is at fault, then it is told at once', async () => {
    server.script(refusal(400), hi)
    await expect(guarded().create(hello)).rejects.toMatchObject({ kind: 'bad_request' })
    await expect(drained(guarded())).resolves.toMatchObject(['Hi', {}])
    expect(server.requests).toHaveLength(2)
  })
})

describe('given two clients of one key', () => {
  const shared = () => guarded({ limiter: registry.limiter(account, { concurrency: 1 }) })

  const queue = () => registry.limiter(account, { concurrency: 1 }).waiting

  it('when one was told to wait, then both do', async () => {
    server.script(refusal(429, {}, { 'retry-after': '7' }), whole({ content: 'Hi' }))
    const told = Promise.withResolvers<void>()
    const limiter = registry.limiter(account)
    const first = guarded({ limiter, retries: { random: () => 0, onRetry: () => told.resolve() } }).create(
      hello,
    )
    await told.promise
    const second = guarded({ limiter }).create(hello)
    await clock.advance(6999)
    expect(limiter.waiting).toBe(1)
    expect(server.requests).toHaveLength(1)
    await clock.advance(1)
    await Promise.all([first, second])
    expect(server.requests).toHaveLength(3)
  })

  it('when one streams, then the other waits until it is through, or has left', async () => {
    const slow: Answering = (response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
    }
    server.script(slow, whole({ content: 'Hi' }))
    const stream = shared().createStream(hello)
    await stream.next()
    const second = shared().create(hello)
    await settled()
    expect(queue()).toBe(1)
    await stream.return()
    expect((await second).content).toBe('Hi')
  })

  it('when one has its answer but goes on reading later, then the other need not wait', async () => {
    server.script(hi, whole({ content: 'Ho' }))
    const stream = shared().createStream(hello)
    while (typeof (await stream.next()).value === 'string');
    expect((await shared().create(hello)).content).toBe('Ho')
    await stream.return()
  })

  it('when one gives up its place in the queue, then nothing was sent for it', async () => {
    server.script(() => {}, whole({ content: 'Hi' }))
    const caller = new AbortController()
    void shared()
      .create(hello, { signal: caller.signal })
      .catch(() => {})
    await server.received()
    const waiting = expect(shared().create(hello, { signal: caller.signal })).rejects.toThrow('enough')
    caller.abort(new Error('enough'))
    await waiting
    expect((await shared().create(hello)).content).toBe('Hi')
    expect(server.requests).toHaveLength(2)
  })

  it('when one takes many tokens, then the other waits for them', async () => {
    const limiter = registry.limiter(account, { tokensPerMinute: 1000 })
    server.script(
      whole({ content: 'Hi' }, { usage: { prompt_tokens: 1000, completion_tokens: 1000 } }),
      whole({ content: 'Ho' }),
    )
    await guarded({ limiter }).create(hello)
    const second = guarded({ limiter }).create(hello)
    await clock.advance(59_000)
    expect(limiter.waiting).toBe(1)
    await whileTimePasses(second)
  })

  it('when they name one account, then they share; another key or other limits are another matter', () => {
    const limiter = registry.limiter(account, { concurrency: 1 })
    expect(registry.limiter({ ...account }, { concurrency: 1 })).toBe(limiter)
    expect(registry.limiter({ ...account, apiKey: 'sk-2' }, { concurrency: 1 })).not.toBe(limiter)
    expect(registry.limiter({ provider: 'other', apiKey: 'sk-1' }, { concurrency: 1 })).not.toBe(limiter)
    expect(() => registry.limiter(account, { concurrency: 2 })).toThrow(/name the same everywhere/)
    expect(registry.breaker(account)).toBe(registry.breaker(account))
    expect(new ProviderRegistry(clock).limiter(account)).not.toBe(limiter)
  })
})

describe('given a breaker', () => {
  const fragile = (breaker: CircuitBreaker, attempts = 1) =>
    guarded({ breaker, retries: { attempts, random: () => 0 } })

  it('when the provider is down, then nobody asks it any more until one that tries succeeds', async () => {
    const breaker = registry.breaker(account, { failures: 2 })
    server.script(refusal(500), refusal(500), hi)
    for (let n = 0; n < 2; n += 1)
      await expect(fragile(breaker).create(hello)).rejects.toMatchObject({ kind: 'overloaded' })
    await expect(fragile(breaker, 9).create(hello)).rejects.toMatchObject({
      kind: 'circuit_open',
      retryAfterMs: 30_000,
    })
    await expect(drained(fragile(breaker))).rejects.toMatchObject({ kind: 'circuit_open' })
    expect(server.requests).toHaveLength(2)
    await clock.advance(30_000)
    await drained(fragile(breaker))
    expect(breaker.state).toBe('closed')
  })

  it('when the one that tries is given up, then another may try', async () => {
    const breaker = new CircuitBreaker({ failures: 1 }, clock)
    server.script(refusal(500), () => {}, whole({ content: 'Hi' }))
    await expect(fragile(breaker).create(hello)).rejects.toThrow()
    await clock.advance(30_000)
    const caller = new AbortController()
    const probe = expect(fragile(breaker).create(hello, { signal: caller.signal })).rejects.toThrow('enough')
    await server.received(2)
    await expect(fragile(breaker).create(hello)).rejects.toMatchObject({ kind: 'circuit_open' })
    caller.abort(new Error('enough'))
    await probe
    expect((await fragile(breaker).create(hello)).content).toBe('Hi')
  })

  it('when the one that tries streams and is left, then another may try', async () => {
    const breaker = new CircuitBreaker({ failures: 1 }, clock)
    server.script(
      refusal(500),
      (response) => {
        beginStream(response)
        event(response, piece({ content: 'Hi' }))
      },
      whole({ content: 'Hi' }),
    )
    await expect(fragile(breaker).create(hello)).rejects.toThrow()
    await clock.advance(30_000)
    for await (const item of fragile(breaker).createStream(hello)) if (item === 'Hi') break
    expect((await fragile(breaker).create(hello)).content).toBe('Hi')
  })

  it('when the provider is down, then nobody queues for it', async () => {
    const breaker = new CircuitBreaker({ failures: 1 }, clock)
    const limiter = registry.limiter(account)
    breaker.enter().failed(new ModelError('overloaded', 'No.', { retryable: true }))
    limiter.pause(10_000)
    await expect(guarded({ breaker, limiter }).create(hello)).rejects.toMatchObject({ kind: 'circuit_open' })
  })

  it('when it opens while others queue, then they are not sent, and their places are free again', async () => {
    const breaker = new CircuitBreaker({ failures: 1, openMs: 1000 }, clock)
    const limiter = registry.limiter(account, { concurrency: 1 })
    server.script(refusal(500), whole({ content: 'Hi' }))
    const options = { breaker, limiter, retries: { attempts: 1 } }
    const both = [guarded(options).create(hello), guarded(options).create(hello)]
    const ends = await Promise.allSettled(both)
    expect(ends.map((end) => end.status === 'rejected' && String(end.reason))).toEqual([
      expect.stringContaining('500'),
      expect.stringContaining('left alone'),
    ])
    await clock.advance(1000)
    expect((await guarded(options).create(hello)).content).toBe('Hi')
  })
})

describe('given a ledger', () => {
  it('when a call is tried again, then each attempt is written down, once', async () => {
    const ledger = new UsageLedger()
    server.script(refusal(500), hi, whole({ content: 'Hi' }))
    const client = guarded({ ledger, who: { agent: 'expert', purpose: 'speak' } })
    await whileTimePasses(drained(client))
    await client.create(hello)
    expect(ledger.entries).toMatchObject([
      { agent: 'expert', purpose: 'speak', usage: null, error: expect.stringContaining('500') },
      { usage: { promptTokens: 12, completionTokens: 3 } },
      { usage: { promptTokens: 12, completionTokens: 3 } },
    ])
  })
})

it('the rest of a client shows through', async () => {
  const client = guarded()
  expect(client.info.model).toBe('m')
  expect(client.countTokens(hello)).toBeGreaterThan(0)
  await client.close()
  await expect(client.create(hello)).rejects.toThrow('closed')
})
