import { describe, expect, it } from 'vitest'
import { UNHANDLED } from '../../../backend/autogen/core/agent.ts'
import type { LogRecord } from '../../../backend/autogen/core/log.ts'
import { TypeSubscription } from '../../../backend/autogen/core/subscriptions.ts'
import { settled } from '../../../backend/autogen/testkit/manual-clock.ts'
import { does, givenRuntime, id, topic, untilAborted } from './support.ts'

function given() {
  const records: LogRecord[] = []
  const { runtime, clock } = givenRuntime({
    log: (record) => records.push(record),
    ignoreUnhandledExceptions: true,
  })
  runtime.registerFactory(
    'a',
    does((message) => {
      if (message === 'throw') throw new Error('thrown')
      return message === 'unknown' ? UNHANDLED : { type: 'Answer' }
    }),
  )
  runtime.registerFactory('broken', () => {
    throw new Error('no room')
  })
  for (const name of ['a', 'broken']) runtime.addSubscription(new TypeSubscription(name, name))
  runtime.start()
  const told = () =>
    records.map((one) =>
      [
        one.kind,
        one.event === 'message' ? one.stage : one.event,
        one.messageType,
        one.sender,
        one.receiver,
      ].join(' '),
    )
  return { runtime, clock, records, told }
}

describe('the log', () => {
  it('tells of a question and its answer, never what was said', async () => {
    const { runtime, clock, records, told } = given()
    await clock.advance(500)
    await runtime.send({ type: 'Question', content: 'secret' }, id('a/x'), { sender: id('b/y') })
    expect(told()).toEqual([
      'direct send Question b/y a/x',
      'direct deliver Question b/y a/x',
      'respond send Answer a/x b/y',
      'respond deliver Answer a/x b/y',
    ])
    expect(new Set(records.map(({ messageId, at }) => `${messageId} at ${at}`))).toEqual(
      new Set(['m-1 at 1500']),
    )
    expect(JSON.stringify(records)).not.toContain('secret')
  })

  it('tells of what is published, and of each who hears it', async () => {
    const { runtime, told } = given()
    class Note {}
    await runtime.publish(new Note(), topic('a/x'))
    await runtime.stopWhenIdle()
    expect(told()).toEqual(['publish send Note  a/x', 'publish deliver Note  a/x'])
  })

  it('tells of what went wrong', async () => {
    const { runtime, told, records } = given()
    await runtime.publish('throw', topic('a/x'))
    await runtime.publish('unknown', topic('a/x'))
    await runtime.publish(null, topic('broken/x'))
    await runtime.stopWhenIdle()
    expect(
      told()
        .filter((line) => !/ (send|deliver) /.test(line))
        .toSorted(),
    ).toEqual([
      'publish agentConstructionException null  broken/x',
      'publish messageHandlerException string  a/x',
      'publish messageUnhandled string  a/x',
    ])
    const errors = records.flatMap((one) => ('error' in one ? [String(one.error)] : []))
    expect(errors.toSorted()).toEqual(['Error: no room', 'Error: thrown'])
  })

  it('says nothing of a handler that gives up as it was told to, only of one that fails beside', async () => {
    const { runtime, records } = given()
    runtime.registerFactory(
      'long',
      does(async (message, { signal }) => {
        await untilAborted(signal).catch((reason: unknown) => {
          throw message === 'fails' ? new Error('beside') : reason
        })
      }),
    )
    const cancel = new AbortController()
    const answers = ['gives up', 'fails'].map((message) =>
      runtime.send(message, id(`long/${message}`), { signal: cancel.signal }).catch(() => 'cancelled'),
    )
    await settled()
    cancel.abort()
    await Promise.all(answers)
    await runtime.stopWhenIdle()
    const errors = records.flatMap((one) => ('error' in one ? [String(one.error)] : []))
    expect(errors).toEqual(['Error: beside'])
  })

  it('tells of what is dropped, and why', async () => {
    const { runtime, records } = given()
    const cancel = new AbortController()
    const answer = runtime.send(1, id('a/x'), { signal: cancel.signal }).catch(() => 'cancelled')
    cancel.abort('not needed')
    await answer
    const late = runtime.send(2, id('a/x')).catch(() => 'stopped')
    await runtime.stop()
    await late
    expect(records.flatMap((one) => (one.event === 'messageDropped' ? [one.reason] : []))).toEqual([
      'not needed',
      'The runtime was stopped: send it again once the runtime runs.',
    ])
  })
})
