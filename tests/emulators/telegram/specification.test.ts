import { describe, expect, it } from 'vitest'
import { SERVED } from '../../support/emulators/telegram/served.ts'
import { readSpecification } from '../../support/emulators/telegram/specification.ts'
import { ADA, bench } from './support.ts'

const specification = readSpecification()

describe.skipIf(specification === null)("Telegram's own description", () => {
  const {
    arguments: named,
    faults,
    returns,
  } = specification ?? {
    arguments: () => null,
    faults: () => [],
    returns: () => [],
  }

  it.each(Object.entries(SERVED))('knows %s and its arguments', (method, heeded) => {
    const known = named(method)
    expect(known).not.toBeNull()
    expect(heeded.filter((name) => !known!.has(name))).toEqual([])
  })

  it('finds what is wrong with an answer', () => {
    expect(faults({ message_id: 1, chat: { id: 1, type: 'private' } }, ['Message'], 'it')).toEqual([
      'it.date is missing',
    ])
    expect(faults([{ update_id: '1' }], ['Array of Update'], 'it')).toEqual(['it[0].update_id is no Integer'])
  })

  it('is kept by every answer of the emulator', async () => {
    const { api, telegram, clock, close } = await bench()
    const keyboard = { reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] } }
    const text = '<b>bold</b> <a href="https://x.test">link</a>'
    const check = async (method: string, result: Promise<unknown>) => {
      expect(faults(await result, returns(method), method)).toEqual([])
      clock.advance(1000)
    }
    await check('getMe', api.getMe())
    await check('getChat', api.getChat(ADA))
    await check('sendMessage', api.sendMessage(ADA, text, { parse_mode: 'HTML', ...keyboard }))
    await check('sendMessage', api.sendMessage(ADA, 'reply', { reply_parameters: { message_id: 1 } }))
    await check('editMessageText', api.editMessageText(ADA, 1, 'new', keyboard))
    await check('editMessageReplyMarkup', api.editMessageReplyMarkup(ADA, 1))
    await check('pinChatMessage', api.pinChatMessage(ADA, 1))
    await check('setMyCommands', api.setMyCommands([{ command: 'status', description: 'How it stands' }]))
    await check('editMessageReplyMarkup', api.editMessageReplyMarkup(ADA, 1, keyboard))
    telegram.control.say({ chat: ADA, text: '/status' })
    const { callback } = telegram.control.press({ chat: ADA, message: 1, data: 'y' })
    telegram.control.close({ chat: ADA, why: 'blocked' })
    telegram.control.close({ chat: ADA, why: null })
    await check('getUpdates', api.getUpdates())
    await check('answerCallbackQuery', api.answerCallbackQuery(callback))
    await check('deleteMessage', api.deleteMessage(ADA, 2))
    await check('setWebhook', api.setWebhook('http://127.0.0.1:1/'))
    await check('getWebhookInfo', api.getWebhookInfo())
    await check('deleteWebhook', api.deleteWebhook())
    expect(telegram.control.unserved()).toEqual([])
    await close()
  })

  it('tells of an argument of the wrong shape', async () => {
    const { telegram, close } = await bench()
    await fetch(`${telegram.url}/bot7001:emulated-telegram-token/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        chat_id: ADA,
        text: 5,
        reply_markup: { inline_keyboard: [[{ texts: 'x', url: 'y' }]] },
      }),
    })
    expect(telegram.control.unserved().join()).toContain('sendMessage.text is no String')
    expect(telegram.control.unserved().join()).toContain('texts is no field of InlineKeyboardButton')
    await close()
  })
})
