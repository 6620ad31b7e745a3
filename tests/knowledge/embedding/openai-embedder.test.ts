import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asLibraryClock } from '../../../backend/agents/model/library-clock.ts'
import { EmbeddingFailed } from '../../../backend/knowledge/embedding/embedding-failed.ts'
import { openaiEmbedder } from '../../../backend/knowledge/embedding/openai-embedder.ts'
import type { Embedder, Spent } from '../../../backend/ports/knowledge.ts'
import { Secret } from '../../../backend/secret.ts'
import { HastyClock } from '../../support/hasty-clock.ts'
import { json, type OpenAIServer, openaiServer, raw, refusal, vectors } from '../../support/openai-server.ts'
import { meaning } from '../support/meaning.ts'

const KEY = 'sk-canary-vectors'
const MODEL = 'text-embedding-3-small'
let server: OpenAIServer
beforeEach(async () => {
  server = await openaiServer()
})
afterEach(() => server.close())

/** `factor`: how much faster than the machine's time passes; only where nobody answers anyway may it be much. */
function opened({ factor = 1, priced = false } = {}): Embedder {
  const prices = priced
    ? {
        [`${new URL(server.baseURL).host}/${MODEL}`]: {
          prompt: 0.02,
          completion: 0,
        },
      }
    : {}
  const clock = asLibraryClock(new HastyClock(factor))
  const access = {
    baseURL: server.baseURL,
    apiKey: new Secret(KEY),
    model: MODEL,
  }
  return openaiEmbedder(access, { clock, random: () => 0, prices })
}

const sent = () => server.requests.map(({ body }) => (Array.isArray(body.input) ? body.input.length : 0))
const failing = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it made vectors'),
    (error: unknown) => (error instanceof EmbeddingFailed ? error : Promise.reject(error)),
  )

describe('vectors are asked for', () => {
  it('by name, size and key, and with nothing about this machine', async () => {
    server.script(vectors(meaning))
    await opened().embed(['The roof leaks.'])
    expect(server.requests).toMatchObject([
      {
        path: '/v1/embeddings',
        headers: { authorization: `Bearer ${KEY}` },
        body: {
          model: MODEL,
          dimensions: 512,
          encoding_format: 'float',
          input: ['The roof leaks.'],
        },
      },
    ])
    const names = Object.keys(server.requests[0]?.headers ?? {})
    expect(names.filter((name) => /stainless|organization|user-agent: OpenAI/i.test(name))).toEqual([])
  })

  it('and come in the order of the texts, of length 1', async () => {
    server.script(vectors((text) => meaning(text).map((one) => one * 3)))
    const [roof, cellar] = await opened().embed(['The roof', 'The cellar'])
    expect([roof?.[0], roof?.[1], cellar?.[0], cellar?.[1]]).toEqual([1, 0, 0, 1])
  })

  it('many at once, in requests that a provider takes', async () => {
    server.script(vectors(meaning))
    const made = await opened().embed(Array.from({ length: 300 }, (_, i) => `Text ${i}`))
    expect([made.length, sent()]).toEqual([300, [128, 128, 44]])
    await opened().embed(Array.from({ length: 5 }, () => 'я'.repeat(50_000)))
    expect(sent().slice(3)).toEqual([2, 2, 1])
    expect(await opened().embed([])).toEqual([])
    expect(server.requests).toHaveLength(6)
  })

  it('and each call tells what it took; an unknown price is null, and so are tokens nobody counted', async () => {
    const bills: Spent[] = []
    const spent = (bill: Spent) => void bills.push(bill)
    server.script(vectors(meaning, 1_000))
    await opened({ priced: true }).embed(['The roof'], { spent })
    await opened().embed(['The roof'], { spent })
    server.script(vectors(meaning, null))
    await opened({ priced: true }).embed(['The roof'], { spent })
    expect(bills).toEqual([
      { tokens: 1_000, usd: 0.00002 },
      { tokens: 1_000, usd: null },
      { tokens: null, usd: null },
    ])
  })
})

describe('a provider that fails', () => {
  it('for a moment is asked again', async () => {
    server.script(
      refusal(429, {}, { 'retry-after-ms': '5' }),
      refusal(500),
      raw('<html>', 503, { 'content-type': 'text/html' }),
      vectors(meaning),
    )
    expect(await opened().embed(['The roof'])).toHaveLength(1)
    expect(server.requests).toHaveLength(4)
  })

  it('again and again is left alone, with its reason', async () => {
    server.script(refusal(500, { message: 'The engine is on fire.' }))
    const embedder = opened()
    const failure = await failing(embedder.embed(['The roof']))
    expect(failure.message).toMatch(/answered 500: .*The engine is on fire/)
    expect([failure.lasting, server.requests.length]).toEqual([true, 4])
    expect((await failing(embedder.embed(['The roof']))).message).toMatch(/is left alone/)
    expect(server.requests).toHaveLength(5)
  })

  it('while somebody waits is asked once', async () => {
    server.script(refusal(429))
    await failing(opened().embed(['The roof'], { once: true }))
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['without credit', refusal(429, { code: 'insufficient_quota' }), /no credit left/, true],
    ['that knows no such key', refusal(401, { message: `No key ${KEY}.` }), /401: .*\[key\]/, true],
    ['that refuses the texts', refusal(400, { message: 'Too long.' }), /400: .*Too long/, false],
    [
      'that sends us elsewhere',
      raw('', 302, { location: 'http://127.0.0.1:1/v1' }),
      /was not sent on/,
      false,
    ],
    ['that is no such API', raw('<html>', 200, { 'content-type': 'text/html' }), /text\/html/, true],
    ['that gives longer vectors', vectors((text) => meaning(text, 1_536)), /1536 numbers where 512/, true],
    ['that gives shorter ones', vectors((text) => meaning(text, 256)), /256 numbers where 512/, true],
    ['that gives none', json({ object: 'list', data: [] }), /gave 0 vectors/, true],
    ['that gives words', json({ data: [{ index: 0, embedding: ['a'] }] }), /0 numbers where 512/, true],
    ['that gives nothing at all', vectors(() => new Array<number>(512).fill(0)), /points nowhere/, true],
  ])('%s is asked once, and its reason is told', async (_, answer, says, lasting) => {
    server.script(answer)
    const failure = await failing(opened().embed(['The roof']))
    expect(failure.message).toMatch(says)
    expect(failure.message).not.toContain(KEY)
    expect([failure.lasting, server.requests.length]).toEqual([lasting, 1])
  })

  it('to say anything is given up after 30 s', async () => {
    server.script(() => {})
    const failure = await failing(opened({ factor: 1_000 }).embed(['The roof'], { once: true }))
    expect([failure.message, failure.lasting]).toEqual([expect.stringContaining('silent for 30 s'), true])
  })

  it('to say anything is left at once by whoever goes', async () => {
    server.script(() => {})
    const leaving = new AbortController()
    const work = opened().embed(['The roof'], { signal: leaving.signal })
    const { closed } = await server.received()
    leaving.abort(new Error('the library closes'))
    await expect(work).rejects.toThrow('the library closes')
    expect(await closed).toBe('cut')
  })

  it('to be there is named', async () => {
    await server.close()
    expect((await failing(opened().embed(['The roof'], { once: true }))).message).toMatch(/cannot be reached/)
    server = await openaiServer()
  })
})
