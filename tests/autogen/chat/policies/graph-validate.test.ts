import { describe, expect, it } from 'vitest'
import {
  graphFaults,
  hasCyclesWithExit,
  validateGraph,
} from '../../../../backend/autogen/chat/policies/graph-validate.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { builder, graphOf } from './graphs.ts'

const yes = { condition: 'yes' }
const never = { condition: () => false }

describe('a graph', () => {
  it('I10 No start / no leaf', () => {
    expect(() => validateGraph(graphOf(['A>B', 'B>A']))).toThrow('must have at least one start node')
    expect(() => validateGraph(graphOf(['A>B', 'B>C', 'C>B']))).toThrow('must have at least one leaf node')
    expect(() => validateGraph(graphOf(['A>B', 'B>A']))).toThrow(ConfigurationError)
  })

  it.each([
    ['text', yes],
    ['predicate', never],
  ])('I11 Mixed conditions: %s', (_, conditional) => {
    expect(() => validateGraph(graphOf([['A', 'B', conditional], 'A>C']))).toThrow(
      "Node 'A' has a mix of conditional and unconditional edges",
    )
  })

  it('I12 Cycle without exit', () => {
    const endless = ['A>B', 'B>C', 'C>A', 'D>E']
    expect(() => hasCyclesWithExit(graphOf(endless))).toThrow(
      'Cycle detected without exit condition: A -> B -> C -> A',
    )
    expect(() => validateGraph(graphOf(endless))).toThrow('A -> B -> C -> A')
    expect(hasCyclesWithExit(graphOf(['A>B', 'B>C', ['C', 'A', yes], 'D>E']))).toBe(true)
    expect(hasCyclesWithExit(graphOf(['A>B', ['B', 'B', never]]))).toBe(true)
    expect(hasCyclesWithExit(graphOf(['A>B', 'A>C', 'B>D', 'C>D']))).toBe(false)
  })

  it('names a cycle in order also where ways back cross it', () => {
    expect(() => hasCyclesWithExit(graphOf(['S>A', 'A>B', 'B>A', 'A>S']))).toThrow(
      'exit condition: A -> B -> A.',
    )
    expect(() => hasCyclesWithExit(graphOf(['A>A']))).toThrow('exit condition: A -> A.')
  })

  it.each([
    ['no nodes', { nodes: [], entry: null }, 'Graph has no nodes'],
    [
      'an edge to a missing node',
      { nodes: [graphOf(['A>B']).nodes[0]!], entry: null },
      "leads to 'B', which is no node",
    ],
    ['an unknown entry point', graphOf(['A>B'], 'X'), "The entry point 'X' is no node: set one of A, B"],
    [
      'two nodes of a name',
      { nodes: [...graphOf(['A>B']).nodes, { name: 'B', edges: [] }], entry: null },
      "two nodes 'B'",
    ],
    ['a node nobody reaches', graphOf(['A>B', 'C>B'], 'A'), "Node 'C' cannot be reached from A"],
    [
      'a cycle that nothing leaves',
      graphOf(['A>B', 'A>D', 'B>C', ['C', 'B', yes]]),
      'The cycle of B, C has no exit',
    ],
    [
      'two activation conditions in a group',
      graphOf(['A>C', ['B', 'C', { activationCondition: 'any' }]]),
      "Conflicting activation conditions for target 'C' group 'C'",
    ],
  ])('X18 Configuration checked at construction: %s', (_, graph, why) => {
    const act = () => validateGraph(graph)
    expect(act).toThrow(ConfigurationError)
    expect(act).toThrow(why)
  })

  it('X18 Configuration checked at construction: a node without an agent', () => {
    const graph = graphOf(['A>B'])
    expect(graphFaults(graph, { agents: ['A', 'B', 'C'] })).toEqual([])
    expect(() => validateGraph(graph, { agents: ['A'] })).toThrow("Node 'B' has no agent")
  })

  it('X18 Configuration checked at construction: a cycle and no limit', () => {
    const loop = graphOf(['A>B', ['B', 'A', { condition: 'loop' }], ['B', 'C', { condition: 'exit' }]], 'A')
    expect(graphFaults(loop, { limited: true })).toEqual([])
    expect(() => validateGraph(loop, { limited: false })).toThrow(
      'A termination condition is required for cyclic',
    )
    expect(graphFaults(graphOf(['A>B']), { limited: false })).toEqual([])
  })

  it('is told all its faults at once', () => {
    const graph = graphOf([['A', 'B', yes], 'A>C', 'B>B', 'D>C'], 'A')
    expect(graphFaults(graph)).toEqual([
      expect.stringContaining('mix of conditional'),
      expect.stringContaining("Node 'D' cannot be reached"),
      expect.stringContaining('B -> B'),
    ])
  })

  it('may use one group of a name with `all` for one target and `any` for another', () => {
    const any = { activationCondition: 'any' as const, activationGroup: 'g' }
    expect(
      graphFaults(
        graphOf([
          ['A', 'B', { activationGroup: 'g' }],
          ['A', 'C', any],
        ]),
      ),
    ).toEqual([])
  })
})

describe('a builder of graphs', () => {
  it('gives each edge its target’s group, of which all must be taken', () => {
    const graph = builder('A', 'B').addEdge('A', { name: 'B' }).build()
    expect(graph).toEqual({ nodes: graphOf(['A>B']).nodes, entry: null })
  })

  it('keeps what it is told, and the order of the nodes', () => {
    const build = builder('C', 'A', 'B')
      .addEdge('C', 'A', { activationGroup: 'g', activationCondition: 'any' })
      .addConditionalEdges('A', { loop: 'C', exit: { name: 'B' } })
      .setEntryPoint('C')
    expect(build.participants.map(({ name }) => name)).toEqual(['C', 'A', 'B'])
    const { nodes, entry } = build.build()
    expect(entry).toBe('C')
    expect(nodes.map(({ name }) => name)).toEqual(['C', 'A', 'B'])
    expect(nodes[0]?.edges).toMatchObject([{ activationGroup: 'g', activationCondition: 'any' }])
    expect(nodes[1]?.edges).toMatchObject([
      { target: 'C', condition: 'loop' },
      { target: 'B', condition: 'exit' },
    ])
  })

  it('refuses unknown nodes and a second agent of a name at once', () => {
    expect(() => builder('A').addEdge('A', 'B')).toThrow('no node B yet')
    expect(() => builder('A').addEdge('B', 'A')).toThrow('no node B yet')
    expect(() => builder('A').setEntryPoint('B')).toThrow(ConfigurationError)
    expect(() => builder('A', 'A')).toThrow('a node A already')
  })

  it('checks what it builds', () => {
    expect(() => builder().build()).toThrow('Graph has no nodes')
    expect(() => builder('A', 'B').addEdge('A', 'B').addEdge('B', 'A').build()).toThrow('start node')
  })
})
