import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailSink, startMailSink } from '../../support/emulators/mail/start.ts'

let sink: MailSink
beforeEach(async () => {
  sink = await startMailSink()
})
afterEach(() => sink.close())

const send = (over: object = {}, url = sink.url) =>
  createTransport(url).sendMail({
    from: 'xio@council.test',
    to: 'ada@council.test',
    subject: 'Решение: café',
    text: 'Line one\n.dot first\n',
    messageId: '<key-1@xio.test>',
    ...over,
  })

describe('a mail', () => {
  it('is kept whole, with its envelope and header fields', async () => {
    await send({ headers: { 'Auto-Submitted': 'auto-generated' } })
    const [mail, ...others] = sink.control.mails('ada@council.test')
    expect(others).toEqual([])
    expect(mail).toMatchObject({ from: 'xio@council.test', to: ['ada@council.test'] })
    expect(mail?.headers).toMatchObject({
      'message-id': '<key-1@xio.test>',
      'auto-submitted': 'auto-generated',
    })
    expect(mail?.raw).toContain('\r\n.dot first')
  })

  it.each(['mail', 'rcpt', 'data'] as const)('is refused at %s once, as told', async (at) => {
    sink.control.fault({ kind: 'refuse', at, code: 451, message: 'try later', times: 1 })
    await expect(send()).rejects.toMatchObject({ responseCode: 451 })
    expect(sink.control.mails()).toEqual([])
    await send()
    expect(sink.control.times()).toEqual({ '<key-1@xio.test>': 1 })
  })

  it.each([true, false])('whose connection is cut may be kept: %s', async (kept) => {
    sink.control.fault({ kind: 'cut', kept, times: 1 })
    await expect(send()).rejects.toThrow()
    expect(sink.control.mails()).toHaveLength(kept ? 1 : 0)
    await send()
    expect(sink.control.times()).toEqual({ '<key-1@xio.test>': kept ? 2 : 1 })
  })

  it('is refused for one address and not for another', async () => {
    sink.control.fault({ kind: 'refuse', at: 'rcpt', to: 'bob@council.test', code: 550 })
    await send()
    await expect(send({ to: 'bob@council.test' })).rejects.toMatchObject({ responseCode: 550 })
  })
})

describe('a server with a login', () => {
  it('keeps no mail of a stranger', async () => {
    const locked = await startMailSink({ login: { user: 'xio', pass: 'secret' } })
    await expect(send({}, locked.url.replace('secret', 'wrong'))).rejects.toMatchObject({ responseCode: 535 })
    await send({}, locked.url)
    expect(locked.control.mails()).toHaveLength(1)
    await locked.close()
  })
})

it('answers its verbs over HTTP on another port', async () => {
  await send()
  const response = await fetch(`${sink.controlUrl}/times`, { method: 'POST' })
  expect(await response.json()).toEqual({ result: { '<key-1@xio.test>': 1 } })
})

it('may keep a mail and never say so', async () => {
  sink.control.fault({ kind: 'hang', kept: true, times: 1 })
  const transport = createTransport(sink.url)
  const sending = transport.sendMail({ from: 'a@x.test', to: 'b@x.test', text: 'x' })
  const outcome = sending.then(
    () => 'sent',
    () => 'lost',
  )
  await expect.poll(() => sink.control.mails()).toHaveLength(1)
  await sink.close()
  expect(await outcome).toBe('lost')
  sink = await startMailSink()
})
