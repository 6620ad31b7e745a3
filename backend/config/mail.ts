import type { MailRoute } from '../ports/outbound.ts'
import { Secret } from '../secret.ts'
import { ConfigInvalid } from './config-invalid.ts'

type Given = { server: string | undefined; from: string | undefined; to: string | undefined }

/** How mail leaves; null where no server is named. */
export function mailRoute({ server, from, to }: Given): MailRoute | null {
  if (!server) {
    const [variable] = from ? ['XIO_MAIL_FROM'] : to ? ['XIO_MAIL_TO'] : []
    if (variable === undefined) return null
    throw new ConfigInvalid('XIO_SMTP_URL', `is not set, and ${variable} is: no mail can leave.`, SERVER)
  }
  if (!from) throw new ConfigInvalid('XIO_MAIL_FROM', 'is not set: mail needs a sender.', 'xio@example.com')
  if (!to) throw new ConfigInvalid('XIO_MAIL_TO', 'is not set: nobody would get the mail.', RECIPIENTS)
  return {
    server: new Secret(smtpServer(server)),
    from: mailbox('XIO_MAIL_FROM', from, 'xio@example.com'),
    to: mailboxes(to),
  }
}

const SERVER = 'smtps://user:password@mail.example.com:465'
const RECIPIENTS = 'anna@example.com,team@example.com'

function smtpServer(given: string): string {
  // The address is never repeated: it holds a password.
  const fault = (what: string) => new ConfigInvalid('XIO_SMTP_URL', what, SERVER)
  const url = URL.parse(given)
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw fault('is no address that begins with smtp:// or smtps://.')
  if (url.search !== '' || url.hash !== '' || !/^\/?$/.test(url.pathname))
    throw fault(
      'has more than a user, a password, a host and a port. A # or ? in a password is written %23 or %3F.',
    )
  if ((url.username === '') !== (url.password === '')) throw fault('has a user or a password, but not both.')
  if (!canDecode(url.username) || !canDecode(url.password))
    throw fault('has a % in the user or password that stands for nothing: write %25.')
  return url.href
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function mailboxes(given: string): string[] {
  const list = given.split(',').map((one) => mailbox('XIO_MAIL_TO', one.trim(), RECIPIENTS))
  return [...new Map(list.map((one) => [one.toLowerCase(), one])).values()]
}

// Bare addresses only: what else a header of mail may hold is a way to write other headers.
function mailbox(variable: string, given: string, example: string): string {
  if (
    given.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(given)
  )
    return given
  throw new ConfigInvalid(variable, `holds “${printable(given)}”, which is no mail address.`, example)
}

const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 80)
