// All emulators at once, for a person who wants to see where a council's record goes without an account anywhere.
import { servePeople } from './core/people.ts'
import type { People } from './core/service.ts'
import { mailPages } from './mail/pages.ts'
import { startMailSink } from './mail/start.ts'
import { homePage } from './home.ts'
import { notionPages } from './notion/people/pages.ts'
import { startNotion, type Notion } from './notion/start.ts'
import { startSlack } from './slack/start.ts'
import { telegramPages } from './telegram/pages.ts'
import { startTelegram, TEST_TOKEN } from './telegram/start.ts'
import { webhookPages } from './webhook/pages.ts'
import { startWebhookSink } from './webhook/start.ts'

/** The fixed ports are those from `base` on; 0 takes any that are free. */
export type Everything = {
  pagesUrl: string
  environment: Record<string, string>
  notion: Notion
  close(): Promise<void>
}

export async function startEverything({
  base = 0,
  seed = 1,
}: {
  base?: number
  seed?: number
}): Promise<Everything> {
  const ports = (n: number) => (base === 0 ? {} : { port: base + n, controlPort: base + n + 50 })
  const mounts: Record<string, People> = {}
  const pages = await servePeople(mounts, base)
  const notion = await startNotion({ ...ports(1), seed, pagesUrl: pages.url, limits: { perToken: 600 } })
  const [slack, telegram] = [await startSlack(ports(2)), await startTelegram(ports(3))]
  const [webhook, mail] = [
    await startWebhookSink({ ...ports(4), secrets: [SECRET] }),
    await startMailSink(ports(5)),
  ]
  const ofNotion = notionPages(notion.world, notion.control)
  Object.assign(mounts, {
    slack: slack.pages,
    telegram: telegramPages(telegram),
    webhooks: webhookPages(webhook),
    mail: mailPages(mail),
  })
  mounts[''] = (request) =>
    request.path === '/' ? homePage(notion, slack, telegram, webhook, mail) : ofNotion(request)
  mounts.notion = (request) => (request.path === '/' ? ofNotion(request) : null)
  const [decisions, tasks] = [addTable(notion, 'Decision log'), addTable(notion, 'Tasks')]
  const environment = {
    NOTION_TOKEN: notion.token,
    NOTION_DECISIONS: decisions,
    NOTION_TASKS: tasks,
    NOTION_BASE_URL: notion.url,
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CHANNEL: slack.council.id,
    SLACK_API_URL: slack.apiUrl,
    TELEGRAM_BOT_TOKEN: TEST_TOKEN,
    TELEGRAM_CHAT_ID: String(telegram.world.chats.keys().next().value),
    TELEGRAM_API_ROOT: telegram.url,
    XIO_WEBHOOKS: `${webhook.url}/webhook`,
    XIO_WEBHOOK_SECRETS: SECRET,
    XIO_OUTBOUND_ALLOW: new URL(webhook.url).host,
    XIO_SMTP_URL: mail.url,
    XIO_MAIL_FROM: 'xio@example.org',
    XIO_MAIL_TO: 'council@example.org',
  }
  const close = async () => {
    await Promise.all([pages, notion, slack, telegram, webhook, mail].map((one) => one.close()))
  }
  return { pagesUrl: pages.url, environment, notion, close }
}

// Signs nothing outside of this machine.
const SECRET = `whsec_${Buffer.from('emulated secret of webhooks!').toString('base64')}`

/** With a title only: the rest of the properties is ours to bring (`xio doctor --fix`). */
function addTable(notion: Awaited<ReturnType<typeof startNotion>>, title: string): string {
  return notion.control
    .addDatabase({ title, properties: { Name: { title: {} } } })
    .databaseId.replaceAll('-', '')
}
