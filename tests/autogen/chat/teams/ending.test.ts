import { describe, expect, it } from 'vitest'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { FunctionalTermination } from '../../../../backend/autogen/chat/conditions/functional.ts'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { TimeoutTermination } from '../../../../backend/autogen/chat/conditions/timeout.ts'
import { textMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { AnyMessage } from '../../../../backend/autogen/chat/messages.ts'
import type { TerminationCondition } from '../../../../backend/autogen/chat/termination.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { SelectorGroupChat } from '../../../../backend/autogen/chat/teams/selector-group-chat.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { Cancelled, MessageDropped, WrongState } from '../../../../backend/autogen/core/errors.ts'
import { DropMessage } from '../../../../backend/autogen/core/interceptors.ts'
import { SingleThreadedAgentRuntime } from '../../../../backend/autogen/core/single-threaded-agent-runtime.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, deaf, errorOf, named, RUNTIMES, says, slow, sources, streamed } from './doubles.ts'

describe.each(RUNTIMES)('how a run ends on %s', (_, runtime) => {
  it('X11 Cancel a waiting person', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const team = new RoundRobinGroupChat([agent('person', deaf)], { clock, ...runtime() })
    const cancelled = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort()
    await clock.advance(1_000)
    expect(await cancelled).toBeInstanceOf(Cancelled)

    const terminationCondition = new ExternalTermination()
    const other = new RoundRobinGroupChat([agent('person', deaf)], {
      clock,
      terminationCondition,
      ...runtime(),
    })
    const stopped = other.run('task')
    await settled()
    terminationCondition.set()
    await clock.advance(1_000)
    expect((await stopped).stopReason).toBe('External termination requested')
    expect(clock.sleeping).toBe(0)
  })

  it('X20 Timeout counts from the run’s start and interrupts', async () => {
    const clock = new ManualClock()
    const terminationCondition = new TimeoutTermination(0.2)
    await clock.advance(1_000)
    const members = [agent('quick', says('done')), agent('slow', slow(10_000, says('late')))]
    const team = new RoundRobinGroupChat(members, { clock, terminationCondition, ...runtime() })
    const running = team.run('task')
    await clock.advance(199)
    expect(members[1]!.asked).toBe(1)
    await clock.advance(1)
    const result = await running
    expect(sources(result)).toEqual(['user', 'quick'])
    expect(result.stopReason).toContain('Timeout')
    expect(clock.now()).toBe(1_200)
    expect(clock.sleeping).toBe(0)
    // Nor does anything watch a run that was over before its time.
    const options = { clock, maxTurns: 1, terminationCondition: new TimeoutTermination(5), ...runtime() }
    await new RoundRobinGroupChat(named('a'), options).run('task')
    expect(clock.sleeping).toBe(0)
    // The turn that was cut left no trace, and its time is not counted in the next run.
    expect(members[1]!.turns).toBe(0)
    const again = team.run()
    await clock.advance(200)
    expect(sources(await again)).toEqual([])
    expect(members[1]!.asked).toBe(2)
  })

  it('ignores what an abandoned turn says late', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const late = Promise.withResolvers<string>()
    const person = agent('person', (_heard, turn) =>
      turn === 0 && person.asked === 1 ? late.promise : 'new',
    )
    const team = new RoundRobinGroupChat([person], { clock, maxTurns: 1, graceMs: 100, ...runtime() })
    const first = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort(new Error('too long'))
    await clock.advance(100)
    expect((await first).message).toBe('too long')
    late.resolve('old')
    const { items } = await streamed(team.runStream())
    expect(items.map((one) => one.type === 'TextMessage' && one.content)).toEqual(['new'])
  })

  it('A stop word in the task ends the run before anybody speaks', async () => {
    const [a] = named('a')
    const terminationCondition = new TextMentionTermination('STOP')
    const team = new RoundRobinGroupChat([a!], { terminationCondition, ...runtime() })
    expect(sources(await team.run('STOP here'))).toEqual(['user'])
    expect(a!.asked).toBe(0)
  })

  it('checks conditions before the number of turns, and counts both anew for each run', async () => {
    const options = { terminationCondition: new MaxMessageTermination(3), maxTurns: 2, ...runtime() }
    const team = new RoundRobinGroupChat(named('a', 'b'), options)
    expect((await team.run('task')).stopReason).toContain('number of messages')
    expect((await team.run()).stopReason).toBe('Maximum number of turns 2 reached.')
    expect((await team.run('task')).stopReason).toContain('number of messages')
  })

  it('begins to count anew after an error and after a cancellation', async () => {
    const controller = new AbortController()
    const terminationCondition = new MaxMessageTermination(4)
    let asked = 0
    const a = agent('a', () => {
      asked += 1
      if (asked === 2) throw new Error('broken')
      if (asked === 4) controller.abort()
      return 'fine'
    })
    const team = new RoundRobinGroupChat([a], { terminationCondition, ...runtime() })
    expect((await errorOf(team.run('task'))).message).toContain('broken')
    expect(await errorOf(team.run(undefined, { signal: controller.signal }))).toBeInstanceOf(Cancelled)
    expect((await team.run()).messages).toHaveLength(4)
  })

  it('hands each message to the condition once, in order, and streamed pieces never', async () => {
    const seen: AnyMessage[] = []
    const recorder: TerminationCondition = {
      terminated: false,
      check: async (delta) => (seen.push(...delta), null),
      reset: async () => {},
      saveState: () => null,
      loadState: () => {},
    }
    const talker = agent('a', (_heard, turn, context) => ({
      items: [
        {
          ...textMessage({ source: 'a', content: 'x' }, context),
          type: 'ModelClientStreamingChunkEvent',
          fullMessageId: null,
        },
        { ...textMessage({ source: 'a', content: `thought ${turn}` }, context), type: 'ThoughtEvent' },
      ],
      last: textMessage({ source: 'a', content: `turn ${turn}` }, context),
    }))
    const team = new RoundRobinGroupChat([talker], {
      terminationCondition: recorder,
      maxTurns: 2,
      ...runtime(),
    })
    const { items, result } = await streamed(team.runStream('task'))
    expect(items.map(({ type }) => type)).toEqual([
      'TextMessage',
      'ModelClientStreamingChunkEvent',
      'ThoughtEvent',
      'TextMessage',
      'ModelClientStreamingChunkEvent',
      'ThoughtEvent',
      'TextMessage',
    ])
    expect(seen).toEqual(result.messages)
    expect(result.messages).toEqual(items.filter(({ type }) => type !== 'ModelClientStreamingChunkEvent'))
  })

  it('tells the others an agent’s last word only, whoever spoke on the way to it', async () => {
    const inner = textMessage({ source: 'expert', content: 'between us' })
    const voice = agent('voice', (_heard, _turn, context) => ({
      items: [inner],
      last: textMessage({ source: 'voice', content: 'we think so' }, context),
    }))
    const [b] = named('b')
    const team = new RoundRobinGroupChat([voice, b!], { maxTurns: 2, ...runtime() })
    expect(sources(await team.run('task'))).toEqual(['user', 'expert', 'voice', 'b'])
    expect(b!.heard.map(({ source }) => source)).toEqual(['user', 'voice'])
  })

  it('ends after the turn under way when it is asked to stop, and can go on', async () => {
    const team = new RoundRobinGroupChat(
      [agent('a', async () => (await team.stop('enough'), 'last words')), ...named('b')],
      runtime(),
    )
    await team.stop('nobody runs')
    const result = await team.run('task')
    expect(sources(result)).toEqual(['user', 'a'])
    expect(result.stopReason).toBe('enough')
    const stopping = agent('c', async () => (await other.stop(), 'c'))
    const other = new RoundRobinGroupChat([stopping], runtime())
    expect((await other.run()).stopReason).toBe('The group chat is stopped.')
  })

  it('is told before it begins where the condition has fired already, and begins anew after', async () => {
    const terminationCondition = new TextMentionTermination('STOP')
    await terminationCondition.check([textMessage({ source: 'user', content: 'STOP' })])
    const team = new RoundRobinGroupChat(named('a'), { terminationCondition, maxTurns: 1, ...runtime() })
    expect((await team.run('task')).stopReason).toBe('The group chat has already terminated.')
    expect(sources(await team.run('task'))).toEqual(['user', 'a'])
  })

  it('stops when whoever watches leaves, the turn under way included', async () => {
    const clock = new ManualClock()
    const members = [agent('a', says('one')), agent('b', slow(60_000, says('never')))]
    const team = new RoundRobinGroupChat(members, { clock, maxTurns: 2, ...runtime() })
    for await (const item of team.runStream('task')) if ('source' in item && item.source === 'a') break
    expect(members.map(({ turns }) => turns)).toEqual([1, 0])
    const rest = team.run()
    await clock.advance(60_000)
    expect(sources(await rest)).toEqual(['b', 'a'])
  })

  it('does not begin where it is cancelled already', async () => {
    const [a] = named('a')
    const team = new RoundRobinGroupChat([a!], { maxTurns: 1, ...runtime() })
    expect(await errorOf(team.run('never said', { signal: AbortSignal.abort() }))).toBeInstanceOf(Cancelled)
    await team.run('task')
    expect(a!.heard).toHaveLength(1)
  })

  it('does not wait for a condition or a choice that never comes', async () => {
    const clock = new ManualClock()
    const never = new Promise<never>(() => {})
    const client = new ReplayChatCompletionClient([])
    const terminationCondition = new FunctionalTermination(() => never)
    const teams = [
      new RoundRobinGroupChat(named('a'), { clock, terminationCondition, ...runtime() }),
      new SelectorGroupChat(named('a', 'b'), client, { clock, selectorFunc: () => never, ...runtime() }),
    ]
    for (const team of teams) {
      const controller = new AbortController()
      const running = errorOf(team.run('task', { signal: controller.signal }))
      await settled()
      controller.abort()
      await clock.advance(1_000)
      expect(await running).toBeInstanceOf(Cancelled)
    }
  })

  it('skips nobody since the run was cancelled', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const members = [agent('a', slow(1_000, says('done'))), ...named('b')]
    const options = { clock, failurePolicy: { retries: 9, skips: 9 }, maxTurns: 1, ...runtime() }
    const team = new RoundRobinGroupChat(members, options)
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort()
    expect(await running).toBeInstanceOf(Cancelled)
    const rest = team.run()
    await clock.advance(1_000)
    expect(sources(await rest)).toEqual(['a'])
    expect(members[0]!.asked).toBe(2)
  })

  it('passes on what a condition throws, and can run again', async () => {
    let broken = true
    const terminationCondition: TerminationCondition = {
      terminated: false,
      async check() {
        if (broken) throw new RangeError('condition is broken')
        return null
      },
      reset: async () => {},
      saveState: () => null,
      loadState: () => {},
    }
    const team = new RoundRobinGroupChat(named('a'), { terminationCondition, maxTurns: 1, ...runtime() })
    expect(await errorOf(team.run('task'))).toBeInstanceOf(RangeError)
    broken = false
    expect(sources(await team.run())).toEqual(['a'])
  })

  it('refuses a second run, a reset and a state while it runs', async () => {
    const clock = new ManualClock()
    const team = new RoundRobinGroupChat([agent('a', slow(10, says('done')))], {
      clock,
      maxTurns: 1,
      ...runtime(),
    })
    const running = team.run('task')
    await settled()
    const state = await team.saveState()
    for (const work of [team.run('other'), team.reset(), team.loadState(state)])
      expect(await errorOf(work)).toBeInstanceOf(WrongState)
    await clock.advance(10)
    expect(sources(await running)).toEqual(['user', 'a'])
  })

  it('lets timers have their turn, however fast the agents are', async () => {
    const controller = new AbortController()
    const team = new RoundRobinGroupChat(named('a'), runtime())
    setTimeout(() => controller.abort(), 1)
    expect(await errorOf(team.run('task', { signal: controller.signal }))).toBeInstanceOf(Cancelled)
  })

  it('closes its participants, also in the middle of a run, and takes no task any more', async () => {
    const clock = new ManualClock()
    const person = agent('person', deaf)
    const team = new RoundRobinGroupChat([person], { clock, ...runtime() })
    const running = errorOf(team.run('task'))
    await settled()
    const closing = team.close()
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(Cancelled)
    await closing
    await team.close()
    expect(person.told).toEqual(['close'])
    expect(await errorOf(team.run())).toBeInstanceOf(WrongState)
  })
})

describe('a runtime of the caller', () => {
  it('ends a run with an error where an interceptor drops the request to speak, or its answer', async () => {
    for (const hook of ['onSend', 'onResponse']) {
      const drops = { [hook]: () => DropMessage }
      const runtime = new SingleThreadedAgentRuntime({ interceptors: [drops] })
      runtime.start()
      const failurePolicy = { retries: 5, skips: 5 }
      const team = new RoundRobinGroupChat(named('a', 'b'), { runtime, failurePolicy, maxTurns: 2 })
      expect(await errorOf(team.run('task'))).toBeInstanceOf(MessageDropped)
      await team.close()
    }
  })

  it('that was not started keeps nobody waiting who cancels', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const [a] = named('a')
    const runtime = new SingleThreadedAgentRuntime({ clock })
    const team = new RoundRobinGroupChat([a!], { clock, runtime, maxTurns: 1 })
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort()
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(Cancelled)
    runtime.start()
    expect(sources(await team.run())).toEqual(['a'])
    expect(a!.asked).toBe(1)
  })

  it('ends the runs in it, which can go on once it is started again', async () => {
    const runtime = new SingleThreadedAgentRuntime()
    runtime.start()
    let asked = 0
    const a = agent('a', (heard, turn, context) => (asked++ === 0 ? deaf(heard, turn, context) : 'here I am'))
    const team = new RoundRobinGroupChat([a], { runtime, maxTurns: 1, graceMs: 0 })
    const running = errorOf(team.run('task'))
    await settled()
    await runtime.stop()
    expect(await running).toBeInstanceOf(Cancelled)
    runtime.start()
    expect(sources(await team.run())).toEqual(['a'])
    await runtime.stopWhenIdle()
  })

  it('keeps two teams apart, and forgets those that are closed', async () => {
    const runtime = new SingleThreadedAgentRuntime()
    runtime.start()
    const teams = [named('a', 'b'), named('a', 'b')].map(
      (members) => new RoundRobinGroupChat(members, { runtime, maxTurns: 4 }),
    )
    const results = await Promise.all(teams.map((team, index) => team.run(`task ${index}`)))
    for (const result of results) expect(sources(result)).toEqual(['user', 'a', 'b', 'a', 'b'])
    expect(JSON.stringify(await runtime.saveState())).toContain('"a_')
    for (const team of teams) await team.close()
    expect(JSON.stringify(await runtime.saveState())).not.toContain('"a_')
  })
})
