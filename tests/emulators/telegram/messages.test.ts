import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_RATES } from '../../support/emulators/telegram/rates.ts'
import { ADA, type Bench, bench, refusalOf } from './support.ts'

let given: Bench
beforeEach(async () => {
  given = await bench({ rates: NO_RATES })
})
afterEach(async () => {
  expect(given.telegram.control.unserved()).toEqual([])
  await given.close()
})

const html = { parse_mode: 'HTML' } as const
const description = async (call: Promise<unknown>) => (await refusalOf(call)).description

describe('a message', () => {
  it('is sent, edited with all its versions kept, pinned and deleted', async () => {
    const { api, telegram, clock } = given
    const sent = await api.sendMessage(ADA, '<b>Café</b> or <i>bar</i>?', html)
    expect(sent).toMatchObject({ message_id: 1, text: 'Café or bar?', chat: { id: ADA, first_name: 'Ada' } })
    expect(sent.entities).toEqual([
      { type: 'bold', offset: 0, length: 4 },
      { type: 'italic', offset: 8, length: 3 },
    ])
    clock.advance(5000)
    const edited = await api.editMessageText(ADA, 1, 'The bar.')
    expect(edited).toMatchObject({ text: 'The bar.', edit_date: sent.date + 5 })
    await api.pinChatMessage(ADA, 1)
    expect(telegram.control.chat(ADA)).toMatchObject([{ id: 1, text: 'The bar.', pinned: true, mine: true }])
    expect(telegram.control.chat(ADA)[0]?.versions.map(({ text }) => text)).toEqual([
      'Café or bar?',
      'The bar.',
    ])
    await api.deleteMessage(ADA, 1)
    expect(telegram.control.chat(ADA)).toEqual([])
    expect(await description(api.editMessageText(ADA, 1, 'again'))).toBe(
      'Bad Request: message to edit not found',
    )
  })

  it('that would not change is refused, also when only its white space or its way of writing would', async () => {
    const { api } = given
    await api.sendMessage(ADA, '<b>one</b>', html)
    const same = await refusalOf(api.editMessageText(ADA, 1, '  <strong>one</strong>\n', html))
    expect(same).toMatchObject({ error_code: 400 })
    expect(same.description).toMatch(/^Bad Request: message is not modified: specified new message content/)
    await expect(api.editMessageText(ADA, 1, 'one')).resolves.toMatchObject({ text: 'one' })
  })

  it('is 4096 UTF-16 units long after parsing, and no longer', async () => {
    const { api } = given
    await expect(api.sendMessage(ADA, `<b>${'&amp;'.repeat(4096)}</b>`, html)).resolves.toBeDefined()
    expect(await description(api.sendMessage(ADA, 'a'.repeat(4097)))).toBe('Bad Request: message is too long')
    expect(await description(api.sendMessage(ADA, '🙂'.repeat(2049)))).toBe(
      'Bad Request: message is too long',
    )
    expect(await description(api.sendMessage(ADA, ' <b></b> ', html))).toBe(
      'Bad Request: text must be non-empty',
    )
    expect(await description(api.sendMessage(ADA, ''))).toBe('Bad Request: message text is empty')
  })

  it.each([
    ['a <b', 'Unclosed start tag at byte offset 2'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['é<section>', 'Unsupported start tag "section" at byte offset 2'],
    ['<b>bold', 'Can\'t find end tag corresponding to start tag "b"'],
    ['bold</b>', 'Unexpected end tag at byte offset 4'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<a href>x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
  ])('of HTML %j is refused: %s', async (text, reason) => {
    expect(await description(given.api.sendMessage(ADA, text, html))).toBe(
      `Bad Request: can't parse entities: ${reason}`,
    )
  })

  it.each([
    ['One.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['é*bold', "Can't find end of Bold entity at byte offset 2"],
    ['`code', "Can't find end of Code entity at byte offset 0"],
  ])('of MarkdownV2 %j is refused: %s', async (text, reason) => {
    expect(await description(given.api.sendMessage(ADA, text, { parse_mode: 'MarkdownV2' }))).toBe(
      `Bad Request: can't parse entities: ${reason}`,
    )
  })

  it('of HTML keeps links, code and what is escaped', async () => {
    const text =
      '<a href="https://x.test/?a=1&amp;b=2">R&amp;D</a> <code>a &lt; b</code> &#128578; &unknown; <a>no</a>'
    const sent = await given.api.sendMessage(ADA, text, html)
    expect(sent.text).toBe('R&D a < b 🙂 &unknown; no')
    expect(sent.entities).toEqual([
      { type: 'text_link', offset: 0, length: 3, url: 'https://x.test/?a=1&b=2' },
      { type: 'code', offset: 4, length: 5 },
    ])
  })

  it('of MarkdownV2 is read alike', async () => {
    const text = '*bold _both_* ||hidden|| [link](https://x.test/\\)) `a_b` \\!'
    const sent = await given.api.sendMessage(ADA, text, { parse_mode: 'MarkdownV2' })
    expect(sent.text).toBe('bold both hidden link a_b !')
    expect(sent.entities?.map(({ type }) => type)).toEqual(['bold', 'italic', 'spoiler', 'text_link', 'code'])
  })
})

describe('buttons', () => {
  const keyboard = (callback_data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data }]] },
  })

  it('carry 1 to 64 bytes', async () => {
    const { api } = given
    await expect(api.sendMessage(ADA, 'ok?', keyboard('й'.repeat(32)))).resolves.toBeDefined()
    expect(await description(api.sendMessage(ADA, 'ok?', keyboard('й'.repeat(33))))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    )
    expect(await description(api.sendMessage(ADA, 'ok?', keyboard('')))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    )
  })

  it('go with an edit that does not repeat them', async () => {
    const { api, telegram } = given
    await api.sendMessage(ADA, 'ok?', keyboard('y'))
    expect(telegram.control.chat(ADA)[0]?.buttons).toEqual([{ text: 'Yes', data: 'y', url: null }])
    await api.editMessageText(ADA, 1, 'ok? Yes.')
    expect(telegram.control.chat(ADA)[0]?.buttons).toEqual([])
    await api.editMessageReplyMarkup(ADA, 1, keyboard('n'))
    expect(telegram.control.chat(ADA)[0]?.buttons).toMatchObject([{ data: 'n' }])
    expect(await description(api.editMessageReplyMarkup(ADA, 1, keyboard('n')))).toMatch(/not modified/)
  })
})

describe('a reply', () => {
  it('needs the message it answers, unless told to go without', async () => {
    const { api } = given
    await api.sendMessage(ADA, 'one')
    const reply = await api.sendMessage(ADA, 'two', { reply_parameters: { message_id: 1 } })
    expect(reply.reply_to_message).toMatchObject({ message_id: 1, text: 'one' })
    const gone = { message_id: 9 }
    expect(await description(api.sendMessage(ADA, 'x', { reply_parameters: gone }))).toBe(
      'Bad Request: message to be replied not found',
    )
    const lenient = { reply_parameters: { ...gone, allow_sending_without_reply: true } }
    const sent = await api.sendMessage(ADA, 'three', lenient)
    expect(sent.reply_to_message).toBeUndefined()
  })
})

describe('the count of messages with a text', () => {
  it('tells how many there are now and the most there ever were', async () => {
    const { api, telegram, clock } = given
    for (const text of ['#m1 a', '#m1 b', '#m2 c']) {
      await api.sendMessage(ADA, text)
      clock.advance(1000)
    }
    await api.deleteMessage(ADA, 1)
    clock.advance(1000)
    await api.editMessageText(ADA, 3, '#m1 c')
    telegram.control.say({ chat: ADA, text: 'what is #m1?' })
    expect(telegram.control.messagesWith({ text: '#m1' })).toEqual({ now: 2, most: 2 })
    expect(telegram.control.messagesWith({ text: '#m2', chat: ADA })).toEqual({ now: 0, most: 1 })
  })
})
