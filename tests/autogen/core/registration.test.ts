import { describe, expect, it } from 'vitest'
import { ConfigurationError, UnknownAgent, WrongState } from '../../../backend/autogen/core/errors.ts'
import { AgentId } from '../../../backend/autogen/core/ids.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { does, gate, givenRecorder, givenRuntime, id, Plain, topic } from './support.ts'

class Other extends Plain {}

describe('agents are registered', () => {
  it('A01 Factory sees its id', async () => {
    const { runtime } = givenRuntime()
    const seen: string[] = []
    runtime.registerFactory('name1', (made) => {
      seen.push(`${made.id}`, `${made.runtime === runtime}`)
      return new Plain(made.id)
    })
    runtime.start()
    await runtime.send('hello', id('name1/default'))
    expect(seen).toEqual(['name1/default', 'true'])
    expect(`${(await runtime.agent(id('name1/default'))).id}`).toBe('name1/default')
  })

  it('A02 Type is unique', () => {
    const { runtime } = givenRuntime()
    const factory = does(() => undefined)
    runtime.registerFactory('name1', factory)
    expect(() => runtime.registerFactory('name1', factory)).toThrow(ConfigurationError)
    expect(() => runtime.registerFactory('name1', factory, { expectedClass: Plain })).toThrow(
      /"name1" is registered already: choose another name/,
    )
    runtime.registerFactory('name2', factory)
  })

  it('A05 No mixing under one type', async () => {
    const { runtime } = givenRuntime()
    runtime.registerInstance(new Plain(id('name/default')))
    expect(() => runtime.registerFactory('name', ({ id: own }) => new Plain(own))).toThrow(ConfigurationError)
    expect(() => runtime.registerInstance(new Other(id('name/other')))).toThrow(
      /name\/default is no Other as name\/other is: give this one another type/,
    )
    runtime.registerInstance(new Plain(id('name/another')))
    runtime.registerFactory('made', ({ id: own }) => new Plain(own))
    expect(() => runtime.registerInstance(new Plain(id('made/default')))).toThrow(/has a factory/)
    await runtime.close()
  })

  it('refuses an instance whose id is taken', () => {
    const { runtime } = givenRuntime()
    runtime.registerInstance(new Plain(id('a/1')))
    expect(() => runtime.registerInstance(new Plain(id('a/1')))).toThrow(/a\/1 is registered already/)
  })

  it('refuses a type that is no type', () => {
    const { runtime } = givenRuntime()
    expect(() =>
      runtime.registerFactory(
        'a b',
        does(() => undefined),
      ),
    ).toThrow(ConfigurationError)
  })
})

describe('instances', () => {
  it('are made once, when first addressed, also where the factory takes its time', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    let made = 0
    runtime.registerFactory('slow', async ({ id: own }) => {
      made++
      await opened.passed
      return new Plain(own, (message) => message)
    })
    runtime.start()
    expect(made).toBe(0)
    const answers = [1, 2, 3].map((n) => runtime.send(n, id('slow/x')))
    const control = runtime.send('now', id('slow/x'), { lane: 'control' })
    const asked = runtime.agent(id('slow/x'))
    opened.open()
    expect(await Promise.all([...answers, control])).toEqual([1, 2, 3, 'now'])
    expect(await asked).toBe(await runtime.agent(id('slow/x')))
    expect(made).toBe(1)
  })

  it('are one for each key', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('a', ({ id: own }) => new Plain(own))
    expect(await runtime.agent(id('a/1'))).not.toBe(await runtime.agent(id('a/2')))
    expect(await runtime.agent(id('a/'))).toMatchObject({ id: { type: 'a', key: '' } })
  })

  it('are of the class that was expected, and have the id they were given', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('a', ({ id: own }) => new Plain(own), { expectedClass: Other })
    runtime.registerFactory('b', () => new Plain(id('b/elsewhere')))
    runtime.start()
    await expect(runtime.send('x', id('a/1'))).rejects.toThrow(/factory of a\/1 made no Other/)
    await expect(runtime.send('x', id('b/1'))).rejects.toThrow(/factory of b\/1 made b\/elsewhere/)
    await expect(runtime.agent(id('a/1'))).rejects.toThrow(ConfigurationError)
  })

  it('are asked for by get: lazily unless told otherwise', async () => {
    const { runtime } = givenRuntime()
    let made = 0
    runtime.registerFactory('a', ({ id: own }) => (made++, new Plain(own)))
    expect(`${await runtime.get('a')}`).toBe('a/default')
    expect(made).toBe(0)
    expect(`${await runtime.get('a', 'k', { lazy: false })}`).toBe('a/k')
    expect(made).toBe(1)
    await expect(runtime.get('nobody', 'k', { lazy: false })).rejects.toThrow(UnknownAgent)
  })

  it('can be looked at as what they are', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory('a', ({ id: own }) => new Other(own))
    const found: Other = await runtime.tryGetUnderlyingInstance(id('a/1'), Other)
    expect(found.id.key).toBe('1')
    class Third extends Plain {}
    await expect(runtime.tryGetUnderlyingInstance(id('a/1'), Third)).rejects.toThrow(TypeError)
    await expect(runtime.tryGetUnderlyingInstance(id('b/1'), Other)).rejects.toThrow(UnknownAgent)
  })

  it('of an instance-only type exist under their own keys only', async () => {
    const { runtime } = givenRuntime()
    runtime.registerInstance(new Plain(id('a/1'), () => 'here'))
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    expect(await runtime.send('x', id('a/1'))).toBe('here')
    await expect(runtime.send('x', id('a/2'))).rejects.toThrow(/no agent a\/2: of its type only instances/)
    await runtime.publish('x', topic('t/2'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow(UnknownAgent)
  })

  it('that could not be made are tried again with the next message', async () => {
    const { runtime } = givenRuntime()
    let tries = 0
    runtime.registerFactory('a', ({ id: own }) => {
      if (++tries === 1) throw new Error('no room')
      return new Plain(own, () => 'made')
    })
    runtime.start()
    await expect(runtime.send('x', id('a/1'))).rejects.toThrow('no room')
    expect(await runtime.send('x', id('a/1'))).toBe('made')
  })

  it('are released when they have nothing to do, and made anew', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    runtime.registerFactory('a', ({ id: own }) => new Plain(own, () => opened.passed))
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    const answered = runtime.send('x', id('a/1'))
    const first = await runtime.tryGetUnderlyingInstance(id('a/1'), Plain)
    await expect(runtime.release(id('a/1'))).rejects.toThrow(WrongState)
    opened.open()
    await answered
    await runtime.publish('known to the topic', topic('t/1'))
    await runtime.send('after it', id('a/1'))
    await runtime.release(id('a/1'))
    expect(first.closed).toBe(1)
    await runtime.release(id('a/never'))
    await runtime.publish('x', topic('t/1'))
    await runtime.stopWhenIdle()
    expect(await runtime.agent(id('a/1'))).not.toBe(first)
  })
})

it('a recorder of the tests notes what it handles', async () => {
  const { runtime } = givenRuntime()
  const handled = givenRecorder(runtime, 'a', 't')
  runtime.start()
  await runtime.send('x', new AgentId('a', 'k'))
  await runtime.publish('y', topic('t/l'))
  await runtime.stopWhenIdle()
  expect(handled).toEqual(['k:x', 'l:y'])
})
