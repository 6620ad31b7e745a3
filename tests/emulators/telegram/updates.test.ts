import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api, Bot } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_TOKEN } from '../../support/emulators/telegram/start.ts'
import { ADA, type Bench, bench, GROUP, refusalOf } from './support.ts'

let given: Bench
beforeEach(async () => {
  given = await bench()
})
afterEach(async () => {
  expect(given.telegram.control.unserved()).toEqual([])
  await given.close()
})

describe('polling', () => {
  it('gives what was not confirmed, again and again', async () => {
    const { api, telegram } = given
    telegram.control.say({ chat: ADA, text: '/status now' })
    telegram.control.say({ chat: GROUP, text: 'hello' })
    const first = await api.getUpdates()
    expect(first).toMatchObject([
      { message: { text: '/status now', entities: [{ type: 'bot_command', offset: 0, length: 7 }] } },
      { message: { text: 'hello', chat: { id: GROUP }, from: { is_bot: false } } },
    ])
    expect(await api.getUpdates()).toEqual(first)
    expect(await api.getUpdates({ offset: first[1]!.update_id })).toEqual(first.slice(1))
    expect(await api.getUpdates({ offset: first[1]!.update_id + 1 })).toEqual([])
  })

  it('waits as long as it is told, or until something happens', async () => {
    const { api, telegram, clock } = given
    const empty = api.getUpdates({ timeout: 30 })
    await arrived('getUpdates', 1)
    clock.advance(30_000)
    expect(await empty).toEqual([])
    const waiting = api.getUpdates({ timeout: 30 })
    await arrived('getUpdates', 2)
    telegram.control.say({ chat: ADA, text: 'hello' })
    expect(await waiting).toMatchObject([{ message: { text: 'hello' } }])
  })

  it('by a second poller ends the first with a conflict', async () => {
    const first = refusalOf(given.api.getUpdates({ timeout: 30 }))
    await arrived('getUpdates', 1)
    const second = new Api(TEST_TOKEN, { apiRoot: given.telegram.url })
    expect(await second.getUpdates()).toEqual([])
    expect(await first).toMatchObject({
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
  })

  it('is a conflict while a webhook is set', async () => {
    await given.api.setWebhook('http://127.0.0.1:1/telegram')
    expect(await refusalOf(given.api.getUpdates())).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
    await given.api.deleteWebhook()
    expect(await given.api.getUpdates()).toEqual([])
  })

  it('leaves out the kinds that were not asked for, and what is a day old', async () => {
    const { api, telegram, clock } = given
    await api.getUpdates({ allowed_updates: ['callback_query'] })
    telegram.control.say({ chat: ADA, text: 'not asked for' })
    expect(await api.getUpdates({ allowed_updates: ['message'] })).toEqual([])
    telegram.control.say({ chat: ADA, text: 'old' })
    clock.advance(25 * 60 * 60_000)
    expect(await api.getUpdates()).toEqual([])
  })

  it('is what the library does by itself, and stops when it is stopped', async () => {
    const bot = new Bot(TEST_TOKEN, { client: { apiRoot: given.telegram.url } })
    const heard = Promise.withResolvers<string>()
    bot.command('status', (context) => heard.resolve(context.match))
    const running = bot.start()
    given.telegram.control.say({ chat: ADA, text: '/status of it' })
    expect(await heard.promise).toBe('of it')
    await bot.stop()
    await running
    expect(await given.api.getUpdates()).toEqual([])
  })
})

describe('a press on a button', () => {
  const asked = () =>
    given.api.sendMessage(ADA, 'Go on?', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'q:yes' }]] },
    })

  it('reaches the bot, and its answer the person', async () => {
    const { api, telegram } = given
    await asked()
    const { callback } = telegram.control.press({ chat: ADA, message: 1, text: 'Yes' })
    const [update] = await api.getUpdates()
    expect(update?.callback_query).toMatchObject({
      id: callback,
      data: 'q:yes',
      from: { id: ADA },
      message: { message_id: 1 },
    })
    expect(telegram.control.answered(callback)).toBeNull()
    await api.answerCallbackQuery(callback, { text: 'Noted.' })
    expect(telegram.control.answered(callback)).toMatchObject({ text: 'Noted.', alert: false })
    expect(await refusalOf(api.answerCallbackQuery(callback))).toMatchObject({ error_code: 400 })
  })

  it('expires, and too long an answer is refused', async () => {
    const { api, telegram, clock } = given
    await asked()
    const { callback } = telegram.control.press({ chat: ADA, message: 1, data: 'q:yes' })
    expect(await refusalOf(api.answerCallbackQuery(callback, { text: 'x'.repeat(201) }))).toMatchObject({
      description: 'Bad Request: MESSAGE_TOO_LONG',
    })
    clock.advance(15_001)
    expect(await refusalOf(api.answerCallbackQuery(callback))).toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    })
  })

  it('is refused by the phone when the button is not there, and may still come from an old one', async () => {
    await asked()
    expect(() => given.telegram.control.press({ chat: ADA, message: 1, text: 'No' })).toThrow('it has: Yes')
    given.telegram.control.pressAnyway({ chat: ADA, message: 1, data: 'q:old' })
    expect(await given.api.getUpdates()).toMatchObject([{ callback_query: { data: 'q:old' } }])
  })
})

describe('the webhook', () => {
  let server: Server
  let url: string
  let received: { id: number; secret: string | undefined }[]
  let answers: number[]
  beforeEach(async () => {
    received = []
    answers = []
    server = createServer((incoming, response) => {
      let text = ''
      incoming.on('data', (piece: Buffer) => (text += String(piece)))
      incoming.on('end', () => {
        const secret = incoming.headers['x-telegram-bot-api-secret-token']
        received.push({ id: JSON.parse(text).update_id, secret: String(secret) })
        response.writeHead(answers.shift() ?? 200).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram/webhook`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const came = (count: number) => expect.poll(() => received.length).toBe(count)

  it('gets the updates that waited and those that come, with the secret', async () => {
    const { api, telegram } = given
    telegram.control.say({ chat: ADA, text: 'before' })
    await api.setWebhook(url, { secret_token: 's-1' })
    await came(1)
    telegram.control.say({ chat: ADA, text: 'after' })
    await came(2)
    expect(received.map(({ secret }) => secret)).toEqual(['s-1', 's-1'])
    await expect.poll(() => api.getWebhookInfo()).toMatchObject({ url, pending_update_count: 0 })
  })

  it('is tried again with growing delay, in order within the chat', async () => {
    const { api, telegram, clock } = given
    answers = [500, 500, 500]
    await api.setWebhook(url)
    telegram.control.say({ chat: ADA, text: 'one' })
    telegram.control.say({ chat: ADA, text: 'two' })
    for (const [index, delay] of [1000, 2000, 4000].entries()) {
      await came(index + 1)
      await expect.poll(() => clock.next()).not.toBeNull()
      expect(clock.next()! - clock.now()).toBe(delay)
      clock.advance(delay)
    }
    await came(5)
    const [one, two] = telegram.control.updates().map(({ update_id }) => update_id)
    expect(received.map(({ id }) => id)).toEqual([one, one, one, one, two])
    expect(await api.getWebhookInfo()).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 500',
    })
  })

  it('may get the same update twice, and updates out of order', async () => {
    const { api, telegram } = given
    await api.setWebhook(url)
    telegram.control.automatic(false)
    telegram.control.say({ chat: ADA, text: 'one' })
    telegram.control.say({ chat: ADA, text: 'two' })
    const [one, two] = telegram.control.updates().map(({ update_id }) => update_id) as [number, number]
    expect(await telegram.control.deliver([two, one, two])).toEqual([200, 200, 200])
    expect(received.map(({ id }) => id)).toEqual([two, one, two])
  })

  it('must be HTTPS on one of four ports in the cloud, with a secret of plain characters', async () => {
    const cloud = await bench({ cloud: true })
    for (const [address, reason] of [
      [url, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'],
      [
        'https://x.test:9000/',
        'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      ],
    ] as const)
      expect(await refusalOf(cloud.api.setWebhook(address))).toMatchObject({ description: reason })
    const unfit = refusalOf(cloud.api.setWebhook('https://x.test/', { secret_token: 'a b' }))
    expect(await unfit).toMatchObject({
      description: 'Bad Request: secret token contains unallowed characters',
    })
    await cloud.close()
  })
})

/** The emulator has a request of this method on its hands. */
async function arrived(method: string, times: number): Promise<void> {
  const count = () => given.telegram.control.journal().filter(({ path }) => path.endsWith(method)).length
  await expect.poll(count, { interval: 5 }).toBe(times)
}
