import { Api, HttpError } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_TOKEN } from '../../support/emulators/telegram/start.ts'
import { ADA, type Bench, bench, GROUP, refusalOf } from './support.ts'

let given: Bench
beforeEach(async () => {
  given = await bench()
})
afterEach(() => given.close())

describe('who and where', () => {
  it('a wrong token is unauthorised, and no route at all is not found', async () => {
    const stranger = new Api('9:wrong', { apiRoot: given.telegram.url })
    expect(await refusalOf(stranger.getMe())).toMatchObject({ error_code: 401, description: 'Unauthorized' })
    const nowhere = await fetch(`${given.telegram.url}/somewhere`)
    expect([nowhere.status, await nowhere.json()]).toEqual([
      404,
      { ok: false, error_code: 404, description: 'Not Found' },
    ])
  })

  it.each([
    ['blocked', 403, 'Forbidden: bot was blocked by the user'],
    ['deactivated', 403, 'Forbidden: user is deactivated'],
    ['kicked', 403, 'Forbidden: bot was kicked from the private chat'],
  ] as const)('a chat that is %s is forbidden', async (why, error_code, description) => {
    given.telegram.control.close({ chat: ADA, why })
    expect(await refusalOf(given.api.sendMessage(ADA, 'hi'))).toMatchObject({ error_code, description })
    given.telegram.control.close({ chat: ADA, why: null })
    await expect(given.api.sendMessage(ADA, 'hi')).resolves.toBeDefined()
  })

  it('an unknown chat is not found, and a migrated one says where it went', async () => {
    expect(await refusalOf(given.api.sendMessage(404, 'hi'))).toMatchObject({
      description: 'Bad Request: chat not found',
    })
    given.telegram.control.migrate({ chat: GROUP, to: -100_200 })
    expect(await refusalOf(given.api.sendMessage(GROUP, 'hi'))).toEqual({
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -100_200 },
    })
    await expect(given.api.sendMessage(-100_200, 'hi')).resolves.toBeDefined()
  })
})

describe('rates', () => {
  it('are one message a second in a chat, said in the body and the header, and another chat is free', async () => {
    const { api, clock, telegram } = given
    await api.sendMessage(ADA, '1')
    clock.advance(400)
    expect(await refusalOf(api.sendMessage(ADA, '2'))).toEqual({
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    await api.sendMessage(GROUP, 'elsewhere')
    const plain = await fetch(`${telegram.url}/bot${TEST_TOKEN}/sendMessage?chat_id=${ADA}&text=2`)
    expect([plain.status, plain.headers.get('retry-after')]).toEqual([429, '1'])
    clock.advance(600)
    await expect(api.sendMessage(ADA, '2')).resolves.toBeDefined()
  })

  it('are 20 a minute in a group, edits counted', async () => {
    const { api, clock } = given
    await api.sendMessage(GROUP, '0')
    for (let n = 1; n < 20; n += 1) {
      clock.advance(1000)
      await api.editMessageText(GROUP, 1, `${n}`)
    }
    clock.advance(1000)
    expect(await refusalOf(api.editMessageText(GROUP, 1, '20'))).toMatchObject({
      parameters: { retry_after: 40 },
    })
    clock.advance(40_000)
    await expect(api.editMessageText(GROUP, 1, '20')).resolves.toBeDefined()
  })

  it('are 30 a second in all', async () => {
    const chats = Array.from({ length: 31 }, (_, n) => ({
      id: n + 1,
      type: 'private' as const,
      first_name: `P${n}`,
    }))
    const many = await bench({ chats })
    for (const { id } of chats.slice(0, 30)) await many.api.sendMessage(id, 'hi')
    expect(await refusalOf(many.api.sendMessage(31, 'hi'))).toMatchObject({ error_code: 429 })
    await many.close()
  })
})

describe('what this emulator does not know', () => {
  it('is refused or left as Telegram would, and told to the test', async () => {
    const { telegram, api } = given
    expect(await refusalOf(api.sendDice(ADA, '🎲'))).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    })
    await api.sendMessage(ADA, 'hi', { protect_content: true })
    expect(telegram.control.unserved()).toEqual([
      `POST /bot${TEST_TOKEN}/sendDice: method sendDice`,
      `POST /bot${TEST_TOKEN}/sendMessage: sendMessage heeds no argument "protect_content"`,
    ])
  })
})

describe('the ways to give arguments', () => {
  it.each<[string, () => Promise<Response>]>([
    ['a query', () => call('sendMessage?chat_id=501&text=hi&disable_notification=true')],
    ['a form', () => call('SendMessage', { body: new URLSearchParams({ chat_id: '501', text: 'hi' }) })],
    ['multipart', () => call('sendmessage', { body: formOf({ chat_id: '501', text: 'hi' }) })],
    ['JSON', () => call('sendMessage', json({ chat_id: 501, text: 'hi' }))],
  ])('%s', async (_, send) => {
    const response = await send()
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { ok: true, result: { text: 'hi' } },
    ])
    expect(given.telegram.control.unserved()).toEqual([])
  })

  const call = (method: string, init: RequestInit = {}) =>
    fetch(`${given.telegram.url}/bot${TEST_TOKEN}/${method}`, { method: init.body ? 'POST' : 'GET', ...init })
  const json = (value: object) => ({
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  })
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }
})

describe('faults', () => {
  it.each([
    [{ kind: 'reset', commit: 'before' } as const, 0],
    [{ kind: 'reset', commit: 'after' } as const, 1],
    [{ kind: 'truncate' } as const, 1],
    [{ kind: 'status', code: 502, html: true, commit: 'after' } as const, 1],
  ])('%j is a broken connection to the bot', async (fault, messages) => {
    given.telegram.control.fault({ match: { path: '/sendMessage' }, times: 1, fault })
    await expect(given.api.sendMessage(ADA, 'hi')).rejects.toThrow(HttpError)
    expect(given.telegram.control.chat(ADA)).toHaveLength(messages)
  })

  it('in words of Telegram are its own', async () => {
    const { telegram, api } = given
    telegram.control.fault({ times: 1, fault: { kind: '429', retryAfter: 9 } })
    expect(await refusalOf(api.getMe())).toMatchObject({ parameters: { retry_after: 9 } })
    telegram.control.fault({ times: 1, fault: { kind: 'status', code: 500, commit: 'before' } })
    expect(await refusalOf(api.getMe())).toMatchObject({ error_code: 500 })
  })
})
