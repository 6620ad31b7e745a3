import { describe, expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import {
  SourceMatchTermination,
  TextMentionTermination,
} from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { DiGraphBuilder } from '../../../../backend/autogen/chat/policies/graph-builder.ts'
import type { EdgeCondition } from '../../../../backend/autogen/chat/policies/graph.ts'
import { toText } from '../../../../backend/autogen/chat/render.ts'
import { GraphFlow } from '../../../../backend/autogen/chat/teams/graph-flow.ts'
import type { GroupChatOptions } from '../../../../backend/autogen/chat/teams/group-chat-options.ts'
import { FunctionalTermination } from '../../../../backend/autogen/chat/conditions/functional.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import {
  agent,
  type Double,
  errorOf,
  fails,
  failsFirst,
  named,
  RUNTIMES,
  says,
  slow,
  sources,
} from './doubles.ts'

type Edge = [from: string, to: string, condition?: EdgeCondition]

function flow(members: Double[], edges: Edge[], options: GroupChatOptions = {}, entry?: string): GraphFlow {
  const builder = new DiGraphBuilder<Double>()
  for (const member of members) builder.addNode(member)
  for (const [from, to, condition] of edges) builder.addEdge(from, to, condition ? { condition } : {})
  if (entry) builder.setEntryPoint(entry)
  return new GraphFlow(members, builder.build(), options)
}

/** Its turn without the signal: it cannot know that it was cut. */
const heedless =
  (member: Double): Double['onMessagesStream'] =>
  (messages, context) =>
    member.onMessagesStream(messages, { ...context, signal: new AbortController().signal })

const COMPLETE = 'Digraph execution is complete'
const CHAIN: Edge[] = [
  ['A', 'B'],
  ['B', 'C'],
]
const LOOP: Edge[] = [
  ['A', 'B'],
  ['B', 'A', 'loop'],
  ['B', 'C', 'exit'],
]
const loopers = () => [
  agent('A', says('on')),
  agent('B', says('loop', 'loop', 'exit')),
  agent('C', says('end')),
]

describe.each(RUNTIMES)('a graph on %s', (_, runtime) => {
  it('I01 Sequence', async () => {
    const result = await flow(named('A', 'B', 'C'), CHAIN, runtime()).run('task')
    expect(sources(result)).toEqual(['user', 'A', 'B', 'C'])
    expect(result.stopReason).toBe(COMPLETE)
  })

  it('I02 Fan-out', async () => {
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
    ]
    const result = await flow(named('A', 'B', 'C'), edges, runtime()).run('task')
    expect(sources(result).slice(0, 2)).toEqual(['user', 'A'])
    expect(sources(result).slice(2).toSorted()).toEqual(['B', 'C'])
  })

  it('I03 Join, all', async () => {
    const edges: Edge[] = [
      ['A', 'C'],
      ['B', 'C'],
    ]
    const members = named('A', 'B', 'C')
    const result = await flow(members, edges, runtime()).run('task')
    expect(sources(result).slice(1, 3).toSorted()).toEqual(['A', 'B'])
    expect(sources(result).slice(3)).toEqual(['C'])
    expect(members[2]!.heard.map(({ source }) => source).toSorted()).toEqual(['A', 'B', 'user'])
  })

  it.each<[string, (word: string) => EdgeCondition]>([
    ['texts', (word) => word],
    ['predicates', (word) => (message) => toText(message).includes(word)],
  ])('I06 Conditional branch by %s', async (_kind, on) => {
    const edges: Edge[] = [
      ['A', 'B', on('yes')],
      ['A', 'C', on('no')],
    ]
    for (const [task, second] of [
      ['Trigger yes', 'B'],
      ['Trigger no', 'C'],
    ] as const) {
      const members = [agent('A'), ...named('B', 'C')]
      const result = await flow(members, edges, runtime()).run(task)
      expect(sources(result)).toEqual(['user', 'A', second])
      const [unreached] = result.stop?.details ?? []
      const other = second === 'B' ? 'C' : 'B'
      expect(unreached?.neverReached).toEqual([expect.stringContaining(`${other} was never reached`)])
    }
  })

  it('I07 Loop with exit', async () => {
    const result = await flow(loopers(), LOOP, { maxTurns: 20, ...runtime() }, 'A').run('task')
    expect(sources(result)).toEqual(['user', 'A', 'B', 'A', 'B', 'A', 'B', 'C'])
    expect(result.stopReason).toBe(COMPLETE)
  })

  it('I15 Second task restarts a finished graph', async () => {
    const members = named('A', 'B', 'C')
    const team = flow(members, CHAIN, runtime())
    for (const task of ['first', 'second'])
      expect(sources(await team.run(task))).toEqual(['user', 'A', 'B', 'C'])
    expect(members.map(({ turns }) => turns)).toEqual([2, 2, 2])
  })

  it('I16 Stopped graph continues', async () => {
    const members = named('A', 'B', 'C')
    const team = flow(members, CHAIN, { terminationCondition: new MaxMessageTermination(3), ...runtime() })
    expect(sources(await team.run('task'))).toEqual(['user', 'A', 'B'])
    expect(sources(await team.run())).toEqual(['C'])
    expect(members.map(({ turns }) => turns)).toEqual([1, 1, 1])
  })

  it('I17 Stopped graph continues in a new object', async () => {
    const edges: Edge[] = [['A', 'B']]
    const team = flow(named('A', 'B'), edges, {
      terminationCondition: new SourceMatchTermination(['A']),
      ...runtime(),
    })
    expect((await team.run('task')).stopReason).toBe("'A' answered")
    const fresh = flow(named('A', 'B'), edges, runtime())
    await fresh.loadState(await team.saveState())
    expect(sources(await fresh.run())).toEqual(['B'])
  })

  it('X04 Conditions see parallel messages', async () => {
    const clock = new ManualClock()
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D'],
      ['C', 'D'],
    ]
    const [A, D] = named('A', 'D')
    const members = [A!, agent('B', says('STOP')), agent('C', slow(1_000, says('go on'))), D!]
    const terminationCondition = new TextMentionTermination('STOP')
    const team = flow(members, edges, { terminationCondition, clock, ...runtime() })
    const running = team.run('task')
    await clock.advance(1_000)
    const result = await running
    expect(sources(result)).toEqual(['user', 'A', 'B', 'C'])
    expect(result.stopReason).toContain("Text 'STOP' mentioned")
    expect(D!.asked).toBe(0)
    expect(sources(await team.run())).toEqual(['D'])
  })

  it('X06 Loop survives save/load at every point', async () => {
    const whole = await flow(loopers(), LOOP, { maxTurns: 20, ...runtime() }, 'A').run('task')
    for (let n = 1; n < whole.messages.length; n++) {
      const limit = { terminationCondition: new MaxMessageTermination(n) }
      const team = flow(loopers(), LOOP, { ...limit, ...runtime() }, 'A')
      const first = await team.run('task')
      const fresh = flow(loopers(), LOOP, { maxTurns: 20, ...runtime() }, 'A')
      await fresh.loadState(await team.saveState())
      const rest = await fresh.run()
      expect([...sources(first), ...sources(rest)]).toEqual(sources(whole))
      expect(rest.stopReason).toBe(COMPLETE)
    }
  })

  it('asks again only those of a round who failed', async () => {
    const edges: Edge[] = [
      ['A', 'D'],
      ['B', 'D'],
      ['C', 'D'],
    ]
    const B = agent('B', failsFirst(1, says('late')))
    const [A, C, D] = named('A', 'C', 'D')
    const team = flow([A!, B, C!, D!], edges, runtime())
    await errorOf(team.run('task'))
    const rest = await team.run()
    expect(sources(rest).at(-1)).toBe('D')
    expect([A!, B, C!, D!].map(({ turns }) => turns)).toEqual([1, 1, 1, 1])
    expect(D!.heard.map(({ source }) => source).toSorted()).toEqual(['A', 'B', 'C', 'user'])
  })

  it('lets the others of a round finish in the grace of a cut', async () => {
    const clock = new ManualClock()
    const deafButQuick: Double = agent('C', async (_heard, _turn, context) => {
      await context.clock.sleep(50)
      return 'C is done'
    })
    const C = { ...deafButQuick, onMessagesStream: heedless(deafButQuick) }
    const [A, B] = [named('A')[0]!, agent('B', fails('broken'))]
    const builder = new DiGraphBuilder<{ name: string }>()
    for (const member of [A, B, C]) builder.addNode(member)
    builder.addEdge(A, B).addEdge(A, C)
    const team = new GraphFlow([A, B, C], builder.build(), { clock, graceMs: 100, ...runtime() })
    const running = errorOf(team.run('task'))
    await clock.advance(100)
    expect((await running).message).toContain('broken')
    await errorOf(team.run())
    expect([deafButQuick.asked, B.asked]).toEqual([1, 2])
  })

  it('lets them finish too where a condition throws, and where one has fired saves no count', async () => {
    const clock = new ManualClock()
    const edges: Edge[] = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D'],
      ['C', 'D'],
    ]
    const make = (broken: boolean) => {
      const [A, B, D] = named('A', 'B', 'D')
      const late = agent('C', slow(50, says('late')))
      const C = { ...late, onMessagesStream: heedless(late) }
      const terminationCondition = new FunctionalTermination((delta) => {
        const isB = delta.at(-1)?.source === 'B'
        if (isB && broken) throw new Error('no condition')
        return isB
      })
      const options = { clock, graceMs: 100, terminationCondition, ...runtime() }
      return { team: flow([A!, B!, C, D!], edges, options), late }
    }
    const { team, late } = make(true)
    const failing = errorOf(team.run('task'))
    await clock.advance(100)
    expect((await failing).message).toBe('no condition')
    expect(sources(await team.run())).toEqual(['D'])
    expect(late.turns).toBe(1)

    const fired = make(false).team
    const stopping = fired.run('task')
    await settled()
    const state = await fired.saveState()
    await clock.advance(50)
    expect(sources(await stopping)).toEqual(['user', 'A', 'B', 'C'])
    const fresh = make(false).team
    await fresh.loadState(state)
    const rest = fresh.run()
    await clock.advance(50)
    expect(sources(await rest)).toEqual(['C', 'D'])
  })

  it('goes on without a node that is skipped', async () => {
    const members = [named('A')[0]!, agent('B', fails('broken')), named('C')[0]!]
    const team = flow(members, CHAIN, { failurePolicies: { B: { skips: 1 } }, ...runtime() })
    const result = await team.run('task')
    expect(result.messages.map(({ type, source }) => [type, source]).slice(1)).toEqual([
      ['TextMessage', 'A'],
      ['TurnFailedEvent', 'B'],
      ['TextMessage', 'C'],
    ])
  })
})
