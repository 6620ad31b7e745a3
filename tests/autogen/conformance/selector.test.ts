// After AutoGen's autogen-agentchat/tests/test_group_chat.py (selector), and SPEC section 6 with decisions 8 and 10.
import { describe, expect, it } from 'vitest'
import {
  type AnyMessage,
  ConfigurationError,
  MaxMessageTermination,
  ReplayChatCompletionClient,
  type ReplayStep,
  SelectorGroupChat,
  type SelectorGroupChatOptions,
  TextMentionTermination,
} from '../../../backend/autogen/index.ts'
import { agents, asJson, bare, errorOf, RUNTIMES, sources, stops, streamed, texts } from './support.ts'

type Thread = readonly AnyMessage[]

describe.each(RUNTIMES)('a selector on %s', (_, runtime) => {
  const make = (
    answers: ReplayStep[],
    options: SelectorGroupChatOptions,
    members = agents('agent1', 'agent2', 'agent3'),
  ) => {
    const model = new ReplayChatCompletionClient(answers)
    return { model, chat: new SelectorGroupChat(members, model, { ...options, ...runtime() }) }
  }

  // test_selector_group_chat, "test streaming"
  it('streams what it gives, and goes the same way again after a reset', async () => {
    const members = () => [stops('agent1', 2), ...agents('agent2', 'agent3')]
    const answers = ['agent3', 'agent2', 'agent1', 'agent2', 'agent1']
    const terminationCondition = new TextMentionTermination('TERMINATE')
    const { chat } = make(answers, { terminationCondition }, members())
    const { items, result } = await streamed(chat.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(sources(result)).toEqual(['user', ...answers])
    expect(result.stopReason).toBe("Text 'TERMINATE' mentioned")
    const again = make(answers, { terminationCondition }, members())
    expect((await again.chat.run('task')).messages.map(bare)).toEqual(result.messages.map(bare))
  })

  // test_selector_group_chat_fall_back_to_first_after_3_attempts
  it('takes the first candidate where the model names nobody it may in three answers', async () => {
    const { model, chat } = make(['agent2, agent3', 'agent5', 'agent3, agent1'], {
      maxTurns: 1,
      emitTeamEvents: true,
    })
    const result = await chat.run('task')
    expect(sources(result).at(-1)).toBe('agent1')
    expect(model.createCalls).toHaveLength(3)
    const chosen = result.messages.find(({ type }) => type === 'SelectSpeakerEvent')
    expect(chosen).toMatchObject({ content: ['agent1'], fallback: true })
  })

  // SPEC 6.5: each failed answer and what was wrong with it are part of the next question
  it('tells the model what was wrong with its answer', async () => {
    const { model, chat } = make(['agent2, agent3', 'nobody', 'agent2'], { maxTurns: 1 })
    await chat.run('task')
    const last = model.createCalls.at(-1)?.messages.map(({ content }) => String(content)) ?? []
    expect(last).toHaveLength(5)
    expect(last[1]).toBe('agent2, agent3')
    expect(last[3]).toBe('nobody')
  })

  // SPEC 6.6: max_selector_attempts
  it.each([1, 2, 5])('asks %i times at most where it is told so', async (maxSelectorAttempts) => {
    const { model, chat } = make(
      Array.from({ length: 9 }, () => 'x'),
      { maxTurns: 1, maxSelectorAttempts },
    )
    await chat.run('task')
    expect(model.createCalls).toHaveLength(maxSelectorAttempts)
  })

  // test_selector_group_chat_custom_candidate_func
  it('asks the model only where the candidate function leaves a choice', async () => {
    const next: Record<string, string[]> = {
      agent1: ['agent2'],
      agent2: ['agent2', 'agent3', 'agent4'],
      agent3: ['agent4'],
    }
    const candidateFunc = (thread: Thread) => next[thread.at(-1)?.source ?? ''] ?? ['agent1']
    const { model, chat } = make(
      ['agent3'],
      { candidateFunc, terminationCondition: new MaxMessageTermination(6) },
      agents('agent1', 'agent2', 'agent3', 'agent4'),
    )
    const result = await chat.run('task')
    expect(sources(result).slice(1)).toEqual(['agent1', 'agent2', 'agent3', 'agent4', 'agent1'])
    expect(result.stopReason).toBe('Maximum number of messages 6 reached, current message count: 6')
    expect(model.createCalls).toHaveLength(1)
  })

  // SPEC 6.1, 6.2: async functions, names that are none
  it('takes functions that take their time', async () => {
    const { model, chat } = make([], {
      selectorFunc: async (thread) => (thread.length === 1 ? 'agent3' : null),
      candidateFunc: async () => ['agent2'],
      maxTurns: 2,
    })
    expect(sources(await chat.run('task'))).toEqual(['user', 'agent3', 'agent2'])
    expect(model.createCalls).toHaveLength(0)
  })

  it.each<[string, SelectorGroupChatOptions]>([
    ['names a stranger', { selectorFunc: () => 'agent9' }],
    ['names strangers', { candidateFunc: () => ['agent1', 'agent9'] }],
    ['names nobody', { candidateFunc: () => [] }],
  ])('fails where a function %s', async (_what, options) => {
    expect((await errorOf(make(['agent1'], options).chat.run('task'))).message).toMatch(/function/)
  })

  // SPEC 6.1: the function may repeat, and sees events of agents too
  it('lets the function repeat a speaker whatever the rule', async () => {
    const { chat } = make([], { selectorFunc: () => 'agent2', maxTurns: 3 })
    expect(sources(await chat.run('task'))).toEqual(['user', 'agent2', 'agent2', 'agent2'])
  })

  // SPEC 6.1, probed: upstream forgets whom the function chose
  it('remembers whom the function chose: the model may not repeat them', async () => {
    const { chat } = make(['agent1', 'agent2'], {
      selectorFunc: (thread) => (thread.length === 1 ? 'agent1' : null),
      maxTurns: 2,
    })
    expect(sources(await chat.run('task'))).toEqual(['user', 'agent1', 'agent2'])
  })

  // SPEC 6.5
  it.each([
    ['in a sentence', 'I would ask agent_b now.', 'agent_b'],
    ['with a space for the underscore', 'agent b', 'agent_b'],
    ['with the underscore escaped', 'agent\\_b', 'agent_b'],
    ['twice', 'agent_b, yes: agent_b', 'agent_b'],
    ['in letters of another size, which is nobody', 'AGENT_B', 'agent_a'],
    ['as part of a longer word, which is nobody', 'agent_bc', 'agent_a'],
  ])('reads a name %s', async (_how, answer, expected) => {
    const { chat } = make([answer, 'x', 'x'], { maxTurns: 1 }, agents('agent_a', 'agent_b', 'agent_c'))
    expect(sources(await chat.run('task')).at(-1)).toBe(expected)
  })

  // SPEC 6.4
  it('fills roles, candidates and what was said into the prompt', async () => {
    const selectorPrompt = 'R:{roles}|P:{participants}|H:{history}'
    const { model, chat } = make(['agent2', 'agent3'], { selectorPrompt, maxTurns: 2 })
    await chat.run('the {roles} task')
    const asked = model.createCalls.map(({ messages }) => String(messages[0]?.content))
    expect(asked[1]).toContain('agent1: It is agent1.\nagent2: It is agent2.\nagent3: It is agent3.')
    expect(asked[1]?.split('|')[1]).toMatch(/agent1.*agent3/)
    expect(asked[1]?.split('|')[1]).not.toContain('agent2')
    expect(asked[1]?.split('|')[2]).toContain('user: the {roles} task')
    expect(asked[1]?.split('|')[2]).toContain('agent2: I am agent2')
  })

  // test_selector_group_chat_streaming
  it('streams what the model that selects says where it is told to', async () => {
    const { chat } = make(['the agent2'], { modelClientStreaming: true, emitTeamEvents: true, maxTurns: 1 })
    const { items, result } = await streamed(chat.runStream('task'))
    expect(items.map(({ type }) => type)).toEqual([
      'TextMessage',
      'ModelClientStreamingChunkEvent',
      'ModelClientStreamingChunkEvent',
      'SelectorEvent',
      'SelectSpeakerEvent',
      'TextMessage',
    ])
    expect(texts(result)).toContain('the agent2')
    expect(sources(result).at(-1)).toBe('agent2')
  })

  // SPEC 6 and 13: the previous speaker is part of the state; loading twice duplicates nothing
  it('goes on by the same rules where its state is loaded, also twice', async () => {
    const { chat } = make(['agent2'], { maxTurns: 1 })
    await chat.run('task')
    const state = asJson(await chat.saveState())
    const { model, chat: other } = make(['agent2', 'agent3'], { maxTurns: 1 })
    await other.loadState(state)
    await other.loadState(state)
    expect(await other.saveState()).toEqual(state)
    expect(sources(await other.run())).toEqual(['agent3'])
    const prompt = String(model.createCalls[0]?.messages[0]?.content)
    expect(prompt.split('user: task')).toHaveLength(2)
  })
})

describe('a selector', () => {
  // SPEC 6
  it('needs two to choose from, and a number of attempts', () => {
    const model = new ReplayChatCompletionClient([])
    expect(() => new SelectorGroupChat(agents('a'), model)).toThrow(ConfigurationError)
    expect(() => new SelectorGroupChat(agents('a', 'b'), model, { maxSelectorAttempts: 0 })).toThrow(
      ConfigurationError,
    )
  })

  it('lets the error of its model end the run, which can go on', async () => {
    const model = new ReplayChatCompletionClient([new Error('overloaded'), 'b'])
    const chat = new SelectorGroupChat(agents('a', 'b'), model, { maxTurns: 1 })
    expect((await errorOf(chat.run('task'))).message).toContain('overloaded')
    expect(sources(await chat.run())).toEqual(['b'])
  })
})
