import type SMTPConnection from 'nodemailer/lib/smtp-connection'

export type SmtpServer = {
  host: string
  options: SMTPConnection.Options
  credentials: { user: string; pass: string } | null
}

// A server that takes minutes over a step is as good as none.
const CONNECT_MS = 10_000
const SILENCE_MS = 60_000

/** The server of an address like `smtps://user:pass@host:465`; a password goes over TLS only, except on this machine. */
export function smtpServer(address: string): SmtpServer {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const credentials =
    url.username === ''
      ? null
      : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    host: url.host,
    credentials,
    options: {
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: !secure && credentials !== null && !LOOPBACK.has(host),
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
    },
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
