import type { MailSink } from './mail/start.ts'
import { shell } from './notion/people/pages.ts'
import type { Notion } from './notion/start.ts'
import type { Reply } from './core/service.ts'
import type { Slack } from './slack/start.ts'
import type { TelegramEmulator } from './telegram/start.ts'
import type { WebhookSink } from './webhook/start.ts'

/** The first page: what each service holds by now. */
export function homePage(
  notion: Notion,
  slack: Slack,
  telegram: TelegramEmulator,
  webhook: WebhookSink,
  mail: MailSink,
): Reply {
  const pages = notion.world
    .all('page')
    .filter((page) => page.parent.type === 'data_source_id' && !notion.world.trashed(page))
  const messages = telegram.world.messages.filter(({ deletedAt }) => deletedAt === null)
  const said = [...slack.workspace.channels.values()].flatMap((channel) => channel.messages)
  const rows: [string, string, number, string][] = [
    ['notion', 'Notion', pages.length, 'rows in the decision log and among the tasks'],
    ['slack', 'Slack', said.length, 'messages'],
    ['telegram', 'Telegram', messages.length, 'messages'],
    ['webhooks', 'Webhooks', webhook.control.received().length, 'received'],
    ['mail', 'Mail', mail.control.mails().length, 'letters'],
  ]
  const items = rows.map(([path, name, count, what]) => {
    return `<li><a href="/${path}/"><b>${name}</b></a> <time>${count} ${what}</time></li>`
  })
  return shell(
    'Where the record goes',
    `<h1>Where the record goes</h1><ul class="links">${items.join('')}</ul>`,
  )
}
