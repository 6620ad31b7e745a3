// After AutoGen's autogen-core/tests/test_model_context.py, autogen-ext/tests/models/test_replay_chat_completion_client.py,
// and SPEC section 12 with decision 10.
import { describe, expect, it } from 'vitest'
import {
  AssistantAgent,
  BadState,
  BufferedChatCompletionContext,
  type ChatCompletionContext,
  ConfigurationError,
  HeadAndTailChatCompletionContext,
  metered,
  type ModelMessage,
  ReplayChatCompletionClient,
  RoundRobinGroupChat,
  SelectorGroupChat,
  TokenLimitedChatCompletionContext,
  TokenUsageTermination,
  UnboundedChatCompletionContext,
  UsageLedger,
} from '../../../backend/autogen/index.ts'
import { asJson, calling } from './support.ts'

const hears = (content: string): ModelMessage => ({ type: 'UserMessage', content, source: 'user' })
const says = (content: string): ModelMessage => ({ type: 'AssistantMessage', content, source: 'assistant' })
const calls: ModelMessage = {
  type: 'AssistantMessage',
  content: [{ id: '1', name: 'f', arguments: '{}' }],
  source: 'assistant',
}
const ran: ModelMessage = {
  type: 'FunctionExecutionResultMessage',
  content: [{ callId: '1', name: 'f', content: 'done', isError: false }],
}
const TALK = [
  hears('Hello!'),
  says('What can I do for you?'),
  hears('What is fun in Seattle?'),
  says('Pike place, space needle.'),
  hears('More places?'),
]
const client = () => new ReplayChatCompletionClient([])

const CONTEXTS: [string, () => ChatCompletionContext, (all: ModelMessage[]) => unknown[]][] = [
  ['unbounded', () => new UnboundedChatCompletionContext(), (all) => all],
  ['buffered', () => new BufferedChatCompletionContext(2), (all) => all.slice(-2)],
  [
    'head and tail',
    () => new HeadAndTailChatCompletionContext(1, 1),
    (all) => [
      all[0],
      expect.objectContaining({ content: `Skipped ${all.length - 2} messages.` }),
      all.at(-1),
    ],
  ],
  [
    'token-limited',
    () => new TokenLimitedChatCompletionContext(client(), { tokenLimit: 1_000 }),
    (all) => all,
  ],
]

describe.each(CONTEXTS)('a model context that is %s', (_, make, view) => {
  // test_buffered_model_context, test_head_and_tail_model_context, test_unbounded_model_context
  it('shows its part, nothing once it is cleared, and the same where its state is loaded', async () => {
    const context = make()
    for (const message of TALK) await context.addMessage(message)
    expect(await context.getMessages()).toEqual(view(TALK))
    const state = asJson(await context.saveState())
    await context.clear()
    expect(await context.getMessages()).toEqual([])
    await context.loadState(state)
    expect(await context.getMessages()).toEqual(view(TALK))
    expect(asJson(await context.saveState())).toEqual(state)
    await expect(context.loadState({ messages: [{ no: 'message' }] })).rejects.toThrow(BadState)
  })

  it('shows all while there is little', async () => {
    const context = make()
    await context.addMessages(TALK.slice(0, 2))
    expect(await context.getMessages()).toEqual(TALK.slice(0, 2))
  })
})

describe('a model context', () => {
  // SPEC 12: drops a leading tool result; providers refuse one without its call
  it.each<[string, () => ChatCompletionContext]>([
    ['buffered', () => new BufferedChatCompletionContext(3)],
    ['head and tail', () => new HeadAndTailChatCompletionContext(1, 3)],
    ['token-limited', () => new TokenLimitedChatCompletionContext(client(), { tokenLimit: 16 })],
  ])('that is %s never shows a result without its call', async (_kind, make) => {
    for (const before of [0, 1, 2, 3]) {
      const context = make()
      await context.addMessages([...TALK.slice(0, before), calls, ran, ...TALK.slice(before)])
      const shown = await context.getMessages()
      for (const [at, message] of shown.entries())
        if (message.type === 'FunctionExecutionResultMessage') expect(shown[at - 1]).toEqual(calls)
    }
  })

  // test_token_limited_model_context_openai_with_function_result: a result at the very beginning belongs to no call
  it.each<[string, () => ChatCompletionContext]>([
    ['buffered', () => new BufferedChatCompletionContext(4)],
    ['head and tail', () => new HeadAndTailChatCompletionContext(2, 1)],
    ['token-limited', () => new TokenLimitedChatCompletionContext(client(), { tokenLimit: 1_000 })],
  ])('that is %s does not begin with a result whose call it never had', async (_kind, make) => {
    const context = make()
    await context.addMessages([ran, ...TALK])
    expect((await context.getMessages())[0]?.type).not.toBe('FunctionExecutionResultMessage')
  })

  // test_token_limited_model_context_with_token_limit, ..._without_token_limit; SPEC 12: upstream forgets the system message
  it('that is limited in tokens drops from the middle, and counts what else is asked with', async () => {
    const model = client()
    const tokens = model.countTokens(TALK)
    const context = new TokenLimitedChatCompletionContext(model, {
      tokenLimit: tokens - 1,
      initialMessages: TALK,
    })
    const shown = await context.getMessages()
    expect(shown.length).toBeLessThan(TALK.length)
    expect([shown[0], shown.at(-1)]).toEqual([TALK[0], TALK.at(-1)])
    expect(model.countTokens(shown)).toBeLessThan(tokens)
    const room = new TokenLimitedChatCompletionContext(model, { tokenLimit: tokens, initialMessages: TALK })
    expect(await room.getMessages()).toEqual(TALK)
    const system: ModelMessage[] = [{ type: 'SystemMessage', content: 'Be brief.' }]
    expect((await room.getMessages({ system })).length).toBeLessThan(TALK.length)
    const free = new TokenLimitedChatCompletionContext(model, { initialMessages: TALK })
    expect(await free.getMessages()).toEqual(TALK)
  })

  it.each([0, -1, 1.5])('is of no size %d', (size) => {
    expect(() => new BufferedChatCompletionContext(size)).toThrow(ConfigurationError)
    expect(() => new HeadAndTailChatCompletionContext(size, 1)).toThrow(ConfigurationError)
    expect(() => new HeadAndTailChatCompletionContext(1, size)).toThrow(ConfigurationError)
  })
})

describe('a model that is replayed', () => {
  // test_replay_chat_completion_client, ..._create_stream, ..._reset, ..._with_usage
  it('answers in order, then fails, and begins anew when reset', async () => {
    const model = new ReplayChatCompletionClient(['Hello world', 'Again'])
    expect((await model.create([hears('one two three')])).content).toBe('Hello world')
    expect((await model.create([])).content).toBe('Again')
    await expect(model.create([])).rejects.toThrow('No more mock responses available')
    model.reset()
    expect(await model.create([hears('one two three')])).toMatchObject({
      content: 'Hello world',
      finishReason: 'stop',
      usage: { promptTokens: 3, completionTokens: 2 },
    })
  })

  it('streams pieces, then the whole with what it used', async () => {
    const model = new ReplayChatCompletionClient(['Hello to you', calling(['f'])])
    const pieces: unknown[] = []
    for await (const piece of model.createStream([])) pieces.push(piece)
    expect(pieces.slice(0, -1).join('')).toBe('Hello to you')
    expect(pieces.at(-1)).toMatchObject({ content: 'Hello to you', usage: { completionTokens: 3 } })
    const called: unknown[] = []
    for await (const piece of model.createStream([])) called.push(piece)
    expect(called).toEqual([calling(['f'])])
  })

  // SPEC 12: upstream does not record streamed calls
  it('writes down every call, streamed ones too', async () => {
    const model = new ReplayChatCompletionClient(['1', '2'])
    await model.create([hears('a')])
    for await (const _piece of model.createStream([hears('b')]));
    expect(model.createCalls.map(({ messages, stream }) => [messages[0]?.content, stream])).toEqual([
      ['a', false],
      ['b', true],
    ])
  })
})

// Decision 10
describe('what calls use', () => {
  it('is counted once at one place, by whom and what for', async () => {
    const ledger = new UsageLedger()
    const model = metered(new ReplayChatCompletionClient(['a b', 'c']), ledger, {
      agent: 'x',
      purpose: 'speak',
    })
    await model.create([hears('one')])
    for await (const _piece of model.createStream([hears('one two')]));
    expect(ledger.total()).toMatchObject({ calls: 2, promptTokens: 3, completionTokens: 3, unknown: 0 })
    expect([...ledger.by('agent').keys()]).toEqual(['x'])
  })

  it('is unknown, not nothing, where the provider does not say', async () => {
    const ledger = new UsageLedger()
    const answer = { finishReason: 'stop', content: 'x', usage: null, cached: false } as const
    await metered(new ReplayChatCompletionClient([answer]), ledger, { agent: 'x', purpose: 'speak' }).create(
      [],
    )
    expect(ledger.total()).toMatchObject({ calls: 1, unknown: 1, costUsd: null })
  })

  // SPEC 10: upstream's TokenUsage is blind to the selector and to streams
  it('ends a run by tokens though only the selector and streams use them', async () => {
    const selects = new ReplayChatCompletionClient(['a', 'b', 'a', 'b'])
    const speaks = () => new ReplayChatCompletionClient(['one two three', 'four five six'])
    const members = ['a', 'b', 'c'].map(
      (name) =>
        new AssistantAgent({ name, modelClient: speaks(), modelClientStream: true, systemMessage: null }),
    )
    const terminationCondition = new TokenUsageTermination({ maxCompletion: 6 })
    const team = new SelectorGroupChat(members, selects, { terminationCondition, maxTurns: 4 })
    const result = await team.run('task')
    expect(result.stopReason).toContain('Token usage limit reached')
    expect(result.usage.completionTokens).toBe(8)
    expect(result.usage.calls).toBe(4)
  })

  it('of a team in a run is told to who asked for the run', async () => {
    const ledger = new UsageLedger()
    const member = new AssistantAgent({ name: 'a', modelClient: new ReplayChatCompletionClient(['x', 'y']) })
    const team = new RoundRobinGroupChat([member], { maxTurns: 1 })
    const results = [await team.run('task', { ledger }), await team.run(undefined, { ledger })]
    expect(results.map(({ usage }) => usage.calls)).toEqual([1, 1])
    expect(ledger.total().calls).toBe(2)
  })
})
