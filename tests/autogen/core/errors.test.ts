import { describe, expect, it } from 'vitest'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { does, givenRuntime, id, topic } from './support.ts'

function givenThrower(options: Parameters<typeof givenRuntime>[0] = {}) {
  const { runtime } = givenRuntime(options)
  let handled = 0
  runtime.registerFactory(
    'a',
    does(async (message) => {
      handled++
      throw new Error(`Test exception ${message}`)
    }),
  )
  runtime.addSubscription(new TypeSubscription('t', 'a'))
  runtime.start()
  return { runtime, handled: () => handled }
}

describe('an error of a handler', () => {
  it('reaches whoever asked, thrown at once or later, and is no matter of the runtime', async () => {
    const { runtime } = givenThrower()
    runtime.registerFactory(
      'sync',
      does(() => {
        throw new TypeError('at once')
      }),
    )
    await expect(runtime.send(1, id('a/x'))).rejects.toThrow('Test exception 1')
    await expect(runtime.send(1, id('sync/x'))).rejects.toThrow(TypeError)
    await runtime.stopWhenIdle()
  })

  it('C01 Fatal handler error surfaces', async () => {
    const { runtime } = givenThrower()
    await runtime.publish(1, topic('t/x'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow('Test exception 1')
    await runtime.close()
  })

  it('C02 Many failing messages, one error', async () => {
    const { runtime, handled } = givenThrower()
    for (const n of [1, 2, 3]) await runtime.publish(n, topic('t/x'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow('Test exception 1')
    expect(handled()).toBe(3)
    runtime.start()
    await runtime.stopWhenIdle()
    await runtime.close()
  })

  it('surfaces from stop and from close as well', async () => {
    const stopped = givenThrower().runtime
    await stopped.publish(1, topic('t/x'))
    await expect(stopped.send(2, id('a/x'))).rejects.toThrow('Test exception 2')
    await expect(stopped.stop()).rejects.toThrow('Test exception 1')
    const closed = givenThrower().runtime
    await closed.publish(1, topic('t/x'))
    await expect(closed.send(2, id('a/x'))).rejects.toThrow('Test exception 2')
    await expect(closed.close()).rejects.toThrow('Test exception 1')
  })

  it('is logged only, where that is wished', async () => {
    const records: string[] = []
    const { runtime } = givenThrower({
      ignoreUnhandledExceptions: true,
      log: (record) => records.push(record.event),
    })
    await runtime.publish(1, topic('t/x'))
    await runtime.stopWhenIdle()
    expect(records).toContain('messageHandlerException')
  })

  it('does not keep the others who hear the same from hearing it, and idle waits for them', async () => {
    const { runtime } = givenThrower()
    let heard = 0
    runtime.registerFactory(
      'b',
      does(async () => {
        await Promise.resolve()
        heard++
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'b'))
    await runtime.publish(1, topic('t/x'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow('Test exception')
    expect(heard).toBe(1)
  })

  it('at construction surfaces like one of the handler', async () => {
    const records: string[] = []
    const { runtime } = givenRuntime({ log: (record) => records.push(record.event) })
    runtime.registerFactory('sync', () => {
      throw new Error('no room')
    })
    runtime.registerFactory('async', () => Promise.reject(new Error('no room later')))
    runtime.addSubscription(new TypeSubscription('t', 'async'))
    runtime.start()
    await expect(runtime.send('x', id('sync/x'))).rejects.toThrow('no room')
    await expect(runtime.send('x', id('async/x'))).rejects.toThrow('no room later')
    await runtime.publish('x', topic('t/x'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow('no room later')
    expect(records.filter((event) => event === 'agentConstructionException')).toHaveLength(3)
  })

  it('for want of the agent that subscribed surfaces', async () => {
    const { runtime } = givenRuntime()
    runtime.addSubscription(new TypeSubscription('t', 'nobody'))
    runtime.start()
    await runtime.publish('x', topic('t/x'))
    await expect(runtime.stopWhenIdle()).rejects.toThrow(/no agent type "nobody": register it first/)
  })

  it('of the log surfaces, and breaks nothing', async () => {
    const { runtime } = givenRuntime({
      log: () => {
        throw new Error('disk full')
      },
    })
    runtime.registerFactory(
      'a',
      does(() => 'fine'),
    )
    runtime.start()
    expect(await runtime.send('x', id('a/x'))).toBe('fine')
    await expect(runtime.stopWhenIdle()).rejects.toThrow('disk full')
  })
})
