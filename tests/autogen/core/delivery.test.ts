import { describe, expect, it } from 'vitest'
import { type MessageContext, UNHANDLED } from '../../../backend/autogen/core/agent.ts'
import { UnknownAgent } from '../../../backend/autogen/core/errors.ts'
import { DefaultTopicId } from '../../../backend/autogen/core/ids.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import { does, gate, givenRecorder, givenRuntime, id, topic } from './support.ts'

describe('a direct message', () => {
  it('is answered with what the handler returns, at once or later', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory(
      'a',
      does((message) => (message === 1 ? 'at once' : Promise.resolve('later'))),
    )
    runtime.start()
    expect(await runtime.send(1, id('a/x'))).toBe('at once')
    expect(await runtime.send(2, id('a/x'))).toBe('later')
  })

  it('to a type that nobody registered fails at once', async () => {
    const { runtime } = givenRuntime()
    await expect(runtime.send('x', id('nobody/x'))).rejects.toThrow(UnknownAgent)
  })

  it('tells its handler who sent it and how', async () => {
    const { runtime } = givenRuntime()
    const contexts: MessageContext[] = []
    runtime.registerFactory(
      'a',
      does((_message, context) => void contexts.push(context)),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    await runtime.send('x', id('a/x'))
    await runtime.send('x', id('a/x'), { sender: id('b/y'), messageId: 'mine' })
    await runtime.publish('x', topic('t/x'))
    await runtime.stopWhenIdle()
    const seen = contexts.map(({ sender, topicId, isRpc, signal, messageId }) => [
      sender && `${sender}`,
      topicId && `${topicId}`,
      isRpc,
      signal.aborted,
      messageId,
    ])
    expect(seen).toEqual([
      [null, null, true, false, 'm-1'],
      ['b/y', null, true, false, 'mine'],
      [null, 't/x', false, false, 'm-2'],
    ])
    expect(contexts[0]?.messageId).toBe('m-1')
    expect(contexts[0]?.signal).toBe(contexts[0]?.signal)
  })

  it('has an id of its own unless it is given one; all who hear what is published see the same', async () => {
    const { runtime } = givenRuntime({ newId: undefined })
    const ids: string[] = []
    runtime.registerFactory(
      'a',
      does((_message, { messageId }) => void ids.push(messageId)),
    )
    runtime.registerFactory(
      'b',
      does((_message, { messageId }) => void ids.push(messageId)),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.addSubscription(new TypeSubscription('t', 'b'))
    runtime.start()
    await runtime.send('x', id('a/x'))
    await runtime.publish('x', topic('t/x'))
    await runtime.stopWhenIdle()
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(ids[1]).not.toBe(ids[0])
    expect(ids[2]).toBe(ids[1])
  })

  it('before the start is delivered at the start', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a', 't')
    const answer = runtime.send('first', id('a/x'))
    await runtime.publish('second', topic('t/x'))
    await settled()
    expect(handled).toEqual([])
    expect(runtime.unprocessedMessagesCount).toBe(2)
    runtime.start()
    await answer
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['x:first', 'x:second'])
    expect(runtime.unprocessedMessagesCount).toBe(0)
  })

  it('is not handled before send has returned', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'a')
    runtime.start()
    const answer = runtime.send('x', id('a/x'))
    expect(handled).toEqual([])
    await answer
  })
})

describe('an agent', () => {
  it('handles what is published in order', async () => {
    const { runtime } = givenRuntime()
    const handled = givenRecorder(runtime, 'name', 'default')
    runtime.start()
    for (const n of [1, 2, 3]) await runtime.publish(n, new DefaultTopicId())
    await runtime.stopWhenIdle()
    expect(handled).toEqual(['default:1', 'default:2', 'default:3'])
  })

  it('B09 Sequential agent keeps order under jitter', async () => {
    const { runtime } = givenRuntime()
    const handled: unknown[] = []
    let inside = 0
    runtime.registerFactory(
      'a',
      does(async (message) => {
        expect(++inside).toBe(1)
        const turns = (Number(message) * 7) % 5
        for (let turn = 0; turn < turns; turn++) await settled()
        handled.push(message)
        inside--
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    const numbers = Array.from({ length: 100 }, (_, n) => n)
    for (const n of numbers) await runtime.publish(n, topic('t/x'))
    await runtime.stopWhenIdle()
    expect(handled).toEqual(numbers)
  })

  it('B10 Unhandled message', async () => {
    const events: string[] = []
    const { runtime } = givenRuntime({ log: (record) => events.push(record.event) })
    runtime.registerFactory(
      'a',
      does(() => UNHANDLED),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    await runtime.publish('x', topic('t/x'))
    expect(await runtime.send('x', id('a/x'))).toBeUndefined()
    await runtime.stopWhenIdle()
    expect(events.filter((event) => event === 'messageUnhandled')).toHaveLength(2)
  })

  it('does not keep another one waiting', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    runtime.registerFactory(
      'slow',
      does(() => opened.passed),
    )
    runtime.registerFactory(
      'fast',
      does(() => 'done'),
    )
    runtime.addSubscription(new TypeSubscription('t', 'slow'))
    runtime.addSubscription(new TypeSubscription('t', 'fast'))
    runtime.start()
    const slow = runtime.send('x', id('slow/x'))
    const queued = runtime.send('y', id('slow/x'))
    expect(await runtime.send('x', id('fast/x'))).toBe('done')
    expect(runtime.unprocessedMessagesCount).toBe(1)
    opened.open()
    await Promise.all([slow, queued])
  })

  it('hears a control message at once, also while it handles another and others wait', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    const handled: unknown[] = []
    runtime.registerFactory(
      'a',
      does(async (message) => {
        handled.push(message)
        if (message === 'turn') await opened.passed
        return message
      }),
    )
    runtime.start()
    const turn = runtime.send('turn', id('a/x'))
    const next = runtime.send('next', id('a/x'))
    await settled()
    expect(await runtime.send('pause', id('a/x'), { lane: 'control' })).toBe('pause')
    expect(handled).toEqual(['turn', 'pause'])
    opened.open()
    await Promise.all([turn, next])
    expect(handled).toEqual(['turn', 'pause', 'next'])
  })

  it('that chatters endlessly leaves room for timers and for a stop', async () => {
    const { runtime } = givenRuntime()
    const other = { ping: 'pong', pong: 'ping' }
    let heard = 0
    for (const name of ['ping', 'pong'] as const)
      runtime.registerFactory(
        name,
        does(() => {
          heard++
          void runtime.publish('again', topic(`${other[name]}/x`), { sender: id(`${name}/x`) })
        }),
      )
    for (const name of ['ping', 'pong']) runtime.addSubscription(new TypeSubscription(name, name))
    runtime.start()
    await runtime.publish('begin', topic('ping/x'))
    for (let turn = 0; turn < 5; turn++) await settled()
    expect(heard).toBeGreaterThan(1_000)
    await runtime.stop()
    const atStop = heard
    await settled()
    expect(heard).toBe(atStop)
  })
})

describe('requests that would wait for each other', () => {
  it('to itself are handled at once', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory(
      'a',
      does(async (message, _context, self) =>
        message === 0 ? 'bottom' : runtime.send(Number(message) - 1, self, { sender: self }),
      ),
    )
    runtime.start()
    expect(await runtime.send(5, id('a/x'))).toBe('bottom')
    await runtime.stopWhenIdle()
  })

  it('in a circle of any length are handled at once, others keep waiting', async () => {
    const { runtime } = givenRuntime()
    const handled: string[] = []
    const ring = ['a', 'b', 'c']
    for (const [at, name] of ring.entries())
      runtime.registerFactory(
        name,
        does(async (message, _context, self) => {
          handled.push(`${name}${message}`)
          if (typeof message !== 'number' || message === 0) return 'round'
          return runtime.send(message - 1, id(`${ring[(at + 1) % 3]}/x`), { sender: self })
        }),
      )
    runtime.start()
    const answer = runtime.send(6, id('a/x'))
    const waits = runtime.send('later', id('a/x'))
    expect(await answer).toBe('round')
    await waits
    expect(handled).toEqual(['a6', 'b5', 'c4', 'a3', 'b2', 'c1', 'a0', 'alater'])
  })

  it('crossing each other are handled, whichever is first', async () => {
    const { runtime } = givenRuntime()
    const met = gate()
    const other = { a: 'b', b: 'a' }
    for (const name of ['a', 'b'] as const)
      runtime.registerFactory(
        name,
        does(async (message, _context, self) => {
          if (message !== 'ask the other') return `${name} answers`
          if (name === 'a') await met.passed
          else met.open()
          return runtime.send('question', id(`${other[name]}/x`), { sender: self })
        }),
      )
    runtime.start()
    const answers = [id('a/x'), id('b/x')].map((one) => runtime.send('ask the other', one))
    expect(await Promise.all(answers)).toEqual(['b answers', 'a answers'])
  })

  it('made by way of a control message are handled as well', async () => {
    const { runtime } = givenRuntime()
    runtime.registerFactory(
      'a',
      does(async (message, _context, self) =>
        message === 'begin' ? runtime.send('x', id('b/x'), { sender: self, lane: 'control' }) : 'a answers',
      ),
    )
    runtime.registerFactory(
      'b',
      does(async (_message, _context, self) => runtime.send('back', id('a/x'), { sender: self })),
    )
    runtime.start()
    expect(await runtime.send('begin', id('a/x'))).toBe('a answers')
  })

  it('do wait their turn where nobody waits for anybody', async () => {
    const { runtime } = givenRuntime()
    const opened = gate()
    const handled: unknown[] = []
    runtime.registerFactory(
      'busy',
      does(async (message) => {
        handled.push(message)
        if (message === 'long') await opened.passed
        handled.push(`end of ${message}`)
      }),
    )
    runtime.registerFactory(
      'asker',
      does(async (_message, _context, self) => runtime.send('short', id('busy/x'), { sender: self })),
    )
    runtime.start()
    const long = runtime.send('long', id('busy/x'))
    const asked = runtime.send('ask', id('asker/x'))
    await settled()
    expect(handled).toEqual(['long'])
    opened.open()
    await Promise.all([long, asked])
    expect(handled).toEqual(['long', 'end of long', 'short', 'end of short'])
  })

  it('that are none, since they are published, always wait their turn', async () => {
    const { runtime } = givenRuntime()
    const order: string[] = []
    runtime.registerFactory(
      'a',
      does(async (message, _context, self) => {
        order.push(`begin ${message}`)
        if (message === 1) await runtime.publish(2, topic('t/x'), { sender: id('b/x') })
        await settled()
        order.push(`end ${message} of ${self.key}`)
      }),
    )
    runtime.addSubscription(new TypeSubscription('t', 'a'))
    runtime.start()
    await runtime.publish(1, topic('t/x'))
    await runtime.stopWhenIdle()
    expect(order).toEqual(['begin 1', 'end 1 of x', 'begin 2', 'end 2 of x'])
  })
})
