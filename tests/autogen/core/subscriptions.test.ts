import { describe, expect, it } from 'vitest'
import { CantHandle, ConfigurationError } from '../../../backend/autogen/core/errors.ts'
import { AgentId, DefaultTopicId, TopicId } from '../../../backend/autogen/core/ids.ts'
import {
  DefaultSubscription,
  type Subscription,
  TypePrefixSubscription,
  TypeSubscription,
} from '../../../backend/autogen/core/subscriptions.ts'
import { does, givenRecorder, givenRuntime, id, topic } from './support.ts'

describe('ids', () => {
  it('allow letters of every script, digits, _, - and . in a type, anything in a key', () => {
    for (const type of ['a', 'Ä-1.b_c', '名前', '٣']) expect(new AgentId(type, '').type).toBe(type)
    for (const type of ['', 'a b', 'a/b', 'a\n', 'a:b', 'a=b'])
      expect(() => new AgentId(type, 'k')).toThrow(ConfigurationError)
    expect(new TopicId('a:b=c', 'any / thing').source).toBe('any / thing')
    for (const type of ['', 'a b', 'a\n']) expect(() => new TopicId(type, 's')).toThrow(ConfigurationError)
  })

  it('are printed as type/key, and parsed by the first slash only', () => {
    const parsed = AgentId.parse('a/b/c')
    expect([parsed.type, parsed.key, `${parsed}`]).toEqual(['a', 'b/c', 'a/b/c'])
    expect(TopicId.parse('t:x/').source).toBe('')
    expect(() => AgentId.parse('a')).toThrow(/no "\/": write type\/key/)
    expect(() => TopicId.parse('a')).toThrow(ConfigurationError)
  })

  it('are equal by value', () => {
    expect(new AgentId('a', 'k').equals(id('a/k'))).toBe(true)
    expect(new AgentId('a', 'k').equals(id('a/l'))).toBe(false)
    expect(new TopicId('a').equals(topic('a/default'))).toBe(true)
    expect(new TopicId('a').equals(topic('b/default'))).toBe(false)
  })

  it('of the default topic have the key of whoever publishes as their source', () => {
    expect(`${new DefaultTopicId()}`).toBe('default/default')
    expect(`${new DefaultTopicId(id('a/session-1'))}`).toBe('default/session-1')
    expect(`${new DefaultTopicId(id('a/s'), 'news')}`).toBe('news/s')
  })
})

describe('a subscription', () => {
  it('B05 Type subscription matching and mapping', () => {
    const subscription = new TypeSubscription('t1', 'a1')
    expect(['t0/s1', 't1/s1', 't1/s2'].map((text) => subscription.isMatch(topic(text)))).toEqual([
      false,
      true,
      true,
    ])
    expect(`${subscription.mapToAgent(topic('t1/s1'))}`).toBe('a1/s1')
    expect(() => subscription.mapToAgent(topic('t0/s1'))).toThrow(CantHandle)
  })

  it('to a prefix matches all types that begin with it', () => {
    const subscription = new TypePrefixSubscription('t1:', 'a1')
    expect(subscription.isMatch(topic('t1:x/s'))).toBe(true)
    expect(subscription.isMatch(topic('t1/s'))).toBe(false)
    expect(`${subscription.mapToAgent(topic('t1:x/s'))}`).toBe('a1/s')
    expect(() => subscription.mapToAgent(topic('t2/s'))).toThrow(/ask isMatch first/)
  })

  it('equals another by id, or by what it does', () => {
    const plain = new TypeSubscription('t', 'a', 'one')
    expect(plain.equals(new TypeSubscription('t', 'a', 'two'))).toBe(true)
    expect(plain.equals(new TypeSubscription('u', 'b', 'one'))).toBe(true)
    expect(plain.equals(new TypeSubscription('t', 'b', 'two'))).toBe(false)
    expect(plain.equals(new TypePrefixSubscription('t', 'a', 'two'))).toBe(false)
    const prefix = new TypePrefixSubscription('t', 'a', 'one')
    expect(prefix.equals(new TypePrefixSubscription('t', 'a', 'two'))).toBe(true)
    expect(prefix.equals(new TypePrefixSubscription('t', 'b', 'two'))).toBe(false)
    expect(prefix.equals(new TypeSubscription('t', 'a', 'two'))).toBe(false)
  })

  it('is added once and removed by its id', () => {
    const { runtime } = givenRuntime()
    runtime.addSubscription(new TypeSubscription('t', 'a', 'mine'))
    expect(() => runtime.addSubscription(new TypeSubscription('t', 'a'))).toThrow(/already exists/)
    runtime.removeSubscription('mine')
    expect(() => runtime.removeSubscription('mine')).toThrow(ConfigurationError)
    runtime.addSubscription(new TypeSubscription('t', 'a'))
  })
})

describe('what is published', () => {
  it('B01 Source selects the instance', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'name', 'default')
    runtime.start()
    await runtime.publish('hello', new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['default:hello'])
  })

  it('B03 Default topic with another source', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'name', 'default')
    runtime.start()
    await runtime.publish('hello', new TopicId('default', 'other'))
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['other:hello'])
  })

  it('B06 Subscriptions can change at run time', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'name')
    const counts: number[] = []
    const publish = async (type: string) => {
      runtime.start()
      await runtime.publish('x', new TopicId(type))
      await runtime.stopWhenIdle()
      counts.push(handled.length)
    }
    await publish('default')
    const first = new DefaultSubscription('name')
    runtime.addSubscription(first)
    await publish('default')
    await publish('other')
    runtime.addSubscription(new TypeSubscription('other', 'name'))
    await publish('other')
    runtime.removeSubscription(first.id)
    await publish('default')
    await publish('other')
    expect(counts).toEqual([0, 1, 1, 2, 2, 3])
  })

  it('X16 One delivery per recipient', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'name', 'news:sport')
    runtime.addSubscription(new TypePrefixSubscription('news:', 'name'))
    runtime.start()
    await runtime.publish('once', topic('news:sport/s'))
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['s:once'])
  })

  it('reaches subscribers in the order of their subscriptions', async () => {
    const { runtime } = givenRuntime()
    const order: string[] = []
    for (const name of ['c', 'a', 'b'])
      runtime.registerFactory(
        name,
        does(() => void order.push(name)),
      )
    runtime.addSubscription(new TypePrefixSubscription('t', 'b'))
    runtime.addSubscription(new TypeSubscription('t', 'c'))
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.addSubscription(new TypeSubscription('t', 'b'))
    runtime.start()
    await runtime.publish('x', topic('t/s'))
    await runtime.stopWhenIdle()
    expect(order).toEqual(['b', 'c', 'a'])
  })

  it('does not come back to its sender, but reaches another key of its type', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a', 't')
    runtime.start()
    await runtime.publish('from s', topic('t/s'), { sender: id('a/s') })
    await runtime.publish('from r', topic('t/s'), { sender: id('a/r') })
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['s:from r'])
  })

  it('to a topic that nobody hears is no error', async () => {
    const { runtime } = givenRuntime()
    runtime.start()
    await runtime.publish('x', topic('nobody/s'))
    await runtime.stopWhenIdle()
  })

  it('finds its way among more topics than are remembered, by whatever subscription', async () => {
    const { runtime } = givenRuntime()
    let handled = 0
    runtime.registerFactory(
      'one',
      does(() => void handled++),
    )
    const custom: Subscription = {
      id: 'custom',
      isMatch: ({ source }) => source.startsWith('s'),
      mapToAgent: () => id('one/and-only'),
      equals: () => false,
    }
    runtime.addSubscription(custom)
    runtime.start()
    for (let round = 0; round < 2; round++)
      for (let n = 0; n < 5_000; n++) await runtime.publish(n, new TopicId('t', `s${n}`))
    await runtime.stopWhenIdle()
    expect(handled).toBe(10_000)
  })

  it('is told to the publisher where a subscription itself fails', async () => {
    const { runtime } = givenRuntime()
    const broken: Subscription = {
      id: 'broken',
      isMatch: () => {
        throw new Error('no idea')
      },
      mapToAgent: () => id('a/b'),
      equals: () => false,
    }
    runtime.addSubscription(broken)
    await expect(runtime.publish('x', topic('t/s'))).rejects.toThrow('no idea')
  })
})
