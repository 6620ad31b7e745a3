import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelError } from '../../../backend/autogen/models/errors.ts'
import type { ModelMessage } from '../../../backend/autogen/models/model-client.ts'
import { OpenAIChatCompletionClient } from '../../../backend/autogen/models/openai/client.ts'
import { listPrices } from '../../../backend/autogen/models/prices.ts'
import { ReplayChatCompletionClient } from '../../../backend/autogen/models/replay-client.ts'
import { metered, type UsageEntry, UsageLedger } from '../../../backend/autogen/models/usage-ledger.ts'
import {
  beginStream,
  event,
  type OpenAIServer,
  openaiServer,
  piece,
  refusal,
  streamed,
  usage,
  whole,
} from '../../support/openai-server.ts'

const hello: ModelMessage[] = [{ type: 'UserMessage', content: 'Hello', source: 'user' }]
const prices = {
  'p/cheap': { prompt: 1, completion: 2 },
  'p/dear': { prompt: 10, cached: 1, completion: 40 },
}

function entry(rest: Partial<UsageEntry> = {}): UsageEntry {
  return {
    agent: 'expert',
    purpose: 'speak',
    provider: 'p',
    model: 'cheap',
    usage: { promptTokens: 1000, completionTokens: 500 },
    cached: false,
    ...rest,
  }
}

function ledgerOf(...entries: UsageEntry[]): UsageLedger {
  const ledger = new UsageLedger(null, prices)
  for (const each of entries) ledger.record(each)
  return ledger
}

describe('given calls whose tokens and prices are known', () => {
  it('when they are summed up, then so is their cost, cached tokens at their own price', () => {
    const dear = { promptTokens: 1000, completionTokens: 100, cachedTokens: 400 }
    const total = ledgerOf(entry(), entry({ model: 'dear', usage: dear })).total()
    // 1000·1 + 500·2 and 600·10 + 400·1 + 100·40 millionths.
    expect(total).toMatchObject({ promptTokens: 2000, completionTokens: 600, calls: 2, unknown: 0 })
    expect(total.costUsd).toBeCloseTo(0.0124, 12)
  })

  it('when one was answered without a provider, then it cost nothing', () => {
    expect(ledgerOf(entry({ cached: true })).total()).toEqual({
      promptTokens: 0,
      completionTokens: 0,
      calls: 1,
      unknown: 0,
      costUsd: 0,
    })
  })

  it('when there are none, then they cost nothing', () => {
    expect(ledgerOf().total().costUsd).toBe(0)
  })
})

describe('given a call of which something is not known', () => {
  it.each<[string, Partial<UsageEntry>, number]>([
    ['its price', { model: 'unheard-of' }, 0],
    ['its price, whatever objects are called', { provider: '__proto__', model: 'toString' }, 0],
    ['its tokens', { usage: null }, 1],
  ])('when it is %s, then the cost is null, never a lower one', (_, rest, unknown) => {
    const ledger = ledgerOf(entry(), entry({ agent: 'scribe', ...rest }), entry())
    expect(ledger.total()).toMatchObject({ calls: 3, unknown, costUsd: null })
    expect(ledger.by('agent').get('scribe')?.costUsd).toBeNull()
    expect(ledger.by('agent').get('expert')?.costUsd).toBeCloseTo(0.004, 12)
  })
})

describe('given calls of several agents', () => {
  const ledger = ledgerOf(
    entry(),
    entry({ purpose: 'reflect', model: 'dear' }),
    entry({ agent: 'selector', purpose: 'select', provider: 'q' }),
  )
  it.each<['agent' | 'purpose' | 'provider' | 'model', Record<string, number>]>([
    ['agent', { expert: 2, selector: 1 }],
    ['purpose', { speak: 1, reflect: 1, select: 1 }],
    ['provider', { p: 2, q: 1 }],
    ['model', { cheap: 2, dear: 1 }],
  ])(
    'when they are asked for by %s, then each has its own, and all of them together are the total',
    (what, calls) => {
      const totals = ledger.by(what)
      expect(Object.fromEntries([...totals].map(([name, sum]) => [name, sum.calls]))).toEqual(calls)
      const tokens = [...totals.values()].reduce((sum, { promptTokens }) => sum + promptTokens, 0)
      expect(tokens).toBe(ledger.total().promptTokens)
    },
  )
})

describe('given a ledger within another', () => {
  it('when a call is written into the inner one, then the outer one has it too, at the same prices', () => {
    const outer = new UsageLedger(null, prices)
    const inner = new UsageLedger(outer)
    const heard: UsageEntry[] = []
    const stop = outer.onRecord((recorded) => heard.push(recorded))
    inner.record(entry())
    stop()
    inner.record(entry())
    expect(outer.entries).toEqual([entry(), entry()])
    expect(heard).toEqual([entry()])
    expect(inner.total().costUsd).toBe(outer.total().costUsd)
  })

  it('when nobody names prices, then they are the list prices', () => {
    expect(new UsageLedger(new UsageLedger()).prices).toBe(listPrices)
  })
})

describe('given a real client', () => {
  let server: OpenAIServer
  beforeEach(async () => void (server = await openaiServer()))
  afterEach(() => server.close())
  const openai = () =>
    new OpenAIChatCompletionClient({ model: 'm', baseURL: server.baseURL, info: { provider: 'local' } })

  it('X22 Everything is accounted: experts that stream and the selector, none of them zero', async () => {
    const ledger = new UsageLedger()
    const told = (prompt_tokens: number, completion_tokens: number) => ({ prompt_tokens, completion_tokens })
    server.script(
      whole({ content: 'expert_a' }, { usage: told(30, 1) }),
      streamed(piece({ content: 'Yes' }), piece({}, 'stop'), usage(told(50, 5))),
      whole({ content: 'expert_b' }, { usage: told(40, 1) }),
      streamed(piece({ content: 'No' }), piece({}, 'stop'), usage(told(60, 6))),
    )
    for (const expert of ['expert_a', 'expert_b']) {
      await metered(openai(), ledger, { agent: 'selector', purpose: 'select' }).create(hello)
      const stream = metered(openai(), ledger, { agent: expert, purpose: 'speak' }).createStream(hello)
      for await (const _ of stream);
    }
    expect(ledger.total()).toMatchObject({ promptTokens: 180, completionTokens: 13, calls: 4, unknown: 0 })
    expect(ledger.by('agent')).toEqual(
      new Map([
        ['selector', { promptTokens: 70, completionTokens: 2, calls: 2, unknown: 0, costUsd: null }],
        ['expert_a', { promptTokens: 50, completionTokens: 5, calls: 1, unknown: 0, costUsd: null }],
        ['expert_b', { promptTokens: 60, completionTokens: 6, calls: 1, unknown: 0, costUsd: null }],
      ]),
    )
    expect(ledger.entries.every(({ usage: used }) => used !== null && used.completionTokens > 0)).toBe(true)
  })

  it('when a stream tells no usage, or is left, then that is unknown and not zero', async () => {
    const ledger = new UsageLedger()
    const client = metered(openai(), ledger, { agent: 'a', purpose: 'speak' })
    server.script(streamed(piece({ content: 'Hi' }), piece({}, 'stop')), (response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
    })
    for await (const _ of client.createStream(hello));
    for await (const _ of client.createStream(hello)) break
    expect(ledger.total()).toMatchObject({ calls: 2, unknown: 2, costUsd: null })
    expect(ledger.entries[1]!.error).toMatch(/left before its end/)
  })

  it('when the provider refused, then nothing was taken; when it broke off, then nobody knows', async () => {
    const ledger = new UsageLedger()
    const client = metered(openai(), ledger, { agent: 'a', purpose: 'speak' })
    server.script(refusal(429), streamed(piece({ content: 'Hi' })))
    await expect(client.create(hello)).rejects.toThrow(ModelError)
    expect(ledger.total()).toMatchObject({ calls: 1, unknown: 0, costUsd: 0 })
    const read = async () => {
      for await (const _ of client.createStream(hello));
    }
    await expect(read()).rejects.toThrow(ModelError)
    expect(ledger.total()).toMatchObject({ calls: 2, unknown: 1, costUsd: null })
    expect(ledger.entries.map(({ error }) => error)).toEqual([
      expect.stringContaining('429'),
      expect.stringContaining('ended before'),
    ])
  })
})

describe('given somebody who listens before each call', () => {
  it('when it aborts, then nothing is asked or written down', async () => {
    const ledger = new UsageLedger()
    const inner = new ReplayChatCompletionClient(['Hi', 'Hi'])
    const client = metered(inner, ledger, { agent: 'a', purpose: 'speak' })
    const turn = new AbortController()
    const stop = ledger.onBegin(({ agent }) => turn.abort(new Error(`no more, ${agent}`)))
    await expect(client.create(hello, { signal: turn.signal })).rejects.toThrow('no more, a')
    await expect(client.createStream(hello, { signal: turn.signal }).next()).rejects.toThrow('no more, a')
    expect(inner.createCalls).toEqual([])
    expect(ledger.entries).toEqual([])
    stop()
    expect((await client.create(hello)).content).toBe('Hi')
  })
})
