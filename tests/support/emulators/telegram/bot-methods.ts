import type { Bot } from './bots.ts'
import { chatFor } from './chats.ts'
import type { Method } from './methods.ts'
import { bad, refusal, Refused, type Refusal } from './refusals.ts'
import { chatJson } from './shown-as-json.ts'

const CLOUD_PORTS = ['', '80', '88', '443', '8443']
const WEBHOOK_ACTIVE = refusal(
  409,
  "Can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)

/** The methods about the bot itself and how updates reach it. `cloud`: webhooks as Telegram's own servers want them. */
export function botMethods({ cloud }: { cloud: boolean }): Record<string, Method> {
  return {
    getMe: ({ bot }) => ({
      write: false,
      commit: () => ({
        ...bot.user,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: false,
        can_connect_to_business: false,
        has_main_web_app: false,
      }),
    }),

    getChat: ({ world, given }) => {
      const chat = chatFor(world, given)
      return {
        write: false,
        commit: () => ({
          ...chatJson(chat),
          accent_color_id: 0,
          max_reaction_count: 11,
          accepted_gift_types: NO_GIFTS,
        }),
      }
    },

    setMyCommands: ({ bot, given }) => {
      const commands = readCommands(given.json('commands'))
      return {
        write: true,
        commit() {
          bot.commands = commands
          return true
        },
      }
    },

    setWebhook: ({ bot, given }) => {
      const url = given.text('url') ?? ''
      const secret = given.text('secret_token') ?? null
      const maxConnections = given.integer('max_connections') ?? 40
      const allowed = readKinds(given.json('allowed_updates'))
      const drop = given.truth('drop_pending_updates')
      if (secret !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
        throw bad('Secret token contains unallowed characters')
      if (url !== '') checkUrl(url, cloud)
      return { write: true, commit: () => setWebhook(bot, { url, secret, maxConnections, allowed, drop }) }
    },

    deleteWebhook: ({ bot, given }) => {
      const drop = given.truth('drop_pending_updates')
      return {
        write: true,
        commit: () =>
          setWebhook(bot, { url: '', secret: null, maxConnections: 40, allowed: undefined, drop }),
      }
    },

    getWebhookInfo: ({ bot }) => ({ write: false, commit: () => webhookInfo(bot) }),

    getUpdates: ({ bot, given }) => {
      const offset = given.integer('offset') ?? 0
      const limit = Math.min(Math.max(given.integer('limit') ?? 100, 1), 100)
      const seconds = Math.min(Math.max(given.integer('timeout') ?? 0, 0), 50)
      const allowed = readKinds(given.json('allowed_updates'))
      if (bot.webhook.settings !== null) throw new Refused(WEBHOOK_ACTIVE)
      return {
        write: false,
        async commit() {
          if (allowed !== undefined) bot.updates.allowed = allowed
          const polled = await bot.updates.poll({ offset, limit, seconds })
          if (isRefusal(polled)) throw new Refused(polled)
          return polled
        },
      }
    },
  }
}

const isRefusal = (value: unknown[] | Refusal): value is Refusal => !Array.isArray(value)
const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
}

function checkUrl(url: string, cloud: boolean): void {
  if (!URL.canParse(url)) throw bad('Bad webhook: Wrong URL')
  const { protocol, port } = new URL(url)
  if (!cloud) return
  if (protocol !== 'https:') throw bad('Bad webhook: An HTTPS URL must be provided for webhook')
  if (!CLOUD_PORTS.includes(port))
    throw bad('Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
}

function readKinds(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined
}

function readCommands(value: unknown): Bot['commands'] {
  if (!Array.isArray(value)) throw bad("Can't parse commands JSON object")
  return value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('command' in one) || !('description' in one))
      throw bad("Can't parse BotCommand: BotCommand must be an Object")
    const [command, description] = [String(one.command).replace(/^\//, ''), String(one.description)]
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command, description }
  })
}

type WebhookGiven = {
  url: string
  secret: string | null
  maxConnections: number
  allowed: string[] | undefined
  drop: boolean
}

function setWebhook(
  { updates, webhook }: Bot,
  { url, secret, maxConnections, allowed, drop }: WebhookGiven,
): true {
  if (drop) updates.clear()
  if (allowed !== undefined) updates.allowed = allowed
  if (url !== '') updates.endPoll()
  webhook.set(url === '' ? null : { url, secret, maxConnections })
  return true
}

function webhookInfo({ updates, webhook }: Bot) {
  const failed = webhook.log.findLast(({ status }) => status === null || status < 200 || status > 299)
  return {
    url: webhook.settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.pending.length,
    ...(webhook.settings !== null && { max_connections: webhook.settings.maxConnections }),
    ...(failed !== undefined && {
      last_error_date: Math.floor(failed.at / 1000),
      last_error_message:
        failed.status === null ? 'Connection failed' : `Wrong response from the webhook: ${failed.status}`,
    }),
    ...(updates.allowed !== null && updates.allowed.length > 0 && { allowed_updates: updates.allowed }),
  }
}
