import { describe, expect, it } from 'vitest'
import type { DiGraph } from '../../../../backend/autogen/chat/policies/graph.ts'
import { GraphFlow } from '../../../../backend/autogen/chat/teams/graph-flow.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { named } from './doubles.ts'

const edge = (target: string, condition: string | null = null) => ({
  target,
  condition,
  activationGroup: target,
  activationCondition: 'all' as const,
})
const graph = (nodes: Record<string, ReturnType<typeof edge>[]>, entry: string | null = null): DiGraph => ({
  nodes: Object.entries(nodes).map(([name, edges]) => ({ name, edges })),
  entry,
})
const round = (names: string[], options = {}) => new RoundRobinGroupChat(named(...names), options)
const LOOP = graph({ A: [edge('B')], B: [edge('A', 'again'), edge('C', 'done')], C: [] }, 'A')

describe('X18 Configuration checked at construction', () => {
  it.each<[string, () => unknown]>([
    ['no turns', () => round(['a'], { maxTurns: 0 })],
    ['half a turn', () => round(['a'], { maxTurns: 1.5 })],
    ['no participants', () => round([])],
    ['two of one name', () => round(['a', 'a'])],
    ['a grace before the end', () => round(['a'], { graceMs: -1 })],
    ['a type twice', () => round(['a'], { customMessageTypes: [{ name: 'TextMessage' }] })],
    ['an edge to a missing node', () => new GraphFlow(named('A'), graph({ A: [edge('B')] }))],
    ['an unknown entry point', () => new GraphFlow(named('A'), graph({ A: [] }, 'X'))],
    ['a node without agent', () => new GraphFlow(named('A'), graph({ A: [edge('B')], B: [] }))],
    ['a cycle without any limit', () => new GraphFlow(named('A', 'B', 'C'), LOOP)],
    [
      'a cycle without exit',
      () => new GraphFlow(named('A', 'B'), graph({ A: [edge('B')], B: [edge('A')] }, 'A'), { maxTurns: 9 }),
    ],
  ])('refuses %s', (_, build) => expect(build).toThrow(ConfigurationError))

  it('takes a cycle that is limited', () => {
    expect(() => new GraphFlow(named('A', 'B', 'C'), LOOP, { maxTurns: 5 })).not.toThrow()
  })
})
