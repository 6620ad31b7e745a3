import type { Checked } from '../../ports/exports.ts'
import type { ExportSettings } from '../../ports/services.ts'

export type CheckDeps = {
  settings: ExportSettings
  /** What can be made at the service is made. */
  fix: boolean
  signal: AbortSignal
}

/** Looks whether a service that is set up can be exported to, and writes nothing there. Null: it is not set up. */
export type Check = (deps: CheckDeps) => Promise<Checked[]> | null

/** The checks of `xio doctor`, by the service that people know: each loads what it needs when it is set up. */
export const CHECKS: Readonly<Record<string, Check>> = {
  Notion: ({ settings: { notion }, fix, signal }) =>
    notion && import('./check-notion.ts').then(({ checkNotion }) => checkNotion(notion, fix, signal)),
  Slack: ({ settings: { slack }, signal }) =>
    slack && import('./check-slack.ts').then(({ checkSlack }) => checkSlack(slack, signal)),
  Telegram: ({ settings: { telegram, publicUrl }, signal }) =>
    telegram &&
    import('./check-telegram.ts').then(({ checkTelegram }) => checkTelegram(telegram, publicUrl, signal)),
  webhooks: ({ settings: { webhooks, outboundAllowed } }) =>
    webhooks.length === 0
      ? null
      : import('./check-webhooks.ts').then(({ checkWebhooks }) => checkWebhooks(webhooks, outboundAllowed)),
  mail: ({ settings: { mail }, signal }) =>
    mail && import('./check-mail.ts').then(({ checkMail }) => checkMail(mail, signal)),
}
