import { describe, expect, it } from 'vitest'
import { Cancelled, WrongState } from '../../../backend/autogen/core/errors.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import { does, gate, givenRecorder, givenRuntime, id, Plain, topic, untilAborted } from './support.ts'

describe('a runtime', () => {
  it('is started once, and stopped only while it runs', async () => {
    const { runtime } = givenRuntime()
    await expect(runtime.stop()).rejects.toThrow(WrongState)
    await expect(runtime.stopWhenIdle()).rejects.toThrow(WrongState)
    await expect(runtime.stopWhen(() => true)).rejects.toThrow(/stopped: start it first/)
    runtime.start()
    expect(() => runtime.start()).toThrow(WrongState)
    await runtime.stop()
    await expect(runtime.stop()).rejects.toThrow(WrongState)
  })

  it('can be started again after each way of stopping', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a')
    for (const stop of [
      () => runtime.stop(),
      () => runtime.stopWhenIdle(),
      () => runtime.stopWhen(() => true),
    ]) {
      runtime.start()
      await runtime.send('x', id('a/x'))
      await stop()
    }
    expect(handled).toHaveLength(3)
  })

  it('that was stopped keeps what is sent for the next start', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a')
    runtime.start()
    await runtime.stop()
    const answer = runtime.send('x', id('a/x'))
    await settled()
    expect(handled).toEqual([])
    runtime.start()
    await answer
  })
})

describe('stopping', () => {
  it('drops what waits, cancels what is handled, and tells whoever waits', async () => {
    const { runtime } = givenRuntime()
    const seen: string[] = []
    runtime.registerFactory(
      'a',
      does(async (message, { signal }) => {
        seen.push(`${message}`)
        await untilAborted(signal).finally(() => seen.push('told'))
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    const answers = ['handled', 'queued'].map((message) => runtime.send(message, id('a/x')))
    const control = runtime.send('control', id('a/x'), { lane: 'control' })
    await runtime.publish('published', topic('t/x'))
    await settled()
    const ends = Promise.allSettled([...answers, control])
    const stopped = runtime.stop()
    for (const end of await ends)
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'Cancelled' } })
    await stopped
    expect(seen).toEqual(['handled', 'control', 'told', 'told'])
    expect(runtime.unprocessedMessagesCount).toBe(0)
    runtime.start()
    await runtime.stopWhenIdle()
    expect(seen).toHaveLength(4)
  })

  it('waits for handlers no longer than their grace, and ignores what they answer after it', async () => {
    const { runtime, clock } = givenRuntime({ graceMs: 300 })
    const late = gate()
    let handled = 0
    runtime.registerFactory(
      'a',
      does(async () => {
        if (handled++ === 0) await late.passed
        throw new Error('nobody hears this')
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    await runtime.publish('x', topic('t/x'))
    await settled()
    let stopped = false
    const stop = runtime.stop().then(() => (stopped = true))
    await clock.advance(299)
    expect(stopped).toBe(false)
    await clock.advance(1)
    await stop
    late.open()
    await settled()
    runtime.start()
    await expect(runtime.send('y', id('a/x'))).rejects.toThrow('nobody hears this')
    await runtime.stopWhenIdle()
  })

  it('takes no message and no start meanwhile, and is not done twice', async () => {
    const { runtime, clock } = givenRuntime()
    const never = new Promise(() => {})
    runtime.registerFactory(
      'a',
      does(() => never),
    )
    runtime.start()
    void runtime.send('x', id('a/x')).catch(() => 'cancelled')
    await settled()
    const stops = [runtime.stop(), runtime.stop(), runtime.close()]
    await expect(runtime.send('y', id('a/x'))).rejects.toThrow(/stopping/)
    await expect(runtime.publish('y', topic('t/x'))).rejects.toThrow(WrongState)
    expect(() => runtime.start()).toThrow(WrongState)
    await clock.advance(5_000)
    await Promise.all(stops)
  })

  it('ends a stopWhenIdle that waits for something endless', async () => {
    const { runtime, clock } = givenRuntime()
    runtime.registerFactory(
      'a',
      does(() => new Promise(() => {})),
    )
    runtime.start()
    const answer = runtime.send('x', id('a/x')).catch((error: unknown) => error)
    const idle = runtime.stopWhenIdle()
    await settled()
    const stopped = runtime.stop()
    await clock.advance(5_000)
    await Promise.all([idle, stopped])
    expect(await answer).toBeInstanceOf(Cancelled)
  })
})

describe('stopping when idle', () => {
  it('waits for what waits, what is handled, what is published, and all that comes of it', async () => {
    const { runtime } = givenRuntime()
    const handled: unknown[] = []
    runtime.registerFactory(
      'a',
      does(async (message, _context, self) => {
        const n = Number(message)
        await settled()
        if (n > 0) await runtime.publish(n - 1, topic('t/x'), { sender: self })
        if (n > 2) await runtime.send(0, self, { sender: self })
        handled.push(n)
      }),
    )
    runtime.registerFactory(
      'b',
      does(async (message, _context, self) => {
        await settled()
        if (Number(message) > 0) await runtime.publish(Number(message) - 1, topic('t/x'), { sender: self })
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.addSubscription(new TypeSubscription('t', 'b'))
    runtime.start()
    await runtime.publish(4, topic('t/x'))
    await runtime.stopWhenIdle()
    // Each publish of n is heard by the one that did not publish it: 4 by both, then one each.
    const counts = [0, 1, 2, 3, 4].map((n) => handled.filter((one) => one === n).length)
    expect(counts).toEqual([3, 1, 1, 1, 1])
    expect(runtime.unprocessedMessagesCount).toBe(0)
  })

  it('ends at once where there is nothing, and for all who wait for it', async () => {
    const { runtime } = givenRuntime()
    runtime.start()
    await Promise.all([runtime.stopWhenIdle(), runtime.stopWhenIdle()])
    runtime.start()
    await runtime.stopWhenIdle()
  })

  it('does not end a run that was started meanwhile', async () => {
    const { runtime } = givenRuntime()
    runtime.start()
    const idle = runtime.stopWhenIdle()
    const stopped = runtime.stop()
    await stopped
    runtime.start()
    await idle
    expect(() => runtime.start()).toThrow(/running/)
  })
})

describe('stopping when something holds', () => {
  it('asks again and again, and drops what waits', async () => {
    const { runtime, clock } = givenRuntime()
    const handled = givenRecorder(runtime, 'a', 't')
    runtime.registerFactory(
      'slow',
      does((_message, { signal }) => untilAborted(signal)),
    )
    runtime.start()
    const slow = ['1', '2'].map((n) => runtime.send(n, id('slow/x')).catch(() => 'dropped'))
    const stopped = runtime.stopWhen(async () => handled.length === 2)
    for (const n of [1, 2]) {
      await runtime.publish(n, topic('t/x'))
      await clock.advance(10)
    }
    await stopped
    expect(await Promise.all(slow)).toEqual(['dropped', 'dropped'])
  })

  it('ends where somebody stops it before', async () => {
    const { runtime, clock } = givenRuntime()
    runtime.start()
    const stopped = runtime.stopWhen(() => false)
    await settled()
    await runtime.stop()
    await clock.advance(10)
    await stopped
  })
})

describe('closing', () => {
  it('rejects what was sent and never started, and whatever is sent then', async () => {
    const { runtime } = givenRuntime()
    givenRecorder(runtime, 'a')
    const answer = runtime.send('x', id('a/x')).catch((error: unknown) => error)
    await runtime.close()
    expect(await answer).toBeInstanceOf(Cancelled)
    await expect(runtime.send('x', id('a/x'))).rejects.toThrow(/closed/)
    await expect(runtime.publish('x', topic('t/x'))).rejects.toThrow(WrongState)
    await expect(runtime.agent(id('a/x'))).rejects.toThrow(WrongState)
    expect(() => runtime.start()).toThrow(WrongState)
  })

  it('stops, and closes each instance once, also where one fails to', async () => {
    const { runtime } = givenRuntime()
    const made: Plain[] = []
    class Failing extends Plain {
      override close(): void {
        super.close()
        throw new Error(`${this.id} is stuck`)
      }
    }
    runtime.registerFactory('a', ({ id: own }) => (made.push(new Plain(own)), made.at(-1)!))
    runtime.registerFactory('b', ({ id: own }) => (made.push(new Failing(own)), made.at(-1)!))
    runtime.start()
    for (const one of ['b/1', 'a/1', 'a/2']) await runtime.send('x', id(one))
    await expect(runtime.close()).rejects.toThrow('b/1 is stuck')
    await expect(runtime.close()).rejects.toThrow('b/1 is stuck')
    expect(made.map((one) => one.closed)).toEqual([1, 1, 1])
  })

  it('tells of every agent that failed to close', async () => {
    const { runtime } = givenRuntime()
    class Failing extends Plain {
      override close(): void {
        throw new Error(`${this.id} is stuck`)
      }
    }
    for (const one of ['a/1', 'a/2']) runtime.registerInstance(new Failing(id(one)))
    const error = await runtime.close().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AggregateError)
    expect(error).toMatchObject({ errors: [{ message: 'a/1 is stuck' }, { message: 'a/2 is stuck' }] })
  })
})
