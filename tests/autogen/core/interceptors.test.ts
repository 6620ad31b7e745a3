import { describe, expect, it } from 'vitest'
import { MessageDropped } from '../../../backend/autogen/core/errors.ts'
import { DropMessage, type Interceptor } from '../../../backend/autogen/core/interceptors.ts'
import type { LogRecord } from '../../../backend/autogen/core/log.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import { does, gate, givenRuntime, id, topic } from './support.ts'

function given(...interceptors: Interceptor[]) {
  const records: LogRecord[] = []
  const { runtime } = givenRuntime({ interceptors, log: (record) => records.push(record) })
  const handled: unknown[] = []
  runtime.registerFactory(
    'a',
    does((message) => {
      handled.push(message)
      return message
    }),
  )
  runtime.addSubscription(new TypeSubscription('t', 'a'))
  const drops = () =>
    records.flatMap((one) => (one.event === 'messageDropped' ? [`${one.kind}: ${one.reason}`] : []))
  return { runtime, handled, drops }
}

const adds = (n: number): Interceptor => ({
  onSend: (message) => Number(message) + n,
  onPublish: async (message) => Number(message) + n,
  onResponse: async (answer) => Number(answer) + n,
})

describe('interceptors', () => {
  it('C03 Interceptor counts', async () => {
    const counts = { send: 0, publish: 0, response: 0 }
    const { runtime, handled } = given({
      onSend: () => void counts.send++,
      onPublish: () => void counts.publish++,
      onResponse: () => void counts.response++,
    })
    runtime.start()
    expect(await runtime.send('x', id('a/x'))).toBe('x')
    await runtime.stop()
    expect(counts).toEqual({ send: 1, publish: 0, response: 1 })
    runtime.start()
    await runtime.publish('y', topic('t/x'))
    await runtime.stopWhenIdle()
    expect(counts).toEqual({ send: 1, publish: 1, response: 1 })
    expect(handled).toEqual(['x', 'y'])
  })

  it.each([
    [
      'at once',
      (error: Error) => {
        throw error
      },
    ],
    ['later', (error: Error) => Promise.reject(error)],
  ])('C05 Interceptor throws %s', async (_, fails) => {
    class Own extends Error {}
    const onSend = given({ onSend: () => fails(new Own('on send')) })
    onSend.runtime.start()
    await expect(onSend.runtime.send('x', id('a/x'))).rejects.toThrow(Own)
    expect(onSend.handled).toEqual([])
    const onResponse = given({ onResponse: () => fails(new Own('on response')) })
    onResponse.runtime.start()
    await expect(onResponse.runtime.send('x', id('a/x'))).rejects.toThrow(Own)
    expect(onResponse.handled).toEqual(['x'])
    expect(onResponse.drops()).toEqual(['respond: on response'])
    await Promise.all([onSend.runtime.stopWhenIdle(), onResponse.runtime.stopWhenIdle()])
  })

  it('C05 Interceptor throws on publish: it is logged, nobody hears it', async () => {
    const { runtime, handled, drops } = given({
      onPublish: () => {
        throw new Error('not that')
      },
    })
    runtime.start()
    await runtime.publish('x', topic('t/x'))
    await runtime.stopWhenIdle()
    expect(handled).toEqual([])
    expect(drops()).toEqual(['publish: not that'])
  })

  it('X13 Interceptors compose', async () => {
    const { runtime, handled } = given(adds(1), { onSend: () => undefined }, adds(10))
    runtime.start()
    expect(await runtime.send(0, id('a/x'))).toBe(22)
    await runtime.publish(0, topic('t/x'))
    await runtime.stopWhenIdle()
    expect(handled).toEqual([11, 11])
  })

  it('X13 Interceptors compose in their order, slow ones and quick ones', async () => {
    const doubles: Interceptor = { onSend: async (message) => Number(message) * 2 }
    const { runtime, handled } = given(adds(1), doubles, adds(10), { onSend: async () => undefined })
    runtime.start()
    await runtime.send(1, id('a/x'))
    expect(handled).toEqual([14])
  })

  it.each([
    ['at once', DropMessage],
    ['later', Promise.resolve(DropMessage)],
  ])('X14 Dropping does not leak, %s', async (_, dropped) => {
    const { runtime, handled, drops } = given(
      { onSend: () => dropped, onPublish: () => dropped },
      {
        onSend: () => expect.unreachable('the chain ends with a drop'),
        onPublish: () => expect.unreachable('the chain ends with a drop'),
      },
    )
    runtime.start()
    await runtime.publish('x', topic('t/x'))
    await expect(runtime.send('x', id('a/x'))).rejects.toThrow(MessageDropped)
    await runtime.stopWhenIdle()
    expect(handled).toEqual([])
    expect(drops().toSorted()).toEqual([
      'direct: An interceptor dropped the message.',
      'publish: An interceptor dropped the message.',
    ])
  })

  it('X14 Dropping does not leak: nor that of an answer', async () => {
    const { runtime, handled } = given({ onResponse: () => DropMessage })
    runtime.start()
    await expect(runtime.send('x', id('a/x'))).rejects.toThrow(MessageDropped)
    expect(handled).toEqual(['x'])
    await runtime.stopWhenIdle()
  })

  it('are told who sends what to whom', async () => {
    const seen: unknown[] = []
    const { runtime } = given({
      onSend: (message, { sender, isRpc, messageId }, recipient) =>
        void seen.push([message, `${sender}`, isRpc, messageId, `${recipient}`]),
      onPublish: (message, { topicId, isRpc, signal }) =>
        void seen.push([message, `${topicId}`, isRpc, signal.aborted]),
      onResponse: (answer, sender, recipient) => void seen.push([answer, `${sender}`, `${recipient}`]),
    })
    runtime.start()
    await runtime.send('x', id('a/x'), { sender: id('b/y'), messageId: 'mine' })
    await runtime.publish('y', topic('t/x'))
    expect(seen).toEqual([
      ['x', 'b/y', true, 'mine', 'a/x'],
      ['x', 'a/x', 'b/y'],
      ['y', 't/x', false, false],
    ])
  })

  it('that take their time hold back that agent only, and keep its order', async () => {
    const opened = gate()
    const { runtime, handled } = given({
      onSend: async (message) => {
        if (message === 'first') await opened.passed
      },
    })
    const others: unknown[] = []
    runtime.registerFactory(
      'b',
      does((message) => void others.push(message)),
    )
    runtime.start()
    const first = runtime.send('first', id('a/x'))
    const second = runtime.send('second', id('a/x'))
    await runtime.send('other', id('b/x'))
    await settled()
    expect([handled, others]).toEqual([[], ['other']])
    opened.open()
    await Promise.all([first, second])
    expect(handled).toEqual(['first', 'second'])
  })

  it('that take their time over an answer leave the agent free', async () => {
    const opened = gate()
    const { runtime } = given({ onResponse: (answer) => (answer === 'slow' ? opened.passed : undefined) })
    runtime.start()
    const slow = runtime.send('slow', id('a/x'))
    expect(await runtime.send('quick', id('a/x'))).toBe('quick')
    opened.open()
    expect(await slow).toBe('slow')
    await runtime.stopWhenIdle()
  })

  it.each([
    ['a message', { onSend: () => new Promise(() => {}) }],
    ['an answer', { onResponse: () => new Promise(() => {}) }],
  ])('that never end over %s do not keep a runtime from stopping', async (_, interceptor) => {
    const { runtime, clock } = givenRuntime({ interceptors: [interceptor], graceMs: 500 })
    runtime.registerFactory(
      'a',
      does(() => 'done'),
    )
    runtime.start()
    const answer = runtime.send('x', id('a/x')).catch((error: Error) => error.name)
    await settled()
    const stopped = runtime.stop()
    expect(await answer).toBe('Cancelled')
    await clock.advance(500)
    await stopped
  })
})
