import MailComposer from 'nodemailer/lib/mail-composer'
import type { LetterText } from './letter.ts'

type Given = LetterText & {
  from: string
  to: string
  messageId: string
  /** The first letter about the same meeting, where this is a later one. */
  thread: string | null
  date: Date
}

/** A letter as it goes over the wire. It says that no person wrote it, so that no machine answers it (RFC 3834). */
export function composeMail({ thread, date, ...letter }: Given): Promise<Buffer> {
  const mail = new MailComposer({
    ...letter,
    ...(thread === null ? {} : { inReplyTo: thread, references: thread }),
    date,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Nothing that the texts say is ever fetched or read from this machine.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return mail.compile().build()
}
