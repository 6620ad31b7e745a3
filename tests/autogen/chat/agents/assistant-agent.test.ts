import { describe, expect, it } from 'vitest'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import type { AssistantAgentOptions } from '../../../../backend/autogen/chat/agents/assistant-options.ts'
import { tool } from '../../../../backend/autogen/chat/agents/tool.ts'
import { turnContext } from '../../../../backend/autogen/chat/agents/turn-context.ts'
import { handoffMessage, multiModalMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { BadState, ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { BufferedChatCompletionContext } from '../../../../backend/autogen/models/buffered-context.ts'
import { ListMemory } from '../../../../backend/autogen/models/memory.ts'
import {
  ReplayChatCompletionClient,
  type ReplayStep,
} from '../../../../backend/autogen/models/replay-client.ts'
import { settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { add, calling, ofType, says, text, thinking, turnOf, typesOf } from './support.ts'

const sum = calling(['add', '{"a":1,"b":2}'])
function assistant(steps: readonly ReplayStep[], options: Partial<AssistantAgentOptions> = {}) {
  const modelClient = new ReplayChatCompletionClient(steps)
  return { client: modelClient, agent: new AssistantAgent({ name: 'helper', modelClient, ...options }) }
}

describe('an assistant', () => {
  it('answers with what the model says and remembers both', async () => {
    const { agent, client } = assistant(['Hello.', 'Again.'], { systemMessage: 'Be kind.' })
    const { chatMessage } = await turnOf(agent, [says('Hi')])
    expect(chatMessage).toMatchObject({ type: 'TextMessage', source: 'helper', content: 'Hello.' })
    expect(chatMessage.modelsUsage).toEqual({ promptTokens: 3, completionTokens: 1 })
    await turnOf(agent, [says('And?', 'ann')])
    expect(client.createCalls[1]?.messages).toEqual([
      { type: 'SystemMessage', content: 'Be kind.' },
      { type: 'UserMessage', content: 'Hi', source: 'user' },
      { type: 'AssistantMessage', content: 'Hello.', source: 'helper' },
      { type: 'UserMessage', content: 'And?', source: 'ann' },
    ])
  })

  it('shows the model what the context lets through only', async () => {
    const { agent, client } = assistant(['1', '2'], {
      systemMessage: null,
      modelContext: new BufferedChatCompletionContext(1),
    })
    await turnOf(agent, [says('a')])
    await turnOf(agent, [says('b')])
    expect(client.createCalls[1]?.messages).toEqual([{ type: 'UserMessage', content: 'b', source: 'user' }])
  })

  it('tells a model that cannot see where a picture was', async () => {
    const picture = multiModalMessage({ source: 'user', content: ['Look:', { url: 'data:,' }] })
    const blind = assistant(['ok'], { systemMessage: null })
    await turnOf(blind.agent, [picture])
    expect(blind.client.createCalls[0]?.messages[0]?.content).toBe('Look:\n[image]')

    const modelClient = new ReplayChatCompletionClient(['ok'], { info: { vision: true } })
    await turnOf(new AssistantAgent({ name: 'seer', modelClient, systemMessage: null }), [picture])
    expect(modelClient.createCalls[0]?.messages[0]?.content).toEqual(picture.content)
  })

  it('adds its metadata to all that it answers', async () => {
    const metadata = { team: 'red' }
    const { agent } = assistant(['Hi.', calling(['transfer_to_a', ''], ['transfer_to_b', ''])], {
      metadata,
      handoffs: ['a', 'b'],
    })
    expect((await turnOf(agent, [says('go')])).chatMessage.metadata).toEqual(metadata)
    const handed = (await turnOf(agent, [says('go')])).chatMessage.metadata
    expect(handed).toEqual({ ...metadata, warning: expect.any(String) })
  })

  it('hears what came with a handoff before the handoff', async () => {
    const { agent, client } = assistant(['ok'], { systemMessage: null })
    const context = [{ type: 'UserMessage', content: 'known', source: 'x' } as const]
    await turnOf(agent, [handoffMessage({ source: 'x', target: 'helper', content: 'yours', context })])
    expect(client.createCalls[0]?.messages.map(({ content }) => content)).toEqual(['known', 'yours'])
  })

  it('recalls memories for the request, and does not pile them up in what it remembers', async () => {
    const { agent, client } = assistant(['1', '2'], {
      memory: [new ListMemory(['likes tea']), new ListMemory()],
    })
    const { items } = await turnOf(agent, [says('a')])
    expect(ofType(items, 'MemoryQueryEvent').map(({ content }) => content)).toEqual([['likes tea']])
    await turnOf(agent, [says('b')])
    const recalled = client.createCalls[1]?.messages.filter(({ content }) =>
      String(content).includes('likes tea'),
    )
    expect(recalled).toHaveLength(1)
    expect(JSON.stringify(await agent.saveState())).not.toContain('likes tea')
  })

  it('saves and loads what it remembers, resets it, and refuses states of others', async () => {
    const { agent } = assistant(['Hello.'])
    await turnOf(agent, [says('Hi')])
    const state = await agent.saveState()
    const fresh = assistant([]).agent
    await fresh.loadState(state)
    expect(await fresh.saveState()).toEqual(state)
    await fresh.onReset()
    expect(await fresh.modelContext.getMessages()).toEqual([])
    await expect(fresh.loadState({ type: 'Other', version: '1.0.0' })).rejects.toThrow(BadState)
    await expect(fresh.loadState(null)).rejects.toThrow(BadState)
  })

  it.each<[string, Partial<AssistantAgentOptions>, RegExp]>([
    ['a name that is none', { name: 'my helper' }, /name/],
    ['two tools of a name', { tools: [add, add] }, /two tools are named add/],
    ['two handoffs of a name', { handoffs: ['ann', 'ann'] }, /two handoffs are named transfer_to_ann/],
    [
      'a tool named like a handoff',
      { tools: [add], handoffs: [{ target: 'ann', name: 'add' }] },
      /both named add/,
    ],
    ['a handoff that cannot be a tool', { handoffs: [{ target: 'a', name: 'go to a' }] }, /handoff's name/],
    ['repairs below 0', { maxRepairs: -1 }, /maxRepairs/],
  ])('refuses %s', (_, options, why) => {
    const make = () => assistant([], options)
    expect(make).toThrow(ConfigurationError)
    expect(make).toThrow(why)
  })

  it.each<Partial<AssistantAgentOptions>>([{ tools: [add] }, { handoffs: ['ann'] }])(
    'refuses %o with a model that calls no functions',
    (options) => {
      const modelClient = new ReplayChatCompletionClient([], { info: { functionCalling: false } })
      expect(() => new AssistantAgent({ name: 'a', modelClient, ...options })).toThrow(
        /does not call functions/,
      )
    },
  )
})

describe('tools', () => {
  it('K02 Tool loop bounds', async () => {
    const looping = assistant([sum, sum, 'done'], { tools: [add], maxToolIterations: 3 })
    const whole = await turnOf(looping.agent, [says('go')])
    expect(looping.client.createCalls).toHaveLength(3)
    expect(whole.chatMessage).toMatchObject({ type: 'TextMessage', content: 'done' })

    const endless = assistant(
      Array.from({ length: 9 }, () => sum),
      { tools: [add], maxToolIterations: 5 },
    )
    expect((await turnOf(endless.agent, [says('go')])).chatMessage.type).toBe('ToolCallSummaryMessage')
    expect(endless.client.createCalls).toHaveLength(5)

    const once = assistant([sum], { tools: [add] })
    const { chatMessage, innerMessages } = await turnOf(once.agent, [says('go')])
    expect(chatMessage).toMatchObject({ type: 'ToolCallSummaryMessage', content: '3' })
    expect(typesOf(innerMessages)).toEqual(['ToolCallRequestEvent', 'ToolCallExecutionEvent'])
    expect(once.client.createCalls).toHaveLength(1)

    // What it remembers are calls with their results, whatever the turn came to.
    expect(await once.agent.modelContext.getMessages()).toEqual([
      { type: 'UserMessage', content: 'go', source: 'user' },
      { type: 'AssistantMessage', content: sum.content, source: 'helper' },
      {
        type: 'FunctionExecutionResultMessage',
        content: [{ callId: 'call-0', name: 'add', content: '3', isError: false }],
      },
    ])

    for (const maxToolIterations of [0, -1, 1.5])
      expect(() => assistant([], { tools: [add], maxToolIterations })).toThrow(ConfigurationError)
  })

  it('become results that are errors where they throw, are unknown or are called wrongly', async () => {
    const fails = tool({
      name: 'fails',
      description: '',
      parameters: { type: 'object' },
      run: () => Promise.reject(new Error('it broke')),
    })
    const calls = calling(
      ['fails', ''],
      ['add', '{"a":'],
      ['nope', '{}'],
      ['add', '{"a":"1"}'],
      ['add', '[]'],
    )
    const { agent } = assistant([calls], { tools: [fails, add] })
    const { items } = await turnOf(agent, [says('go')])
    const [event] = ofType(items, 'ToolCallExecutionEvent')
    expect(event?.content.map(({ isError }) => isError)).toEqual([true, true, true, true, true])
    const said = event?.content.map(({ content }) => content) ?? []
    expect(said[0]).toBe('Error: it broke')
    expect(said[1]).toMatch(/no valid JSON/)
    expect(said[2]).toMatch(/'nope' is not available. Available are: fails, add/)
    expect(said[3]).toMatch(/b is missing\. a must be number\./)
    expect(said[4]).toMatch(/must be object/)
  })

  it('run at the same time, and their results come in the order of the calls', async () => {
    const order: string[] = []
    const gates = { slow: Promise.withResolvers<void>(), fast: Promise.withResolvers<void>() }
    const gated = (name: 'slow' | 'fast') =>
      tool({
        name,
        description: '',
        parameters: { type: 'object' },
        async run() {
          order.push(`${name} begins`)
          await gates[name].promise
          order.push(`${name} ends`)
          return name
        },
      })
    const { agent } = assistant([calling(['slow', ''], ['fast', ''])], {
      tools: [gated('slow'), gated('fast')],
    })
    const turn = turnOf(agent, [says('go')])
    await settled()
    gates.fast.resolve()
    await settled()
    gates.slow.resolve()
    const { chatMessage } = await turn
    expect(order).toEqual(['slow begins', 'fast begins', 'fast ends', 'slow ends'])
    expect(chatMessage).toMatchObject({ content: 'slow\nfast' })
  })

  it('read as the format says, braces in a result left alone', async () => {
    const echo = tool({
      name: 'echo',
      description: '',
      parameters: { type: 'object' },
      run: () => '{arguments}',
    })
    const { agent } = assistant([calling(['echo', '{}'])], {
      tools: [echo],
      toolCallSummaryFormat: '{tool_name}({arguments}) = {result} {is_error} {other}',
    })
    const { chatMessage } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({ content: 'echo({}) = {arguments} false {other}' })

    const written = assistant([sum], {
      tools: [add],
      toolCallSummaryFormat: (call, { content }) => `${call.name}=${content}`,
    })
    expect((await turnOf(written.agent, [says('go')])).chatMessage).toMatchObject({ content: 'add=3' })
  })

  it('are reflected on without tools', async () => {
    const { agent, client } = assistant([sum, 'It is three.'], { tools: [add], reflectOnToolUse: true })
    const { chatMessage, ledger } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({ type: 'TextMessage', content: 'It is three.' })
    expect(client.createCalls[0]?.options.tools?.map(({ name }) => name)).toEqual(['add'])
    expect(client.createCalls[1]?.options).toMatchObject({ toolChoice: 'none' })
    expect(client.createCalls[1]?.options.tools).toBeUndefined()
    expect(ledger.entries.map(({ agent: by, purpose }) => [by, purpose])).toEqual([
      ['helper', 'speak'],
      ['helper', 'reflect'],
    ])
  })

  it('asked for in reflection are a bad answer', async () => {
    const { agent } = assistant([sum, sum], { tools: [add], reflectOnToolUse: true })
    await expect(turnOf(agent, [says('go')])).rejects.toMatchObject({
      name: 'ModelError',
      kind: 'bad_answer',
    })
  })
})

describe('a handoff', () => {
  it('ends the turn, with the words of the handoff', async () => {
    const { agent, client } = assistant([calling(['transfer_to_ann', '{}']), 'never'], {
      handoffs: ['Ann'],
      maxToolIterations: 5,
    })
    const { chatMessage } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({
      type: 'HandoffMessage',
      target: 'Ann',
      content: 'Transferred to Ann, adopting the role of Ann immediately.',
      context: [],
      metadata: {},
    })
    expect(client.createCalls).toHaveLength(1)
    expect(agent.producedMessageTypes).toContain('HandoffMessage')
  })

  it('takes what else was called along; the first of several wins and the others are named', async () => {
    const calls = thinking(
      'Ann knows',
      calling(['add', '{"a":1,"b":1}'], ['transfer_to_ann', ''], ['transfer_to_bob', '']),
    )
    const { agent } = assistant([calls], { tools: [add], handoffs: ['ann', 'bob'] })
    const { chatMessage } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({
      target: 'ann',
      context: [
        { type: 'AssistantMessage', content: [{ name: 'add' }], thought: 'Ann knows' },
        { type: 'FunctionExecutionResultMessage', content: [{ name: 'add', content: '2', isError: false }] },
      ],
    })
    expect(chatMessage.metadata.warning).toMatch(/these were not: bob/)
  })
})

describe('structured output', () => {
  const report = {
    name: 'Report',
    schema: { type: 'object', properties: { score: { type: 'integer' } }, required: ['score'] },
    format: 'Score: {score}',
  }

  it('is a value, and the model is held to the schema', async () => {
    const { agent, client } = assistant(['{"score": 3}'], { outputContentType: report })
    const { chatMessage } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({
      type: 'StructuredMessage',
      contentType: 'Report',
      content: { score: 3 },
      format: 'Score: {score}',
    })
    expect(client.createCalls[0]?.options.jsonOutput).toEqual({ name: 'Report', schema: report.schema })
    expect(agent.producedMessageTypes).toEqual(['StructuredMessage<Report>'])
  })

  it('that does not fit is sent back with what is wrong; what is remembered is the valid answer alone', async () => {
    const { agent, client } = assistant(['three', '{"score":"3"}', '{"score":3}'], {
      outputContentType: report,
    })
    const { chatMessage, ledger } = await turnOf(agent, [says('go')])
    expect(chatMessage).toMatchObject({ content: { score: 3 } })
    expect(client.createCalls[1]?.messages.at(-1)?.content).toMatch(/no valid JSON/)
    expect(client.createCalls[2]?.messages.at(-1)?.content).toMatch(/score must be integer/)
    expect((await agent.modelContext.getMessages()).map(({ content }) => content)).toEqual([
      'go',
      '{"score":3}',
    ])
    expect(ledger.entries.map(({ purpose }) => purpose)).toEqual(['speak', 'repair', 'repair'])
  })

  it('that never fits is a typed error, and nothing is remembered', async () => {
    const { agent } = assistant(['{}', '{}'], { outputContentType: report, maxRepairs: 1 })
    await expect(turnOf(agent, [says('go')])).rejects.toMatchObject({
      name: 'StructuredOutputError',
      faults: ['score is missing.'],
      answer: '{}',
    })
    expect(await agent.modelContext.getMessages()).toEqual([])
  })

  it('passes the validator where one is given, whose errors go back as they are', async () => {
    const validate = Object.assign((value: unknown) => JSON.stringify(value) === '{"score":7}', {
      errors: [{ instancePath: '/score', message: 'must be 7' }],
    })
    const { agent, client } = assistant(['{"score":3}', '{"score":7}'], {
      outputContentType: { ...report, validate },
    })
    await turnOf(agent, [says('go')])
    expect(client.createCalls[1]?.messages.at(-1)?.content).toContain('must be 7')
  })

  it('is told to a model that cannot be held to a schema', async () => {
    const modelClient = new ReplayChatCompletionClient(['{"score":1}'], { info: { structuredOutput: false } })
    const agent = new AssistantAgent({ name: 'a', modelClient, outputContentType: report })
    await turnOf(agent, [says('go')])
    expect(modelClient.createCalls[0]?.options.jsonOutput).toBe(true)
    expect(modelClient.createCalls[0]?.messages[1]?.content).toContain('"required":["score"]')
  })

  it('is what a reflection on tools comes to', async () => {
    const { agent } = assistant([sum, '{"score":3}'], { tools: [add], outputContentType: report })
    expect((await turnOf(agent, [says('go')])).chatMessage).toMatchObject({ content: { score: 3 } })
  })
})

describe('streaming', () => {
  it.each([
    ['without tools', ['Hello to you'], false],
    ['with a tool call that is reflected on', [sum, 'It is three.'], true],
  ])('K01 Chunks point to their message %s', async (_, steps, reflectOnToolUse) => {
    const { agent } = assistant(steps, { tools: [add], modelClientStream: true, reflectOnToolUse })
    const { items, chatMessage, innerMessages, ledger } = await turnOf(agent, [says('go')])
    const chunks = ofType(items, 'ModelClientStreamingChunkEvent')
    expect(chunks.length).toBeGreaterThan(1)
    expect(new Set(chunks.map(({ fullMessageId }) => fullMessageId))).toEqual(new Set([chatMessage.id]))
    expect(chunks.map(({ content }) => content).join('')).toBe(steps.at(-1))
    expect(typesOf(innerMessages)).not.toContain('ModelClientStreamingChunkEvent')
    // Streamed calls are accounted like others.
    expect(ledger.total()).toMatchObject({ calls: steps.length, unknown: 0 })
    expect(ledger.total().completionTokens).toBeGreaterThan(0)
  })

  it('K01 holds where the model has a thought too: the message keeps the id', async () => {
    const { agent } = assistant([thinking('hm', text('It is so'))], { modelClientStream: true })
    const { items, chatMessage } = await turnOf(agent, [says('go')])
    const ids = ofType(items, 'ModelClientStreamingChunkEvent').map(({ fullMessageId }) => fullMessageId)
    expect(new Set(ids)).toEqual(new Set([chatMessage.id]))
    const [thought] = ofType(items, 'ThoughtEvent')
    expect(thought?.content).toBe('hm')
    expect(thought?.id).not.toBe(chatMessage.id)
  })

  it('points text beside tool calls to the thought that it becomes', async () => {
    const steps = [thinking('Let me add', sum), 'It is three.']
    const { agent } = assistant(steps, { tools: [add], modelClientStream: true, maxToolIterations: 2 })
    const { items, chatMessage } = await turnOf(agent, [says('go')])
    const [thought] = ofType(items, 'ThoughtEvent')
    const chunks = ofType(items, 'ModelClientStreamingChunkEvent')
    const textOf = (id: string | undefined) =>
      chunks.filter(({ fullMessageId }) => fullMessageId === id).map(({ content }) => content)
    expect(textOf(thought?.id).join('')).toBe('Let me add')
    expect(textOf(chatMessage.id).join('')).toBe('It is three.')
  })

  it('gives each repair an id of its own', async () => {
    const outputContentType = { name: 'N', schema: { type: 'number' } }
    const { agent } = assistant(['no', '4'], { modelClientStream: true, outputContentType })
    const { items, chatMessage } = await turnOf(agent, [says('go')])
    const chunks = ofType(items, 'ModelClientStreamingChunkEvent')
    const final = chunks.filter(({ fullMessageId }) => fullMessageId === chatMessage.id)
    expect([chunks.length, final.map(({ content }) => content)]).toEqual([2, ['4']])
  })
})

describe('a turn', () => {
  it('X08 Retry does not duplicate input: a turn that failed left no trace', async () => {
    for (const modelClientStream of [false, true]) {
      const { agent } = assistant([new Error('down'), 'Hello.'], { modelClientStream })
      const task = [says('Do it')]
      await expect(turnOf(agent, task)).rejects.toThrow('down')
      expect(await agent.modelContext.getMessages()).toEqual([])
      await turnOf(agent, task)
      expect((await agent.modelContext.getMessages()).map(({ content }) => content)).toEqual([
        'Do it',
        'Hello.',
      ])
    }
  })

  it('X08 holds where it fails after tools ran, and where whoever listens goes away', async () => {
    const failing = assistant([sum, new Error('down')], { tools: [add], maxToolIterations: 2 }).agent
    await expect(turnOf(failing, [says('Do it')])).rejects.toThrow('down')
    expect(await failing.modelContext.getMessages()).toEqual([])

    const left = assistant([sum, 'x'], { tools: [add], maxToolIterations: 2 }).agent
    for await (const _ of left.onMessagesStream([says('Do it')], turnContext())) break
    expect(await left.modelContext.getMessages()).toEqual([])
  })

  it('that is cut forwards the signal to its tools, ends though they ignore it, and asks no more', async () => {
    const cut = new AbortController()
    let seen: AbortSignal | null = null
    const stuck = tool({
      name: 'stuck',
      description: '',
      parameters: { type: 'object' },
      run: (_, { signal }) => {
        seen = signal
        return new Promise(() => {})
      },
    })
    const { agent, client } = assistant([calling(['stuck', '']), 'x'], {
      tools: [stuck],
      maxToolIterations: 2,
    })
    const turn = turnOf(agent, [says('go')], { signal: cut.signal })
    await settled()
    cut.abort(new Error('enough'))
    await expect(turn).rejects.toThrow('enough')
    expect(seen).toMatchObject({ aborted: true })
    expect(client.createCalls).toHaveLength(1)
    expect(await agent.modelContext.getMessages()).toEqual([])
  })

  it('that is cut before it begins asks nobody, not even a model that does not listen', async () => {
    let asked = 0
    const deaf = new ReplayChatCompletionClient([])
    deaf.create = async () => {
      asked += 1
      return text('late')
    }
    const agent = new AssistantAgent({ name: 'helper', modelClient: deaf })
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(turnOf(agent, [says('go')], { signal })).rejects.toThrow('enough')
    expect(asked).toBe(0)
  })

  it('that is cut while the model answers keeps nothing of the answer, though the model does not listen', async () => {
    const cut = new AbortController()
    const deaf = new ReplayChatCompletionClient([])
    deaf.create = async () => {
      cut.abort(new Error('enough'))
      return text('late')
    }
    const agent = new AssistantAgent({ name: 'helper', modelClient: deaf })
    await expect(turnOf(agent, [says('go')], { signal: cut.signal })).rejects.toThrow('enough')
    expect(await agent.modelContext.getMessages()).toEqual([])
  })

  it('that is cut before its tools run calls none of them', async () => {
    const cut = new AbortController()
    let called = 0
    const counts = tool({
      name: 'counts',
      description: '',
      parameters: { type: 'object' },
      run: () => (called += 1),
    })
    const { agent } = assistant([calling(['counts', ''])], { tools: [counts] })
    const turn = async () => {
      for await (const item of agent.onMessagesStream([says('go')], turnContext({ signal: cut.signal })))
        if ('type' in item && item.type === 'ToolCallRequestEvent') cut.abort(new Error('enough'))
    }
    await expect(turn()).rejects.toThrow('enough')
    expect(called).toBe(0)
  })

  it('that is cut while tools run shows no results', async () => {
    const cut = new AbortController()
    const stops = tool({
      name: 'stops',
      description: '',
      parameters: { type: 'object' },
      run: () => cut.abort(new Error('enough')),
    })
    const { agent } = assistant([calling(['stops', ''])], { tools: [stops] })
    const shown: string[] = []
    const turn = async () => {
      for await (const item of agent.onMessagesStream([says('go')], turnContext({ signal: cut.signal })))
        shown.push('type' in item ? item.type : 'response')
    }
    await expect(turn()).rejects.toThrow('enough')
    expect(shown).toEqual(['ToolCallRequestEvent'])
  })

  it('aborts its tools where whoever listens goes away', async () => {
    let seen: AbortSignal | null = null
    const chatty = tool({
      name: 'chatty',
      description: '',
      parameters: { type: 'object' },
      run: (_, { signal, emit }) => {
        seen = signal
        emit(says('inside', 'chatty'))
        return new Promise(() => {})
      },
    })
    const { agent } = assistant([calling(['chatty', ''])], { tools: [chatty] })
    for await (const item of agent.onMessagesStream([says('go')], turnContext()))
      if ('type' in item && item.source === 'chatty') break
    expect(seen).toMatchObject({ aborted: true })
  })
})
