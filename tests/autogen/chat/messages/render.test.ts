import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiModalMessage, structuredMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { isChatMessage } from '../../../../backend/autogen/chat/messages.ts'
import { toModelMessage, toModelText, toText } from '../../../../backend/autogen/chat/render.ts'
import { allMessages, everyMessage } from './every-message.ts'

const report = (format: string | null, content = { title: 'Fish', pages: 2, by: { name: 'Ann' } }) =>
  structuredMessage({ source: 'ann', contentType: 'Report', content, format })

describe('a message read by people', () => {
  it.each([
    ['TextMessage', 'Hello'],
    ['MultiModalMessage', 'Look\n<image>'],
    ['StructuredMessage', '{"title":"Fish","pages":2}'],
    ['HandoffMessage', 'Yours'],
    ['ToolCallRequestEvent', 'search({"for":"fish"})'],
    ['ToolCallExecutionEvent', 'search: no fish'],
    ['MemoryQueryEvent', 'a note\nanother'],
    ['UserInputRequestedEvent', ''],
    ['SelectSpeakerEvent', 'ann, bob'],
    ['SelectorEvent', 'ann, I think'],
  ] as const)('of the type %s is %j', (type, text) => {
    expect(toText(everyMessage[type])).toBe(text)
  })

  it('fills the fields into the format of a structured message', () => {
    expect(toText(report('{title} by {by.name}, {pages} pages, {unknown} {by}'))).toBe(
      'Fish by Ann, 2 pages, {unknown} {"name":"Ann"}',
    )
  })

  it('does not take what a field holds for a field, nor what every object has', () => {
    const tricky = { title: '{pages} $& $1', pages: 2, by: { name: '{title}' } }
    expect(toText(report('{title} {by.name} {toString} {title.length}', tricky))).toBe(
      '{pages} $& $1 {title} {toString} {title.length}',
    )
  })
})

describe('a message read by a model', () => {
  it('has [image] where an image was, if it is text', () => {
    const seen = multiModalMessage({ source: 'ann', content: ['See', { url: 'u' }, ' and ', { url: 'v' }] })
    expect(toModelText(seen)).toBe('See [image] and  [image]')
  })

  it('comes from a user of the name of its source', () => {
    for (const message of allMessages.filter(isChatMessage))
      expect(toModelMessage(message)).toMatchObject({ type: 'UserMessage', source: message.source })
  })

  it('keeps the images, and the value of a structured message', () => {
    expect(toModelMessage(everyMessage.MultiModalMessage).content).toEqual(
      everyMessage.MultiModalMessage.content,
    )
    expect(toModelMessage(report('{title}')).content).toBe('{"title":"Fish","pages":2,"by":{"name":"Ann"}}')
  })

  it('is the same text for people and models wherever there is no image', () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        const message = { ...everyMessage.TextMessage, content }
        expect(toModelText(message)).toBe(toText(message))
      }),
    )
  })
})
