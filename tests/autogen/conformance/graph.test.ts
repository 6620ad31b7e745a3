// After AutoGen's autogen-agentchat/tests/test_group_chat_graph.py, the examples in DiGraphBuilder's documentation, and
// SPEC section 8 with decisions 8 and 11.
import { describe, expect, it } from 'vitest'
import {
  AssistantAgent,
  type ChatMessage,
  ConfigurationError,
  type DiGraph,
  DiGraphBuilder,
  type EdgeCondition,
  GraphFlow,
  type GroupChatOptions,
  hasCyclesWithExit,
  ManualClock,
  MaxMessageTermination,
  MessageFilterAgent,
  type PerSourceFilter,
  ReplayChatCompletionClient,
  SourceMatchTermination,
  TextMentionTermination,
  toModelText,
  validateGraph,
} from '../../../backend/autogen/index.ts'
import {
  agents,
  asJson,
  errorOf,
  flaky,
  lines,
  RUNTIMES,
  says,
  slow,
  sources,
  streamed,
  texts,
} from './support.ts'

type Participant = ReturnType<typeof says>
type Edge = [
  from: string,
  to: string,
  condition?: EdgeCondition | null,
  activationGroup?: string,
  activationCondition?: 'all' | 'any',
]

function builder<P extends { name: string }>(members: readonly P[], edges: readonly Edge[], entry?: string) {
  const made = new DiGraphBuilder<P>()
  for (const member of members) made.addNode(member)
  for (const [from, to, condition = null, activationGroup, activationCondition] of edges)
    made.addEdge(from, to, {
      condition,
      ...(activationGroup !== undefined && { activationGroup }),
      ...(activationCondition && { activationCondition }),
    })
  return entry === undefined ? made : made.setEntryPoint(entry)
}
const graphOf = (names: string, edges: readonly Edge[], entry?: string) =>
  builder(
    [...names].map((name) => ({ name })),
    edges,
    entry,
  ).build()

const COMPLETE = 'Digraph execution is complete'
const has = (word: string) => (message: ChatMessage) => toModelText(message).includes(word)
const echo = (name: string) => says(name, ([first]) => (first ? toModelText(first) : ''))

describe.each(RUNTIMES)('a graph on %s', (_, runtime) => {
  const flow = (
    members: readonly Participant[],
    edges: readonly Edge[],
    options: GroupChatOptions = {},
    entry?: string,
  ) => new GraphFlow(members, builder(members, edges, entry).build(), { ...options, ...runtime() })
  const order = async (...given: Parameters<typeof flow>) =>
    sources(await flow(...given).run('task')).slice(1)

  // test_digraph_group_chat_parallel_join_any, ..._any_1, ..._chained_parallel_join_any
  it('joins any: parents of one round start their child once', async () => {
    const members = agents('A', 'B', 'C', 'D', 'E')
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D', null, 'any', 'any'],
      ['C', 'D', null, 'any', 'any'],
      ['D', 'E', null, 'E', 'any'],
    ]
    const said = await order(members, edges)
    expect([said[0], ...said.slice(1, 3).toSorted(), ...said.slice(3)]).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  // SPEC 8, probed
  it('joins any: parents at different depths start their child once each', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'D', null, 'any', 'any'],
      ['B', 'D', null, 'any', 'any'],
    ]
    const said = await order(agents('A', 'B', 'D'), edges)
    expect(said.filter((name) => name === 'D')).toHaveLength(2)
    expect(said.at(-1)).toBe('D')
  })

  // test_digraph_group_chat_multiple_start_nodes; decision 11: in the order of declaration
  it('begins with all that nothing leads to, in the order they were declared', async () => {
    const clock = new ManualClock()
    const chat = flow(agents('C', 'A', 'B'), [], { clock, emitTeamEvents: true })
    const result = await chat.run('task')
    expect(result.messages[1]).toMatchObject({ type: 'SelectSpeakerEvent', content: ['C', 'A', 'B'] })
    expect(sources(result).slice(2).toSorted()).toEqual(['A', 'B', 'C'])
    expect(result.stopReason).toBe(COMPLETE)
  })

  // test_digraph_group_chat_disconnected_graph
  it('may be of parts that know nothing of each other', async () => {
    const said = await order(agents('A', 'B', 'C', 'D'), [
      ['A', 'B'],
      ['C', 'D'],
    ])
    expect(said.slice(0, 2).toSorted()).toEqual(['A', 'C'])
    expect(said.slice(2).toSorted()).toEqual(['B', 'D'])
  })

  // test_digraph_group_chat_multiple_conditional, ..._callable_condition, test_builder_with_lambda_condition
  it.each<[string, (word: string) => EdgeCondition]>([
    ['texts', (word) => word],
    ['functions', has],
  ])('branches three ways on %s, again after a reset', async (_how, on) => {
    const members = [echo('A'), ...agents('B', 'C', 'D')]
    const chat = flow(members, [
      ['A', 'B', on('apple')],
      ['A', 'C', on('banana')],
      ['A', 'D', on('cherry')],
    ])
    for (const [task, expected] of [
      ['a banana', ['user', 'A', 'C']],
      ['a cherry', ['user', 'A', 'D']],
      ['apple and cherry', ['user', 'A', 'B', 'D']],
      ['nothing', ['user', 'A']],
    ] as const) {
      const result = await chat.run(task)
      expect([...sources(result).slice(0, 2), ...sources(result).slice(2).toSorted()]).toEqual(expected)
      expect(result.stopReason).toBe(COMPLETE)
      await chat.reset()
    }
  })

  // test_digraph_group_chat_loop_with_self_cycle
  it('loops over one node that has a group of its own', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['B', 'C', 'exit'],
      ['B', 'B', 'loop', 'B_loop'],
    ]
    const members = [...agents('A'), lines('B', 'loop', 'loop', 'exit'), ...agents('C')]
    const limits = { terminationCondition: new MaxMessageTermination(20) }
    expect(await order(members, edges, limits, 'A')).toEqual(['A', 'B', 'B', 'B', 'C'])
  })

  // test_digraph_group_chat_loop_with_two_cycles
  it('loops both ways round a node that two others lead to first', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'O'],
      ['C', 'O'],
      ['O', 'X', 'to_x'],
      ['O', 'Y', 'to_y'],
      ['O', 'E', 'exit'],
      ['X', 'O', 'to_o', 'x_o_loop'],
      ['Y', 'O', 'to_o', 'y_o_loop'],
    ]
    const members = [
      ...agents('A', 'B', 'C'),
      lines('O', 'to_x', 'to_y', 'exit'),
      lines('X', 'to_o'),
      lines('Y', 'to_o'),
      ...agents('E'),
    ]
    const said = await order(members, edges, { maxTurns: 20 }, 'A')
    expect([said[0], ...said.slice(1, 3).toSorted(), ...said.slice(3)].join('')).toBe('ABCOXOYOE')
  })

  // DiGraphBuilder’s documentation: loops with several ways back
  it.each(['all', 'any'] as const)('loops back over several ways of one group of %s', async (activation) => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['B', 'C', 'loop'],
      ['B', 'D', 'loop'],
      ['B', 'E', 'exit'],
      ['C', 'B', null, 'back', activation],
      ['D', 'B', null, 'back', activation],
    ]
    const members = [...agents('A'), lines('B', 'loop', 'loop', 'exit'), ...agents('C', 'D', 'E')]
    const said = await order(members, edges, { maxTurns: 20 }, 'A')
    expect(said.join('').replaceAll('DC', 'CD')).toBe('ABCDBCDBE')
  })

  // SPEC 8, probed: upstream runs it twice in the round
  it('runs a node once that two groups start in the same round', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D', null, 'one'],
      ['C', 'D', null, 'two'],
    ]
    const said = await order(agents('A', 'B', 'C', 'D'), edges)
    expect(said.filter((name) => name === 'D')).toHaveLength(1)
  })

  // SPEC 8: an `all` group counts down, so that one edge taken twice stands for two
  it('joins all its edges, not one of them as often as there are edges', async () => {
    const edges: Edge[] = [
      ['S', 'A'],
      ['A', 'A', 'loop', 'again'],
      ['A', 'J', 'loop'],
      ['A', 'B', 'on'],
      ['B', 'J'],
    ]
    const members = [...agents('S'), lines('A', 'loop', 'loop', 'on'), ...agents('B', 'J')]
    expect(await order(members, edges, { maxTurns: 20 })).toEqual(['S', 'A', 'A', 'A', 'B', 'J'])
  })

  // SPEC 8: round barrier
  it('lets what a fast branch enabled wait for the slow one of the same round', async () => {
    const clock = new ManualClock()
    const members = [...agents('A'), slow('B', 10), slow('C', 1_000), ...agents('D')]
    const running = flow(
      members,
      [
        ['A', 'B'],
        ['A', 'C'],
        ['B', 'D'],
      ],
      { clock },
    ).run('task')
    await clock.advance(2_000)
    expect(sources(await running)).toEqual(['user', 'A', 'B', 'C', 'D'])
  })

  // SPEC 8, probed: the run ends as complete; here it says who was never reached
  it('ends as complete where a join waits for a branch not taken, and says so', async () => {
    const members = [lines('A', 'left'), ...agents('B', 'C', 'D')]
    const result = await flow(members, [
      ['A', 'B', 'left'],
      ['A', 'C', 'right'],
      ['B', 'D'],
      ['C', 'D'],
    ]).run('task')
    expect(sources(result)).toEqual(['user', 'A', 'B'])
    expect(result.stopReason).toBe(COMPLETE)
    expect(JSON.stringify(result.stop?.details)).toContain('D was never reached')
  })

  // SPEC 8, probed: complete is checked before any condition
  it('is complete first, where a condition fires on its last message as well', async () => {
    const terminationCondition = new TextMentionTermination('B')
    const chat = flow(agents('A', 'B'), [['A', 'B']], { terminationCondition })
    expect((await chat.run('task')).stopReason).toBe(COMPLETE)
    expect(sources(await chat.run('task'))).toEqual(['user', 'A', 'B'])
  })

  // test_digraph_group_chat_resume_with_termination_condition, by turns and by a new task (SPEC 8)
  it('that was stopped goes on where it stood, with a new task too', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['B', 'C'],
    ]
    const chat = flow(agents('A', 'B', 'C'), edges, { maxTurns: 1 })
    expect(sources(await chat.run('one'))).toEqual(['user', 'A'])
    expect(sources(await chat.run('two'))).toEqual(['user', 'B'])
    const last = await chat.run()
    expect(sources(last)).toEqual(['C'])
    expect(last.stopReason).toBe(COMPLETE)
    expect(sources(await chat.run('three'))).toEqual(['user', 'A'])
  })

  it('that was stopped begins anew after a reset', async () => {
    const chat = flow(agents('A', 'B'), [['A', 'B']], { maxTurns: 1 })
    await chat.run('one')
    await chat.reset()
    expect(sources(await chat.run('one'))).toEqual(['user', 'A'])
  })

  // SPEC 13: upstream forgets which nodes are in flight
  it('asks only those of a round again who had not finished, in another object too', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D'],
      ['C', 'D'],
    ]
    const clock = new ManualClock()
    const members = [...agents('A', 'B'), flaky('C', 1), ...agents('D')]
    const chat = flow(members, edges, { clock })
    expect((await errorOf(chat.run('task'))).message).toContain('flaky')
    const state = asJson(await chat.saveState())
    expect(sources(await chat.run())).toEqual(['C', 'D'])
    const other = flow(agents('A', 'B', 'C', 'D'), edges)
    await other.loadState(state)
    expect(sources(await other.run())).toEqual(['C', 'D'])
  })

  // test_graph_flow_stateful_pause_and_resume_with_termination, for a graph that is complete
  it('that is complete keeps its conversation where it is loaded, and begins anew', async () => {
    const edges: Edge[] = [['A', 'B']]
    const one = flow(agents('A', 'B'), edges)
    await one.run('first')
    const [A, B] = [says('A', 'A2'), says('B', 'B2')]
    const other = flow([A, B], edges)
    await other.loadState(asJson(await one.saveState()))
    expect(texts(await other.run('second'))).toEqual(['second', 'A2', 'B2'])
    expect(A.heard).toEqual([['I am B', 'second']])
  })

  it('streams what it gives', async () => {
    const { items, result } = await streamed(flow(agents('A', 'B'), [['A', 'B']]).runStream('task'))
    expect(items).toEqual(result.messages)
  })

  // test_message_filter_agent_in_digraph_group_chat, ..._loop_graph_visibility
  it('lets filters decide what its agents hear, also in a loop', async () => {
    const filtered = (wrappedAgent: Participant | AssistantAgent, perSource: PerSourceFilter[]) =>
      new MessageFilterAgent({ name: wrappedAgent.name, wrappedAgent, filter: { perSource } })
    const [A, C] = agents('A', 'C') as [Participant, Participant]
    const B = new AssistantAgent({
      name: 'B',
      modelClient: new ReplayChatCompletionClient(['loop', 'loop', 'exit']),
    })
    const members = [
      filtered(A, [
        { source: 'user', position: 'first', count: 1 },
        { source: 'B', position: 'last', count: 1 },
      ]),
      filtered(B, [{ source: 'user', position: 'first', count: 1 }, { source: 'A' }]),
      filtered(C, [
        { source: 'user', position: 'first', count: 1 },
        { source: 'B', position: 'last', count: 1 },
      ]),
    ]
    const graph = builder(
      members,
      [
        ['A', 'B'],
        ['B', 'C', 'exit'],
        ['B', 'A', 'loop'],
      ],
      'A',
    ).build()
    const result = await new GraphFlow(members, graph, { maxTurns: 20, ...runtime() }).run('Start')
    expect(sources(result)).toEqual(['user', 'A', 'B', 'A', 'B', 'A', 'B', 'C'])
    expect(A.heard).toEqual([['Start'], ['loop'], ['loop']])
    expect(C.heard).toEqual([['Start', 'exit']])
    const asked = (await B.modelContext.getMessages()).filter((one) => one.type === 'UserMessage')
    expect(asked.map(({ source }) => source)).toEqual(['user', 'A', 'A', 'A'])
  })
})

describe('a graph that is built', () => {
  // test_add_node, test_add_edge, test_add_conditional_edges, test_set_entry_point, test_build_*
  it('has the nodes, edges, conditions and the entry it was told of', () => {
    const [a, b, c] = agents('A', 'B', 'C') as [Participant, Participant, Participant]
    const made = new DiGraphBuilder<Participant>().addNode(a).addNode(b).addNode(c)
    made.addEdge(a, b).addConditionalEdges(b, { loop: a, exit: c }).setEntryPoint(a)
    const graph = made.build()
    expect(graph.entry).toBe('A')
    expect(graph.nodes.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    const [fromA, fromB, fromC] = graph.nodes.map(({ edges }) => edges)
    expect(fromA).toEqual([
      { target: 'B', condition: null, activationGroup: 'B', activationCondition: 'all' },
    ])
    expect(fromB?.map(({ target, condition }) => [condition, target])).toEqual([
      ['loop', 'A'],
      ['exit', 'C'],
    ])
    expect(fromC).toEqual([])
    expect(made.participants).toEqual([a, b, c])
    expect(hasCyclesWithExit(graph)).toBe(true)
  })

  it('takes a condition in the place of the options: a text or a function', () => {
    const isLong = () => true
    const made = new DiGraphBuilder().addNode({ name: 'A' }).addNode({ name: 'B' }).addNode({ name: 'C' })
    made.addEdge('A', 'B', 'yes').addEdge('A', 'C', isLong)
    expect(made.build().nodes[0]?.edges.map(({ condition }) => condition)).toEqual(['yes', isLong])
  })

  it('knows no edges to strangers, no stranger as entry, no name twice', () => {
    const made = new DiGraphBuilder().addNode({ name: 'A' })
    expect(() => made.addEdge('A', 'X')).toThrow(ConfigurationError)
    expect(() => made.addEdge('X', 'A')).toThrow(ConfigurationError)
    expect(() => made.setEntryPoint('X')).toThrow(ConfigurationError)
    expect(() => made.addNode({ name: 'A' })).toThrow(ConfigurationError)
  })

  // test_serialization, test_graph_flow_serialize_deserialize
  it('is JSON, and runs the same where it is read back', async () => {
    const graph = graphOf('ABC', [
      ['A', 'B', 'trigger1'],
      ['A', 'C', 'trigger2'],
    ])
    const read: DiGraph = JSON.parse(JSON.stringify(graph))
    expect(read).toEqual(graph)
    const members = () => [lines('A', 'this has trigger1 in it'), ...agents('B', 'C')]
    const results = await Promise.all([graph, read].map((one) => new GraphFlow(members(), one).run('task')))
    expect(results.map(sources)).toEqual([
      ['user', 'A', 'B'],
      ['user', 'A', 'B'],
    ])
  })

  // test_validate_graph_success
  it('may have a condition on its only edge', () => {
    for (const condition of [null, 'text', has('test')])
      expect(hasCyclesWithExit(graphOf('AB', [['A', 'B', condition]]))).toBe(false)
  })

  const NONE: DiGraph['nodes'] = []
  const edge = (target: string, more: object = {}) => ({
    target,
    condition: null,
    activationGroup: target,
    activationCondition: 'all' as const,
    ...more,
  })

  // test_different_activation_groups_detection, SPEC 8 "Not validated"
  it.each<[string, DiGraph, RegExp]>([
    ['no nodes', { nodes: NONE, entry: null }, /no nodes/],
    [
      'one group of all and any',
      {
        nodes: [
          { name: 'A', edges: [edge('B'), edge('C')] },
          { name: 'B', edges: [edge('D')] },
          { name: 'C', edges: [edge('D', { activationCondition: 'any' })] },
          { name: 'D', edges: [] },
        ],
        entry: null,
      },
      /Conflicting activation conditions for target 'D' group 'D'/,
    ],
    ['an edge to nowhere', { nodes: [{ name: 'A', edges: [edge('X')] }], entry: null }, /'X'/],
    ['an entry that is no node', { nodes: [{ name: 'A', edges: [] }], entry: 'X' }, /'X'/],
    [
      'a node that nothing reaches from its entry',
      {
        nodes: [
          { name: 'A', edges: [] },
          { name: 'B', edges: [] },
        ],
        entry: 'A',
      },
      /'B' cannot be reached/,
    ],
    [
      'a cycle that conditions never leave',
      {
        nodes: [
          { name: 'A', edges: [edge('B')] },
          { name: 'B', edges: [edge('C', { condition: 'x' })] },
          { name: 'C', edges: [edge('B', { activationGroup: 'back' })] },
          { name: 'D', edges: [] },
        ],
        entry: null,
      },
      /no exit/,
    ],
  ])('is refused with %s', (_what, graph, why) => {
    expect(() => validateGraph(graph)).toThrow(ConfigurationError)
    expect(() => validateGraph(graph)).toThrow(why)
  })

  // test_invalid_digraph_manager_cycle_without_termination, SPEC 8
  it('with a cycle needs a limit, and any will do', () => {
    const members = agents('A', 'B', 'C')
    const graph = graphOf(
      'ABC',
      [
        ['A', 'B'],
        ['B', 'A', 'loop'],
        ['B', 'C', 'exit'],
      ],
      'A',
    )
    expect(() => new GraphFlow(members, graph)).toThrow(ConfigurationError)
    new GraphFlow(members, graph, { maxTurns: 3 })
    new GraphFlow(members, graph, { terminationCondition: new SourceMatchTermination(['C']) })
  })
})
