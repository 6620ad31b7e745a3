import { escapeHtml, page } from '../core/page.ts'
import type { People } from '../core/service.ts'
import type { MailSink } from './start.ts'

/** The mails that came, newest first, as they came. */
export function mailPages({ control }: MailSink): People {
  return ({ path }) =>
    path === '/'
      ? page(
          'Mail',
          control
            .mails()
            .toReversed()
            .map(({ at, to, headers, raw }) => {
              const subject = headers.subject ?? 'without a subject'
              return `<article><header>${new Date(at).toISOString()} to ${escapeHtml(to.join(', '))}</header><details><summary>${escapeHtml(subject)}</summary><pre>${escapeHtml(raw)}</pre></details></article>`
            })
            .join('') || '<p>None yet.</p>',
        )
      : null
}
