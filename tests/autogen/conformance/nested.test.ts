// After AutoGen's autogen-agentchat/tests: test_group_chat_nested.py, test_group_chat.py (states),
// test_group_chat_pause_resume.py, test_society_of_mind_agent.py, test_task_runner_tool.py, and SPEC section 3, 4.8, 13.
import { describe, expect, it } from 'vitest'
import {
  AgentTool,
  AssistantAgent,
  BadState,
  CountingAgent,
  EchoAgent,
  GraphFlow,
  DiGraphBuilder,
  type GroupChatOptions,
  type ModelInfo,
  ManualClock,
  MaxMessageTermination,
  MessageFilterAgent,
  multiModalMessage,
  ReplayChatCompletionClient,
  RoundRobinGroupChat,
  SelectorGroupChat,
  SocietyOfMindAgent,
  structuredMessage,
  Swarm,
  type Task,
  type Team,
  TeamTool,
  TextMentionTermination,
  UserProxyAgent,
} from '../../../backend/autogen/index.ts'
import {
  agents,
  asJson,
  calling,
  hands,
  lines,
  RUNTIMES,
  says,
  settled,
  slow,
  sources,
  streamed,
  texts,
  types,
  user,
} from './support.ts'

const word = (...who: string[]) =>
  new TextMentionTermination('TERMINATE', who.length > 0 ? { sources: who } : {})
const input = (contentType: string) =>
  structuredMessage({ source: 'user', contentType, content: { task: 'Write', data: ['a'] } })
const customMessageTypes = ['One', 'Two'].map((name) => ({ name: `StructuredMessage<${name}>` }))

const TASKS: [string, Task][] = [
  ['a text', 'task'],
  ['a text message', [user('task')]],
  ['a multi-modal message', multiModalMessage({ source: 'user', content: ['See', { url: 'data:,x' }] })],
  ['structured messages', [input('One'), input('Two')]],
]

type Made = { team: Team; assistants: AssistantAgent[] }
type Make = (options: GroupChatOptions) => Made
const assistants = (model: ReplayChatCompletionClient, ...names: string[]) =>
  names.map((name) => new AssistantAgent({ name, modelClient: model }))

// test_round_robin_group_chat_state, test_selector_group_chat_state, test_swarm_handoff_state, and a graph
const KINDS: [string, Make][] = [
  [
    'round robin',
    (options) => {
      const two = assistants(new ReplayChatCompletionClient(['No facts', 'TERMINATE']), 'agent1', 'agent2')
      return { team: new RoundRobinGroupChat(two, options), assistants: two }
    },
  ],
  [
    'selector',
    (options) => {
      const model = new ReplayChatCompletionClient(['agent1', 'No facts', 'TERMINATE'])
      const two = assistants(model, 'agent1', 'agent2')
      return { team: new SelectorGroupChat(two, model, options), assistants: two }
    },
  ],
  [
    'swarm',
    (options) => ({
      team: new Swarm([hands('b', 'c'), hands('a', 'b'), hands('c', 'a')], { ...options, maxTurns: 4 }),
      assistants: [],
    }),
  ],
  [
    'graph',
    (options) => {
      const two = assistants(new ReplayChatCompletionClient(['No facts', 'TERMINATE']), 'A', 'B')
      const graph = new DiGraphBuilder()
        .addNode({ name: 'A' })
        .addNode({ name: 'B' })
        .addEdge('A', 'B')
        .build()
      return { team: new GraphFlow(two, graph, { ...options, maxTurns: 1 }), assistants: two }
    },
  ],
]

describe.each(RUNTIMES)('on %s', (_, runtime) => {
  describe.each(KINDS)('the state of a %s', (_kind, make) => {
    it.each(TASKS)('that was given %s is the same where it is loaded', async (_task, task) => {
      const given = () => ({ terminationCondition: word(), customMessageTypes, ...runtime() })
      const one = make(given())
      await one.team.run(task)
      const state = asJson(await one.team.saveState())
      const other = make(given())
      await other.team.loadState(state)
      expect(asJson(await other.team.saveState())).toEqual(state)
      for (const [at, { modelContext }] of one.assistants.entries())
        expect(await other.assistants[at]?.modelContext.getMessages()).toEqual(
          await modelContext.getMessages(),
        )
    })
  })

  it('the state of a team whose messages are not known here is refused', async () => {
    const one = new RoundRobinGroupChat(agents('a'), { maxTurns: 1, customMessageTypes, ...runtime() })
    await one.run(input('One'))
    const other = new RoundRobinGroupChat(agents('a'), { maxTurns: 1, ...runtime() })
    await expect(other.loadState(await one.saveState())).rejects.toThrow(BadState)
  })

  // test_round_robin_group_chat_nested_teams_run, ..._run_stream: one condition is shared by both teams
  it('a team in a team speaks its turn to the end, then others hear all of it', async () => {
    const terminationCondition = new MaxMessageTermination(4)
    const inner = new RoundRobinGroupChat([lines('writes', 'W1', 'W2', 'W3'), lines('runs', 'R1')], {
      name: 'inner',
      maxTurns: 3,
      ...runtime(),
    })
    const reviews = lines('reviews', 'Good')
    const outer = new RoundRobinGroupChat([inner, reviews], { maxTurns: 2, ...runtime() })
    const { items, result } = await streamed(outer.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(sources(result)).toEqual(['user', 'writes', 'runs', 'writes', 'reviews'])
    expect(reviews.heard).toEqual([['task', 'W1', 'R1', 'W2']])
    expect(terminationCondition.terminated).toBe(false)
  })

  it('two teams may share one condition, as upstream’s tests do', async () => {
    const terminationCondition = word()
    const inner = new RoundRobinGroupChat([lines('writes', 'W', 'TERMINATE'), ...agents('runs')], {
      terminationCondition,
      ...runtime(),
    })
    const outer = new RoundRobinGroupChat([inner, ...agents('reviews')], {
      terminationCondition,
      ...runtime(),
    })
    const result = await outer.run('task')
    expect(sources(result)).toEqual(['user', 'writes', 'runs', 'writes'])
    expect(result.stopReason).toBe("Text 'TERMINATE' mentioned")
  })

  // test_selector_group_chat_nested_teams_run, test_selector_deeply_nested_teams
  it('a selector chooses teams by their names, three levels deep', async () => {
    const inner = new ReplayChatCompletionClient(['Hello 1', 'Hello 2', 'TERMINATE 1'])
    const middle = new ReplayChatCompletionClient(['InnermostTeam', 'TERMINATE 3'])
    const outer = new ReplayChatCompletionClient(['MiddleTeam', 'agent4', 'Hello 4', 'agent4', 'TERMINATE 4'])
    const innermost = new RoundRobinGroupChat(assistants(inner, 'agent1', 'agent2'), {
      name: 'InnermostTeam',
      terminationCondition: word('agent1', 'agent2'),
      ...runtime(),
    })
    const middleTeam = new SelectorGroupChat([innermost, ...assistants(middle, 'agent3')], middle, {
      name: 'MiddleTeam',
      terminationCondition: word('agent3'),
      ...runtime(),
    })
    const team = new SelectorGroupChat([middleTeam, ...assistants(outer, 'agent4')], outer, {
      terminationCondition: word('agent4'),
      allowRepeatedSpeaker: true,
      ...runtime(),
    })
    const result = await team.run('task')
    expect(sources(result)).toEqual(['user', 'agent1', 'agent2', 'agent1', 'agent3', 'agent4', 'agent4'])
    expect(result.stopReason).toContain('TERMINATE')
    expect(result.usage.calls).toBe(10)
  })

  // test_round_robin_group_chat_nested_teams_save_load_state, test_selector_group_chat_nested_teams_save_load_state
  it('the state of a team holds that of the teams in it', async () => {
    const make = () => {
      const inner = new RoundRobinGroupChat(agents('a', 'b', 'c'), {
        name: 'inner',
        maxTurns: 2,
        ...runtime(),
      })
      return new RoundRobinGroupChat([inner, ...agents('d')], { maxTurns: 2, ...runtime() })
    }
    const one = make()
    expect(sources(await one.run('task'))).toEqual(['user', 'a', 'b', 'd'])
    const state = asJson(await one.saveState())
    const other = make()
    await other.loadState(state)
    expect(asJson(await other.saveState())).toEqual(state)
    expect(sources(await other.run())).toEqual(['c', 'a', 'd'])
  })

  // test_group_chat_pause_resume, by the clock; SPEC 4.8
  it('a pause lets agents that can stand still, and no turn begin', async () => {
    const clock = new ManualClock()
    const counts = new CountingAgent('counts', { to: 10, everyMs: 100 })
    const team = new RoundRobinGroupChat([counts, ...agents('b')], { maxTurns: 2, clock, ...runtime() })
    const running = team.run()
    await clock.advance(350)
    expect(counts.count).toBe(3)
    await team.pause()
    await clock.advance(5_000)
    expect(counts.count).toBe(3)
    await team.resume()
    await clock.advance(5_000)
    expect(sources(await running)).toEqual(['counts', 'b'])
  })

  // SPEC 4.8, probed: with stock agents pause does not pause, and an idle team hangs
  it('a pause works with agents that know nothing of it, and on a team that is idle', async () => {
    const clock = new ManualClock()
    const team = new RoundRobinGroupChat([slow('a', 100), ...agents('b')], {
      maxTurns: 2,
      clock,
      ...runtime(),
    })
    await team.pause()
    await team.resume()
    const running = team.run('task')
    await clock.advance(50)
    await team.pause()
    await team.pause()
    await clock.advance(1_000)
    let over = false
    void running.then(() => (over = true))
    await settled()
    expect(over).toBe(false)
    await team.resume()
    expect(sources(await running)).toEqual(['user', 'a', 'b'])
  })

  describe('a society of mind', () => {
    const make = (
      answers: string[],
      inner: GroupChatOptions,
      more: { info?: Partial<ModelInfo>; voice?: string[] } = {},
    ) => {
      const model = new ReplayChatCompletionClient(answers)
      const voice = new ReplayChatCompletionClient(
        more.voice ?? ['The answer.', 'Another answer.', 'A third.'],
        {
          ...(more.info && { info: more.info }),
        },
      )
      const team = new RoundRobinGroupChat(assistants(model, 'assistant1', 'assistant2'), {
        ...inner,
        ...runtime(),
      })
      return { society: new SocietyOfMindAgent({ name: 'society', team, modelClient: voice }), team, voice }
    }

    // test_society_of_mind_agent, ..._output_task_messages_parameter
    it('answers in one message; the task is said once', async () => {
      const { society } = make(['1', '2'], { terminationCondition: new MaxMessageTermination(3) })
      const { items, result } = await streamed(society.runStream('Count to 10.'))
      expect(items.filter(({ source }) => source === 'user')).toHaveLength(1)
      expect(items.filter(({ source }) => source === 'society')).toHaveLength(1)
      expect(sources(result)[0]).toBe('user')
      expect(texts(result).at(-1)).toBe('The answer.')
    })

    // test_society_of_mind_agent, "save and load"
    it('has a state that another one takes up', async () => {
      const inner = () => ({ terminationCondition: new MaxMessageTermination(3) })
      const { society } = make(['1', '2'], inner())
      await society.run('Count to 10.')
      const state = asJson(await society.saveState())
      const { society: other } = make([], inner())
      await other.loadState(state)
      expect(asJson(await other.saveState())).toEqual(state)
    })

    // test_society_of_mind_agent_empty_messges, ..._multiple_rounds
    it('may be asked to go on without anything new', async () => {
      const answers = Array.from({ length: 9 }, (_each, at) => String(at))
      const { society } = make(answers, { maxTurns: 2 })
      expect(sources(await society.run()).at(-1)).toBe('society')
      for (const text of ['Another answer.', 'A third.']) expect(texts(await society.run()).at(-1)).toBe(text)
    })

    // test_society_of_mind_agent_no_response
    it('says so where its team said nothing', async () => {
      const { society, voice } = make(['1'], { terminationCondition: new MaxMessageTermination(1) })
      expect(texts(await society.run('Count to 10.'))).toEqual(['Count to 10.', 'No response.'])
      expect(voice.createCalls).toEqual([])
    })

    // test_society_of_mind_agent_no_multiple_system_messages: never a second one, and never at the end
    it('never asks with system messages but at the beginning', async () => {
      const { society, voice } = make(['1', '2'], { maxTurns: 2 })
      await society.run('Count to 10.')
      const roles = voice.createCalls[0]?.messages.map(({ type }) => type) ?? []
      expect(roles.lastIndexOf('SystemMessage')).toBeLessThanOrEqual(0)
    })

    // SPEC 3: the inner team is reset after each turn
    it('lets its team begin each turn afresh', async () => {
      const { society } = make(['1', '2'], { maxTurns: 1 })
      expect(sources(await society.run('one'))).toEqual(['user', 'assistant1', 'society'])
      expect(sources(await society.run('two'))).toEqual(['user', 'assistant1', 'society'])
    })
  })
})

describe('a filter', () => {
  const given = () =>
    ['u1', 'u2', 'u3'].map(user).concat(['s1', 's2'].map((text) => ({ ...user(text), source: 'system' })))
  const heardBy = async (
    perSource: ConstructorParameters<typeof MessageFilterAgent>[0]['filter']['perSource'],
  ) => {
    const inner = says('inner', 'ACK')
    const filter = new MessageFilterAgent({ name: 'filter', wrappedAgent: inner, filter: { perSource } })
    const { chatMessage } = await filter.onMessages(given())
    expect(chatMessage).toMatchObject({ content: 'ACK' })
    return inner.heard
  }

  // test_message_filter_agent_empty_filter_blocks_all, ..._with_position_none_gets_all, test_digraph_group_chat
  it('passes on what its rules let through, in the order it was said', async () => {
    expect(await heardBy([])).toEqual([[]])
    expect(await heardBy([{ source: 'user' }])).toEqual([['u1', 'u2', 'u3']])
    expect(
      await heardBy([
        { source: 'system', position: 'first', count: 1 },
        { source: 'user', position: 'last', count: 2 },
      ]),
    ).toEqual([['u2', 'u3', 's1']])
  })

  // SPEC 3 and 13: upstream loses the state of whom it wraps
  it('keeps the state of whom it wraps', async () => {
    const make = () => {
      const wrappedAgent = new EchoAgent('inner')
      return {
        wrappedAgent,
        filter: new MessageFilterAgent({
          name: 'f',
          wrappedAgent,
          filter: { perSource: [{ source: 'user' }] },
        }),
      }
    }
    const one = make()
    await one.filter.run('hello')
    const other = make()
    await other.filter.loadState(asJson(await one.filter.saveState()))
    expect(texts(await other.filter.run())).toEqual(['hello'])
    await other.filter.onReset({ signal: new AbortController().signal })
    expect(other.wrappedAgent.turns).toBe(0)
  })
})

describe('a tool that is', () => {
  // test_agent_tool_stream
  it('an agent shows what happens in it, then gives its result', async () => {
    const inner = new AssistantAgent({
      name: 'tool_agent',
      description: 'An agent for testing',
      modelClient: new ReplayChatCompletionClient(['Summary from tool agent']),
    })
    const main = new AssistantAgent({
      name: 'main_agent',
      modelClient: new ReplayChatCompletionClient([
        calling(['tool_agent', '{"task":"Input task from main agent"}']),
        'Summary from main agent',
      ]),
      tools: [new AgentTool(inner, { returnValueAsLastMessage: true })],
      reflectOnToolUse: true,
    })
    const result = await main.run('Input task from user')
    expect(types(result)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'TextMessage',
      'ToolCallExecutionEvent',
      'TextMessage',
    ])
    expect(texts(result)).toEqual([
      'Input task from user',
      'tool_agent({"task":"Input task from main agent"})',
      'Summary from tool agent',
      'tool_agent: Summary from tool agent',
      'Summary from main agent',
    ])
    expect(result.usage.calls).toBe(3)
  })

  // test_team_tool, test_team_tool_stream
  it('a team is given a task and says what was said', async () => {
    const team = new RoundRobinGroupChat([new EchoAgent('Agent1'), new EchoAgent('Agent2')], {
      terminationCondition: new MaxMessageTermination(3),
    })
    const tool = new TeamTool(team, { name: 'team_tool', description: 'A team tool for testing' })
    expect(tool.schema).toMatchObject({ name: 'team_tool', description: 'A team tool for testing' })
    const main = new AssistantAgent({
      name: 'main',
      modelClient: new ReplayChatCompletionClient([
        calling(['team_tool', '{"task":"test task"}']),
        'Summary',
      ]),
      tools: [tool],
      reflectOnToolUse: true,
    })
    const result = await main.run('task')
    expect(sources(result)).toEqual(['user', 'main', 'Agent1', 'Agent2', 'main', 'main'])
    expect(texts(result).at(-2)).toContain('Agent1: test task')
    expect(texts(result).at(-2)).toContain('Agent2: test task')
  })
})

describe('a person', () => {
  const asks = user('test prompt')

  // test_cancellation
  it('that is cancelled while it is asked ends so, though the input function does not listen', async () => {
    const cancel = new AbortController()
    const person = new UserProxyAgent({ name: 'person', inputFunction: () => new Promise<string>(() => {}) })
    const turn = person.onMessages([asks], { signal: cancel.signal })
    await settled()
    cancel.abort(new Error('given up'))
    await expect(turn).rejects.toThrow('given up')
  })

  // test_error_handling
  it('whose input fails is an error that says so', async () => {
    const inputFunction = () => {
      throw new Error('Input function failed')
    }
    const person = new UserProxyAgent({ name: 'person', inputFunction })
    await expect(person.onMessages([asks])).rejects.toThrow('Failed to get user input')
    await expect(person.onMessages([asks])).rejects.toThrow('Input function failed')
  })

  // SPEC 3: the event comes first, and the input function is told its id
  it('is asked for with an id that the input function hears too', async () => {
    const heard: string[] = []
    const inputFunction = async ({ requestId }: { requestId: string }) => {
      heard.push(requestId)
      return 'yes'
    }
    const { items, result } = await streamed(
      new UserProxyAgent({ name: 'person', inputFunction }).runStream(asks),
    )
    expect(items.map(({ type }) => type)).toEqual(['TextMessage', 'UserInputRequestedEvent', 'TextMessage'])
    const event = items.find((item) => item.type === 'UserInputRequestedEvent')
    expect(event?.requestId).toBe(heard[0])
    expect(texts(result).at(-1)).toBe('yes')
  })

  // SPEC 14 (5): answers sent early or twice are taken by the next question
  it('takes one answer, to the question that stands', async () => {
    const person = new UserProxyAgent({ name: 'person' })
    const team = new RoundRobinGroupChat([person], { maxTurns: 2 })
    const questions: string[] = []
    for await (const item of team.runStream('task')) {
      if ('result' in item) break
      if (item.type !== 'UserInputRequestedEvent') continue
      questions.push(item.requestId)
      if (questions.length === 2) expect(() => person.answer(questions[0] ?? '', 'late')).toThrow()
      person.answer(item.requestId, `answer ${questions.length}`)
      expect(() => person.answer(item.requestId, 'again')).toThrow()
    }
    expect(new Set(questions).size).toBe(2)
  })
})
