import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EmulatorRequest } from '../../support/emulators/core/service.ts'
import { telegramPages } from '../../support/emulators/telegram/pages.ts'
import { ADA, type Bench, bench } from './support.ts'

let given: Bench
beforeEach(async () => {
  given = await bench()
})
afterEach(() => given.close())

const asked = (path: string, text?: string): EmulatorRequest => ({
  method: text === undefined ? 'GET' : 'POST',
  path,
  query: new URLSearchParams(),
  headers: {},
  text: text ?? '',
  body: undefined,
  badJson: false,
  token: null,
  socket: {},
})
const look = async (path: string, text?: string) => telegramPages(given.telegram)(asked(path, text))

it('a person reads the chat and presses a button, and the bot hears of it', async () => {
  const { api } = given
  await api.sendMessage(ADA, '<b>Bar &amp; <i>café</i></b> <a href="https://x.test/?a&amp;b">link</a>', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Yes "now"', callback_data: 'q"1' }]] },
  })
  const chat = String((await look(`/${ADA}`))?.body)
  expect(chat).toContain('<b>Bar &amp; <i>café</i></b> <a href="https://x.test/?a&amp;b">link</a>')
  expect(chat).toContain('value="q&quot;1"><button>Yes &quot;now&quot;</button>')
  const after = await look(`/${ADA}/press`, 'message=1&data=q%221')
  expect(after).toMatchObject({ status: 303, headers: { location: `../${ADA}` } })
  await look(`/${ADA}/say`, 'text=%2Fstatus')
  expect(await api.getUpdates()).toMatchObject([
    { callback_query: { data: 'q"1' } },
    { message: { text: '/status' } },
  ])
  expect(String((await look(`/${ADA}`))?.body)).toContain('Ada pressed; not answered yet')
})

it('lists the chats, and knows no others', async () => {
  expect(String((await look('/'))?.body)).toContain(`<a href="${ADA}">Ada</a>`)
  expect(await look('/99')).toBeNull()
  const gone = await look(`/${ADA}/press`, 'message=9&data=x')
  expect(String(gone?.body)).toContain('There is no message 9')
})
