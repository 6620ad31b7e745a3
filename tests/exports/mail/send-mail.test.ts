import { afterEach, describe, expect, it } from 'vitest'
import { sendMail } from '../../../backend/exports/targets/mail/send-mail.ts'
import { smtpServer } from '../../../backend/exports/targets/mail/smtp-server.ts'
import { type MailGiven, type MailSink, startMailSink } from '../../support/emulators/mail/start.ts'

const sinks: MailSink[] = []
afterEach(() => Promise.all(sinks.splice(0).map((sink) => sink.close())))
const start = async (given: MailGiven = {}) => {
  const sink = await startMailSink(given)
  sinks.push(sink)
  return sink
}

const raw = Buffer.from('Message-ID: <1@xio.test>\r\nSubject: hello\r\n\r\nOne.\r\n.\r\n.Two\r\n')
const letter = { from: 'xio@example.com', to: 'anna@example.com', raw }

async function send(url: string, given: Partial<Parameters<typeof sendMail>[2]> = {}) {
  let promised = 0
  const sent = await sendMail(smtpServer(url), letter, {
    leaving: () => Promise.resolve(void promised++),
    signal: new AbortController().signal,
    ...given,
  })
  return { sent, promised }
}

describe('a letter', () => {
  it('arrives as it is, dots at the start of its lines included', async () => {
    const sink = await start()
    expect(await send(sink.url)).toEqual({ sent: { kind: 'accepted' }, promised: 1 })
    expect(sink.control.mails().map(({ raw: text, to }) => [text, to])).toEqual([
      [raw.toString(), ['anna@example.com']],
    ])
  })

  it('is sent by who signs in, and by nobody else', async () => {
    const sink = await start({ login: { user: 'anna', pass: 'right' } })
    expect(await send(sink.url)).toMatchObject({ sent: { kind: 'accepted' } })
    expect(await send(sink.url.replace('right', 'wrong'))).toEqual({
      sent: { kind: 'refused', step: 'sign-in', permanent: true, code: '535 5.7.8' },
      promised: 0,
    })
    expect(sink.control.mails()).toHaveLength(1)
  })

  it.each([
    ['mail', 451, 'sender', false, 0],
    ['mail', 550, 'sender', true, 0],
    ['rcpt', 450, 'recipient', false, 0],
    ['rcpt', 550, 'recipient', true, 0],
    ['data', 452, 'message', false, 1],
    ['data', 554, 'message', true, 1],
  ] as const)(
    'refused at %s with %i is known not to be taken',
    async (at, code, step, permanent, promised) => {
      const sink = await start()
      sink.control.fault({ kind: 'refuse', at, code, message: 'hush' })
      expect(await send(sink.url)).toEqual({
        sent: { kind: 'refused', step, permanent, code: String(code) },
        promised,
      })
      expect(sink.control.mails()).toEqual([])
    },
  )

  it.each([true, false])(
    'cut off after its last byte is lost, whether it was kept (%s) or not',
    async (kept) => {
      const sink = await start()
      sink.control.fault({ kind: 'cut', kept })
      expect(await send(sink.url)).toEqual({ sent: { kind: 'lost' }, promised: 1 })
      expect(sink.control.mails()).toHaveLength(kept ? 1 : 0)
    },
  )

  it('that is given up while the server thinks is lost as well', async () => {
    const sink = await start()
    sink.control.fault({ kind: 'hang', kept: true })
    const over = new AbortController()
    const leaving = async () => {
      over.abort()
    }
    expect((await send(sink.url, { signal: over.signal, leaving })).sent.kind).toBe('lost')
  })

  it('does not leave where the promise is not kept, and who broke it is told', async () => {
    const sink = await start()
    const broken = new Error('another one has it')
    await expect(send(sink.url, { leaving: () => Promise.reject(broken) })).rejects.toBe(broken)
    expect(sink.control.mails()).toEqual([])
  })

  it('does not leave where nobody listens, or nobody wants it any more', async () => {
    const sink = await start()
    const gone = sink.url
    await sink.close()
    sinks.length = 0
    expect(await send(gone)).toEqual({
      sent: { kind: 'unreachable', why: expect.any(String), permanent: false },
      promised: 0,
    })
    const other = await start()
    expect(await send(other.url, { signal: AbortSignal.abort() })).toMatchObject({
      sent: { kind: 'unreachable' },
      promised: 0,
    })
    expect(other.control.connections()).toBe(0)
  })
})

describe('the server of an address', () => {
  it.each([
    [
      'smtps://a%40b:p%23@mail.example',
      { port: 465, secure: true, requireTLS: false },
      { user: 'a@b', pass: 'p#' },
    ],
    ['smtp://a:b@mail.example', { port: 587, secure: false, requireTLS: true }, { user: 'a', pass: 'b' }],
    ['smtp://mail.example:25', { port: 25, secure: false, requireTLS: false }, null],
    ['smtp://a:b@127.0.0.1:25', { port: 25, secure: false, requireTLS: false }, { user: 'a', pass: 'b' }],
    ['smtp://a:b@[::1]', { host: '::1', requireTLS: false }, { user: 'a', pass: 'b' }],
  ])('%s is asked so that no password goes in the clear over a network', (address, options, credentials) => {
    expect(smtpServer(address)).toMatchObject({ options, credentials })
  })
})
