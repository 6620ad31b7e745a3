// Where AutoGen 0.7.5 misbehaves: what SPEC marks as probed and section 16 decides otherwise, as far as the files beside
// this one do not say it where it belongs.
import { describe, expect, it } from 'vitest'
import {
  AndTermination,
  AssistantAgent,
  Cancelled,
  ConfigurationError,
  countingIds,
  DiGraphBuilder,
  ExternalTermination,
  FunctionalTermination,
  GraphFlow,
  ManualClock,
  MaxMessageTermination,
  or,
  ReplayChatCompletionClient,
  RoundRobinGroupChat,
  SelectorGroupChat,
  SingleThreadedAgentRuntime,
  TextMentionTermination,
  TimeoutTermination,
  toText,
  TurnFailed,
  UserProxyAgent,
} from '../../../backend/autogen/index.ts'
import {
  agents,
  asJson,
  errorOf,
  flaky,
  lines,
  RUNTIMES,
  says,
  settled,
  slow,
  sources,
  streamed,
  texts,
} from './support.ts'

const diamond = () => {
  const made = new DiGraphBuilder()
  for (const name of ['A', 'B', 'C', 'D']) made.addNode({ name })
  return made.addEdge('A', 'B').addEdge('A', 'C').addEdge('B', 'D').addEdge('C', 'D').build()
}

describe.each(RUNTIMES)('on %s', (_, runtime) => {
  // Decision 3: a turn is a transaction, for assistants with contexts too
  it('a turn that was cancelled left no trace in what an agent remembers', async () => {
    const clock = new ManualClock()
    const model = new ReplayChatCompletionClient([
      async () => {
        await clock.sleep(1_000)
        return 'too late'
      },
      'in time',
    ])
    const agent = new AssistantAgent({ name: 'agent', modelClient: model })
    const team = new RoundRobinGroupChat([agent], { maxTurns: 1, clock, ...runtime() })
    const cancel = new AbortController()
    const cancelled = errorOf(team.run('task', { signal: cancel.signal }))
    await clock.advance(500)
    cancel.abort()
    await clock.advance(5_000)
    expect(await cancelled).toBeInstanceOf(Cancelled)
    expect(texts(await team.run())).toEqual(['in time'])
    const remembered = await agent.modelContext.getMessages()
    expect(remembered.map(({ content }) => content)).toEqual(['task', 'in time'])
  })

  // SPEC 4.5, 8: parallel speakers, one of whom fails
  it('of parallel turns those that were finished stand; who failed, and who was cut with it, is asked again', async () => {
    const clock = new ManualClock()
    const model = new ReplayChatCompletionClient(['from B'])
    const B = new AssistantAgent({ name: 'B', modelClient: model })
    const C = says('C', async (_heard, turn, { clock: own, signal }) => {
      await own.sleep(100, signal)
      if (turn === 1) throw new Error('I am a flaky agent...')
      return 'C at last'
    })
    const D = slow('D', 200)
    const made = new DiGraphBuilder()
    for (const name of ['A', 'B', 'C', 'D']) made.addNode({ name })
    const graph = made.addEdge('A', 'B').addEdge('A', 'C').addEdge('A', 'D').build()
    const team = new GraphFlow([...agents('A'), B, C, D], graph, { clock, ...runtime() })
    const failed = errorOf(team.run('task'))
    await clock.advance(1_000)
    expect(await failed).toBeInstanceOf(TurnFailed)
    const again = team.run()
    await clock.advance(1_000)
    expect(sources(await again)).toEqual(['C', 'D'])
    expect(model.createCalls).toHaveLength(1)
    expect(D.heard[1]).toEqual([...(D.heard[0] ?? []), 'from B'])
  })

  // SPEC 8 and 13, decision 4: saved while a round is under way
  it('what is saved in the middle of a round goes on with those who had not spoken', async () => {
    const clock = new ManualClock()
    const team = new GraphFlow([...agents('A', 'B'), slow('C', 100), ...agents('D')], diamond(), {
      clock,
      ...runtime(),
    })
    const running = team.run('task')
    await clock.advance(50)
    const state = asJson(await team.saveState())
    await clock.advance(100)
    expect(sources(await running)).toEqual(['user', 'A', 'B', 'C', 'D'])
    const other = new GraphFlow(agents('A', 'B', 'C', 'D'), diamond(), runtime())
    await other.loadState(state)
    expect(sources(await other.run())).toEqual(['C', 'D'])
  })

  // SPEC 4.4: others are still active when one answers
  it('a condition sees each parallel message once, in the order they came', async () => {
    const clock = new ManualClock()
    const seen: string[] = []
    const terminationCondition = new FunctionalTermination((delta) => void seen.push(...delta.map(toText)))
    const members = [...agents('A'), slow('B', 200), slow('C', 100), ...agents('D')]
    const running = new GraphFlow(members, diamond(), { terminationCondition, clock, ...runtime() }).run(
      'task',
    )
    await clock.advance(500)
    await running
    expect(seen).toEqual(['task', 'I am A', 'I am C', 'I am B', 'I am D'])
  })

  // SPEC 10: condition state is never saved; decision 7
  it('conditions go on counting where the state of a running team is loaded', async () => {
    const clock = new ManualClock()
    const make = (members: ReturnType<typeof says>[]) =>
      new RoundRobinGroupChat(members, {
        terminationCondition: new MaxMessageTermination(4),
        clock,
        ...runtime(),
      })
    const team = make([...agents('a'), slow('b', 100)])
    const running = team.run('task')
    await clock.advance(50)
    const state = asJson(await team.saveState())
    await clock.advance(1_000)
    await running
    const other = make(agents('a', 'b'))
    await other.loadState(state)
    const result = await other.run()
    expect(sources(result)).toEqual(['b', 'a'])
    expect(result.stopReason).toBe('Maximum number of messages 4 reached, current message count: 4')
  })

  // SPEC 10: reset is not done on error or cancellation
  it('conditions count anew after a run that failed', async () => {
    const terminationCondition = new MaxMessageTermination(3)
    const team = new RoundRobinGroupChat([flaky('a', 1)], { terminationCondition, ...runtime() })
    await errorOf(team.run('task'))
    expect(texts(await team.run())).toHaveLength(3)
  })

  // SPEC 4.9: a reset does not clear who is active
  it('a reset after an error, or after a cut, lets a team begin as if it were new', async () => {
    const clock = new ManualClock()
    const [a, b] = [says('a', 'A'), flaky('b', 1)]
    const team = new RoundRobinGroupChat([a, b, slow('c', 100)], { maxTurns: 3, clock, ...runtime() })
    await errorOf(team.run('one'))
    await team.reset()
    const cancel = new AbortController()
    const cut = errorOf(team.run('two', { signal: cancel.signal }))
    await clock.advance(50)
    cancel.abort()
    expect(await cut).toBeInstanceOf(Cancelled)
    await team.reset()
    const running = team.run('three')
    await clock.advance(100)
    expect(sources(await running)).toEqual(['user', 'a', 'b', 'c'])
    expect(a.heard.at(-1)).toEqual(['three'])
  })

  // SPEC 4.8: paused is not part of any state
  it('a team that is loaded as paused waits to be resumed', async () => {
    const make = () => new RoundRobinGroupChat(agents('a'), { maxTurns: 1, ...runtime() })
    const one = make()
    await one.pause()
    const other = make()
    await other.loadState(asJson(await one.saveState()))
    let over = false
    const running = other.run('task').finally(() => (over = true))
    await settled()
    expect(over).toBe(false)
    await other.resume()
    expect(sources(await running)).toEqual(['user', 'a'])
  })

  // SPEC 3 and 4.7: a person blocks stopping; here three levels away
  it('a person in a team in a team is no longer waited for once that is cancelled', async () => {
    const clock = new ManualClock()
    const person = new UserProxyAgent({ name: 'person', inputFunction: () => new Promise<string>(() => {}) })
    const inner = new RoundRobinGroupChat([person], { name: 'inner', clock, ...runtime() })
    const outer = new RoundRobinGroupChat([inner], { clock, ...runtime() })
    const cancel = new AbortController()
    const running = errorOf(outer.run('task', { signal: cancel.signal }))
    await settled()
    expect(person.pendingRequest).not.toBeNull()
    cancel.abort()
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(Cancelled)
    await outer.reset()
  })

  // SPEC 10, probed: Timeout only between turns, External only at the next check
  it.each([
    ['a timeout', () => new TimeoutTermination(1), 'Timeout of 1 seconds reached'],
    ['whoever is outside', () => new ExternalTermination(), 'External termination requested'],
  ] as const)('%s ends a turn that hangs, also in OR with others', async (_who, make, reason) => {
    const clock = new ManualClock()
    const condition = make()
    const hangs = says('hangs', () => new Promise<string>(() => {}))
    const terminationCondition = or(new MaxMessageTermination(99), condition)
    const team = new RoundRobinGroupChat([hangs], { terminationCondition, clock, ...runtime() })
    const running = team.run('task')
    await clock.advance(500)
    if (condition instanceof ExternalTermination) condition.set()
    await clock.advance(2_000)
    expect((await running).stopReason).toBe(reason)
  })

  it('in AND they wait for the others', async () => {
    const clock = new ManualClock()
    const terminationCondition = new AndTermination([
      new TimeoutTermination(1),
      new TextMentionTermination('done'),
    ])
    const works = says('works', async (_heard, turn, { clock: own, signal }) => {
      await own.sleep(800, signal)
      return turn === 3 ? 'done' : 'working'
    })
    const team = new RoundRobinGroupChat([works], { terminationCondition, clock, ...runtime() })
    const running = team.run('task')
    await clock.advance(10_000)
    expect(texts(await running)).toEqual(['task', 'working', 'working', 'done'])
  })

  // SPEC 4.3: the texts; decision 1
  it('a team that is stopped finishes its turn and says so', async () => {
    const clock = new ManualClock()
    const team = new RoundRobinGroupChat([slow('a', 100), ...agents('b')], { clock, ...runtime() })
    const running = team.run('task')
    await clock.advance(50)
    await team.stop()
    await clock.advance(100)
    const result = await running
    expect(sources(result)).toEqual(['user', 'a'])
    expect(result.stopReason).toBe('The group chat is stopped.')
  })

  // Decision 9
  it('a turn that fails is tried again, then skipped, then ends the run, as the policy of the agent says', async () => {
    const clock = new ManualClock()
    const bad = flaky('bad')
    const team = new RoundRobinGroupChat([bad, ...agents('good')], {
      failurePolicies: { bad: { retries: 1, backoffMs: 100, skips: 1 } },
      maxTurns: 4,
      clock,
      ...runtime(),
    })
    const items: string[] = []
    const running = errorOf(
      (async () => {
        for await (const item of team.runStream('task'))
          if ('type' in item)
            items.push(item.type === 'TurnFailedEvent' ? `${item.source} ${item.action}` : item.source)
      })(),
    )
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(TurnFailed)
    expect(items).toEqual(['user', 'bad retry', 'bad skip', 'good', 'bad retry'])
    expect(bad.heard).toHaveLength(4)
  })

  // Decision 11: the same clock, ids and answers make the same run, to the last field
  it('the same surroundings make the same run', async () => {
    const run = () => {
      const options = { clock: new ManualClock(), newId: countingIds(), maxTurns: 4, emitTeamEvents: true }
      const model = new ReplayChatCompletionClient(['c', 'b', 'a', 'b'])
      return streamed(
        new SelectorGroupChat(agents('a', 'b', 'c'), model, { ...options, ...runtime() }).runStream('task'),
      )
    }
    expect(await run()).toEqual(await run())
  })
})

describe('a team', () => {
  // SPEC 1.9 with 4: the caller’s runtime goes away in the middle
  it('whose runtime is stopped in the middle of a run says so, and can go on when it is back', async () => {
    const clock = new ManualClock()
    const runtime = new SingleThreadedAgentRuntime({ clock, graceMs: 10 })
    runtime.start()
    const team = new RoundRobinGroupChat([slow('a', 100)], { runtime, clock, maxTurns: 1 })
    const running = errorOf(team.run('task'))
    await clock.advance(50)
    const stopping = runtime.stop()
    await clock.advance(5_000)
    await stopping
    expect(await running).toBeInstanceOf(Cancelled)
    runtime.start()
    const again = team.run()
    await clock.advance(100)
    expect(sources(await again)).toEqual(['a'])
  })

  // Decision 8: candidate sets, policies, names: all when it is built
  it('is told at once what cannot work', () => {
    const model = new ReplayChatCompletionClient([])
    for (const make of [
      () => new RoundRobinGroupChat(agents('a'), { maxTurns: 1.5 }),
      () => new RoundRobinGroupChat(agents('a'), { failurePolicies: { stranger: {} } }),
      () => new RoundRobinGroupChat(agents('a'), { failurePolicy: { retries: -1 } }),
      () => new SelectorGroupChat(agents('a', 'a'), model),
      () => new GraphFlow(agents('A', 'B', 'C'), diamond()),
      () => new MaxMessageTermination(0),
      () => new TextMentionTermination(''),
      () => new TimeoutTermination(0),
      () => or(),
    ])
      expect(make).toThrow(ConfigurationError)
  })

  // Decision 7: clocks start at run start, and anew with each run
  it('gives each run the whole time', async () => {
    const clock = new ManualClock()
    const terminationCondition = new TimeoutTermination(1)
    const team = new RoundRobinGroupChat([slow('a', 600)], { terminationCondition, clock, maxTurns: 1 })
    await clock.advance(5_000)
    for (const task of ['one', 'two', 'three']) {
      const running = team.run(task)
      await clock.advance(600)
      expect((await running).stopReason).toBe('Maximum number of turns 1 reached.')
      await clock.advance(5_000)
    }
  })

  // SPEC 11: nobody else’s words count in a result
  it('keeps the words of a failed attempt out of its result', async () => {
    const clock = new ManualClock()
    const options = { failurePolicy: { retries: 3, backoffMs: 10 }, clock, maxTurns: 2 }
    const running = new RoundRobinGroupChat([flaky('a', 2), lines('b', 'B')], options).run('task')
    await clock.advance(1_000)
    const result = await running
    expect(texts(result).filter((text) => !text.includes('asked again'))).toEqual(['task', 'I am a', 'B'])
  })
})
