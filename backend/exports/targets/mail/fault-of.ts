import { ExportFault } from '../../export-fault.ts'
import type { Sent } from './read-fault.ts'

type Route = { host: string; from: string; to: string }

/** Why a letter did not go, as the outbox takes it, and what a person can do. */
export function faultOf(sent: Exclude<Sent, { kind: 'accepted' }>, { host, from, to }: Route): ExportFault {
  if (sent.kind === 'lost') return new ExportFault('unconfirmed', maybeThere(to, 'the connection broke'))
  if (sent.kind === 'unreachable')
    return new ExportFault(
      sent.permanent ? 'paused' : 'later',
      `The mail server ${host} cannot be used: ${sent.why}. Look at XIO_SMTP_URL if it stays.`,
    )
  const says = `The mail server ${host}`
  if (!sent.permanent) return new ExportFault('later', `${says} takes no letter now (${sent.code}).`)
  switch (sent.step) {
    case 'sign-in':
      return new ExportFault('paused', `${says} refuses the user or password of XIO_SMTP_URL (${sent.code}).`)
    case 'sender':
      return new ExportFault(
        'paused',
        `${says} takes no letters from ${from} (${sent.code}). Set XIO_MAIL_FROM.`,
      )
    case 'recipient':
      return new ExportFault(
        'dead',
        `${says} takes no letters for ${to} (${sent.code}). Look at XIO_MAIL_TO.`,
      )
    case 'message':
      return new ExportFault('dead', `${says} refuses this letter (${sent.code}). Its log tells why.`)
    case 'session':
      return new ExportFault('paused', `${says} refuses to talk to this machine (${sent.code}).`)
  }
}

/** Nobody can look into a mailbox: who got it is asked, and it is never sent again by itself. */
export const maybeThere = (to: string, why: string): string =>
  `The letter to ${to} had left when ${why}, so it may have arrived. Ask whether it has; if not, try again.`
