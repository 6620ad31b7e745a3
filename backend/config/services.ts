import type { NotionAccess, SlackAccess, TelegramAccess } from '../ports/services.ts'
import { Secret } from '../secret.ts'
import { ConfigInvalid } from './config-invalid.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The Notion workspace that records go to; null where none is named. */
export function notionAccess(env: Env): NotionAccess | null {
  const token = secret(env, 'NOTION_TOKEN', 'ntn_…')
  if (token === null) return refuseAlone(env, 'NOTION_TOKEN', ['NOTION_DECISIONS', 'NOTION_TASKS'])
  return {
    token,
    decisions: notionId(env, 'NOTION_DECISIONS'),
    tasks: notionId(env, 'NOTION_TASKS'),
    baseUrl: address(env, 'NOTION_BASE_URL', 'https://api.notion.com'),
  }
}

/** The Slack channel that records go to; null where none is named. */
export function slackAccess(env: Env): SlackAccess | null {
  const token = secret(env, 'SLACK_BOT_TOKEN', 'xoxb-…')
  if (token === null) return refuseAlone(env, 'SLACK_BOT_TOKEN', ['SLACK_CHANNEL'])
  return {
    token,
    signingSecret: secret(env, 'SLACK_SIGNING_SECRET', '8f742231b10e8888abcd99yyyzzz85a5'),
    channel: named(env, 'SLACK_CHANNEL', /^[CGD][A-Z0-9]{2,30}$/, 'C0123456789'),
    apiUrl: address(env, 'SLACK_API_URL', 'https://slack.com/api/'),
    users: people(env, 'SLACK_USERS', /^[UW][A-Z0-9]{2,30}$/, 'U012AB3CD,U045EF6GH'),
  }
}

/** The Telegram chat that records go to; null where none is named. */
export function telegramAccess(env: Env): TelegramAccess | null {
  const token = secret(env, 'TELEGRAM_BOT_TOKEN', '123456:ABC-DEF')
  if (token === null) return refuseAlone(env, 'TELEGRAM_BOT_TOKEN', ['TELEGRAM_CHAT_ID'])
  if (!/^\d{1,20}:[\w-]{3,100}$/.test(token.reveal()))
    throw new ConfigInvalid(
      'TELEGRAM_BOT_TOKEN',
      'is not of the form that @BotFather gives.',
      '123456:ABC-DEF',
    )
  const webhookSecret = secret(env, 'TELEGRAM_WEBHOOK_SECRET', 'a-long-random-word')
  if (webhookSecret !== null && !/^[\w-]{1,256}$/.test(webhookSecret.reveal()))
    throw new ConfigInvalid(
      'TELEGRAM_WEBHOOK_SECRET',
      'has other characters in it than letters, digits, _ and -.',
      'a-long-random-word',
    )
  return {
    token,
    chatId: named(env, 'TELEGRAM_CHAT_ID', /^(?:-?\d{1,20}|@\w{3,64})$/, '-1001234567890'),
    apiRoot: address(env, 'TELEGRAM_API_ROOT', 'https://api.telegram.org'),
    webhookSecret,
    users: people(env, 'TELEGRAM_USERS', /^\d{1,20}$/, '123456789,987654321'),
  }
}

/** Where people and services reach this server, without a slash at the end; null where nobody said. */
export const publicUrl = (env: Env): string | null =>
  address(env, 'XIO_PUBLIC_URL', 'https://xio.example.com')

// A header would repeat it in an error, so it is looked at here.
function secret(env: Env, variable: string, example: string): Secret | null {
  const given = env[variable]
  if (!given) return null
  if (/^[\x21-\x7e]+$/.test(given)) return new Secret(given)
  throw new ConfigInvalid(
    variable,
    'has white space or other characters in it that no secret of this kind has.',
    example,
  )
}

function refuseAlone(env: Env, missing: string, others: readonly string[]): null {
  const alone = others.find((name) => env[name])
  if (alone === undefined) return null
  throw new ConfigInvalid(missing, `is not set, and ${alone} is: set both, or neither.`, null)
}

function named(env: Env, variable: string, form: RegExp, example: string): string {
  const given = env[variable]
  if (!given) throw new ConfigInvalid(variable, 'is not set, so nobody knows where to.', example)
  if (form.test(given)) return given
  throw new ConfigInvalid(variable, `is “${shown(given)}”, which is no id of that kind.`, example)
}

function people(env: Env, variable: string, form: RegExp, example: string): string[] | null {
  const given = env[variable]
  if (!given) return null
  const list = given.split(',').map((one) => one.trim())
  if (list.every((one) => form.test(one))) return list
  throw new ConfigInvalid(variable, `is “${shown(given)}”; it must be ids separated by commas.`, example)
}

function address(env: Env, variable: string, example: string): string | null {
  const given = env[variable]
  if (!given) return null
  const url = URL.parse(given)
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  if (!plain)
    throw new ConfigInvalid(variable, 'is no address that begins with https:// or http://.', example)
  if (url.username !== '' || url.password !== '')
    throw new ConfigInvalid(variable, 'holds a user or password: leave them out.', example)
  return given.replace(/\/+$/, '')
}

/** An id as Notion shows it at the end of a link, with or without dashes, or the link itself. */
function notionId(env: Env, variable: string): string | null {
  const given = env[variable]
  if (!given) return null
  const [path = ''] = given.split('?')
  const hex = /([0-9a-f]{32})$/i.exec(path.replaceAll('-', ''))?.[1]?.toLowerCase()
  if (hex !== undefined) return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  throw new ConfigInvalid(
    variable,
    `is “${shown(given)}”, in which there is no id of 32 hex digits: copy the link of the database.`,
    '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d',
  )
}

const shown = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 80)
