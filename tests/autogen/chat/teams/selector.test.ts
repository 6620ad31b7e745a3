import { describe, expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { SelectorGroupChat } from '../../../../backend/autogen/chat/teams/selector-group-chat.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { BufferedChatCompletionContext } from '../../../../backend/autogen/models/buffered-context.ts'
import { HeadAndTailChatCompletionContext } from '../../../../backend/autogen/models/head-and-tail-context.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { metered } from '../../../../backend/autogen/models/usage-ledger.ts'
import { agent, errorOf, type Line, named, RUNTIMES, says, sources, streamed, texts } from './doubles.ts'

const untilDone = () => new TextMentionTermination('TERMINATE')

describe.each(RUNTIMES)('a selector team on %s', (_, runtime) => {
  it('G01 Model picks', async () => {
    const client = new ReplayChatCompletionClient(['agent3', 'agent2', 'agent1', 'agent2', 'agent1'])
    const members = [agent('agent1', says('hm', 'TERMINATE')), ...named('agent2', 'agent3')]
    const team = new SelectorGroupChat(members, client, { terminationCondition: untilDone(), ...runtime() })
    const result = await team.run('What is next?')
    expect(sources(result)).toEqual(['user', 'agent3', 'agent2', 'agent1', 'agent2', 'agent1'])
    await team.reset()
    client.reset()
    const again = await streamed(team.runStream('What is next?'))
    expect(texts(again.result)).toEqual(texts(result))
    expect(again.items).toEqual(again.result.messages)
  })

  it('G03 Two agents, repetition off and on', async () => {
    const team = (client: ReplayChatCompletionClient, last: string, allowRepeatedSpeaker: boolean) => {
      const options = { terminationCondition: untilDone(), allowRepeatedSpeaker, ...runtime() }
      const stops = (name: string) => agent(name, name === last ? says('hm', 'TERMINATE') : says('hm'))
      return new SelectorGroupChat([stops('agent1'), stops('agent2')], client, options)
    }
    const once = new ReplayChatCompletionClient(['agent2'])
    expect(sources(await team(once, 'agent1', false).run('go'))).toEqual([
      'user',
      'agent2',
      'agent1',
      'agent2',
      'agent1',
    ])
    expect(once.createCalls).toHaveLength(1)
    const thrice = new ReplayChatCompletionClient(['agent2', 'agent2', 'agent1'])
    const options = { maxTurns: 3, allowRepeatedSpeaker: true, ...runtime() }
    const repeated = new SelectorGroupChat(named('agent1', 'agent2'), thrice, options)
    expect(sources(await repeated.run('go'))).toEqual(['user', 'agent2', 'agent2', 'agent1'])
  })

  it('G04 Two names, then one', async () => {
    const client = new ReplayChatCompletionClient(['agent2, agent3', 'agent2'])
    const options = { maxTurns: 1, ...runtime() }
    const team = new SelectorGroupChat(named('agent1', 'agent2', 'agent3'), client, options)
    expect(sources(await team.run('go'))).toEqual(['user', 'agent2'])
    const [, second] = client.createCalls
    expect(second?.messages.map(({ type }) => type)).toEqual([
      'UserMessage',
      'AssistantMessage',
      'UserMessage',
    ])
  })

  it('G06 Three failures, previous exists', async () => {
    const client = new ReplayChatCompletionClient(['agent2', 'agent2', 'agent2', 'agent2'])
    const options = { maxTurns: 2, emitTeamEvents: true, ...runtime() }
    const team = new SelectorGroupChat(named('agent1', 'agent2', 'agent3'), client, options)
    const { messages } = await team.run('go')
    const chosen = messages.filter((one) => one.type === 'SelectSpeakerEvent')
    expect(chosen.map(({ content, fallback }) => [content, fallback])).toEqual([
      [['agent2'], false],
      [['agent1'], true],
    ])
    expect(chosen[1]?.rationale).toContain('3 attempts')
  })

  it('G07 Function first, model as fallback', async () => {
    const client = new ReplayChatCompletionClient(['agent3'])
    const after: Record<string, string | null> = { agent1: 'agent2', agent2: null, agent3: 'agent4' }
    const team = new SelectorGroupChat(named('agent1', 'agent2', 'agent3', 'agent4'), client, {
      terminationCondition: new MaxMessageTermination(6),
      selectorFunc: async (thread) => {
        const name = thread.at(-1)?.source ?? ''
        return name in after ? after[name]! : 'agent1'
      },
      ...runtime(),
    })
    expect(sources(await team.run('go'))).toEqual(['user', 'agent1', 'agent2', 'agent3', 'agent4', 'agent1'])
    expect(client.createCalls).toHaveLength(1)
  })

  it('X09 Selector stays within the rules', async () => {
    const team = (answers: string[], candidateFunc?: () => string[]) => {
      const client = new ReplayChatCompletionClient(answers)
      const options = { maxTurns: 3, emitTeamEvents: true, ...(candidateFunc && { candidateFunc }) }
      return new SelectorGroupChat(named('a', 'b', 'c'), client, { ...options, ...runtime() })
    }
    const outside = await team(Array<string>(9).fill('c'), () => ['a', 'b']).run('go')
    expect(sources(outside)).not.toContain('c')
    expect(outside.messages.find((one) => one.type === 'SelectSpeakerEvent')?.fallback).toBe(true)
    const repeated = await team(Array<string>(9).fill('a')).run('go')
    const speakers = repeated.messages.filter((one) => one.type === 'TextMessage').map(({ source }) => source)
    expect(speakers).toEqual(['user', 'a', 'b', 'a'])
  })
})

describe('what a selector costs', () => {
  const speaking =
    (name: string, client: ReplayChatCompletionClient): Line =>
    async (heard, _, { ledger }) => {
      const mine = metered(client, ledger, { agent: name, purpose: 'speak' })
      let text = ''
      for await (const piece of mine.createStream([
        { type: 'UserMessage', content: `${heard.length}`, source: 'u' },
      ]))
        text = typeof piece === 'string' ? text : String(piece.content)
      return text
    }

  it('X22 Everything is accounted', async () => {
    const experts = new ReplayChatCompletionClient(['one two three', 'four five', 'six'])
    const selector = new ReplayChatCompletionClient(['a', 'b', 'a'])
    const team = new SelectorGroupChat(
      [agent('a', speaking('a', experts)), agent('b', speaking('b', experts)), agent('c')],
      selector,
      { maxTurns: 3, modelClientStreaming: true, emitTeamEvents: true },
    )
    const { usage, messages } = await team.run('go')
    const words = (text: string) => text.split(' ').length
    const spoken = ['one two three', 'four five', 'six'].map(words).reduce((a, b) => a + b)
    expect(usage.calls).toBe(6)
    expect(usage.unknown).toBe(0)
    expect(usage.completionTokens).toBe(spoken + 3)
    expect(usage.promptTokens).toBeGreaterThan(3)
    expect(messages.filter((one) => one.type === 'SelectorEvent').map(({ content }) => content)).toEqual([
      'a',
      'b',
      'a',
    ])
  })

  it('asks OpenAI by a system message, with roles, candidates and history in the user’s own prompt', async () => {
    const client = new ReplayChatCompletionClient(['b'], { info: { provider: 'openai' } })
    const team = new SelectorGroupChat(named('a', 'b'), client, {
      maxTurns: 1,
      selectorPrompt: '{roles}|{participants}|{history}',
    })
    await team.run('go')
    expect(client.createCalls[0]?.messages).toEqual([
      { type: 'SystemMessage', content: `a: It is a.\nb: It is b.|['a', 'b']|user: go` },
    ])
  })

  it('shows the model as much of the conversation as the context does', async () => {
    const client = new ReplayChatCompletionClient(['b', 'c', 'b', 'c'])
    const options = { maxTurns: 3, selectorPrompt: '{history}' }
    const history = () => client.createCalls.map(({ messages: [first] }) => first?.content)
    const buffered = { ...options, modelContext: new BufferedChatCompletionContext(2) }
    await new SelectorGroupChat(named('a', 'b', 'c'), client, buffered).run('go')
    expect(history()).toEqual(['user: go', 'user: go\n\nb: I am b', 'b: I am b\n\nc: I am c'])
    client.reset()
    const modelContext = new HeadAndTailChatCompletionContext(1, 1)
    await new SelectorGroupChat(named('a', 'b', 'c'), client, { ...options, modelContext }).run('go')
    expect(history().at(-1)).toBe('user: go\n\nSystem: Skipped 1 messages.\n\nc: I am c')
  })

  it('is told where functions name nobody, or there is nobody to choose', async () => {
    const client = new ReplayChatCompletionClient([])
    expect(() => new SelectorGroupChat(named('a'), client)).toThrow('at least two participants')
    expect(() => new SelectorGroupChat(named('a', 'b'), client, { maxSelectorAttempts: 0 })).toThrow(
      ConfigurationError,
    )
    const wrong = [{ selectorFunc: () => 'x' }, { candidateFunc: () => [] }, { candidateFunc: () => ['x'] }]
    for (const options of wrong) {
      const error = await errorOf(new SelectorGroupChat(named('a', 'b'), client, options).run('go'))
      expect(error).toBeInstanceOf(ConfigurationError)
    }
  })
})
