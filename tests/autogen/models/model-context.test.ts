import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../backend/autogen/core/json.ts'
import { BadState, ConfigurationError } from '../../../backend/autogen/core/errors.ts'
import { BufferedChatCompletionContext } from '../../../backend/autogen/models/buffered-context.ts'
import { HeadAndTailChatCompletionContext } from '../../../backend/autogen/models/head-and-tail-context.ts'
import type { ModelMessage } from '../../../backend/autogen/models/model-client.ts'
import {
  type ChatCompletionContext,
  UnboundedChatCompletionContext,
} from '../../../backend/autogen/models/model-context.ts'
import { ReplayChatCompletionClient } from '../../../backend/autogen/models/replay-client.ts'
import { TokenLimitedChatCompletionContext } from '../../../backend/autogen/models/token-limited-context.ts'

const user = (content: string): ModelMessage => ({ type: 'UserMessage', content, source: 'user' })
const said = (content: string): ModelMessage => ({ type: 'AssistantMessage', content, source: 'a' })
const call = (id: string): ModelMessage => ({
  type: 'AssistantMessage',
  content: [{ id, name: 'f', arguments: '{}' }],
  source: 'a',
})
const result = (callId: string): ModelMessage => ({
  type: 'FunctionExecutionResultMessage',
  content: [{ callId, name: 'f', content: 'done', isError: false }],
})
const client = new ReplayChatCompletionClient([])
const holding = async <Context extends ChatCompletionContext>(
  context: Context,
  ...messages: ModelMessage[]
) => {
  await context.addMessages(messages)
  return context
}

describe('a model context', () => {
  it('that is unbounded shows all, is cleared, saved and loaded', async () => {
    const context = await holding(new UnboundedChatCompletionContext([user('1')]), said('2'))
    expect(await context.getMessages()).toEqual([user('1'), said('2')])

    const state = await context.saveState()
    await context.clear()
    expect(await context.getMessages()).toEqual([])
    await context.loadState(state)
    await context.addMessage(user('3'))
    expect(await context.getMessages()).toEqual([user('1'), said('2'), user('3')])
    expect(state).toEqual({ messages: [user('1'), said('2')] })
  })

  it('shows what is pending without keeping it', async () => {
    const context = await holding(new UnboundedChatCompletionContext(), user('1'))
    expect(await context.getMessages({ pending: [said('2')] })).toEqual([user('1'), said('2')])
    expect(await context.getMessages()).toEqual([user('1')])
  })

  it('refuses a state that is none', async () => {
    const context = new UnboundedChatCompletionContext()
    const states: Json[] = [null, {}, { messages: 3 }, { messages: [{ type: 'Other', content: '' }] }]
    for (const state of states) await expect(context.loadState(state)).rejects.toThrow(BadState)
  })

  it.each([
    ['a buffer', () => new BufferedChatCompletionContext(0)],
    ['a head', () => new HeadAndTailChatCompletionContext(0, 1)],
    ['a tail', () => new HeadAndTailChatCompletionContext(1, -1)],
    ['a token limit', () => new TokenLimitedChatCompletionContext(client, { tokenLimit: 0 })],
  ])('refuses %s of nothing', (_, make) => expect(make).toThrow(ConfigurationError))
})

describe('a buffered context', () => {
  it('shows the last N', async () => {
    const context = await holding(new BufferedChatCompletionContext(2), user('1'), said('2'), user('3'))
    expect(await context.getMessages()).toEqual([said('2'), user('3')])
  })

  it('leaves out a result whose call is not shown', async () => {
    const context = await holding(
      new BufferedChatCompletionContext(2),
      user('1'),
      call('c'),
      result('c'),
      user('2'),
    )
    expect(await context.getMessages()).toEqual([user('2')])
  })

  it('shows the newest call and its result even where they are more than N', async () => {
    const context = await holding(new BufferedChatCompletionContext(1), user('1'), call('c'), result('c'))
    expect(await context.getMessages()).toEqual([call('c'), result('c')])
  })
})

describe('a head and tail context', () => {
  it('shows both ends and how many it left out', async () => {
    const context = await holding(
      new HeadAndTailChatCompletionContext(1, 1),
      user('1'),
      said('2'),
      user('3'),
      said('4'),
    )
    expect(await context.getMessages()).toEqual([
      user('1'),
      { type: 'UserMessage', content: 'Skipped 2 messages.', source: 'System' },
      said('4'),
    ])
  })

  it('shows all where nothing need be left out', async () => {
    const context = await holding(new HeadAndTailChatCompletionContext(1, 1), user('1'), said('2'))
    expect(await context.getMessages()).toEqual([user('1'), said('2')])
  })

  it('tears no pair at either end, and counts what it left out', async () => {
    const context = await holding(
      new HeadAndTailChatCompletionContext(2, 2),
      user('1'),
      call('c'),
      result('c'),
      said('2'),
      call('d'),
      result('d'),
      user('3'),
    )
    expect(await context.getMessages()).toEqual([
      user('1'),
      { type: 'UserMessage', content: 'Skipped 5 messages.', source: 'System' },
      user('3'),
    ])
  })
})

describe('a token limited context', () => {
  const limited = (tokenLimit: number) => new TokenLimitedChatCompletionContext(client, { tokenLimit })

  it('drops from the middle until the rest fits', async () => {
    const context = await holding(limited(4), user('a b'), said('c d'), user('e f'))
    expect(await context.getMessages()).toEqual([user('a b'), user('e f')])
  })

  it('counts what else is in the request', async () => {
    const context = await holding(limited(4), user('a b'), user('e f'))
    const system: ModelMessage[] = [{ type: 'SystemMessage', content: 'be brief' }]
    expect(await context.getMessages({ system })).toEqual([user('e f')])
  })

  it('keeps all within the limit, a result too', async () => {
    const context = await holding(limited(1000), user('1'), said('2'), result('c'))
    expect(await context.getMessages()).toHaveLength(3)
  })

  it('takes the window of the model where no limit is given', async () => {
    const small = new ReplayChatCompletionClient([], { info: { contextWindow: 2 } })
    const endless = new ReplayChatCompletionClient([], { info: { contextWindow: null } })
    const messages = [user('a b'), user('c d')]
    const bounded = await holding(new TokenLimitedChatCompletionContext(small), ...messages)
    const unbounded = await holding(new TokenLimitedChatCompletionContext(endless), ...messages)
    expect([await bounded.getMessages(), await unbounded.getMessages()]).toEqual([[user('c d')], messages])
  })
})

describe('whatever the rule', () => {
  // Threads as agents make them: what people say, and calls with their results.
  const thread = fc
    .array(fc.constantFrom('user', 'said', 'pair'), { maxLength: 12 })
    .map((kinds) =>
      kinds.flatMap((kind, at) =>
        kind === 'user'
          ? [user(`${at}`)]
          : kind === 'said'
            ? [said(`${at}`)]
            : [call(`${at}`), result(`${at}`)],
      ),
    )
  const size = fc.integer({ min: 1, max: 6 })
  const rules = fc.oneof(
    size.map((n) => new BufferedChatCompletionContext(n)),
    fc.tuple(size, size).map(([head, tail]) => new HeadAndTailChatCompletionContext(head, tail)),
    size.map((n) => new TokenLimitedChatCompletionContext(client, { tokenLimit: n * 3 })),
  )

  it('no call is shown without its result nor a result without its call, the newest is shown, order is kept', async () => {
    await fc.assert(
      fc.asyncProperty(rules, thread, async (context, messages) => {
        await context.addMessages(messages)
        const shown = await context.getMessages()
        shown.forEach((message, at) => {
          const calls = message.type === 'AssistantMessage' && typeof message.content !== 'string'
          if (calls) expect(shown[at + 1]?.type).toBe('FunctionExecutionResultMessage')
          if (message.type === 'FunctionExecutionResultMessage') {
            const before = shown[at - 1]?.content
            expect(before).toEqual([expect.objectContaining({ id: message.content[0]?.callId })])
          }
        })
        expect(shown.at(-1)).toEqual(messages.at(-1))
        const kept = shown.filter((message) => messages.includes(message))
        expect(kept).toEqual(messages.filter((message) => shown.includes(message)))
        expect(shown.length - kept.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
