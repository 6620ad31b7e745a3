// After AutoGen's autogen-agentchat/tests/test_assistant_agent.py, test_streaming_message_id_correlation.py, and SPEC
// section 3.
import { describe, expect, it } from 'vitest'
import {
  AssistantAgent,
  type AssistantAgentOptions,
  BadState,
  BaseChatAgent,
  BufferedChatCompletionContext,
  Cancelled,
  ConfigurationError,
  type CreateResult,
  handoffMessage,
  ListMemory,
  type ModelInfo,
  multiModalMessage,
  ReplayChatCompletionClient,
  type ReplayStep,
  StructuredOutputError,
  structuredMessage,
  type Task,
  tool,
  type TurnItem,
  UnboundedChatCompletionContext,
} from '../../../backend/autogen/index.ts'
import { asJson, calling, errorOf, settled, streamed, texts, types, untilAborted, user } from './support.ts'

const text = (content: string, more: Partial<CreateResult> = {}): CreateResult => ({
  finishReason: 'stop',
  content,
  usage: { promptTokens: 20, completionTokens: 7 },
  cached: false,
  ...more,
})
const echo = tool({
  name: 'echo',
  description: 'Says it again.',
  parameters: { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] },
  run: ({ input }) => input,
})
const fails = tool({
  name: 'fails',
  description: 'Never works.',
  parameters: { type: 'object', properties: {} },
  run: () => {
    throw new Error('It is broken.')
  },
})

function given(
  answers: readonly ReplayStep[],
  options: Partial<AssistantAgentOptions> = {},
  info: Partial<ModelInfo> = {},
) {
  const model = new ReplayChatCompletionClient(answers, { info })
  return { model, agent: new AssistantAgent({ name: 'agent', modelClient: model, ...options }) }
}
const roles = (model: ReplayChatCompletionClient) =>
  model.createCalls.map(({ messages }) => messages.map(({ type }) => type))

describe('an assistant with tools', () => {
  // test_run_with_tools
  it('shows call, result and summary, with what the model used on what it said', async () => {
    const { model, agent } = given([calling(['echo', '{"input":"task"}'])], { tools: [echo] })
    const { items, result } = await streamed(agent.runStream('task'))
    expect(items).toEqual(result.messages)
    expect(types(result)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'ToolCallSummaryMessage',
    ])
    expect(result.messages.map(({ modelsUsage }) => modelsUsage)).toEqual([
      null,
      { promptTokens: 10, completionTokens: 5 },
      null,
      null,
    ])
    expect(texts(result).at(-1)).toBe('task')
    expect(model.createCalls[0]?.options.tools?.map(({ name }) => name)).toEqual(['echo'])
  })

  // test_run_with_tools_and_reflection
  it('that reflects asks once more, without tools, and remembers all of it', async () => {
    const { model, agent } = given([calling(['echo', '{"input":"task"}']), text('Hello')], {
      tools: [echo],
      reflectOnToolUse: true,
    })
    const result = await agent.run('task')
    expect(types(result).at(-1)).toBe('TextMessage')
    expect(result.messages.at(-1)).toMatchObject({
      content: 'Hello',
      modelsUsage: { promptTokens: 20, completionTokens: 7 },
    })
    expect(model.createCalls[1]?.options).toMatchObject({ toolChoice: 'none' })
    expect((await agent.modelContext.getMessages()).map(({ type }) => type)).toEqual([
      'UserMessage',
      'AssistantMessage',
      'FunctionExecutionResultMessage',
      'AssistantMessage',
    ])
    expect(roles(model)[1]).toEqual([
      'SystemMessage',
      'UserMessage',
      'AssistantMessage',
      'FunctionExecutionResultMessage',
    ])
  })

  // test_run_with_parallel_tools, ..._with_empty_call_ids
  it.each([
    ['ids of their own', ['1', '2', '3']],
    ['no ids at all', ['', '', '']],
  ])('runs calls with %s side by side, and keeps their order', async (_, ids) => {
    const began: string[] = []
    let open = () => {}
    const all = new Promise<void>((resolve) => (open = resolve))
    const waits = tool({
      name: 'waits',
      description: '',
      parameters: { type: 'object', properties: { n: { type: 'string' } }, required: ['n'] },
      run: async ({ n }) => {
        began.push(n)
        // Nobody gets on before all three are here: one after the other would hang.
        if (began.length === 3) open()
        await all
        return `done ${n}`
      },
    })
    const content = ids.map((id, at) => ({ id, name: 'waits', arguments: `{"n":"${at}"}` }))
    const { agent } = given([{ ...calling(), content }], { tools: [waits] })
    const result = await agent.run('task')
    expect(texts(result).at(-1)).toBe('done 0\ndone 1\ndone 2')
    const executed = result.messages.find((one) => one.type === 'ToolCallExecutionEvent')
    expect(executed?.content.map(({ callId }) => callId)).toEqual(ids)
  })

  // SPEC 3, probed: exceptions, invalid JSON, unknown tools
  it.each([
    ['throws', 'fails', '{}', 'It is broken.'],
    ['is called with what is no JSON', 'echo', 'invalid json /xd', 'JSON'],
    ['is called with what does not fit', 'echo', '{"input":7}', 'input'],
    ['does not exist', 'nothing', '{}', 'nothing'],
  ])('gets an error as the result where a tool %s', async (_, name, args, why) => {
    const { agent } = given([calling([name, args], ['echo', '{"input":"fine"}'])], { tools: [echo, fails] })
    const result = await agent.run('task')
    const executed = result.messages.find((one) => one.type === 'ToolCallExecutionEvent')
    expect(executed?.content.map(({ isError }) => isError)).toEqual([true, false])
    expect(executed?.content[0]?.content).toContain(why)
  })

  // test_run_with_tool_call_summary_format_function, and the format as a text
  it('words its summary as it is told', async () => {
    const calls = () => calling(['echo', '{"input":"a"}'], ['fails'])
    const format = '{tool_name}({arguments}) = {result} [{is_error}]'
    const { agent } = given([calls()], { tools: [echo, fails], toolCallSummaryFormat: format })
    expect(texts(await agent.run('task')).at(-1)).toBe(
      'echo({"input":"a"}) = a [false]\nfails({}) = Error: It is broken. [true]',
    )
    const { agent: other } = given([calls()], {
      tools: [echo, fails],
      toolCallSummaryFormat: (call, { isError }) => (isError ? `${call.name} failed` : 'ok'),
    })
    expect(texts(await other.run('task')).at(-1)).toBe('ok\nfails failed')
  })

  // test_tool_call_loop_with_handoff
  it('stops its loop at a handoff', async () => {
    const { model, agent } = given(
      [calling(['echo', '{"input":"x"}']), calling(['transfer_to_b']), 'never'],
      {
        tools: [echo],
        handoffs: ['b'],
        maxToolIterations: 5,
      },
    )
    const result = await agent.run('task')
    expect(result.messages.at(-1)).toMatchObject({ type: 'HandoffMessage', target: 'b', source: 'agent' })
    expect(model.createCalls).toHaveLength(2)
  })

  // test_tool_call_loop_* with reflection: the loop is used up, then one more call in words
  it('reflects once its loop is used up', async () => {
    const call = () => calling(['echo', '{"input":"x"}'])
    const { model, agent } = given([call(), call(), 'In short.'], {
      tools: [echo],
      maxToolIterations: 2,
      reflectOnToolUse: true,
    })
    expect(texts(await agent.run('task')).at(-1)).toBe('In short.')
    expect(model.createCalls.map(({ options }) => options.toolChoice)).toEqual([undefined, undefined, 'none'])
  })
})

describe('an assistant with handoffs', () => {
  // test_handoffs, test_custom_handoffs
  it('hands over with the words that are usual, or its own', async () => {
    const { agent } = given([calling(['transfer_to_agent2'])], { handoffs: ['agent2'] })
    expect(agent.producedMessageTypes).toContain('HandoffMessage')
    const usual = await agent.run('task')
    expect(types(usual)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'HandoffMessage',
    ])
    expect(usual.messages.at(-1)).toMatchObject({
      target: 'agent2',
      content: 'Transferred to agent2, adopting the role of agent2 immediately.',
      modelsUsage: null,
    })
    const own = { target: 'agent2', name: 'go_on', description: 'Go on.', message: 'Your turn.' }
    const { agent: other } = given([calling(['go_on'])], { handoffs: [own] })
    expect((await other.run('task')).messages.at(-1)).toMatchObject({
      target: 'agent2',
      content: 'Your turn.',
    })
  })

  // SPEC 3: the first one wins, with a warning
  it('follows the first of several, and says that there were more', async () => {
    const { agent } = given([calling(['transfer_to_b'], ['transfer_to_c'])], { handoffs: ['b', 'c'] })
    const last = (await agent.run('task')).messages.at(-1)
    expect(last).toMatchObject({ type: 'HandoffMessage', target: 'b' })
    expect(JSON.stringify(last?.metadata)).toContain('c')
  })

  // SPEC 3: handoff context first
  it('hears what travelled with a handoff before the handoff itself', async () => {
    const { model, agent } = given(['fine'])
    const context = [{ type: 'UserMessage' as const, content: 'what went before', source: 'x' }]
    await agent.run(handoffMessage({ source: 'x', target: 'agent', content: 'go', context }))
    expect(model.createCalls[0]?.messages.slice(1).map(({ content }) => content)).toEqual([
      'what went before',
      'go',
    ])
  })
})

describe('an assistant is not built', () => {
  // SPEC 3: constructor errors; test_invalid_model_capabilities, test_tool_call_config_validation
  const twin = { ...echo, schema: echo.schema, call: echo.call.bind(echo) }
  it.each<[string, Partial<AssistantAgentOptions>, Partial<ModelInfo>?]>([
    ['with a name that is none', { name: 'not a name' }],
    ['with a name that begins with a digit', { name: '1st' }],
    ['with two tools of one name', { tools: [echo, twin] }],
    ['with two handoffs of one name', { handoffs: ['b', 'b'] }],
    ['with a tool and a handoff of one name', { tools: [echo], handoffs: [{ target: 'b', name: 'echo' }] }],
    ['with tools on a model that calls none', { tools: [echo] }, { functionCalling: false }],
    ['with handoffs on a model that calls none', { handoffs: ['b'] }, { functionCalling: false }],
    ['without any iteration', { maxToolIterations: 0 }],
    ['with fewer iterations than none', { maxToolIterations: -1 }],
  ])('%s', (_, options, info) => {
    expect(() => given([], options, info)).toThrow(ConfigurationError)
  })
})

describe('an assistant', () => {
  // test_list_chat_messages
  it('takes a list of messages as its task, and refuses an empty one and what is no message', async () => {
    const { model, agent } = given(['1', '2'])
    expect(texts(await agent.run([user('a'), user('b')]))).toEqual(['a', 'b', '1'])
    expect(model.createCalls[0]?.messages.slice(1).map(({ content }) => content)).toEqual(['a', 'b'])
    await expect(agent.run([])).rejects.toThrow(ConfigurationError)
    const nonsense: unknown = ['not a message']
    await expect(agent.run(nonsense as Task)).rejects.toThrow(ConfigurationError)
  })

  it('goes on without a task, and has no reason to stop but that it has answered', async () => {
    const { agent } = given(['1'])
    const result = await agent.run()
    expect(texts(result)).toEqual(['1'])
    expect(result.stopReason).toBeNull()
  })

  // SPEC 3: output_task_messages
  it('says its task again only if wanted', async () => {
    const { agent } = given(['1'])
    expect(texts(await agent.run('task', { outputTaskMessages: false }))).toEqual(['1'])
  })

  // test_remove_images, test_multi_modal_task
  it.each([
    [true, ['Test', { url: 'data:image/png;base64,AA==' }]],
    [false, 'Test\n[image]'],
  ])('shows its model pictures where that sees: %s', async (vision, expected) => {
    const { model, agent } = given(['seen'], {}, { vision })
    const content = ['Test', { url: 'data:image/png;base64,AA==' }]
    await agent.run(multiModalMessage({ source: 'user', content }))
    expect(model.createCalls[0]?.messages.at(-1)?.content).toEqual(expected)
  })

  // test_run_with_structured_task
  it('shows its model a structured task as its value', async () => {
    const { model, agent } = given(['seen'])
    await agent.run(structuredMessage({ source: 'user', contentType: 'T', content: { a: 1 } }))
    expect(model.createCalls[0]?.messages.at(-1)?.content).toBe('{"a":1}')
  })

  // test_model_context
  it('shows its model what its context lets through', async () => {
    const modelContext = new BufferedChatCompletionContext(2)
    const { model, agent } = given(['Direct', 'Next'], { modelContext })
    await agent.run('one')
    await agent.run('two')
    expect(model.createCalls[1]?.messages.map(({ content }) => content).slice(1)).toEqual(['Direct', 'two'])
    expect(agent.modelContext).toBe(modelContext)
  })

  // test_run_with_memory
  it('recalls, and shows what it recalled; its context does not keep it', async () => {
    const { model, agent } = given(['Hello', 'Again'], {
      memory: [new ListMemory(['It is cold.', 'It is wet.'])],
    })
    const result = await agent.run('task')
    expect(types(result)).toEqual(['TextMessage', 'MemoryQueryEvent', 'TextMessage'])
    expect(result.messages[1]).toMatchObject({ content: ['It is cold.', 'It is wet.'], source: 'agent' })
    await agent.run('more')
    const asked = model.createCalls[1]?.messages.filter(({ content }) =>
      String(content).includes('It is cold.'),
    )
    expect(asked).toHaveLength(1)
  })

  it('without a system message asks with none', async () => {
    const { model, agent } = given(['Hello'], { systemMessage: null })
    await agent.run('task')
    expect(roles(model)).toEqual([['UserMessage']])
  })

  // SPEC 3: state is the context; test of save and load, reset
  it('has a state that another one takes up, and forgets all when reset', async () => {
    const one = given(['Hello'])
    await one.agent.run('task')
    const state = asJson(await one.agent.saveState())
    const other = given(['On'])
    await other.agent.loadState(state)
    expect(asJson(await other.agent.saveState())).toEqual(state)
    await other.agent.run('go on')
    expect(other.model.createCalls[0]?.messages.map(({ content }) => content).slice(1)).toEqual([
      'task',
      'Hello',
      'go on',
    ])
    await other.agent.onReset()
    expect(await other.agent.modelContext.getMessages()).toEqual([])
    await expect(other.agent.loadState({ type: 'Other', version: '1.0.0' })).rejects.toThrow(BadState)
  })

  // SPEC 3: model exceptions propagate
  it('passes on what its model throws, and remembers nothing of the turn', async () => {
    const { agent } = given([new Error('overloaded'), 'fine'])
    expect((await errorOf(agent.run('task'))).message).toBe('overloaded')
    expect(await agent.modelContext.getMessages()).toEqual([])
  })

  it('that is cancelled ends so, whether it has begun or not, and remembers nothing', async () => {
    const { model, agent } = given([(_messages, { signal }) => untilAborted(signal), 'fine'])
    const cancel = new AbortController()
    const running = errorOf(agent.run('task', { signal: cancel.signal }))
    await settled()
    cancel.abort(new Cancelled())
    expect(await running).toBeInstanceOf(Cancelled)
    expect(await errorOf(agent.run('task', { signal: cancel.signal }))).toBeInstanceOf(Cancelled)
    expect(model.createCalls).toHaveLength(1)
    expect(await agent.modelContext.getMessages()).toEqual([])
  })
})

describe('an assistant that streams', () => {
  // test_model_client_stream, ..._with_tool_calls
  it('shows pieces that make up its answer, which its result leaves out', async () => {
    const { agent } = given(['one two three'], { modelClientStream: true })
    const { items, result } = await streamed(agent.runStream('task'))
    const pieces = items.filter((item) => item.type === 'ModelClientStreamingChunkEvent')
    expect(pieces.map(({ content }) => content).join('')).toBe('one two three')
    expect(types(result)).toEqual(['TextMessage', 'TextMessage'])
    expect(result.messages.at(-1)?.modelsUsage?.completionTokens).toBe(3)
  })

  it('shows calls and results between them', async () => {
    const { agent } = given([calling(['echo', '{"input":"x"}']), 'in short'], {
      tools: [echo],
      reflectOnToolUse: true,
      modelClientStream: true,
    })
    const { items } = await streamed(agent.runStream('task'))
    expect(items.map(({ type }) => type)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'ModelClientStreamingChunkEvent',
      'ModelClientStreamingChunkEvent',
      'TextMessage',
    ])
  })

  // SPEC 11, probed: the thought takes the id that the pieces announced
  it('gives the announced id to its answer, though there is a thought', async () => {
    const { agent } = given([text('the answer', { thought: 'Hm.' })], { modelClientStream: true })
    const { items, result } = await streamed(agent.runStream('task'))
    const announced = new Set(
      items.flatMap((item) => (item.type === 'ModelClientStreamingChunkEvent' ? [item.fullMessageId] : [])),
    )
    expect([...announced]).toEqual([result.messages.at(-1)?.id])
    expect(types(result)).toEqual(['TextMessage', 'ThoughtEvent', 'TextMessage'])
    expect(new Set(result.messages.map(({ id }) => id)).size).toBe(3)
  })
})

describe('a thought', () => {
  // SPEC 2: reasoning, or text that accompanied tool calls
  it('beside calls is shown before them and is remembered with them', async () => {
    const { agent } = given(
      [calling(['echo', '{"input":"x"}'])].map((one) => ({ ...one, thought: 'I echo.' })),
      {
        tools: [echo],
      },
    )
    const result = await agent.run('task')
    expect(types(result).slice(1, 3)).toEqual(['ThoughtEvent', 'ToolCallRequestEvent'])
    expect((await agent.modelContext.getMessages())[1]).toMatchObject({ thought: 'I echo.' })
  })
})

describe('an answer of a type', () => {
  const outputContentType = {
    name: 'Agent',
    schema: {
      type: 'object',
      properties: { thoughts: { type: 'string' }, response: { type: 'string' } },
      required: ['thoughts', 'response'],
    },
    format: '{response}!',
  }
  const good = '{"thoughts":"Hm.","response":"Hello"}'

  // test_output_format, test_structured_message_format_string
  it('is a structured message of that type, and reads as its format says', async () => {
    const { model, agent } = given([good], { outputContentType })
    expect(agent.producedMessageTypes).toEqual(['StructuredMessage<Agent>'])
    const result = await agent.run('task')
    expect(result.messages.at(-1)).toMatchObject({
      type: 'StructuredMessage',
      contentType: 'Agent',
      content: { thoughts: 'Hm.', response: 'Hello' },
    })
    expect(texts(result).at(-1)).toBe('Hello!')
    expect(model.createCalls[0]?.options.jsonOutput).toMatchObject({ name: 'Agent' })
  })

  // test_reflection_output_format: with a type, reflection is the default
  it('is what comes of tools too', async () => {
    const { agent } = given([calling(['echo', '{"input":"x"}']), good], { outputContentType, tools: [echo] })
    expect(types(await agent.run('task')).at(-1)).toBe('StructuredMessage')
  })

  // SPEC 3, probed: upstream throws at once
  it('that does not fit is sent back, and an error after that', async () => {
    const { model, agent } = given(['no JSON', '{"thoughts":1}', good], { outputContentType })
    expect(types(await agent.run('task')).at(-1)).toBe('StructuredMessage')
    expect(model.createCalls).toHaveLength(3)
    const { agent: never } = given(['no', 'no', 'no'], { outputContentType })
    await expect(never.run('task')).rejects.toThrow(StructuredOutputError)
    expect(await never.modelContext.getMessages()).toEqual([])
  })
})

describe('an agent of one’s own', () => {
  class Mute extends BaseChatAgent {
    get producedMessageTypes() {
      return ['TextMessage']
    }
    async *onMessagesStream(): AsyncGenerator<TurnItem, void> {}
  }

  // SPEC 3: exactly one Response last
  it('that ends without an answer is an error', async () => {
    await expect(new Mute('mute', '').onMessages([user('x')])).rejects.toThrow('mute')
  })

  it('has two that share no context', async () => {
    const shared = new UnboundedChatCompletionContext()
    const [one, other] = [given(['1'], { modelContext: shared }), given(['2'])]
    await one.agent.run('task')
    expect(await other.agent.modelContext.getMessages()).toEqual([])
    expect(await shared.getMessages()).toHaveLength(2)
  })
})
