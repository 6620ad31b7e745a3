// After AutoGen's autogen-core/tests: test_runtime, test_subscription, test_routed_agent, test_closure_agent,
// test_base_agent, test_types, and SPEC section 1.1 to 1.6.
import { describe, expect, it } from 'vitest'
import {
  AgentId,
  BaseAgent,
  ClosureAgent,
  ConfigurationError,
  DefaultSubscription,
  DefaultTopicId,
  handles,
  type MessageContext,
  RoutedAgent,
  TopicId,
  TypePrefixSubscription,
  TypeSubscription,
  UnknownAgent,
} from '../../../backend/autogen/index.ts'
import { Doing, givenRuntime, handledBy, id, Loopback, OtherLoopback, settled, topic } from './support.ts'

describe('ids', () => {
  // SPEC 1.1, probed
  it.each(['', 'a b', 'a/b', 'a\n', 'a:b', 'a='])('of agents refuse the type %j', (type) => {
    expect(() => new AgentId(type, 'key')).toThrow(ConfigurationError)
  })

  it('of agents take letters of every script as type and anything as key', () => {
    expect(new AgentId('räder.v-2_x', '').key).toBe('')
    expect(id('type/a/b c').key).toBe('a/b c')
    expect(`${id('type/a/b')}`).toBe('type/a/b')
    expect(id('a/b').equals(new AgentId('a', 'b'))).toBe(true)
    expect(id('a/b').equals(new AgentId('a', 'c'))).toBe(false)
  })

  it('of topics take : and = in their type besides', () => {
    expect(`${new TopicId('a:b=c', 'any source/at all')}`).toBe('a:b=c/any source/at all')
    expect(() => new TopicId('a b', 's')).toThrow(ConfigurationError)
    expect(() => new TopicId('t\n', 's')).toThrow(ConfigurationError)
    expect(() => AgentId.parse('nothing')).toThrow(ConfigurationError)
  })

  it('of the default topic have the source default outside of any agent', () => {
    expect(`${new DefaultTopicId()}`).toBe('default/default')
  })
})

describe('a type of agents', () => {
  // test_agent_type_register_factory
  it('whose factory makes another class than was promised tells whoever asks', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('name', (made) => new Loopback(made), { expectedClass: OtherLoopback })
    await expect(runtime.send('x', id('name/default'))).rejects.toThrow(ConfigurationError)
  })

  // test_agent_type_must_be_unique, across `register` and `registerFactory`
  it('is registered once, by whichever way', () => {
    const { runtime } = givenRuntime()
    class Plain extends BaseAgent {
      onMessage() {}
    }
    Plain.register(runtime, 'name1', (made) => new Plain(made))
    expect(() => runtime.registerFactory('name1', (made) => new Plain(made))).toThrow(ConfigurationError)
    runtime.registerFactory('name2', (made) => new Plain(made))
  })

  // SPEC 1.1
  it('is made lazily, once for each key, also where the factory takes its time', async () => {
    const { runtime } = givenRuntime()
    const made: string[] = []
    runtime.registerFactory('name', async (one) => {
      made.push(one.id.key)
      await settled()
      return new Loopback(one)
    })
    expect(`${await runtime.get('name')}`).toBe('name/default')
    expect(made).toEqual([])
    await Promise.all([1, 2, 3].map((message) => runtime.send(message, id('name/a'))))
    await runtime.get('name', 'b', { lazy: false })
    expect(made).toEqual(['a', 'b'])
    expect(await handledBy(runtime, 'name/a')).toBe(3)
  })

  // SPEC 1.2: tryGetUnderlyingInstance
  it('gives its instance as what it is, not as what it is not', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('name', (made) => new Loopback(made))
    await expect(runtime.tryGetUnderlyingInstance(id('name/a'), OtherLoopback)).rejects.toThrow(TypeError)
    await expect(runtime.tryGetUnderlyingInstance(id('nobody/a'), Loopback)).rejects.toThrow(UnknownAgent)
  })

  // test_register_instance, test_agent_type_register_instance
  it('may be of several instances of one class, each under its own key', async () => {
    const { runtime } = givenRuntime()
    const [one, two] = [new Loopback({ id: id('name/one') }), new Loopback({ id: id('name/two') })]
    runtime.registerInstance(one)
    runtime.registerInstance(two)
    expect(() => runtime.registerInstance(new Loopback({ id: id('name/one') }))).toThrow(ConfigurationError)
    expect(await runtime.tryGetUnderlyingInstance(id('name/one'), Loopback)).toBe(one)
    await runtime.send('x', id('name/two'))
    expect([one.handled, two.handled]).toEqual([[], ['x']])
  })

  // test_register_instance_factory, the other way round
  it('with a factory takes no instances', () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('name', (made) => new Loopback(made))
    expect(() => runtime.registerInstance(new Loopback({ id: id('name/a') }))).toThrow(ConfigurationError)
  })

  // SPEC 1.2: a subscription maps to a key that is not registered
  it('of instances only makes no others', async () => {
    const { runtime } = givenRuntime()
    runtime.registerInstance(new Loopback({ id: id('name/a') }))
    runtime.addSubscription(new TypeSubscription('t', 'name'))
    await expect(runtime.send('x', id('name/b'))).rejects.toThrow(UnknownAgent)
    await runtime.publish('x', topic('t/a'))
    await runtime.publish('x', topic('t/b'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow(UnknownAgent)
    expect(await handledBy(runtime, 'name/a')).toBe(1)
  })

  // test_instance_factory_messaging
  it('of instances and one of factories hear each other', async () => {
    const { runtime } = givenRuntime()
    class Asks extends BaseAgent {
      onMessage(message: unknown, { signal }: MessageContext) {
        return this.send(message, id('factory/x'), { signal })
      }
    }
    const asks = new Asks({ id: id('instance/own'), runtime })
    Asks.registerInstance(asks)
    runtime.registerFactory('factory', (made) => new Loopback(made))
    expect(await runtime.send('ping', asks.id)).toBe('ping')
    await runtime.publish('heard', topic('own/own'))
    await runtime.stopWhenIdle()
    expect(await handledBy(runtime, 'factory/x')).toBe(2)
  })
})

describe('what is published', () => {
  const givenLoopback = (subscriptions: ((type: string) => TypeSubscription)[]) => {
    const { runtime, log } = givenRuntime()
    runtime.registerFactory('name', (made) => new Loopback(made))
    for (const make of subscriptions) runtime.addSubscription(make('name'))
    return { runtime, log }
  }

  // test_default_subscription
  it('to the default topic reaches the agent of the key default, and no other', async () => {
    const { runtime } = givenLoopback([(type) => new DefaultSubscription(type)])
    await runtime.publish('x', new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(await handledBy(runtime, 'name/default')).toBe(1)
    expect(await handledBy(runtime, 'name/other')).toBe(0)
  })

  // test_type_subscription, with the subscription on the class
  it('reaches an agent whose class subscribes to the topic’s type', async () => {
    const { runtime } = givenRuntime()
    const heard: unknown[] = []
    class Hears extends BaseAgent {
      static override readonly subscriptions = [(type: string) => new TypeSubscription('Other', type)]
      onMessage(message: unknown) {
        heard.push(`${this.id.key}:${message}`)
      }
    }
    Hears.register(runtime, 'name', (made) => new Hears(made))
    await runtime.publish('x', topic('Other/default'))
    await runtime.publish('y', topic('name:anything/direct'))
    await runtime.stopWhenIdle()
    expect(heard).toEqual(['default:x', 'direct:y'])
  })

  // test_skipped_class_subscriptions
  it('does not where the class’s subscriptions are skipped', async () => {
    const { runtime } = givenRuntime()
    class Hears extends BaseAgent {
      static override readonly subscriptions = [(type: string) => new DefaultSubscription(type)]
      heard = 0
      onMessage() {
        this.heard++
      }
    }
    Hears.register(runtime, 'name', (made) => new Hears(made), { skipClassSubscriptions: true })
    await runtime.publish('x', new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect((await runtime.tryGetUnderlyingInstance(id('name/default'), Hears)).heard).toBe(0)
  })

  // test_subscription_deduplication
  it('goes by subscriptions that are there once', () => {
    const { runtime } = givenRuntime()
    const first = new TypeSubscription('default', 'MyAgent')
    runtime.addSubscription(first)
    for (const same of [new TypeSubscription('default', 'MyAgent'), new DefaultSubscription('MyAgent')])
      expect(() => runtime.addSubscription(same)).toThrow('already exists')
    expect(() => runtime.removeSubscription('unknown')).toThrow(ConfigurationError)
    runtime.removeSubscription(first.id)
    runtime.addSubscription(new DefaultSubscription('MyAgent'))
  })

  it('to a prefix reaches every type that begins with it', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('name', (made) => new Loopback(made))
    runtime.addSubscription(new TypePrefixSubscription('a:', 'name'))
    for (const type of ['a:', 'a:b', 'a', 'b:a:']) await runtime.publish(type, new TopicId(type, 'k'))
    await runtime.stopWhenIdle()
    const { handled } = await runtime.tryGetUnderlyingInstance(id('name/k'), Loopback)
    expect(handled).toEqual(['a:', 'a:b'])
  })

  // SPEC 1.3
  it('to nobody is no error', async () => {
    const { runtime } = givenRuntime()
    await runtime.publish('x', topic('nobody/hears'))
    await runtime.stopWhenIdle()
  })

  // test_register_receives_publish_cascade
  it('cascades: each of five agents publishes on, in five rounds, to all but itself', async () => {
    const [count, rounds] = [5, 5]
    const { runtime } = givenRuntime()
    class Cascading extends BaseAgent {
      calls = 0
      async onMessage(round: unknown) {
        this.calls++
        if (typeof round === 'number' && round < rounds) await this.publish(round + 1)
      }
    }
    for (let at = 0; at < count; at++) {
      Cascading.register(runtime, `name${at}`, (made) => new Cascading(made))
      runtime.addSubscription(new DefaultSubscription(`name${at}`))
    }
    for (let at = 0; at < count; at++) await runtime.publish(1, new DefaultTopicId())
    await runtime.stopWhenIdle()
    const expected = [0, 1, 2, 3, 4].reduce((sum, round) => sum + count * (count - 1) ** round, 0)
    for (let at = 0; at < count; at++) {
      const agent = await runtime.tryGetUnderlyingInstance(id(`name${at}/default`), Cascading)
      expect(agent.calls).toBe(expected)
    }
  })

  // test_default_subscription_publish_to_other_source, from inside a handler (SPEC 1.1: how a session flows)
  it('by an agent keeps to its session, unless another topic is named', async () => {
    const { runtime } = givenRuntime()
    class Tells extends BaseAgent {
      async onMessage(message: unknown) {
        await this.publish(message)
        await this.publish(message, topic('other/elsewhere'))
      }
    }
    Tells.register(runtime, 'tells', (made) => new Tells(made))
    runtime.registerFactory('hears', (made) => new Loopback(made))
    runtime.addSubscription(new DefaultSubscription('hears'))
    runtime.addSubscription(new TypeSubscription('other', 'hears'))
    await runtime.send('x', id('tells/session-7'))
    await runtime.stopWhenIdle()
    expect(await handledBy(runtime, 'hears/session-7')).toBe(1)
    expect(await handledBy(runtime, 'hears/elsewhere')).toBe(1)
    expect(await handledBy(runtime, 'hears/default')).toBe(0)
  })
})

describe('what is sent', () => {
  // SPEC 1.4
  it('to an unknown type fails at once, also while nothing runs', async () => {
    const { runtime } = givenRuntime()
    await runtime.stop()
    await expect(runtime.send('x', id('nobody/a'))).rejects.toThrow(UnknownAgent)
  })

  it('tells the handler who asks, that an answer is waited for, and its id', async () => {
    const { runtime } = givenRuntime()
    const seen: unknown[] = []
    runtime.registerFactory(
      'name',
      (made) =>
        new Doing(made, (_message, { sender, topicId, isRpc, messageId }) => {
          seen.push({ sender: sender && `${sender}`, topic: topicId && `${topicId}`, isRpc, messageId })
        }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'name'))
    await runtime.send('x', id('name/a'), { messageId: 'given' })
    await runtime.publish('x', topic('t/a'), { sender: id('name/b'), messageId: 'p' })
    await runtime.stopWhenIdle()
    expect(seen).toEqual([
      { sender: null, topic: null, isRpc: true, messageId: 'given' },
      { sender: 'name/b', topic: 't/a', isRpc: false, messageId: 'p' },
    ])
  })

  // SPEC 1.4, probed
  it('to itself while it handles something does not deadlock', async () => {
    const { runtime } = givenRuntime()
    class Counts extends BaseAgent {
      onMessage(left: unknown): unknown {
        return typeof left === 'number' && left > 0 ? this.send(left - 1, this.id) : 'down'
      }
    }
    Counts.register(runtime, 'counts', (made) => new Counts(made))
    expect(await runtime.send(10, id('counts/a'))).toBe('down')
  })

  // SPEC 1.6 and decision 2: upstream's handlers overlap
  it('is handled one at a time and in order by one agent, side by side by others', async () => {
    const { runtime, clock } = givenRuntime()
    const seen: string[] = []
    runtime.registerFactory(
      'name',
      (made) =>
        new Doing(made, async (ms, _context, self) => {
          seen.push(`${self.key}+${ms}`)
          await clock.sleep(Number(ms))
          seen.push(`${self.key}-${ms}`)
        }),
    )
    const all = Promise.all([
      runtime.send(30, id('name/a')),
      runtime.send(10, id('name/a')),
      runtime.send(20, id('name/b')),
    ])
    await clock.advance(50)
    await all
    expect(seen).toEqual(['a+30', 'b+20', 'b-20', 'a-30', 'a+10', 'a-10'])
  })
})

describe('a routed agent', () => {
  class Ping {
    readonly value: string
    constructor(value: string) {
      this.value = value
    }
  }
  class LoudPing extends Ping {}

  class Counter extends RoutedAgent {
    readonly calls: string[] = []
    protected readonly handlers = [
      handles(Ping, ({ value }) => this.calls.push(`rpc ${value}`), {
        only: 'rpc',
        match: (m) => m.value === 'one',
      }),
      handles(Ping, ({ value }) => this.calls.push(`event ${value}`), { only: 'event' }),
      handles(Ping, ({ value }) => this.calls.push(`any ${value}`)),
    ]
  }

  const givenCounter = () => {
    const { runtime, log } = givenRuntime()
    Counter.register(runtime, 'counter', (made) => new Counter(made))
    runtime.addSubscription(new DefaultSubscription('counter'))
    return { runtime, log }
  }
  const callsOf = async (runtime: ReturnType<typeof givenCounter>['runtime']) =>
    (await runtime.tryGetUnderlyingInstance(id('counter/default'), Counter)).calls

  // test_message_handler_router, test_routed_agent_message_matching, test_event, test_rpc
  it('takes questions and what is published by different handlers, the first that matches', async () => {
    const { runtime } = givenCounter()
    await runtime.publish(new Ping('one'), new DefaultTopicId())
    await runtime.send(new Ping('one'), id('counter/default'))
    await runtime.send(new Ping('two'), id('counter/default'))
    await runtime.stopWhenIdle()
    expect(await callsOf(runtime)).toEqual(['event one', 'rpc one', 'any two'])
  })

  // test_event, test_rpc: the flavour that does not fit changes nothing
  it('leaves alone what only another flavour would take', async () => {
    const { runtime, log } = givenRuntime()
    const calls: string[] = []
    class Only extends RoutedAgent {
      protected readonly handlers = [
        handles('asked', () => calls.push('asked'), { only: 'rpc' }),
        handles('told', () => calls.push('told'), { only: 'event' }),
      ]
    }
    Only.register(runtime, 'only', (made) => new Only(made))
    runtime.addSubscription(new DefaultSubscription('only'))
    expect(await runtime.send({ type: 'told' }, id('only/default'))).toBeUndefined()
    await runtime.publish({ type: 'asked' }, new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(calls).toEqual([])
    expect(log.filter(({ event }) => event === 'messageUnhandled')).toHaveLength(2)
  })

  // SPEC 1.12, probed: no inheritance
  it('knows classes exactly', async () => {
    const { runtime, log } = givenCounter()
    expect(await runtime.send(new LoudPing('one'), id('counter/default'))).toBeUndefined()
    expect(await callsOf(runtime)).toEqual([])
    expect(log.map(({ event }) => event)).toContain('messageUnhandled')
  })
})

describe('a function as agent', () => {
  // SPEC 1.12
  it.each([
    ['error', 'rejects', []],
    ['warn', 'nothing', ['messageUnhandled']],
    ['ignore', 'nothing', []],
  ] as const)('meets a message of another kind with %s', async (unknownTypePolicy, outcome, logged) => {
    const { runtime, log } = givenRuntime()
    const heard: string[] = []
    const takes = [(message: unknown): message is string => typeof message === 'string']
    ClosureAgent.registerClosure<string>(runtime, 'name', (_agent, message) => heard.push(message), {
      takes,
      unknownTypePolicy,
    })
    await runtime.send('known', id('name/a'))
    const sent = runtime.send(7, id('name/a')).then(
      () => 'nothing',
      () => 'rejects',
    )
    expect(await sent).toBe(outcome)
    expect(heard).toEqual(['known'])
    expect(log.map(({ event }) => event).filter((event) => event === 'messageUnhandled')).toEqual(logged)
  })

  // test_base_agent_create
  it('is what it was told it is', () => {
    const { runtime } = givenRuntime()
    const agent = new ClosureAgent({ id: id('name/namespace'), runtime }, () => {})
    expect(`${agent.id}`).toBe('name/namespace')
  })
})
