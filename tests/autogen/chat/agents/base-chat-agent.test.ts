import { describe, expect, it } from 'vitest'
import { FunctionAgent } from '../../../../backend/autogen/chat/agents/function-agent.ts'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { UsageLedger } from '../../../../backend/autogen/models/usage-ledger.ts'
import { EchoAgent } from '../../../../backend/autogen/testkit/echo-agent.ts'
import { says } from './support.ts'

describe('any agent', () => {
  it.each(['', 'a b', '1a', 'a-b', 'a\n'])('refuses the name %j', (name) => {
    expect(() => new EchoAgent(name)).toThrow(ConfigurationError)
  })

  it('refuses a name that plain JavaScript left out', () => {
    const misspelt: { name: string } = JSON.parse('{"nmae":"x"}')
    expect(() => new EchoAgent(misspelt.name)).toThrow(ConfigurationError)
  })

  it.each(['a', '_a1', 'Ünal', '学者'])('takes the name %s', (name) => {
    expect(new EchoAgent(name).name).toBe(name)
  })

  it('takes a text as a task of the user, and its result has no stop reason', async () => {
    const result = await new EchoAgent('echo').run('Hi')
    expect(result.messages.map(({ source, type }) => [source, type])).toEqual([
      ['user', 'TextMessage'],
      ['echo', 'TextMessage'],
    ])
    expect(result).toMatchObject({ stopReason: null, usage: { calls: 0 } })
  })

  it('takes a message, a list, or nothing; the task can be left out of what it tells', async () => {
    const echo = new EchoAgent('echo')
    expect((await echo.run(says('a'))).messages).toHaveLength(2)
    expect((await echo.run([says('b'), says('c')], { outputTaskMessages: false })).messages).toMatchObject([
      { content: 'b' },
    ])
    expect((await echo.run()).messages).toMatchObject([{ source: 'echo', content: 'b' }])
  })

  it('refuses an empty list and what is no message', async () => {
    const echo = new EchoAgent('echo')
    await expect(echo.run([])).rejects.toThrow(ConfigurationError)
    const notMessages = JSON.parse('[{"type":"Letter"}]')
    await expect(echo.run(notMessages)).rejects.toThrow(ConfigurationError)
  })

  it('tells the task, the way and the answer, then the result, whose messages are without pieces', async () => {
    const modelClient = new ReplayChatCompletionClient(['one two'])
    const agent = new AssistantAgent({ name: 'helper', modelClient, modelClientStream: true })
    const ledger = new UsageLedger()
    const kinds: string[] = []
    for await (const item of agent.runStream('Hi', { ledger })) {
      kinds.push('result' in item ? 'result' : item.type)
      if ('result' in item) {
        expect(item.result.messages.map(({ type }) => type)).toEqual(['TextMessage', 'TextMessage'])
        expect(item.result.usage).toMatchObject({ calls: 1, completionTokens: 2 })
      }
    }
    const chunk = 'ModelClientStreamingChunkEvent'
    expect(kinds).toEqual(['TextMessage', chunk, chunk, 'TextMessage', 'result'])
    expect(ledger.total().calls).toBe(1)
  })

  it('can be a plain function', async () => {
    const counting = new FunctionAgent({ name: 'counter', run: (messages) => `I heard ${messages.length}.` })
    const { chatMessage } = await counting.onMessages([says('a'), says('b')])
    expect(chatMessage).toMatchObject({ source: 'counter', content: 'I heard 2.' })
  })
})
