import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DiGraph } from '../../../../backend/autogen/chat/policies/graph.ts'
import { neverReached } from '../../../../backend/autogen/chat/policies/graph-report.ts'
import {
  beginGraph,
  finishNode,
  type GraphState,
  graphStateFrom,
  nextInGraph,
} from '../../../../backend/autogen/chat/policies/graph-state.ts'
import { BadState } from '../../../../backend/autogen/core/errors.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import { goOn, graphOf, play, says } from './graphs.ts'

const on = (condition: string) => ({ condition })
const any = { activationCondition: 'any' as const }
const loop = graphOf(['A>B', ['B', 'A', on('loop')], ['B', 'C', on('exit')]], 'A')
const throughJson = (graph: DiGraph) => (state: GraphState) =>
  graphStateFrom(graph, JSON.parse(JSON.stringify(state)))

describe('a run through a graph', () => {
  it('I01 Sequence', () => {
    expect(play(graphOf(['A>B', 'B>C'])).rounds).toEqual(['A', 'B', 'C'])
  })

  it('I02 Fan-out', () => {
    expect(play(graphOf(['A>C', 'A>B'])).rounds).toEqual(['A', 'BC'])
  })

  it('I03 Join, all', () => {
    expect(play(graphOf(['A>C', 'B>C'])).rounds).toEqual(['AB', 'C'])
  })

  it('I04 a join of any fires once for parents of one round, once each for parents at different depths', () => {
    expect(
      play(
        graphOf([
          ['A', 'C', any],
          ['B', 'C', any],
        ]),
      ).rounds,
    ).toEqual(['AB', 'C'])
    const deep = graphOf(['A>B', ['A', 'D', any], 'B>C', ['C', 'D', any]])
    expect(play(deep).rounds).toEqual(['A', 'BD', 'C', 'D'])
  })

  it('I05 a slow branch is waited for by what a fast one enabled', () => {
    const graph = graphOf(['A>B', 'A>C', 'B>D', 'D>E'])
    const afterA = finishNode(graph, beginGraph(graph), 'A', says('A', ''))
    const afterB = finishNode(graph, afterA, 'B', says('B', ''))
    expect(nextInGraph(afterB)?.speakers).toEqual(['C'])
    expect(nextInGraph(finishNode(graph, afterB, 'C', says('C', '')))?.speakers).toEqual(['D'])
  })

  it('X04 Conditions see parallel messages: what follows a fast branch has not begun while a slow one speaks', () => {
    const graph = graphOf(['A>B', 'A>C', 'B>D', 'C>D'])
    const afterB = finishNode(
      graph,
      finishNode(graph, beginGraph(graph), 'A', says('A', '')),
      'B',
      says('B', 'STOP'),
    )
    expect(afterB).toMatchObject({ active: ['C'], ready: [] })
    expect(finishNode(graph, afterB, 'C', says('C', 'go on'))).toMatchObject({ active: ['D'], ready: [] })
  })

  it('I06 Conditional branch', () => {
    const texts = graphOf([
      ['A', 'B', on('yes')],
      ['A', 'C', on('no')],
    ])
    const predicates = graphOf([
      ['A', 'B', { condition: (message) => String(message.content).includes('yes') }],
      ['A', 'C', { condition: (message) => String(message.content).includes('no') }],
    ])
    for (const graph of [texts, predicates]) {
      expect(play(graph, { A: ['Trigger yes'] }).rounds).toEqual(['A', 'B'])
      expect(play(graph, { A: ['Trigger no'] }).rounds).toEqual(['A', 'C'])
      expect(play(graph, { A: ['yes and no'] }).rounds).toEqual(['A', 'BC'])
      expect(play(graph, { A: ['perhaps'] }).rounds).toEqual(['A'])
    }
  })

  it('I07 Loop with exit', () => {
    const { spoken } = play(loop, { B: ['loop', 'loop', 'exit'] })
    expect(spoken.join('')).toBe('ABABABC')
  })

  it('I08 a loop of one node has a group of its own', () => {
    const graph = graphOf([
      'A>B',
      ['B', 'B', { condition: 'again', activationGroup: 'self' }],
      ['B', 'C', on('done')],
    ])
    expect(play(graph, { B: ['again', 'again', 'done'] }).spoken.join('')).toBe('ABBBC')
  })

  it('starts several nodes without parents in the order they are declared', () => {
    expect(play(graphOf(['C>D', 'A>D', 'B>D'])).rounds).toEqual(['ABC', 'D'])
  })

  it('runs a node once a round that two groups start', () => {
    const graph = graphOf([
      ['A', 'C', { activationGroup: 'one' }],
      ['B', 'C', { activationGroup: 'two' }],
    ])
    expect(play(graph).rounds).toEqual(['AB', 'C'])
  })

  it('waits for all of them, not for one of them twice', () => {
    const graph = graphOf(
      [
        'S>A',
        ['A', 'A', { condition: 'again', activationGroup: 'self' }],
        ['A', 'C', on('')],
        'S>X',
        'X>Y',
        'Y>B',
        'B>C',
      ],
      'S',
    )
    expect(play(graph, { A: ['again', 'again', 'stop'] }).rounds).toEqual(['S', 'AX', 'AY', 'AB', 'C'])
  })

  it('joins anew each time a loop comes round', () => {
    const graph = graphOf(['A>B', 'A>C', 'B>D', 'C>D', ['D', 'A', on('loop')], ['D', 'E', on('exit')]], 'A')
    expect(play(graph, { D: ['loop', 'exit'] }).rounds).toEqual(['A', 'BC', 'D', 'A', 'BC', 'D', 'E'])
  })

  it('goes on past a turn that was skipped where no condition is asked', () => {
    const skip = (graph: DiGraph) => nextInGraph(finishNode(graph, beginGraph(graph), 'A', null))
    expect(skip(graphOf(['A>B']))?.speakers).toEqual(['B'])
    expect(skip(graphOf([['A', 'B', on('')]]))).toBeNull()
    expect(skip(graphOf([['A', 'B', { condition: () => true }]]))).toBeNull()
  })

  it('asks those again whose turn was cut, and leaves the state as it was where a condition throws', () => {
    const graph = graphOf([
      [
        'A',
        'B',
        {
          condition: () => {
            throw new Error('lost')
          },
        },
      ],
    ])
    const state = beginGraph(graph)
    expect(() => finishNode(graph, state, 'A', says('A', ''))).toThrow('lost')
    expect(state).toEqual(beginGraph(graph))
    expect(nextInGraph(state)?.speakers).toEqual(['A'])
  })

  it('says why they speak', () => {
    expect(nextInGraph(beginGraph(loop))?.rationale).toBe('The graph begins with A.')
    const after = finishNode(loop, beginGraph(loop), 'A', says('A', ''))
    expect(nextInGraph(after)?.rationale).toBe('All that B waited for has happened.')
  })

  it('takes names that every object has', () => {
    const node = (name: string, target?: string) => ({
      name,
      edges: target
        ? [{ target, condition: null, activationGroup: target, activationCondition: 'all' as const }]
        : [],
    })
    const graph = {
      nodes: [node('__proto__', 'constructor'), node('constructor', 'toString'), node('toString')],
      entry: null,
    }
    expect(play(graph, {}, { between: throughJson(graph) }).spoken).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ])
  })
})

describe('a run that is saved', () => {
  it('X06 Loop survives save/load at every point', () => {
    const script = { B: ['loop', 'loop', 'exit'] }
    const { steps } = play(loop, script)
    for (const [index, { state }] of steps.entries()) {
      const before = steps.slice(0, index + 1).map(({ node }) => node)
      expect(goOn(loop, throughJson(loop)(state), script, before).join('')).toBe('ABABABC')
    }
  })

  it('X06 any graph goes on from any point like one that was never stopped', () => {
    const letter = fc.constantFrom('A', 'B', 'C', 'D', 'E')
    const edge = fc.record({
      source: letter,
      target: letter,
      condition: fc.constantFrom(null, 'x', 'y'),
      activationGroup: fc.constantFrom('g', 'h'),
    })
    const kinds = fc.array(fc.constantFrom<'all' | 'any'>('all', 'any'), { minLength: 10, maxLength: 10 })
    const scripts = fc.dictionary(letter, fc.array(fc.constantFrom('x', 'y', 'xy', ''), { minLength: 1 }))
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 10 }), kinds, scripts, (edges, all, script) => {
        const kind = (target: string, group: string) =>
          all['ABCDE'.indexOf(target) * 2 + (group === 'g' ? 0 : 1)] ?? 'all'
        const graph = graphOf(
          edges.map(({ source, target, condition, activationGroup }) => [
            source,
            target,
            { condition, activationGroup, activationCondition: kind(target, activationGroup) },
          ]),
          edges[0]?.source,
        )
        const whole = play(graph, script)
        expect(play(graph, script, { between: throughJson(graph) })).toEqual(whole)
        for (const [index, { state }] of whole.steps.entries()) {
          const before = whole.spoken.slice(0, index + 1)
          const after = goOn(graph, throughJson(graph)(state), script, before)
          expect(after.slice(0, 50)).toEqual(whole.spoken.slice(0, 50))
        }
        for (const round of whole.rounds) expect(new Set(round).size).toBe(round.length)
      }),
    )
  })

  it.each([
    ['nothing', null],
    ['a list', []],
    ['a part', { active: ['A'] }],
    ['an unknown node', { active: ['Z'], ready: [], taken: [], reached: [] }],
    ['an unknown edge', { active: [], ready: [], taken: ['A#7'], reached: [] }],
  ] satisfies [string, Json][])('is not taken up from %s', (_, saved) => {
    expect(() => graphStateFrom(loop, saved)).toThrow(BadState)
  })
})

describe('at the end of a run', () => {
  const report = (graph: DiGraph, script = {}) => neverReached(graph, play(graph, script).state)

  it('nothing is told where every node spoke', () => {
    expect(report(graphOf(['A>B', 'A>C']))).toEqual([])
  })

  it('a node that was never reached is told with the condition that did not hold', () => {
    expect(
      report(
        graphOf([
          ['A', 'B', on('yes')],
          ['A', 'C', on('no')],
        ]),
        { A: ['no'] },
      ),
    ).toEqual(["B was never reached: the condition 'yes' from A to B did not hold."])
    expect(report(graphOf([['A', 'B', { condition: () => false }]]))).toEqual([
      'B was never reached: the condition from A to B did not hold.',
    ])
  })

  it('a join behind a branch is told with all it waits for', () => {
    const graph = graphOf([['S', 'A', on('no')], ['S', 'B', on('yes')], 'A>D', 'B>D'])
    expect(report(graph, { S: ['no'] })).toEqual([
      "B was never reached: the condition 'yes' from S to B did not hold.",
      "D was never reached: it waits for all of A, B; B was never reached because the condition 'yes' from S to B did not hold.",
    ])
  })

  it('nodes that wait for each other are told once each', () => {
    expect(report(graphOf(['A>B', ['B', 'C', on('')], ['C', 'B', on('')]]))).toEqual([
      'B was never reached: it waits for all of A, C; C was never reached because B waits in turn.',
      'C was never reached: B was never reached because C waits in turn.',
    ])
    const behind = graphOf(['A>B', ['B', 'C', on('')], ['C', 'B', on('')], ['B', 'D', on('')]])
    expect(report(behind).at(-1)).toBe(
      'D was never reached: B was never reached because C was never reached because B waits in turn.',
    )
  })
})
