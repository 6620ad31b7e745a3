import type { AllowedPlace, MailRoute, WebhookPlace } from './outbound.ts'
import type { SecretText } from './models.ts'

/** A Notion workspace that records go to. */
export type NotionAccess = {
  token: SecretText
  /** Ids of data sources (or of the databases that hold them), dashed; null: not said yet. */
  decisions: string | null
  tasks: string | null
  /** Without a slash at the end; null: Notion's own. */
  baseUrl: string | null
}

export type SlackAccess = {
  token: SecretText
  /** Null: nothing that comes from Slack is believed, so there are no buttons and no commands. */
  signingSecret: SecretText | null
  channel: string
  apiUrl: string | null
  /** Ids of those who may steer councils; null: whoever is in the channel. */
  users: readonly string[] | null
}

export type TelegramAccess = {
  token: SecretText
  chatId: string
  apiRoot: string | null
  /** With it and a public address Telegram calls us; else we ask it. */
  webhookSecret: SecretText | null
  users: readonly string[] | null
}

/** All that is configured of where records go; each null or empty where it is not. */
export type ExportSettings = {
  notion: NotionAccess | null
  slack: SlackAccess | null
  telegram: TelegramAccess | null
  webhooks: readonly WebhookPlace[]
  mail: MailRoute | null
  /** Private places that a webhook may reach. */
  outboundAllowed: readonly AllowedPlace[]
  /** Where files are written to. */
  exportDir: string
  /** Where services reach this server; null: they cannot. */
  publicUrl: string | null
}
