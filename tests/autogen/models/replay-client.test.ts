import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CreateResult, ModelClient, ModelMessage } from '../../../backend/autogen/models/model-client.ts'
import { ReplayChatCompletionClient } from '../../../backend/autogen/models/replay-client.ts'
import { metered, UsageLedger } from '../../../backend/autogen/models/usage-ledger.ts'

const asked: ModelMessage[] = [{ type: 'UserMessage', content: 'two words', source: 'user' }]
const drained = async (client: ModelClient) => {
  const pieces: string[] = []
  let result: CreateResult | null = null
  for await (const piece of client.createStream(asked)) {
    if (typeof piece === 'string') pieces.push(piece)
    else result = piece
  }
  return { pieces, result }
}

describe('a scripted model', () => {
  it('answers in order, counts words as tokens, and says when it has no more', async () => {
    const client = new ReplayChatCompletionClient(['a b c', 'd'])
    expect(await client.create(asked)).toEqual({
      finishReason: 'stop',
      content: 'a b c',
      usage: { promptTokens: 2, completionTokens: 3 },
      cached: false,
    })
    expect((await client.create(asked)).content).toBe('d')
    await expect(client.create(asked)).rejects.toThrow('No more mock responses available')
    client.reset()
    expect((await client.create(asked)).content).toBe('a b c')
  })

  it('streams pieces that make the whole text, then the result with its usage', async () => {
    const { pieces, result } = await drained(new ReplayChatCompletionClient(['Hello to  you\nall']))
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.join('')).toBe('Hello to  you\nall')
    expect(result).toMatchObject({ content: 'Hello to  you\nall', usage: { completionTokens: 4 } })
  })

  it('loses nothing of any text in its stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(' ', 'a', '\n', '\t', 'é') }), async (text) => {
        const { pieces } = await drained(new ReplayChatCompletionClient([text]))
        expect(pieces.join('')).toBe(text)
      }),
    )
  })

  it('records streamed calls like any others, each as it was', async () => {
    const client = new ReplayChatCompletionClient(['a', 'b'])
    const messages = [...asked]
    await client.create(messages, { toolChoice: 'none' })
    messages.push(...asked)
    await drained(client)
    expect(client.createCalls.map(({ stream, messages: seen }) => [stream, seen.length])).toEqual([
      [false, 1],
      [true, 1],
    ])
    expect(client.createCalls[0]?.options.toolChoice).toBe('none')
  })

  it('fails where the script says so, and works answers out', async () => {
    const client = new ReplayChatCompletionClient([
      new Error('down'),
      ([first]) => `heard: ${String(first?.content)}`,
    ])
    await expect(client.create(asked)).rejects.toThrow('down')
    expect((await client.create(asked)).content).toBe('heard: two words')
  })

  it('says nothing to who has given up, and keeps the answer', async () => {
    const client = new ReplayChatCompletionClient(['a'])
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(client.create(asked, { signal })).rejects.toThrow('enough')
    expect((await client.create(asked)).content).toBe('a')
  })

  it('counts in a ledger whether streamed or not', async () => {
    const ledger = new UsageLedger()
    const client = metered(new ReplayChatCompletionClient(['a b', 'a b']), ledger, {
      agent: 'x',
      purpose: 'speak',
    })
    await client.create(asked)
    await drained(client)
    expect(ledger.total()).toMatchObject({ promptTokens: 4, completionTokens: 4, calls: 2, unknown: 0 })
  })
})
