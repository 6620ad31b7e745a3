import { describe, expect, it } from 'vitest'
import { reasonOf } from '../../../backend/autogen/core/cancellation.ts'
import { Cancelled } from '../../../backend/autogen/core/errors.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import { does, gate, givenRecorder, givenRuntime, id, Plain, topic, untilAborted } from './support.ts'

/** An agent type that waits until it is told to give up, and notes that it was called and that it was told. */
function givenLongRunning(runtime: ReturnType<typeof givenRuntime>['runtime']) {
  const seen: string[] = []
  runtime.registerFactory(
    'long',
    does(async (message, { signal }) => {
      seen.push(`called with ${message}`)
      await untilAborted(signal).finally(() => seen.push(`${signal.reason.name}`))
    }),
  )
  return seen
}

describe('a message that is cancelled', () => {
  it('C06 Cancel an in-flight send', async () => {
    const { runtime } = givenRuntime()
    const seen = givenLongRunning(runtime)
    runtime.start()
    const cancel = new AbortController()
    const answer = runtime.send('x', id('long/x'), { signal: cancel.signal })
    await settled()
    cancel.abort()
    await expect(answer).rejects.toThrow(Cancelled)
    await runtime.stopWhenIdle()
    expect(seen).toEqual(['called with x', 'Cancelled'])
  })

  it('C08 Nested send cancelled after inner delivery', async () => {
    const { runtime } = givenRuntime()
    const seen = givenLongRunning(runtime)
    runtime.registerFactory(
      'nested',
      does(async (message, { signal }, self) => {
        seen.push('nested called')
        const answer = runtime.send(message, id('long/x'), { sender: self, signal })
        await answer.finally(() => seen.push(`nested saw ${signal.aborted}`))
      }),
    )
    runtime.start()
    const cancel = new AbortController()
    const answer = runtime.send('x', id('nested/x'), { signal: cancel.signal })
    await settled()
    expect(seen).toEqual(['nested called', 'called with x'])
    cancel.abort()
    await expect(answer).rejects.toThrow(Cancelled)
    await runtime.stopWhenIdle()
    expect(seen.slice(2).toSorted()).toEqual(['Cancelled', 'nested saw true'])
  })

  it('before the inner one is delivered reaches the outer handler only', async () => {
    const { runtime } = givenRuntime()
    const seen = givenLongRunning(runtime)
    runtime.registerFactory(
      'nested',
      does(async (message, { signal }, self) => {
        await runtime.send(message, id('long/x'), { sender: self, signal })
      }),
    )
    runtime.start()
    const first = new AbortController()
    const holds = runtime.send('holds', id('long/x'), { signal: first.signal }).catch(() => 'cancelled')
    const cancel = new AbortController()
    const answer = runtime.send('inner', id('nested/x'), { signal: cancel.signal })
    await settled()
    cancel.abort()
    await expect(answer).rejects.toThrow(Cancelled)
    first.abort()
    expect(await holds).toBe('cancelled')
    await runtime.stopWhenIdle()
    expect(seen).toEqual(['called with holds', 'Cancelled'])
  })

  it('while it waits is not delivered, and its caller is told at once', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    const handled: unknown[] = []
    runtime.registerFactory(
      'a',
      does(async (message) => {
        handled.push(message)
        await opened.passed
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    const first = runtime.send('first', id('a/x'))
    const cancel = new AbortController()
    const second = runtime.send('second', id('a/x'), { signal: cancel.signal })
    await runtime.publish('third', topic('t/x'), { signal: cancel.signal })
    const fourth = runtime.send('fourth', id('a/x'))
    await settled()
    expect(runtime.unprocessedMessagesCount).toBe(3)
    cancel.abort(new Error('changed my mind'))
    await expect(second).rejects.toThrow('changed my mind')
    expect(handled).toEqual(['first'])
    expect(runtime.unprocessedMessagesCount).toBe(1)
    opened.open()
    await Promise.all([first, fourth])
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['first', 'fourth'])
  })

  it('before it is sent goes nowhere', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a', 't')
    runtime.start()
    const signal = AbortSignal.abort(new Error('never mind'))
    await expect(runtime.send('x', id('a/x'), { signal })).rejects.toThrow('never mind')
    await expect(runtime.publish('x', topic('t/x'), { signal })).rejects.toThrow('never mind')
    await runtime.stopWhenIdle()
    expect(handled).toEqual([])
  })

  it('before the start is not delivered at the start', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a')
    const cancel = new AbortController()
    const answer = runtime.send('x', id('a/x'), { signal: cancel.signal })
    cancel.abort()
    await expect(answer).rejects.toThrow(Cancelled)
    runtime.start()
    await runtime.stopWhenIdle()
    expect(handled).toEqual([])
  })

  it('while its agent is being made, or interceptors have it, is not delivered', async () => {
    const made = gate()
    const intercepted = gate()
    const { runtime } = givenRuntime({
      interceptors: [{ onSend: (message) => (message === 'held' ? intercepted.passed : undefined) }],
    })
    const handled: unknown[] = []
    runtime.registerFactory('a', async ({ id: own }) => {
      await made.passed
      return new Plain(own, (message) => void handled.push(message))
    })
    runtime.start()
    const cancel = new AbortController()
    const answers = ['x', 'held'].map((message, n) =>
      runtime.send(message, id(`a/${n}`), { signal: cancel.signal }).catch((error: Error) => error.name),
    )
    await settled()
    cancel.abort()
    expect(await Promise.all(answers)).toEqual(['Cancelled', 'Cancelled'])
    made.open()
    intercepted.open()
    await runtime.stopWhenIdle()
    expect(handled).toEqual([])
  })

  it('once its handler has ended is answered, and its signal is let go of', async () => {
    const { runtime } = givenRuntime()
    const signals: AbortSignal[] = []
    runtime.registerFactory(
      'a',
      does((message, { signal }) => (signals.push(signal), message)),
    )
    runtime.start()
    const cancel = new AbortController()
    expect(await runtime.send('x', id('a/x'), { signal: cancel.signal })).toBe('x')
    cancel.abort()
    expect(signals.map((one) => one.aborted)).toEqual([false])
    await runtime.stopWhenIdle()
  })

  it('tells a handler that asks for the signal only afterwards', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    const seen: unknown[] = []
    runtime.registerFactory(
      'a',
      does(async (_message, context) => {
        await opened.passed
        seen.push(context.signal.aborted, context.signal.reason)
      }),
    )
    runtime.start()
    const cancel = new AbortController()
    const why = new Error('why')
    const answer = runtime.send('x', id('a/x'), { signal: cancel.signal }).catch((error: unknown) => error)
    await settled()
    cancel.abort(why)
    opened.open()
    expect(await answer).toBe(why)
    await runtime.stopWhenIdle()
    expect(seen).toEqual([true, why])
  })

  it('is no error of the runtime where nobody waits for it', async () => {
    const { runtime } = givenRuntime()
    const seen = givenLongRunning(runtime)
    runtime.addSubscription(new TypeSubscription('t', 'long'))
    runtime.start()
    const cancel = new AbortController()
    await runtime.publish('x', topic('t/x'), { signal: cancel.signal })
    await settled()
    cancel.abort()
    await runtime.stopWhenIdle()
    expect(seen).toEqual(['called with x', 'Cancelled'])
  })
})

describe('a handler that does not give up', () => {
  it('has its grace, then its agent goes on without it and its answer reaches nobody', async () => {
    const { runtime, clock } = givenRuntime({ graceMs: 200 })
    const late = gate()
    const handled: unknown[] = []
    runtime.registerFactory(
      'a',
      does(async (message) => {
        handled.push(message)
        if (message === 'stubborn') await late.passed
        handled.push(`end of ${message}`)
        return message
      }),
    )
    runtime.start()
    const cancel = new AbortController()
    const stubborn = runtime.send('stubborn', id('a/x'), { signal: cancel.signal })
    const next = runtime.send('next', id('a/x'))
    await settled()
    cancel.abort()
    await expect(stubborn).rejects.toThrow(Cancelled)
    await clock.advance(199)
    expect(handled).toEqual(['stubborn'])
    await clock.advance(1)
    expect(await next).toBe('next')
    late.open()
    await runtime.stopWhenIdle()
    await settled()
    expect(handled).toEqual(['stubborn', 'next', 'end of next', 'end of stubborn'])
  })

  it('and ends within its grace leaves no timer behind', async () => {
    const { runtime, clock } = givenRuntime()
    givenLongRunning(runtime)
    runtime.start()
    const cancel = new AbortController()
    const answer = runtime.send('x', id('long/x'), { signal: cancel.signal }).catch(() => 'cancelled')
    await settled()
    cancel.abort()
    await answer
    await settled()
    expect(clock.sleeping).toBe(0)
  })
})

describe('the reason of an abort', () => {
  it('is the error it was given, else Cancelled', () => {
    const own = new TypeError('own')
    expect(reasonOf(AbortSignal.abort(own))).toBe(own)
    expect(reasonOf(AbortSignal.abort())).toBeInstanceOf(Cancelled)
    expect(reasonOf(AbortSignal.abort('bored'))).toMatchObject({ name: 'Cancelled', message: 'bored' })
    expect(reasonOf(AbortSignal.abort({ code: 7 }))).toMatchObject({ name: 'Cancelled', cause: { code: 7 } })
    const timeout = new DOMException('too long', 'TimeoutError')
    expect(reasonOf(AbortSignal.abort(timeout))).toBe(timeout)
  })
})
