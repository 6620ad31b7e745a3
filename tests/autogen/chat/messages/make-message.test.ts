import { describe, expect, it } from 'vitest'
import {
  handoffMessage,
  modelClientStreamingChunkEvent,
  textMessage,
} from '../../../../backend/autogen/chat/make-message.ts'
import { isChatMessage, isEvent } from '../../../../backend/autogen/chat/messages.ts'
import { allMessages, everyMessage } from './every-message.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a new message', () => {
  it('D01 Ids are unique unless given', () => {
    const twice = <Message>(make: () => Message) => [make(), make()]
    const made = [
      ...twice(() => textMessage({ source: 'a', content: 'Hello' })),
      ...twice(() => modelClientStreamingChunkEvent({ source: 'a', content: 'Hel' })),
    ]
    expect(new Set(made.map(({ id }) => id)).size).toBe(4)
    for (const { id } of made) expect(id).toMatch(UUID)

    expect(textMessage({ source: 'a', content: 'Hello', id: 'mine' }).id).toBe('mine')
    const chunk = modelClientStreamingChunkEvent({ source: 'a', content: 'H', id: 'c', fullMessageId: 'm' })
    expect(chunk).toMatchObject({ id: 'c', fullMessageId: 'm' })
    expect(modelClientStreamingChunkEvent({ source: 'a', content: 'H' }).fullMessageId).toBeNull()
    const own = modelClientStreamingChunkEvent({ source: 'a', content: 'H', fullMessageId: 'm' })
    expect(own.id).not.toBe('m')
  })

  it('takes its id and its time from what it is given, a TurnContext included', () => {
    const newId = () => 'id-1'
    const expected = {
      type: 'TextMessage',
      id: 'id-1',
      source: 'ann',
      content: 'Hello',
      modelsUsage: null,
      metadata: {},
      createdAt: '1970-01-01T00:00:01.000Z',
    }
    const fields = { source: 'ann', content: 'Hello' }
    expect(textMessage(fields, { newId, now: () => 1_000 })).toEqual(expected)
    expect(textMessage(fields, { newId, clock: { now: () => 1_000 } })).toEqual(expected)
  })

  it('keeps what it is told and fills in what is left out or undefined', () => {
    const told = {
      source: 'ann',
      content: 'Hello',
      id: 'x',
      modelsUsage: { promptTokens: 1, completionTokens: 2 },
      metadata: { why: 'asked' },
      createdAt: '2026-01-02T03:04:05.000Z',
    }
    expect(textMessage(told)).toEqual({ ...told, type: 'TextMessage' })
    const open = handoffMessage({
      source: 'a',
      content: '',
      target: 'b',
      context: undefined,
      id: undefined,
      metadata: undefined,
    })
    expect(open).toMatchObject({ context: [], metadata: {}, modelsUsage: null })
    expect(open.id).toMatch(UUID)
  })

  it('does not share its metadata with whoever made it', () => {
    const metadata = { a: '1' }
    const message = textMessage({ source: 'a', content: '', metadata })
    metadata.a = '2'
    expect(message.metadata).toEqual({ a: '1' })
  })

  it.each(Object.entries(everyMessage))('of the type %s says so', (type, message) => {
    expect(message.type).toBe(type)
  })

  it('is either said to others or an event', () => {
    for (const message of allMessages) {
      expect(isEvent(message)).toBe(message.type.endsWith('Event'))
      expect(isChatMessage(message)).toBe(!isEvent(message))
    }
  })
})
