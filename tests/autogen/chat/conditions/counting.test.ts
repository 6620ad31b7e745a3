import { describe, expect, it } from 'vitest'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { FunctionalTermination } from '../../../../backend/autogen/chat/conditions/functional.ts'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { structuredMessage, userInputRequestedEvent } from '../../../../backend/autogen/chat/make-message.ts'
import { toText } from '../../../../backend/autogen/chat/render.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { said, text, watched } from './support.ts'

const event = userInputRequestedEvent({ source: 'ann', requestId: '1' })

describe('a limit of messages', () => {
  it('E03 Max messages, events optional', async () => {
    const two = new MaxMessageTermination(2)
    expect(await said(two, [])).toBeNull()
    expect(await said(two, [text('a')])).toBeNull()
    expect(two.terminated).toBe(false)
    await two.reset()
    expect(await said(two, [text('a'), text('b')])).toBe(
      'Maximum number of messages 2 reached, current message count: 2',
    )
    expect(two.terminated).toBe(true)
    await two.reset()
    expect(await said(two, [text('a'), event])).toBeNull()

    const withEvents = new MaxMessageTermination(2, { includeAgentEvent: true })
    expect(await said(withEvents, [text('a'), event])).not.toBeNull()
  })

  it('counts on from check to check, and anew after a reset', async () => {
    const three = new MaxMessageTermination(3)
    expect(await said(three, [text('a')])).toBeNull()
    expect(await said(three, [text('b')])).toBeNull()
    expect(await said(three, [text('c'), text('d')])).toMatch('current message count: 4')
    await three.reset()
    expect(await said(three, [text('a'), text('b')])).toBeNull()
  })

  it.each([0, -1, 1.5, Number.NaN])('cannot be %d', (limit) => {
    expect(() => new MaxMessageTermination(limit)).toThrow(ConfigurationError)
  })
})

describe('a stop from outside', () => {
  it('E09 External stop', async () => {
    const external = new ExternalTermination()
    expect(await said(external, [])).toBeNull()
    external.set()
    expect(external.terminated).toBe(false)
    expect(await said(external, [])).toBe('External termination requested')
    expect(external.terminated).toBe(true)
    await external.reset()
    expect(await said(external, [])).toBeNull()
  })

  it('cuts the turn of a run that it watches, once', () => {
    const external = new ExternalTermination()
    const run = watched(external)
    external.set()
    external.set()
    expect(run.interrupts.map(({ content }) => content)).toEqual(['External termination requested'])
    expect(external.terminated).toBe(true)
  })

  it('asked for before a run is honoured at its first check', async () => {
    const external = new ExternalTermination()
    external.set()
    const run = watched(external)
    expect(run.interrupts).toEqual([])
    expect(await said(external, [text('task')])).toBe('External termination requested')
  })

  it('asked for after a run leaves that run alone', () => {
    const external = new ExternalTermination()
    const run = watched(external)
    run.end()
    external.set()
    expect(run.interrupts).toEqual([])
  })
})

describe('a condition of one’s own', () => {
  it('E12 Custom predicate, sync and async', async () => {
    const last = new FunctionalTermination(async (delta) => {
      const message = delta.at(-1)
      return message !== undefined && toText(message) === 'stop'
    })
    expect(await said(last, [])).toBeNull()
    expect(await said(last, [text('stop'), text('go')])).toBeNull()
    expect(await said(last, [text('go'), text('stop')])).toBe('Functional termination condition met')
    expect(last.terminated).toBe(true)
    await last.reset()
    expect(await said(last, [text('go')])).toBeNull()
    expect(await said(last, [text('stop')])).not.toBeNull()

    const done = (content: boolean) =>
      structuredMessage({ source: 'ann', contentType: 'Done', content: { done: content } })
    const field = new FunctionalTermination((delta) =>
      delta.some((message) => message.type === 'StructuredMessage' && toText(message) === '{"done":true}'),
    )
    expect(await said(field, [done(false)])).toBeNull()
    expect(await said(field, [done(true)])).not.toBeNull()
    await field.reset()
    expect(await said(field, [done(false)])).toBeNull()
  })

  it.each([1, 'yes', {}, [true], null, undefined])('is not met by %j', async (answer) => {
    expect(await said(new FunctionalTermination(() => answer), [text('a')])).toBeNull()
    expect(await said(new FunctionalTermination(async () => answer), [text('a')])).toBeNull()
  })

  it('that fails has not fired', async () => {
    const failing = new FunctionalTermination(() => {
      throw new Error('lost')
    })
    await expect(failing.check([])).rejects.toThrow('lost')
    expect(failing.terminated).toBe(false)
  })
})
