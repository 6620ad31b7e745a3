// After AutoGen's autogen-agentchat/tests/test_group_chat.py (round robin, runs and streams), and SPEC section 4, 5 and 11.
import { describe, expect, it } from 'vitest'
import {
  type AnyMessage,
  AssistantAgent,
  BadState,
  Cancelled,
  ConfigurationError,
  DefaultSubscription,
  DefaultTopicId,
  EchoAgent,
  ExternalTermination,
  FunctionalTermination,
  ManualClock,
  MaxMessageTermination,
  modelClientStreamingChunkEvent,
  multiModalMessage,
  ReplayChatCompletionClient,
  RoundRobinGroupChat,
  ScriptedAgent,
  structuredMessage,
  type Task,
  type TerminationCondition,
  TextMentionTermination,
  thoughtEvent,
  tool,
  WrongState,
} from '../../../backend/autogen/index.ts'
import {
  agents,
  bare,
  calling,
  errorOf,
  flaky,
  givenRuntime,
  lines,
  Loopback,
  handledBy,
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

const report = (contentType: string) =>
  structuredMessage({ source: 'user', contentType, content: { task: 'x' } })

describe.each(RUNTIMES)('round robin on %s', (_, runtime) => {
  const team = (...[members, options]: ConstructorParameters<typeof RoundRobinGroupChat>) =>
    new RoundRobinGroupChat(members, { ...options, ...runtime() })

  // test_round_robin_group_chat, "test message input"
  it.each<[string, Task]>([
    ['a text message', user('task')],
    ['a list of one', [user('task')]],
    ['a multi-modal message', multiModalMessage({ source: 'user', content: ['task'] })],
  ])('takes %s as it takes a text', async (_kind, task) => {
    const make = () =>
      team([...agents('a'), lines('b', 'on', 'TERMINATE')], {
        terminationCondition: new TextMentionTermination('TERMINATE'),
      })
    const [plain, result] = [await make().run('task'), await make().run(task)]
    expect(result.messages.slice(1).map(bare)).toEqual(plain.messages.slice(1).map(bare))
    expect(texts(result)[0]).toBe('task')
    expect(result.stopReason).toBe("Text 'TERMINATE' mentioned")
  })

  // test_round_robin_group_chat, "test streaming"
  it('streams what it gives as its result', async () => {
    const chat = team(agents('a', 'b'), { maxTurns: 3 })
    const { items, result } = await streamed(chat.runStream('task'))
    expect(items).toEqual(result.messages)
    await chat.reset()
    expect((await chat.run('task')).messages.map(bare)).toEqual(result.messages.map(bare))
  })

  // test_round_robin_group_chat_unknown_agent_message_type
  it('fails where an agent says what the team does not know', async () => {
    const odd = says('odd', () => report('Unknown'))
    const error = await errorOf(team([...agents('a'), odd], { maxTurns: 2 }).run('task'))
    expect(error.message).toContain('StructuredMessage<Unknown> is not registered')
  })

  it('knows what its agents say that they say', async () => {
    const odd = says('odd', () => report('Known'), ['StructuredMessage<Known>'])
    expect(types(await team([odd], { maxTurns: 1 }).run('task'))).toEqual([
      'TextMessage',
      'StructuredMessage',
    ])
  })

  // test_round_robin_group_chat_with_exception_raised_from_termination_condition
  it.each([
    ['on the task', 1],
    ['on an answer', 2],
  ])('fails where its condition throws %s, and can run again', async (_when, at) => {
    let asked = 0
    const terminationCondition = new FunctionalTermination(() => {
      asked += 1
      if (asked === at) throw new Error('I am a flaky termination...')
      return false
    })
    const chat = team(agents('a', 'b'), { terminationCondition, maxTurns: 2 })
    expect((await errorOf(chat.run('task'))).message).toContain('I am a flaky termination...')
    expect((await chat.run()).stopReason).toBe('Maximum number of turns 2 reached.')
  })

  // test_round_robin_group_chat_with_tools
  it('shows calls, results and summary of a tool in their order, and others hear the summary', async () => {
    const pass = tool({
      name: 'pass',
      description: '',
      parameters: { type: 'object', properties: {} },
      run: () => 'pass',
    })
    const modelClient = new ReplayChatCompletionClient([calling(['pass']), 'Hello', 'TERMINATE'])
    const uses = new AssistantAgent({ name: 'uses', modelClient, tools: [pass] })
    const chat = team([uses, new EchoAgent('echo')], {
      terminationCondition: new TextMentionTermination('TERMINATE'),
    })
    const { items, result } = await streamed(chat.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(types(result)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'ToolCallSummaryMessage',
      ...Array.from({ length: 4 }, () => 'TextMessage'),
    ])
    expect(texts(result).slice(3)).toEqual(['pass', 'task', 'Hello', 'Hello', 'TERMINATE'])
    modelClient.reset()
    await chat.reset()
    expect((await chat.run('task')).messages.map(bare)).toEqual(result.messages.map(bare))
  })

  // test_round_robin_group_chat_cancellation on slow agents; SPEC 4.7, decision 3
  it('cancelled in the middle of a turn asks that agent again, with all it has to hear', async () => {
    const clock = new ManualClock()
    const [a, b] = [says('a', 'A'), slow('b', 1_000)]
    const chat = team([a, b], { maxTurns: 2, clock })
    const cancel = new AbortController()
    const cancelled = errorOf(chat.run('task', { signal: cancel.signal }))
    await clock.advance(500)
    cancel.abort()
    expect(await cancelled).toBeInstanceOf(Cancelled)
    const again = chat.run()
    await clock.advance(1_000)
    expect(sources(await again)).toEqual(['b', 'a'])
    expect(b.heard).toEqual([
      ['task', 'A'],
      ['task', 'A'],
    ])
    expect(a.heard.at(-1)).toEqual(['I am b'])
  })

  // SPEC 4.3
  it('begins with nothing where it was never told anything', async () => {
    const [a] = [says('a', 'A')]
    expect(sources(await team([a], { maxTurns: 1 }).run())).toEqual(['a'])
    expect(a.heard).toEqual([[]])
  })

  it('goes on with its history where it gets another task', async () => {
    const [a, b] = [says('a', 'A'), says('b', 'B')]
    const chat = team([a, b], { maxTurns: 1 })
    await chat.run('one')
    expect(texts(await chat.run('two'))).toEqual(['two', 'B'])
    expect(b.heard).toEqual([['one', 'A', 'two']])
  })

  // SPEC 4.5: events are never handed on, nor one's own words
  it('hands each agent what others said since its last turn, and no more', async () => {
    const thinks = new ScriptedAgent('thinks', [
      { events: [thoughtEvent({ source: 'thinks', content: 'Hm.' })], answer: 'T1' },
      'T2',
    ])
    const [b, c] = [lines('b', 'B1', 'B2'), lines('c', 'C1', 'C2')]
    const result = await team([thinks, b, c], { maxTurns: 5 }).run('task')
    expect(texts(result)).toEqual(['task', 'Hm.', 'T1', 'B1', 'C1', 'T2', 'B2'])
    expect(b.heard).toEqual([
      ['task', 'T1'],
      ['C1', 'T2'],
    ])
    expect(c.heard).toEqual([['task', 'T1', 'B1']])
  })

  // SPEC 4.4
  it('ends on a task that says the word, before anybody speaks', async () => {
    const a = says('a', 'A')
    const result = await team([a], { terminationCondition: new TextMentionTermination('STOP') }).run(
      'STOP it',
    )
    expect(texts(result)).toEqual(['STOP it'])
    expect(a.heard).toEqual([])
  })

  it('counts conditions and turns anew for each run, and asks conditions first', async () => {
    const both = { terminationCondition: new MaxMessageTermination(2), maxTurns: 2 }
    const chat = team(agents('a', 'b'), both)
    expect((await chat.run()).stopReason).toBe(
      'Maximum number of messages 2 reached, current message count: 2',
    )
    expect((await chat.run()).stopReason).toBe(
      'Maximum number of messages 2 reached, current message count: 2',
    )
  })

  // SPEC 4.4, probed: upstream never runs again
  it('whose condition had fired before says so once, and works after that', async () => {
    const terminationCondition = new MaxMessageTermination(1)
    await terminationCondition.check([user('x')])
    const chat = team(agents('a'), { terminationCondition, maxTurns: 1 })
    expect((await chat.run('task')).stopReason).toBe('The group chat has already terminated.')
    expect((await chat.run()).stopReason).toContain('Maximum number of messages 1 reached')
  })

  // SPEC 10: ExternalTermination set before the start
  it('asked to stop from outside before it began does so after the task', async () => {
    const terminationCondition = new ExternalTermination()
    terminationCondition.set()
    expect(texts(await team(agents('a'), { terminationCondition }).run('task'))).toEqual(['task'])
  })

  // SPEC 4.6 / 1.7
  it('names who failed and why, and stops nothing else', async () => {
    const chat = team([...agents('a'), flaky('b')])
    const error = await errorOf(chat.run('task'))
    expect(error.message).toContain('b')
    expect(error.message).toContain('I am a flaky agent...')
  })

  // SPEC 4.9, 4.10
  it('is not reset, loaded or run again while it runs', async () => {
    const clock = new ManualClock()
    const chat = team([slow('a', 100)], { maxTurns: 1, clock })
    const state = await chat.saveState()
    const running = chat.run('task')
    await settled()
    for (const act of [chat.run('other'), chat.reset(), chat.loadState(state)])
      await expect(act).rejects.toThrow(WrongState)
    await clock.advance(100)
    expect(texts(await running)).toEqual(['task', 'I am a'])
    await chat.reset()
  })

  // SPEC 4.3, probed: upstream blocks until all turns are done
  it('stops where whoever listens to it leaves', async () => {
    const clock = new ManualClock()
    const [a, b] = [says('a', 'A'), slow('b', 1_000_000)]
    const chat = team([a, b], { clock })
    for await (const item of chat.runStream('task')) if ('source' in item && item.source === 'a') break
    await expect(chat.reset()).resolves.toBeUndefined()
  })

  // SPEC 11
  it('streams pieces of text, but gives whole messages, each piece with the id of its message', async () => {
    const modelClient = new ReplayChatCompletionClient(['one two three'])
    const chat = team([new AssistantAgent({ name: 'a', modelClient, modelClientStream: true })], {
      maxTurns: 1,
    })
    const { items, result } = await streamed(chat.runStream('task'))
    expect(types(result)).toEqual(['TextMessage', 'TextMessage'])
    const pieces = items.filter((item) => item.type === 'ModelClientStreamingChunkEvent')
    expect(pieces.map(({ content }) => content).join('')).toBe('one two three')
    for (const { fullMessageId } of pieces) expect(fullMessageId).toBe(result.messages[1]?.id)
  })

  // SPEC 2: SelectSpeakerEvent only when team events are on
  it.each([
    [true, ['user', 'RoundRobinGroupChatManager', 'a']],
    [false, ['user', 'a']],
  ])('tells whom it chose where team events are %s', async (emitTeamEvents, expected) => {
    const result = await team(agents('a'), { maxTurns: 1, emitTeamEvents }).run('task')
    expect(sources(result)).toEqual(expected)
  })

  // SPEC 4.10: state is portable between objects, names and ids of teams need not match
  it('takes up where another team of the same agents stood, whatever its name', async () => {
    const one = team(agents('a', 'b', 'c'), { maxTurns: 2, name: 'one' })
    await one.run('task')
    const other = team(agents('a', 'b', 'c'), { maxTurns: 2, name: 'other' })
    await other.loadState(JSON.parse(JSON.stringify(await one.saveState())))
    expect(sources(await other.run())).toEqual(['c', 'a'])
  })

  // SPEC 5, probed: an index out of range
  it('refuses the state of more, fewer or other agents and stays as it was', async () => {
    const large = team(agents('a', 'b', 'c'), { maxTurns: 2 })
    await large.run('task')
    const state = await large.saveState()
    for (const names of [
      ['a', 'b'],
      ['a', 'b', 'x'],
      ['a', 'b', 'c', 'd'],
    ]) {
      const small = team(agents(...names), { maxTurns: 1 })
      await expect(small.loadState(state)).rejects.toThrow(BadState)
      expect(sources(await small.run())).toEqual(['a'])
    }
  })
})

describe('round robin', () => {
  // SPEC 4.1
  it.each([
    ['nobody', () => new RoundRobinGroupChat([])],
    ['two of one name', () => new RoundRobinGroupChat(agents('a', 'a'))],
    ['no turns', () => new RoundRobinGroupChat(agents('a'), { maxTurns: 0 })],
    ['fewer than no turns', () => new RoundRobinGroupChat(agents('a'), { maxTurns: -1 })],
    ['a name that is none', () => new RoundRobinGroupChat(agents('not a name'))],
  ])('is not built of %s', (_, make) => {
    expect(make).toThrow(ConfigurationError)
  })

  // SPEC 4.1: teams share a runtime with others
  it('leaves a caller’s runtime to its other agents', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('other', (made) => new Loopback(made))
    runtime.addSubscription(new DefaultSubscription('other'))
    const [one, two] = [1, 2].map(() => new RoundRobinGroupChat(agents('a', 'b'), { runtime, maxTurns: 3 }))
    const runs = await Promise.all([one?.run('one'), two?.run('two')])
    expect(runs.map((run) => run && texts(run)[0])).toEqual(['one', 'two'])
    await runtime.publish('x', new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(await handledBy(runtime, 'other/default')).toBe(1)
  })

  // Decision 7 and SPEC 10: each message exactly once, pieces never
  it('shows its condition every message once and in order, whatever the agents do', async () => {
    const seen: AnyMessage[] = []
    const watching: TerminationCondition = new FunctionalTermination((delta) => void seen.push(...delta))
    const piece = modelClientStreamingChunkEvent({ source: 'a', content: 'p' })
    const a = new ScriptedAgent('a', [
      { events: [thoughtEvent({ source: 'a', content: 'T' }), piece], answer: 'A1' },
      'A2',
    ])
    const chat = new RoundRobinGroupChat([a, ...agents('b')], { maxTurns: 3, terminationCondition: watching })
    const result = await chat.run([user('one'), user('two')])
    expect(seen).toEqual(result.messages)
    expect(seen.map(({ type }) => type)).not.toContain(piece.type)
  })
})
