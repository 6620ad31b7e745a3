import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../backend/config.ts'

const SERVER = 'smtps://anna%40example.com:hu%23sh@mail.example.com:465'
const read = (XIO_SMTP_URL: string, XIO_MAIL_FROM = 'xio@example.com', XIO_MAIL_TO = 'anna@example.com') =>
  readConfig({ XIO_SMTP_URL, XIO_MAIL_FROM, XIO_MAIL_TO }).mail

describe('the mail of the environment', () => {
  it('names server, sender and each recipient once', () => {
    const mail = read(SERVER, 'xio@example.com', 'anna@example.com, Ben.O+x@example.com,ANNA@example.com')
    expect(mail?.server.reveal()).toBe(SERVER)
    expect(mail).toMatchObject({ from: 'xio@example.com', to: ['ANNA@example.com', 'Ben.O+x@example.com'] })
    expect(`${inspect(mail)}${JSON.stringify(mail)}`).not.toContain('hu%23sh')
  })

  it('needs no user and no port', () => {
    expect(read('smtp://localhost')?.server.reveal()).toBe('smtp://localhost')
  })

  it.each([
    ['another scheme', 'https://hush.example', /begins with smtp/],
    ['nonsense', 'hush', /begins with smtp/],
    ['a path', 'smtp://mail.example/hush', /more than a user/],
    ['a bare # in the password', 'smtp://a:hu#sh@mail.example', /begins with smtp|more than a user/],
    ['a user alone', 'smtp://hush@mail.example', /but not both/],
    ['a stray %', 'smtp://a:hush%zz@mail.example', /write %25/],
  ])('is refused with %s in its server, which is not repeated', (_what, server, says) => {
    expect(() => read(server)).toThrow(says)
    expect(() => read(server)).not.toThrow(/hush|hu#sh/)
  })

  it.each([
    ['a name', 'Anna <anna@example.com>'],
    ['a second header', 'anna@example.com\r\nBcc: all@example.com'],
    ['no host', 'anna'],
    ['nothing', 'anna@example.com,'],
    ['a group', 'team:a@example.com;'],
  ])('is refused with %s as a recipient', (_what, to) => {
    expect(() => read(SERVER, 'xio@example.com', to)).toThrow(
      /^XIO_MAIL_TO holds “.*”, which is no mail address/,
    )
    expect(() => read(SERVER, 'xio@example.com', to)).not.toThrow(/\n/)
  })

  it.each([
    [{ XIO_MAIL_FROM: 'xio@example.com' }, /^XIO_SMTP_URL is not set, and XIO_MAIL_FROM is/],
    [{ XIO_MAIL_TO: 'xio@example.com' }, /^XIO_SMTP_URL is not set, and XIO_MAIL_TO is/],
    [{ XIO_SMTP_URL: SERVER, XIO_MAIL_TO: 'a@b.c' }, /^XIO_MAIL_FROM is not set/],
    [{ XIO_SMTP_URL: SERVER, XIO_MAIL_FROM: 'a@b.c' }, /^XIO_MAIL_TO is not set/],
  ])('is refused when only half is said: %j', (given, says) => {
    expect(() => readConfig(given)).toThrow(says)
  })
})
