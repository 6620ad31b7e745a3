// After AutoGen's autogen-agentchat/tests/test_group_chat.py (swarm), test_group_chat_nested.py, and SPEC section 7.
import { describe, expect, it } from 'vitest'
import {
  AssistantAgent,
  ConfigurationError,
  HandoffTermination,
  handoffMessage,
  MaxMessageTermination,
  ReplayChatCompletionClient,
  RoundRobinGroupChat,
  Swarm,
  TextMentionTermination,
  tool,
} from '../../../backend/autogen/index.ts'
import {
  agents,
  asJson,
  calling,
  errorOf,
  hands,
  lines,
  RUNTIMES,
  says,
  sources,
  streamed,
  texts,
  types,
} from './support.ts'

const HANDOFF = ['TextMessage', 'HandoffMessage']
const ring = () => [hands('second', 'third'), hands('first', 'second'), hands('third', 'first')]
const plain = (name: string) =>
  tool({ name, description: '', parameters: { type: 'object', properties: {} }, run: () => name })

describe.each(RUNTIMES)('a swarm on %s', (_, runtime) => {
  // test_swarm_handoff, "streaming" and "save and load"
  it('streams what it gives, and its state goes from one to another', async () => {
    const make = () => new Swarm(ring(), { terminationCondition: new MaxMessageTermination(6), ...runtime() })
    const swarm = make()
    const { items, result } = await streamed(swarm.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(sources(result)).toEqual(['user', 'second', 'third', 'first', 'second', 'third'])
    expect(result.stopReason).toBe('Maximum number of messages 6 reached, current message count: 6')
    const state = asJson(await swarm.saveState())
    const other = make()
    await other.loadState(state)
    expect(await other.saveState()).toEqual(state)
    expect(sources(await other.run())[0]).toBe('first')
  })

  // test_swarm_handoff_using_tool_calls
  it('follows the handoff that a model calls', async () => {
    const modelClient = new ReplayChatCompletionClient([calling(['handoff_to_agent2']), 'Hello', 'TERMINATE'])
    const agent1 = new AssistantAgent({
      name: 'agent1',
      modelClient,
      handoffs: [{ target: 'agent2', name: 'handoff_to_agent2', message: 'handoff to agent2' }],
    })
    const swarm = new Swarm([agent1, hands('agent2', 'agent1')], {
      terminationCondition: new TextMentionTermination('TERMINATE'),
      ...runtime(),
    })
    const { items, result } = await streamed(swarm.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(types(result)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'HandoffMessage',
      'HandoffMessage',
      'TextMessage',
      'TextMessage',
    ])
    expect(texts(result).slice(3)).toEqual([
      'handoff to agent2',
      'Transferred to agent1.',
      'Hello',
      'TERMINATE',
    ])
  })

  // test_swarm_with_parallel_tool_calls
  it('hands what else was called along with the floor', async () => {
    const modelClient = new ReplayChatCompletionClient([
      calling(['tool1'], ['tool2'], ['handoff_to_agent2']),
      'Hello',
      'TERMINATE',
    ])
    const agent1 = new AssistantAgent({
      name: 'agent1',
      modelClient,
      handoffs: [{ target: 'agent2', name: 'handoff_to_agent2', message: 'handoff to agent2' }],
      tools: [plain('tool1'), plain('tool2')],
    })
    const agent2 = new AssistantAgent({ name: 'agent2', modelClient })
    const swarm = new Swarm([agent1, agent2], {
      terminationCondition: new TextMentionTermination('TERMINATE'),
      ...runtime(),
    })
    const result = await swarm.run('task')
    const context = [
      {
        type: 'AssistantMessage',
        source: 'agent1',
        content: ['tool1', 'tool2'].map((name, at) => ({ id: String(at + 1), name, arguments: '{}' })),
      },
      {
        type: 'FunctionExecutionResultMessage',
        content: ['tool1', 'tool2'].map((name, at) => ({
          callId: String(at + 1),
          name,
          content: name,
          isError: false,
        })),
      },
    ]
    expect(result.messages[3]).toMatchObject({
      type: 'HandoffMessage',
      source: 'agent1',
      target: 'agent2',
      content: 'handoff to agent2',
      context,
    })
    expect(texts(result).slice(4)).toEqual(['Hello', 'TERMINATE'])
    const remembered = await agent2.modelContext.getMessages()
    expect(remembered.slice(0, 3)).toEqual([
      { type: 'UserMessage', source: 'user', content: 'task' },
      ...context,
    ])
  })

  // SPEC 7
  it('lets whoever hands nothing on go on', async () => {
    const keeps = says(
      'keeps',
      (_heard, turn) =>
        turn < 3 ? 'still me' : handoffMessage({ source: 'keeps', target: 'b', content: 'go' }),
      HANDOFF,
    )
    const swarm = new Swarm([keeps, ...agents('b')], { maxTurns: 4, ...runtime() })
    expect(sources(await swarm.run('task')).slice(1)).toEqual(['keeps', 'keeps', 'keeps', 'b'])
  })

  // SPEC 7, probed: a bare assertion error
  it('says what to do where the floor is handed to somebody who is not there', async () => {
    const error = await errorOf(new Swarm([hands('a', 'nobody')], runtime()).run('task'))
    expect(error.message).toContain('nobody')
    expect(error.message).toContain("HandoffTermination('nobody')")
  })

  // test_swarm_with_handoff_termination, the person's answer handing over to another than who asked
  it('goes on with the answer of a person outside, and only with a handoff', async () => {
    const swarm = new Swarm([hands('a', 'person'), lines('b', 'done')], {
      terminationCondition: new HandoffTermination('person'),
      maxTurns: 2,
      ...runtime(),
    })
    expect((await swarm.run('task')).stopReason).toContain('person')
    await expect(swarm.run()).rejects.toThrow(ConfigurationError)
    await expect(swarm.run('a plain answer')).rejects.toThrow(ConfigurationError)
    const stranger = handoffMessage({ source: 'person', target: 'stranger', content: 'x' })
    await expect(swarm.run(stranger)).rejects.toThrow(ConfigurationError)
    const answer = handoffMessage({ source: 'person', target: 'b', content: 'Go on.' })
    expect(texts(await swarm.run(answer))).toEqual(['Go on.', 'done', 'done'])
  })
})

describe('a swarm', () => {
  // SPEC 7
  it('begins with one who can hand the floor on', () => {
    expect(() => new Swarm(agents('a', 'b'))).toThrow(ConfigurationError)
    expect(() => new Swarm([])).toThrow(ConfigurationError)
  })

  // test_swarm_doesnt_support_nested_teams
  it('is of agents only', () => {
    const inner: unknown = new RoundRobinGroupChat([hands('x', 'y'), hands('y', 'x')])
    expect(() => new Swarm([inner as never, hands('a', 'b')])).toThrow(ConfigurationError)
    expect(() => new Swarm([hands('a', 'b'), inner as never])).toThrow(ConfigurationError)
  })
})
