// After AutoGen's autogen-agentchat/tests/test_messages.py, test_utils.py, autogen-core/tests/test_serialization.py, and
// SPEC section 2.
import { describe, expect, it } from 'vitest'
import {
  type AnyMessage,
  ConfigurationError,
  handoffMessage,
  isChatMessage,
  isEvent,
  memoryQueryEvent,
  MessageFactory,
  modelClientStreamingChunkEvent,
  multiModalMessage,
  selectorEvent,
  selectSpeakerEvent,
  stopMessage,
  structuredMessage,
  textMessage,
  thoughtEvent,
  toModelMessage,
  toModelText,
  toolCallExecutionEvent,
  toolCallRequestEvent,
  toolCallSummaryMessage,
  toText,
  userInputRequestedEvent,
} from '../../../backend/autogen/index.ts'
import { asJson } from './support.ts'

const source = 'test_agent'
const call = { id: '1', name: 'add', arguments: '{"a":1}' }
const result = { callId: '1', name: 'add', content: 'two', isError: false }
const content = { field1: 'test', field2: 42 }
const report = (format?: string) =>
  structuredMessage({ source, contentType: 'TestContent', content, ...(format !== undefined && { format }) })

const SAID: AnyMessage[] = [
  textMessage({ source, content: 'Hello, world!', metadata: { a: 'b' } }),
  multiModalMessage({ source, content: ['See', { url: 'data:image/png;base64,AA==' }] }),
  stopMessage({ source, content: 'Stop' }),
  handoffMessage({ source, content: 'Over to you.', target: 'other' }),
  toolCallSummaryMessage({ source, content: 'two', toolCalls: [call], results: [result] }),
]
const HAPPENED: AnyMessage[] = [
  toolCallRequestEvent({ source, content: [call], modelsUsage: { promptTokens: 1, completionTokens: 2 } }),
  toolCallExecutionEvent({ source, content: [result] }),
  modelClientStreamingChunkEvent({ source, content: 'Hel' }),
  thoughtEvent({ source, content: 'Hm.' }),
  memoryQueryEvent({ source, content: ['once', 'twice'] }),
  userInputRequestedEvent({ source, requestId: 'r1' }),
  selectSpeakerEvent({ source, content: ['a', 'b'], rationale: 'why' }),
  selectorEvent({ source, content: 'a' }),
]

describe('every message', () => {
  it.each([...SAID, ...HAPPENED])('of the kind $type comes back as it went out', (message) => {
    const factory = new MessageFactory()
    expect(factory.load(asJson(factory.dump(message)))).toEqual(message)
  })

  it('is said to others or is an event, never both', () => {
    expect(SAID.map((one) => [isChatMessage(one), isEvent(one)])).toEqual(SAID.map(() => [true, false]))
    expect(HAPPENED.map((one) => [isChatMessage(one), isEvent(one)])).toEqual(
      HAPPENED.map(() => [false, true]),
    )
  })

  // SPEC 2: what all carry
  it('says who, when in UTC, and what it cost, which is unknown where nobody said', () => {
    const message = textMessage({ source, content: 'x' }, { now: () => Date.UTC(2025, 0, 2) })
    expect(message).toMatchObject({ type: 'TextMessage', source, modelsUsage: null, metadata: {} })
    expect(message.createdAt).toBe('2025-01-02T00:00:00.000Z')
  })
})

describe('a message factory', () => {
  // test_message_factory, in full
  it('makes messages of what little it is told, as they are made in code', () => {
    const factory = new MessageFactory()
    const text = factory.load({ type: 'TextMessage', source, content: 'Hello, world!' })
    expect(text).toMatchObject({ source, content: 'Hello, world!', metadata: {}, modelsUsage: null })
    expect(text.id).toMatch(/^[\da-f]{8}-/)
    expect(new Date(text.createdAt).getTime()).toBeGreaterThan(0)
    const handoff = {
      type: 'HandoffMessage',
      source,
      content: 'handoff to another agent',
      target: 'target_agent',
    }
    expect(factory.load(handoff)).toMatchObject({ ...handoff, context: [] })
  })

  it('makes a structured message only of a type that it was told of', () => {
    const factory = new MessageFactory()
    const data = { type: 'StructuredMessage', contentType: 'TestContent', source, content }
    expect(() => factory.load(data)).toThrow(ConfigurationError)
    factory.register({ name: 'StructuredMessage<TestContent>' })
    expect(factory.load(data)).toMatchObject({ source, content, format: null })
  })

  // SPEC 2: missing type, unknown type, double registration, what is no message
  it.each([
    ['no type', { source, content: 'x' }],
    ['an unknown type', { type: 'SmokeMessage', source, content: 'x' }],
    ['no source', { type: 'TextMessage', content: 'x' }],
    ['no content', { type: 'TextMessage', source }],
    ['a content of another kind', { type: 'TextMessage', source, content: 7 }],
  ])('refuses %s', (_, data) => {
    expect(() => new MessageFactory().load(data)).toThrow(ConfigurationError)
  })

  it.each(['TextMessage', 'StructuredMessage<Twice>', 'int'])('does not register %s', (name) => {
    const factory = new MessageFactory([{ name: 'StructuredMessage<Twice>' }])
    expect(() => factory.register({ name })).toThrow(ConfigurationError)
  })
})

describe('how a message reads', () => {
  // SPEC 2: model text replaces images by [image]
  it('to a model of texts: [image] stands for a picture', () => {
    const message = multiModalMessage({ source, content: ['See', { url: 'u' }, 'there'] })
    expect(toModelText(message)).toContain('[image]')
    expect(toModelText(message)).not.toContain('url')
    expect(toText(message)).toBe('See\n<image>\nthere')
  })

  it('to a model: as a user of the name of its source', () => {
    expect(toModelMessage(textMessage({ source, content: 'x' }))).toEqual({
      type: 'UserMessage',
      content: 'x',
      source,
    })
    expect(toModelMessage(report()).content).toBe(JSON.stringify(content))
  })

  // test_structured_message and StructuredMessage's format string
  it('with a format: its fields stand where the format has them', () => {
    expect(toText(report())).toBe(JSON.stringify(content))
    expect(toText(report('{field1} is {field2}'))).toBe('test is 42')
  })
})
