import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  CreateOptions,
  CreateResult,
  ModelMessage,
} from '../../../backend/autogen/models/model-client.ts'
import {
  OpenAIChatCompletionClient,
  type OpenAIOptions,
} from '../../../backend/autogen/models/openai/client.ts'
import { countingIds } from '../../../backend/autogen/testkit/counting-ids.ts'
import {
  json,
  type OpenAIServer,
  openaiServer,
  piece,
  streamed,
  usage,
  whole,
} from '../../support/openai-server.ts'

const hello: ModelMessage[] = [{ type: 'UserMessage', content: 'Hello', source: 'user' }]
const weather = { name: 'weather', description: 'Tells it.', parameters: { type: 'object' } }

let server: OpenAIServer
beforeEach(async () => void (server = await openaiServer()))
afterEach(() => server.close())

function client(options: Partial<OpenAIOptions> = {}): OpenAIChatCompletionClient {
  const { baseURL } = server
  return new OpenAIChatCompletionClient({ model: 'gpt-5-mini', baseURL, newId: countingIds(), ...options })
}

async function drained(options?: CreateOptions, settings?: Partial<OpenAIOptions>) {
  const pieces: string[] = []
  const results: CreateResult[] = []
  for await (const item of client(settings).createStream(hello, options))
    if (typeof item === 'string') pieces.push(item)
    else results.push(item)
  expect(results).toHaveLength(1)
  return { pieces, result: results[0]! }
}

describe('what is sent', () => {
  beforeEach(() => server.script(whole({ content: 'Hi' })))
  const sent = async (
    messages: ModelMessage[],
    options?: CreateOptions,
    settings?: Partial<OpenAIOptions>,
  ) => {
    await client(settings).create(messages, options)
    return server.requests[0]!
  }

  it('names the model and the speaker, without what a name may not have', async () => {
    const { path, body } = await sent([{ type: 'UserMessage', content: 'Hello', source: 'Анна <the boss>' }])
    expect(path).toBe('/v1/chat/completions')
    expect(body).toEqual({
      model: 'gpt-5-mini',
      messages: [{ role: 'user', content: 'Hello', name: 'Анна_the_boss_' }],
    })
  })

  it('leaves out names where the server would refuse them', async () => {
    const { body } = await sent(hello, {}, { includeNames: false })
    expect(body['messages']).toEqual([{ role: 'user', content: 'Hello' }])
  })

  it('merges system messages that stand together', async () => {
    const { body } = await sent([
      { type: 'SystemMessage', content: 'Be kind.' },
      { type: 'SystemMessage', content: 'Be brief.' },
      ...hello,
    ])
    expect(body['messages']).toEqual([
      { role: 'system', content: 'Be kind.\nBe brief.' },
      { role: 'user', content: 'Hello', name: 'user' },
    ])
  })

  it('carries tool calls and their results back', async () => {
    const call = { id: 'c1', name: 'weather', arguments: '{"in":"Kazan"}' }
    const { body } = await sent([
      ...hello,
      { type: 'AssistantMessage', content: [call], source: 'expert', thought: 'Let me look.' },
      {
        type: 'FunctionExecutionResultMessage',
        content: [{ callId: 'c1', name: 'weather', content: 'rain', isError: false }],
      },
      { type: 'AssistantMessage', content: 'It rains.', source: 'expert' },
    ])
    expect((body['messages'] as unknown[]).slice(1)).toEqual([
      {
        role: 'assistant',
        content: 'Let me look.',
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"in":"Kazan"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'rain' },
      { role: 'assistant', content: 'It rains.' },
    ])
  })

  it('offers tools, and asks for one of them', async () => {
    const { body } = await sent(hello, { tools: [weather], toolChoice: { name: 'weather' } })
    expect(body['tools']).toEqual([{ type: 'function', function: weather }])
    expect(body['tool_choice']).toEqual({ type: 'function', function: { name: 'weather' } })
  })

  it('asks for JSON, or for just that JSON', async () => {
    await sent(hello, { jsonOutput: true })
    await sent(hello, { jsonOutput: { name: 'my report!', schema: { type: 'object' } } })
    expect(server.requests.map(({ body }) => body['response_format'])).toEqual([
      { type: 'json_object' },
      { type: 'json_schema', json_schema: { name: 'my_report_', schema: { type: 'object' }, strict: true } },
    ])
  })

  it('shows images to a model that sees', async () => {
    const image = { url: 'data:image/png;base64,AA==', detail: 'low' } as const
    const { body } = await sent([{ type: 'UserMessage', content: ['Look:', image], source: 'user' }])
    expect(body['messages']).toMatchObject([
      {
        content: [
          { type: 'text', text: 'Look:' },
          { type: 'image_url', image_url: image },
        ],
      },
    ])
  })

  it('passes on what else is wanted, the call over the client, and never lets it replace the conversation', async () => {
    const { body } = await sent(
      hello,
      { extra: { seed: 7, messages: [] } },
      { extra: { seed: 1, temperature: 0 } },
    )
    expect(body).toMatchObject({ seed: 7, temperature: 0, messages: [{ content: 'Hello' }] })
  })

  it('sends the key it was given, and nothing about this computer', async () => {
    const { headers } = await sent(hello, {}, { apiKey: 'sk-1', headers: { 'x-title': 'Council' } })
    expect(headers).toMatchObject({ authorization: 'Bearer sk-1', 'x-title': 'Council' })
    expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([])
  })

  it('sends no key where it has none, also where one lies in the environment', async () => {
    const set = { OPENAI_API_KEY: 'sk-env', OPENAI_ORG_ID: 'org-env', OPENAI_CUSTOM_HEADERS: 'x-env: env' }
    Object.assign(process.env, set)
    try {
      const { headers } = await sent(hello)
      expect(headers).not.toHaveProperty('authorization')
      expect(JSON.stringify(headers)).not.toContain('env')
    } finally {
      for (const name of Object.keys(set)) delete process.env[name]
    }
  })
})

describe('what is refused before anything is sent', () => {
  const blind = { functionCalling: false, jsonOutput: false, structuredOutput: false, vision: false }
  it.each<[string, ModelMessage[], CreateOptions, RegExp]>([
    ['tools', hello, { tools: [weather] }, /calls no functions/],
    ['JSON', hello, { jsonOutput: true }, /no JSON mode/],
    ['a schema', hello, { jsonOutput: { name: 'n', schema: {} } }, /cannot be held to a schema/],
    [
      'images',
      [{ type: 'UserMessage', content: [{ url: 'https://x/y.png' }], source: 'u' }],
      {},
      /sees no images/,
    ],
    ['a tool nobody has', hello, { toolChoice: { name: 'rain' } }, /not among the tools/],
    ['any tool of none', hello, { toolChoice: 'required' }, /hand in tools/],
    [
      'system messages here and there',
      [{ type: 'SystemMessage', content: 'a' }, ...hello, { type: 'SystemMessage', content: 'b' }],
      {},
      /next to each other/,
    ],
  ])('%s', async (_, messages, options, words) => {
    const failure = { kind: 'bad_request', retryable: false, message: expect.stringMatching(words) }
    await expect(client({ info: blind }).create(messages, options)).rejects.toMatchObject(failure)
    await expect(client({ info: blind }).createStream(messages, options).next()).rejects.toMatchObject(
      failure,
    )
    expect(server.requests).toEqual([])
  })

  it('an address, a model or a key that cannot be one', () => {
    expect(() => client({ baseURL: 'localhost:1' })).toThrow(/no address/)
    expect(() => client({ baseURL: 'http://me:secret@localhost:1' })).toThrow(/holds a user or password/)
    expect(() => client({ model: '' })).toThrow(/Name the model/)
    expect(() => client({ apiKey: 'sk-1\n' })).toThrow(/white space/)
  })
})

describe('a whole answer', () => {
  it('is text with its usage', async () => {
    server.script(
      whole(
        { content: 'Hi' },
        { usage: { prompt_tokens: 9, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } } },
      ),
    )
    expect(await client().create(hello)).toEqual({
      finishReason: 'stop',
      content: 'Hi',
      usage: { promptTokens: 9, completionTokens: 2, cachedTokens: 4 },
      cached: false,
    })
    expect(server.requests[0]!.body).not.toHaveProperty('stream_options')
  })

  it('has no usage where none, or none that can be, is told', async () => {
    for (const told of [
      undefined,
      null,
      { prompt_tokens: -1, completion_tokens: 2 },
      { prompt_tokens: 0, completion_tokens: 0 },
    ]) {
      server.script(whole({ content: 'Hi' }, { usage: told }))
      expect((await client().create(hello)).usage).toBeNull()
    }
  })

  it('may be calls of tools; what is said beside them is a thought', async () => {
    const called = { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }
    server.script(
      whole({ content: 'Let me look.', reasoning_content: 'Hm.', tool_calls: [called] }, {}, 'tool_calls'),
    )
    expect(await client().create(hello, { tools: [weather] })).toMatchObject({
      finishReason: 'function_calls',
      content: [{ id: 'c1', name: 'weather', arguments: '{}' }],
      thought: 'Hm.\nLet me look.',
    })
  })

  it('makes up an id where a server gives none, and takes arguments that are no text', async () => {
    server.script(
      whole({ content: null, tool_calls: [{ function: { name: 'weather', arguments: { in: 'Ufa' } } }] }),
    )
    expect((await client().create(hello)).content).toEqual([
      { id: 'id-1', name: 'weather', arguments: '{"in":"Ufa"}' },
    ])
  })

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'function_calls'],
    ['function_call', 'function_calls'],
    ['content_filter', 'content_filter'],
    ['eos', 'unknown'],
  ])('that ends with %s ends with %s', async (told, meant) => {
    server.script(whole({ content: 'Hi' }, {}, told))
    expect((await client().create(hello)).finishReason).toBe(meant)
  })

  it('may be a refusal', async () => {
    server.script(whole({ content: null, refusal: 'I will not.' }))
    expect(await client().create(hello)).toMatchObject({
      finishReason: 'content_filter',
      content: 'I will not.',
    })
  })
})

describe('a streamed answer', () => {
  it('comes in pieces, then whole, with its usage, which was asked for', async () => {
    server.script(
      streamed(
        piece({ role: 'assistant', content: '' }),
        piece({ content: 'Hel' }),
        piece({ content: 'lo' }),
        piece({}, 'stop'),
        usage(),
      ),
    )
    const { pieces, result } = await drained()
    expect(pieces).toEqual(['Hel', 'lo'])
    expect(result).toEqual({
      finishReason: 'stop',
      content: 'Hello',
      usage: { promptTokens: 12, completionTokens: 3 },
      cached: false,
    })
    expect(server.requests[0]!.body).toMatchObject({ stream: true, stream_options: { include_usage: true } })
  })

  it('has no usage where the server does not tell it', async () => {
    server.script(streamed(piece({ content: 'Hi' }), piece({}, 'stop')))
    expect((await drained()).result.usage).toBeNull()
  })

  it('keeps thoughts out of the pieces', async () => {
    server.script(
      streamed(
        piece({ reasoning_content: 'Let ' }),
        piece({ reasoning_content: 'me see' }),
        piece({ content: '4' }, 'stop'),
      ),
    )
    const { pieces, result } = await drained()
    expect(pieces).toEqual(['4'])
    expect(result).toMatchObject({ content: '4', thought: 'Let me see' })
  })

  it('puts tool calls together whose pieces come in turns', async () => {
    const part = (index: number, rest: object) => piece({ tool_calls: [{ index, ...rest }] })
    server.script(
      streamed(
        part(0, { id: 'a', function: { name: 'weather', arguments: '' } }),
        part(1, { id: 'b', function: { name: 'time', arguments: '{"z' } }),
        part(0, { function: { arguments: '{"in":' } }),
        part(1, { function: { arguments: '":1}' } }),
        part(0, { function: { arguments: '"Perm"}' } }),
        piece({}, 'tool_calls'),
      ),
    )
    const { pieces, result } = await drained()
    expect(pieces).toEqual([])
    expect(result).toMatchObject({
      finishReason: 'function_calls',
      content: [
        { id: 'a', name: 'weather', arguments: '{"in":"Perm"}' },
        { id: 'b', name: 'time', arguments: '{"z":1}' },
      ],
    })
  })

  it('tells calls apart by their ids where the server numbers none', async () => {
    const part = (call: object) => piece({ tool_calls: [call] })
    server.script(
      streamed(
        part({ id: 'a', function: { name: 'weather', arguments: '{}' } }),
        part({ id: 'b', function: { name: 'time', arguments: '{"z"' } }),
        part({ function: { arguments: ':1}' } }),
        piece({}, 'stop'),
      ),
    )
    expect((await drained()).result.content).toEqual([
      { id: 'a', name: 'weather', arguments: '{}' },
      { id: 'b', name: 'time', arguments: '{"z":1}' },
    ])
  })

  it('skips what is empty, other choices, comments and a byte of a letter at a time', async () => {
    const other = { choices: [{ index: 1, delta: { content: 'no' }, finish_reason: null }] }
    server.script(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const text = [{ choices: [] }, other, piece({ content: 'Жё' }), piece({}, 'stop')]
        .map((chunk) => `: still here\n\ndata: ${JSON.stringify(chunk)}\n\n`)
        .join('')
      for (const byte of Buffer.from(text)) {
        response.write(Buffer.from([byte]))
        await new Promise(setImmediate)
      }
      response.end('data: [DONE]\n\n')
    })
    const { pieces, result } = await drained()
    expect(pieces).toEqual(['Жё'])
    expect(result.content).toBe('Жё')
  })

  it('is over with [DONE], also where the server keeps the line', async () => {
    server.script((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`data: ${JSON.stringify(piece({ content: 'Hi' }, 'stop'))}\n\ndata: [DONE]\n\n`)
    })
    expect((await drained()).result.content).toBe('Hi')
  })
})

describe('what is known about a model', () => {
  it('is taken from its family, and corrected by whoever knows better', () => {
    expect(client({ model: 'gpt-3.5-turbo-0125' }).info).toMatchObject({
      vision: false,
      contextWindow: 16_385,
    })
    expect(client({ model: 'gpt-5' }).info).toMatchObject({ vision: true, structuredOutput: true })
    expect(client({ model: 'gpt-5', info: { vision: false } }).info.vision).toBe(false)
  })

  it('is everything where the model is not known', () => {
    expect(client({ model: 'qwen9' }).info).toEqual({
      model: 'qwen9',
      provider: new URL(server.baseURL).host,
      functionCalling: true,
      jsonOutput: true,
      structuredOutput: true,
      vision: true,
      contextWindow: null,
    })
    expect(client({ model: 'qwen9', info: { provider: 'ollama' } }).info.provider).toBe('ollama')
  })

  it('says how long a request is, about', () => {
    const tokens = client().countTokens([{ type: 'UserMessage', content: 'word '.repeat(100), source: 'u' }])
    expect(tokens).toBeGreaterThan(90)
    expect(tokens).toBeLessThan(160)
    expect(client().countTokens(hello, [weather])).toBeGreaterThan(client().countTokens(hello))
  })
})

describe('the address', () => {
  it('works without a slash at its end and with one', async () => {
    server.script(json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] }))
    await client({ baseURL: `${server.baseURL}/` }).create(hello)
    expect(server.requests[0]!.path).toBe('/v1/chat/completions')
  })
})
