import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelError } from '../../../backend/autogen/models/errors.ts'
import type { CreateResult, ModelMessage } from '../../../backend/autogen/models/model-client.ts'
import {
  OpenAIChatCompletionClient,
  type OpenAIOptions,
} from '../../../backend/autogen/models/openai/client.ts'
import { ManualClock, settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import {
  type Answering,
  beginStream,
  event,
  json,
  type OpenAIServer,
  openaiServer,
  piece,
  raw,
  refusal,
  streamed,
  whole,
} from '../../support/openai-server.ts'

const hello: ModelMessage[] = [{ type: 'UserMessage', content: 'Hello', source: 'user' }]
const MB = 1024 * 1024
const START = Date.UTC(2026, 0, 5, 9)

let server: OpenAIServer
let clock: ManualClock
beforeEach(async () => {
  server = await openaiServer()
  clock = new ManualClock(START)
})
afterEach(() => server.close())

function client(options: Partial<OpenAIOptions> = {}): OpenAIChatCompletionClient {
  return new OpenAIChatCompletionClient({
    model: 'gpt-5-mini',
    apiKey: 'sk-very-secret',
    baseURL: server.baseURL,
    clock,
    ...options,
  })
}

async function drained(
  stream: AsyncGenerator<string | CreateResult, void>,
): Promise<(string | CreateResult)[]> {
  const items = []
  for await (const item of stream) items.push(item)
  return items
}

// Both ways of asking end alike.
async function bothFail(expected: object, options?: Partial<OpenAIOptions>): Promise<void> {
  const asked = client(options)
  await expect(asked.create(hello)).rejects.toThrow(ModelError)
  await expect(asked.create(hello)).rejects.toMatchObject(expected)
  await expect(drained(asked.createStream(hello))).rejects.toMatchObject(expected)
  expect(clock.sleeping, 'no timer is left behind').toBe(0)
}

describe('given a provider that refuses, when it is asked, then the error says', () => {
  it.each<[string, number, object, object]>([
    ['that it is overloaded: 500', 500, {}, { kind: 'overloaded', retryable: true }],
    ['that it is overloaded: 502', 502, {}, { kind: 'overloaded', retryable: true }],
    ['that it is overloaded: 503', 503, {}, { kind: 'overloaded', retryable: true }],
    ['that it is overloaded: 529', 529, {}, { kind: 'overloaded', retryable: true }],
    ['that it took too long: 408', 408, {}, { kind: 'timeout', retryable: true }],
    ['that it wants another key: 401', 401, {}, { kind: 'unauthorised', retryable: false }],
    ['that the key may not: 403', 403, {}, { kind: 'unauthorised', retryable: false }],
    ['that the request is bad: 400', 400, {}, { kind: 'bad_request', retryable: false }],
    ['that there is no such model: 404', 404, {}, { kind: 'bad_request', retryable: false }],
    [
      'that it is filtered: 400',
      400,
      { code: 'content_filter' },
      { kind: 'content_filter', retryable: false },
    ],
    ['that there were too many: 429', 429, {}, { kind: 'rate_limited', retryable: true, retryAfterMs: null }],
    [
      'that there is no credit: 429',
      429,
      { code: 'insufficient_quota' },
      { kind: 'rate_limited', retryable: false },
    ],
  ])('%s', async (_, status, error, expected) => {
    server.script(refusal(status, error))
    await bothFail(expected)
    // The SDK tries nothing again by itself: one request for each question.
    expect(server.requests).toHaveLength(3)
  })

  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['parts of seconds', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': new Date(START + 90_000).toUTCString() }, 90_000],
    ['a date that has passed', { 'retry-after': new Date(START - 90_000).toUTCString() }, 0],
    ['milliseconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, 1500],
    ['nonsense', { 'retry-after': 'soon' }, null],
  ])('when it listens again, told in %s', async (_, headers, retryAfterMs) => {
    server.script(refusal(429, {}, headers))
    await bothFail({ kind: 'rate_limited', retryAfterMs })
  })

  it('what the provider said, but never the key, nor all of a long speech', async () => {
    server.script(
      refusal(401, { message: `Incorrect API key provided: sk-very-secret. ${'x'.repeat(9999)}` }),
    )
    const failure: unknown = await client()
      .create(hello)
      .catch((error: unknown) => error)
    expect(String(failure)).toMatch(/answered 401: Incorrect API key provided: \[key\]\./)
    expect(String(failure).length).toBeLessThan(800)
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('very-secret')
  })

  it('what it means also where the body is a page', async () => {
    server.script(raw('<h1>Bad Gateway</h1>', 502, { 'content-type': 'text/html' }))
    await bothFail({ kind: 'overloaded', message: expect.stringContaining('answered 502') })
  })

  it('that nobody is there', async () => {
    await server.close()
    await bothFail({ kind: 'connection', retryable: true, message: expect.stringContaining('ECONNREFUSED') })
    server = await openaiServer()
  })

  it('what was said under the status 200', async () => {
    const error = { message: 'Try later.', code: 503 }
    server.script(json({ error }))
    await expect(client().create(hello)).rejects.toMatchObject({ kind: 'overloaded', retryable: true })
    server.script(streamed(piece({ content: 'Hi' }), { error }))
    await expect(drained(client().createStream(hello))).rejects.toMatchObject({ kind: 'overloaded' })
    server.script(streamed({ error: { message: 'No.', type: 'invalid_request_error' } }))
    await expect(drained(client().createStream(hello))).rejects.toMatchObject({
      kind: 'bad_request',
      retryable: false,
    })
    server.script(streamed({ error: { message: 'Slow.', code: 'rate_limit_exceeded' } }))
    await expect(drained(client().createStream(hello))).rejects.toMatchObject({
      kind: 'rate_limited',
      retryable: true,
    })
  })
})

describe('given an answer that is none, when it is read, then it fails as', () => {
  it('bad, where it is nonsense', async () => {
    for (const nonsense of ['{"choices": [', 'null', '42', '{}', '{"choices":[]}', '']) {
      server.script(raw(nonsense, 200, { 'content-type': 'application/json' }))
      await expect(client().create(hello)).rejects.toMatchObject({ kind: 'bad_answer', retryable: true })
    }
  })

  it('bad, where one piece is nonsense; what came before was handed on', async () => {
    server.script(streamed(piece({ content: 'Hi' }), '{"choices": [{', piece({}, 'stop')))
    const stream = client().createStream(hello)
    expect((await stream.next()).value).toBe('Hi')
    await expect(stream.next()).rejects.toMatchObject({ kind: 'bad_answer', retryable: true })
  })

  it('bad, where a tool is called without a name', async () => {
    server.script(whole({ tool_calls: [{ id: 'c1', function: { arguments: '{}' } }] }))
    await expect(client().create(hello)).rejects.toMatchObject({ kind: 'bad_answer' })
  })

  it('bad, where it is of another type: the address is wrong', async () => {
    server.script(raw('<h1>Welcome</h1>', 200, { 'content-type': 'text/html' }))
    await bothFail({ kind: 'bad_answer', retryable: false, message: expect.stringContaining('baseURL') })
  })

  it('cut, where the stream ends before the answer, cleanly or not', async () => {
    server.script(streamed(piece({ content: 'Hi' })))
    await expect(drained(client().createStream(hello))).rejects.toMatchObject({
      kind: 'cut_stream',
      retryable: true,
    })
    server.script(async (response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
      await settled()
      response.destroy()
    })
    await expect(drained(client().createStream(hello))).rejects.toMatchObject({
      kind: 'cut_stream',
      retryable: true,
    })
  })

  it('cut, where the connection breaks in the middle of a whole answer', async () => {
    server.script(async (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"choices": [')
      await settled()
      response.destroy()
    })
    await expect(client().create(hello)).rejects.toMatchObject({ kind: 'cut_stream', retryable: true })
  })

  it('unreachable, where the connection breaks before it', async () => {
    server.script((response) => void response.destroy())
    await bothFail({ kind: 'connection', retryable: true })
  })
})

// Writes until the reader has gone; says how much it got rid of.
function flood(begin: (response: ServerResponse) => void, chunk: string, wanted = Infinity) {
  const sent = { bytes: 0 }
  const answer: Answering = async (response, request) => {
    let gone = false
    void request.closed.then(() => (gone = true))
    begin(response)
    while (!gone && sent.bytes < wanted) {
      sent.bytes += Buffer.byteLength(chunk)
      if (!response.write(chunk))
        await Promise.race([new Promise((r) => response.once('drain', r)), request.closed])
      else await settled()
    }
    response.end()
  }
  return { answer, sent }
}
const asJson = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' })

describe('given an answer without end, when it is read, then it is cut, the line closed, and little of it was held', () => {
  const limit = { maxAnswerBytes: MB }
  // What is on the way in buffers of both sides' sockets when the line is closed.
  const ON_THE_WAY = 12 * MB
  const cut = { kind: 'too_large', retryable: false, message: expect.stringContaining('maxAnswerBytes') }

  it('100 MB of JSON', async () => {
    const { answer, sent } = flood(asJson, 'x'.repeat(64 * 1024), 100 * MB)
    server.script(answer)
    await expect(client(limit).create(hello)).rejects.toMatchObject(cut)
    expect(await server.requests[0]!.closed).toBe('cut')
    expect(sent.bytes).toBeLessThan(MB + ON_THE_WAY)
  })

  it('a stream of text', async () => {
    const words = `data: ${JSON.stringify(piece({ content: 'blah '.repeat(2000) }))}\n\n`
    const { answer, sent } = flood(beginStream, words)
    server.script(answer)
    const got: string[] = []
    const reading = async () => {
      for await (const item of client(limit).createStream(hello)) if (typeof item === 'string') got.push(item)
    }
    await expect(reading()).rejects.toMatchObject(cut)
    expect(got.join('').length).toBeLessThanOrEqual(MB)
    expect(await server.requests[0]!.closed).toBe('cut')
    expect(sent.bytes).toBeLessThan(MB + ON_THE_WAY)
  })

  it.each([
    ['one event', 'x'.repeat(64 * 1024)],
    [
      'arguments of a tool',
      `data: ${JSON.stringify(piece({ tool_calls: [{ index: 0, function: { name: 'f', arguments: 'y'.repeat(9999) } }] }))}\n\n`,
    ],
    ['thoughts', `data: ${JSON.stringify(piece({ reasoning_content: 'hm '.repeat(5000) }))}\n\n`],
  ])('%s', async (_, chunk) => {
    const { answer, sent } = flood(beginStream, chunk)
    server.script(answer)
    await expect(drained(client(limit).createStream(hello))).rejects.toMatchObject(cut)
    expect(sent.bytes).toBeLessThan(MB + ON_THE_WAY)
  })

  it('pieces with nothing in them, and comments', async () => {
    for (const chunk of [
      `data: ${JSON.stringify(piece({ content: '' }))}\n\n`.repeat(200),
      ': still here\n\n'.repeat(2000),
    ]) {
      server.script(flood(beginStream, chunk).answer)
      await expect(drained(client(limit).createStream(hello))).rejects.toMatchObject(cut)
    }
  })

  it('an error of any length', async () => {
    const { answer, sent } = flood((response) => void response.writeHead(500), 'x'.repeat(64 * 1024))
    server.script(answer)
    await expect(client(limit).create(hello)).rejects.toMatchObject({ kind: 'overloaded' })
    expect(sent.bytes).toBeLessThan(MB + ON_THE_WAY)
  })
})

describe('given a provider that falls silent, when time passes, then the call ends', () => {
  const never: Answering = () => {}

  it('before the headers of a stream', async () => {
    server.script(never)
    const failed = expect(drained(client().createStream(hello))).rejects.toMatchObject({
      kind: 'timeout',
      retryable: true,
    })
    const request = await server.received()
    await clock.advance(60_000)
    await failed
    expect(await request.closed).toBe('cut')
  })

  it('in the middle of a stream', async () => {
    server.script((response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
    })
    const stream = client().createStream(hello)
    expect((await stream.next()).value).toBe('Hi')
    const failed = expect(stream.next()).rejects.toMatchObject({
      kind: 'timeout',
      message: 'The provider has been silent for 60 s.',
    })
    await clock.advance(60_000)
    await failed
    expect(await server.requests[0]!.closed).toBe('cut')
  })

  it('after a longer silence where it answers in one piece, since it thinks first', async () => {
    server.script(never)
    let over = false
    const asked = client().create(hello)
    const failed = expect(asked.finally(() => (over = true))).rejects.toMatchObject({ kind: 'timeout' })
    await server.received()
    await clock.advance(299_999)
    expect(over).toBe(false)
    await clock.advance(1)
    await failed
  })

  it('also where it says a word now and then but comes to no end', async () => {
    let writing: ServerResponse | undefined
    server.script((response) => {
      beginStream((writing = response))
    })
    const stream = client({ timeoutMs: 100_000 }).createStream(hello)
    const first = stream.next()
    await server.received()
    event(writing!, piece({ content: '0' }))
    await first
    for (const word of ['1', '2', '3']) {
      await clock.advance(30_000)
      const next = stream.next()
      event(writing!, piece({ content: word }))
      expect((await next).value).toBe(word)
    }
    const last = expect(stream.next()).rejects.toMatchObject({
      message: 'The answer took longer than 100 s.',
    })
    await clock.advance(10_000)
    await last
  })

  it('but not where it is the reader who takes its time', async () => {
    server.script((response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
      setImmediate(() => {
        event(response, piece({}, 'stop'))
        response.end('data: [DONE]\n\n')
      })
    })
    const stream = client().createStream(hello)
    await stream.next()
    await clock.advance(200_000)
    expect((await stream.next()).value).toMatchObject({ content: 'Hi' })
  })
})

describe('given a caller that gives up, when it aborts, then the call ends with its reason and the line is closed', () => {
  const reason = new Error('enough')

  it('before the call: nothing is sent', async () => {
    const signal = AbortSignal.abort(reason)
    await expect(client().create(hello, { signal })).rejects.toBe(reason)
    await expect(client().createStream(hello, { signal }).next()).rejects.toBe(reason)
    expect(server.requests).toEqual([])
  })

  it('before the answer', async () => {
    server.script(() => {})
    const caller = new AbortController()
    const ended = expect(client().create(hello, { signal: caller.signal })).rejects.toBe(reason)
    const request = await server.received()
    caller.abort(reason)
    await ended
    expect(await request.closed).toBe('cut')
  })

  it('in the middle of a stream', async () => {
    server.script((response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
    })
    const caller = new AbortController()
    const stream = client().createStream(hello, { signal: caller.signal })
    await stream.next()
    const ended = expect(stream.next()).rejects.toBe(reason)
    caller.abort(reason)
    await ended
    expect(await server.requests[0]!.closed).toBe('cut')
    expect(clock.sleeping).toBe(0)
  })

  it('while only the usage is still to come', async () => {
    server.script((response) => {
      beginStream(response)
      event(response, piece({ content: 'Hi' }))
      event(response, piece({}, 'stop'))
    })
    const caller = new AbortController()
    const stream = client().createStream(hello, { signal: caller.signal })
    await stream.next()
    const ended = expect(stream.next()).rejects.toBe(reason)
    await settled()
    caller.abort(reason)
    await ended
  })

  it('by leaving the stream', async () => {
    const { answer } = flood(beginStream, `data: ${JSON.stringify(piece({ content: 'la ' }))}\n\n`)
    server.script(answer)
    for await (const item of client().createStream(hello)) if (item === 'la ') break
    expect(await server.requests[0]!.closed).toBe('cut')
    expect(clock.sleeping).toBe(0)
  })

  it('by closing the client', async () => {
    server.script(() => {})
    const asked = client()
    const ended = expect(asked.create(hello)).rejects.toThrow('The model client was closed.')
    await server.received()
    await asked.close()
    await ended
    await expect(asked.create(hello)).rejects.toThrow('The model client was closed.')
  })
})

describe('given a provider that sends the request elsewhere', () => {
  it.each([301, 302, 303, 307, 308])(
    '%d: when it is asked, then nothing goes there, least of all the key',
    async (status) => {
      const elsewhere = await openaiServer()
      elsewhere.script(whole({ content: 'Gotcha' }))
      const location = `${elsewhere.baseURL.replace('127.0.0.1', 'localhost')}/chat/completions?token=t`
      server.script(raw('', status, { location }))
      await bothFail({
        kind: 'bad_request',
        retryable: false,
        message: expect.stringMatching(/localhost.*baseURL/s),
      })
      expect(elsewhere.requests).toEqual([])
      await elsewhere.close()
    },
  )
})
