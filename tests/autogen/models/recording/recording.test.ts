import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  CreateOptions,
  CreateResult,
  ModelClient,
  ModelMessage,
} from '../../../../backend/autogen/models/model-client.ts'
import { OpenAIChatCompletionClient } from '../../../../backend/autogen/models/openai/client.ts'
import {
  type Recording,
  recordingsFromJsonl,
  recordingsToJsonl,
} from '../../../../backend/autogen/models/recording/recording.ts'
import { RecordingClient } from '../../../../backend/autogen/models/recording/recording-client.ts'
import { ReplayingClient, ReplayMiss } from '../../../../backend/autogen/models/recording/replaying-client.ts'
import { requestKey } from '../../../../backend/autogen/models/recording/request-key.ts'
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
} from '../../../support/openai-server.ts'

const ask = (content: string): ModelMessage[] => [
  { type: 'SystemMessage', content: 'Be brief.' },
  { type: 'UserMessage', content, source: 'user' },
]
const weather = { name: 'weather', description: 'Tells it.', parameters: { type: 'object' } }
const KEY = 'sk-never-to-be-seen'

let server: OpenAIServer
let recordings: Recording[]
let recorder: RecordingClient
beforeEach(async () => {
  server = await openaiServer()
  recordings = []
  const client = new OpenAIChatCompletionClient({
    model: 'm',
    apiKey: KEY,
    baseURL: server.baseURL,
    headers: { 'x-proxy': 'proxy-password' },
  })
  recorder = new RecordingClient(client, (recording) => recordings.push(recording))
})
afterEach(() => server.close())

async function drained(client: ModelClient, messages: ModelMessage[], options?: CreateOptions) {
  const items: (string | CreateResult)[] = []
  for await (const item of client.createStream(messages, options)) items.push(item)
  return items
}
const replayer = () => new ReplayingClient(recordingsFromJsonl(recordingsToJsonl(recordings)), recorder.info)

describe('given calls that were recorded', () => {
  it('when they are asked again, in whatever order, then the same comes without a provider', async () => {
    const calls = [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }]
    server.script(whole({ content: 'One' }), whole({ content: 'Let me see.', tool_calls: calls }))
    const first = await recorder.create(ask('1'))
    const second = await recorder.create(ask('2'), { tools: [weather], toolChoice: 'required' })
    await server.close()
    const replay = replayer()
    expect(await replay.create(ask('2'), { toolChoice: 'required', tools: [weather] })).toEqual({
      ...second,
      cached: true,
    })
    expect(await replay.create(ask('1'))).toEqual({ ...first, cached: true })
    expect(replay.countTokens(ask('1'))).toBe(recorder.countTokens(ask('1')))
    server = await openaiServer()
  })

  it('when a stream is asked again, then it comes in the same pieces; either way of asking is answered by the other', async () => {
    server.script(streamed(piece({ content: 'O' }), piece({ content: 'ne' }), piece({}, 'stop'), usage()))
    const items = await drained(recorder, ask('1'))
    expect(items).toMatchObject(['O', 'ne', { content: 'One' }])
    expect(await drained(replayer(), ask('1'))).toEqual(['O', 'ne', { ...Object(items[2]), cached: true }])
    expect((await replayer().create(ask('1'))).content).toBe('One')
    server.script(whole({ content: 'Two' }))
    await recorder.create(ask('2'))
    expect(await drained(replayer(), ask('2'))).toMatchObject(['Two', { content: 'Two' }])
  })

  it('when the same was asked several times, then the answers come in their order, and no more of them', async () => {
    server.script(whole({ content: 'One' }), whole({ content: 'Two' }))
    await recorder.create(ask('1'))
    await recorder.create(ask('1'))
    const replay = replayer()
    expect((await replay.create(ask('1'))).content).toBe('One')
    expect((await replay.create(ask('1'))).content).toBe('Two')
    await expect(replay.create(ask('1'))).rejects.toThrow(/asked more often than it was recorded/)
  })

  it('when the provider failed, then it fails again, after the same pieces', async () => {
    server.script(refusal(429, {}, { 'retry-after': '7' }), streamed(piece({ content: 'O' })))
    await expect(recorder.create(ask('1'))).rejects.toThrow()
    await expect(drained(recorder, ask('2'))).rejects.toThrow()
    const replay = replayer()
    await expect(replay.create(ask('1'))).rejects.toMatchObject({
      kind: 'rate_limited',
      retryable: true,
      retryAfterMs: 7000,
    })
    const stream = replay.createStream(ask('2'))
    expect((await stream.next()).value).toBe('O')
    await expect(stream.next()).rejects.toMatchObject({ kind: 'cut_stream' })
  })

  it('when a call was given up, then there is no recording of it', async () => {
    server.script((response) => {
      beginStream(response)
      event(response, piece({ content: 'O' }))
    })
    for await (const item of recorder.createStream(ask('1'))) if (item === 'O') break
    await expect(
      recorder.create(ask('1'), { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
    expect(recordings).toEqual([])
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(replayer().create(ask('1'), { signal })).rejects.toThrow('enough')
  })

  it('when a provider repeats the key, then it is in no recording, nor is any header or address', async () => {
    server.script(refusal(401, { message: `Bad key ${KEY}, proxy-password` }), whole({ content: 'Hi' }))
    await expect(recorder.create(ask('1'))).rejects.toThrow()
    await recorder.create(ask('1'))
    const jsonl = recordingsToJsonl(recordings)
    expect(recordings).toHaveLength(2)
    expect(jsonl).not.toContain(KEY)
    expect(jsonl).not.toContain('proxy-password')
    expect(jsonl).not.toContain(`${server.baseURL}`)
  })

  it('when the list that was asked with is changed later, then the recording is not', async () => {
    server.script(whole({ content: 'Hi' }))
    const messages = ask('1')
    await recorder.create(messages)
    messages.push({ type: 'AssistantMessage', content: 'Hi', source: 'expert' })
    expect(recordings[0]!.request['messages']).toHaveLength(2)
  })
})

describe('given something that was not recorded', () => {
  beforeEach(async () => {
    server.script(whole({ content: 'Hi' }))
    await recorder.create(ask('1'), { tools: [weather] })
    await recorder.create([...ask('2'), ...ask('3').slice(1)])
  })
  const missed = async (
    messages: ModelMessage[],
    options: CreateOptions = {},
    client: ModelClient = replayer(),
  ) => {
    const miss: unknown = await client.create(messages, options).catch((error: unknown) => error)
    if (!(miss instanceof ReplayMiss)) throw new Error(`${String(miss)} is no miss`)
    return miss
  }

  it.each<[string, ModelMessage[], CreateOptions, string]>([
    ['message', ask('one'), { tools: [weather] }, 'messages[1].content: "1" was recorded, "one" is asked'],
    [
      'set of tools',
      ask('1'),
      {},
      'tools[0]: {"name":"weather","description":"Tells it.","parameters":{"t… was recorded, nothing is asked',
    ],
    [
      'choice of tool',
      ask('1'),
      { tools: [weather], toolChoice: 'none' },
      'toolChoice: "auto" was recorded, "none" is asked',
    ],
    [
      'way of JSON',
      ask('1'),
      { tools: [weather], jsonOutput: true },
      'jsonOutput: false was recorded, true is asked',
    ],
    [
      'setting',
      ask('1'),
      { tools: [weather], extra: { seed: 1 } },
      'extra.seed: nothing was recorded, 1 is asked',
    ],
  ])(
    'when another %s is asked, then it says what differs from the nearest',
    async (_, messages, options, words) => {
      const miss = await missed(messages, options)
      expect(miss.differences).toHaveLength(1)
      expect(miss.differences[0]).toContain(words)
      expect(miss.message).toContain(words)
    },
  )

  it('when another model is asked, then it says so', async () => {
    const other = new ReplayingClient(recordings, { ...recorder.info, model: 'n' })
    const miss = await missed(ask('1'), { tools: [weather] }, other)
    expect(miss.differences).toEqual(['model: "m" was recorded, "n" is asked'])
  })

  it('when nothing was recorded, then it says that', async () => {
    expect((await missed(ask('1'), {}, new ReplayingClient([], recorder.info))).message).toBe(
      'Nothing was recorded.',
    )
  })
})

describe('a file of recordings', () => {
  it('is read again as it was written, with empty lines or without', async () => {
    server.script(whole({ content: 'Hi' }, { usage: null }))
    await recorder.create(ask('1'))
    const jsonl = recordingsToJsonl(recordings)
    expect(recordingsFromJsonl(`\n${jsonl}\n`)).toEqual(recordings)
  })

  it.each([
    'nonsense',
    '{}',
    '{"request":{"messages":[]},"pieces":[],"end":{}}',
    '{"request":{"messages":[]},"pieces":[1],"end":{"result":{"finishReason":"stop","content":""}}}',
    '{"request":{"messages":[]},"pieces":[],"end":{"result":{"finishReason":"stop","content":[{"id":1}]}}}',
    '{"request":{"messages":[]},"pieces":[],"end":{"error":{"kind":"boredom","message":"m"}}}',
  ])('that holds %s is refused with the number of the line', (line) => {
    expect(() => recordingsFromJsonl(`\n${line}`)).toThrow(/^Line 2 is no recording/)
  })
})

it('the key of a request does not depend on the order of its fields', () => {
  expect(requestKey({ a: 1, b: { c: [1, 2], d: null } })).toBe(
    requestKey({ b: { d: null, c: [1, 2] }, a: 1 }),
  )
  expect(requestKey({ a: [1, 2] })).not.toBe(requestKey({ a: [2, 1] }))
  expect(requestKey({ a: '1' })).not.toBe(requestKey({ a: 1 }))
})
