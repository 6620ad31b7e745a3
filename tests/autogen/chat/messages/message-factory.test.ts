import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { structuredMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { MessageFactory, typeName } from '../../../../backend/autogen/chat/message-factory.ts'
import { isMessage } from '../../../../backend/autogen/chat/messages.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import { allMessages, everyMessage } from './every-message.ts'

const validate = new Ajv().compile({
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' } },
})
const reports = () => new MessageFactory([{ name: 'StructuredMessage<Report>', validate }])
const report = (content: Json) => structuredMessage({ source: 'ann', contentType: 'Report', content })

describe('a message factory', () => {
  it.each(allMessages)('reads back a $type that it dumped', (message) => {
    const saved: unknown = JSON.parse(JSON.stringify(reports().dump(message)))
    expect(reports().load(saved)).toEqual(message)
  })

  it('F04 names a structured type that is not registered', () => {
    const act = () => new MessageFactory().check(report({ title: 'Fish' }))
    expect(act).toThrow(ConfigurationError)
    expect(act).toThrow('message type StructuredMessage<Report> is not registered')
    expect(() => new MessageFactory().load(report({ title: 'Fish' }))).toThrow('is not registered')
    expect(() => new MessageFactory().dump(report({ title: 'Fish' }))).toThrow('is not registered')
  })

  it('tells structured types apart by what they hold', () => {
    const factory = new MessageFactory([{ name: 'StructuredMessage<Other>' }])
    expect(factory.isRegistered('StructuredMessage<Other>')).toBe(true)
    expect(factory.isRegistered(typeName(report(null)))).toBe(false)
    expect(factory.isRegistered('StructuredMessage')).toBe(false)
    expect(factory.isRegistered('TextMessage')).toBe(true)
  })

  it('refuses a value that its type does not allow, and says why', () => {
    expect(() => reports().load(report({ titel: 'Fish' }))).toThrow("must have required property 'title'")
    expect(() => reports().check(report({ title: 2 }))).toThrow(ConfigurationError)
  })

  it('takes any JSON where no validator was given', () => {
    const factory = new MessageFactory([{ name: 'StructuredMessage<Report>' }])
    expect(factory.load(report([1, null]))).toMatchObject({ content: [1, null] })
  })

  it.each([
    ['nothing', null, 'It is no object'],
    ['a list', [], 'It is no object'],
    ['no type', { content: 'Hello' }, 'The field "type" is missing'],
    ['an unknown type', { type: 'Smoke' }, 'message type Smoke is not registered'],
    ['a type every object has', { type: 'constructor' }, 'message type constructor is not registered'],
    ['a missing field', { ...everyMessage.HandoffMessage, target: undefined }, 'The field "target"'],
    ['a wrong field', { ...everyMessage.TextMessage, content: 3 }, 'The field "content"'],
    ['a wrong base', { ...everyMessage.TextMessage, metadata: { a: 1 } }, 'The field "metadata"'],
    ['a wrong part', { ...everyMessage.MultiModalMessage, content: [{ src: 'u' }] }, 'The field "content"'],
    ['a wrong context', { ...everyMessage.HandoffMessage, context: [{ type: 'x' }] }, 'The field "context"'],
  ])('does not load %s', (_, value, why) => {
    const act = () => new MessageFactory().load(value)
    expect(act).toThrow(ConfigurationError)
    expect(act).toThrow(why)
    expect(isMessage(value)).toBe(false)
  })

  it.each([
    ['a structured type twice', 'StructuredMessage<Report>', 'already registered'],
    ['a type that everybody knows', 'TextMessage', 'already registered'],
    ['what is no message', 'Report', 'name it "StructuredMessage<Report>"'],
  ])('does not register %s', (_, name, why) => {
    const factory = reports()
    const act = () => factory.register({ name })
    expect(act).toThrow(ConfigurationError)
    expect(act).toThrow(why)
  })

  it('hands out its own copy', () => {
    const saved = report({ title: 'Fish' })
    const loaded = reports().load(saved)
    saved.metadata.late = 'yes'
    expect(loaded.metadata).toEqual({})
  })
})
