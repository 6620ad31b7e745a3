import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Checked } from '../../ports/exports.ts'
import type { MailRoute } from '../../ports/outbound.ts'
import { readFault } from '../targets/mail/read-fault.ts'
import { smtpServer } from '../targets/mail/smtp-server.ts'

/** Whether the mail server takes the connection and the password; no letter is begun. */
export async function checkMail({ server, from, to }: MailRoute, signal: AbortSignal): Promise<Checked[]> {
  const { host, credentials, options } = smtpServer(server.reveal())
  const connection = new SMTPConnection({ ...options, socketTimeout: 15_000 })
  const giveUp = () => connection.close()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.once('end', () => reject(Object.assign(new Error('It ended.'), { code: 'ECONNECTION' })))
      const done = (error?: Error | null) => (error == null ? resolve() : reject(error))
      connection.connect((error) =>
        error == null && credentials !== null ? connection.login({ credentials }, done) : done(error),
      )
    })
    connection.quit()
    const people = to.length === 1 ? 'one address' : `${to.length} addresses`
    return [{ state: 'ok', says: `${host} takes mail of ${from} to ${people}; nothing was sent` }]
  } catch (error) {
    return [failed(error, host)]
  } finally {
    signal.removeEventListener('abort', giveUp)
    connection.close()
  }
}

function failed(error: unknown, host: string): Checked {
  const sent = readFault(error, false)
  if (sent.kind === 'refused' && sent.step === 'sign-in')
    return {
      state: 'fault',
      says: `${host} does not take the user and password (${sent.code}): mend them in XIO_SMTP_URL.`,
    }
  if (sent.kind === 'refused')
    return {
      state: sent.permanent ? 'fault' : 'warn',
      says: `${host} refuses us (${sent.code}): ask its operator.`,
    }
  const why = sent.kind === 'unreachable' ? sent.why : 'the connection was closed'
  return {
    state: 'warn',
    says: `${host} cannot be reached: ${why}. Look at the network and at XIO_SMTP_URL.`,
  }
}
