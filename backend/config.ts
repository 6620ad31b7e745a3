import path from 'node:path'
import { ConfigInvalid } from './config/config-invalid.ts'
import { mailRoute } from './config/mail.ts'
import { isOpenAI, OPENAI } from './config/openai.ts'
import { notionAccess, publicUrl, slackAccess, telegramAccess } from './config/services.ts'
import { knowledgePlaces } from './config/knowledge.ts'
import { isLoopback, isNearby } from './config/nearby.ts'
import { outboundAllowed } from './config/outbound.ts'
import { webhookPlaces } from './config/webhooks.ts'
import type { NotionAccess, SlackAccess, TelegramAccess } from './ports/services.ts'
import { embeddingAccess } from './config/embeddings.ts'
import type { KnowledgePlaces } from './ports/knowledge.ts'
import type { EmbeddingAccess, ModelAccess } from './ports/models.ts'
import type { AllowedPlace, MailRoute, WebhookPlace } from './ports/outbound.ts'
import { Secret } from './secret.ts'

export { ConfigInvalid } from './config/config-invalid.ts'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export type Config = {
  host: string
  port: number
  dataDir: string
  /** `host[:port]` values that a request may name; the port is added when the server listens. */
  allowedHosts: string[] | null
  logLevel: LogLevel
  server: string | null
  apiKey: string | null
  /** Who speaks where a run does not say: the offline panel, or the models of `models`. */
  panel: PanelName
  /** The models that may be asked; null where the environment names none. */
  models: ModelAccess | null
  /** Who may make vectors of the library's texts; null where the environment names nobody. */
  embeddings: EmbeddingAccess | null
  /** Where the library stands, if not in the data directory. */
  knowledge: KnowledgePlaces
  /** Modules with speaker policies, as they are named: paths, or installed packages. */
  policies: string[]
  /** Private places that what people configure may reach. */
  outboundAllowed: AllowedPlace[]
  /** Who is told of each record by a signed message. */
  webhooks: WebhookPlace[]
  /** How mail leaves; null where it does not. */
  mail: MailRoute | null
  notion: NotionAccess | null
  slack: SlackAccess | null
  telegram: TelegramAccess | null
  /** Where people and services reach this server; without it, this machine alone does. */
  publicUrl: string | null
  /** Where files are exported to. */
  exportDir: string
  /** Variables that are set and that only a later version understands. */
  unused: string[]
}

export type PanelName = 'offline' | 'openai'

type Env = Readonly<Record<string, string | undefined>>

/** The environment as the program understands it: read once, checked at start. */
export function readConfig(env: Env = process.env): Config {
  refuseLater(env)
  const host = env.HOST || '127.0.0.1'
  refuseOpenBind(host, env)
  const models = modelAccess(env)
  return {
    host,
    port: port(env.PORT),
    dataDir: path.resolve(env.XIO_DATA_DIR || './.xio'),
    allowedHosts: hosts(env.XIO_ALLOWED_HOSTS),
    logLevel: logLevel(env.LOG_LEVEL),
    server: serverUrl(env.XIO_SERVER),
    apiKey: env.XIO_API_KEY || null,
    panel: panelName(env, models),
    models,
    embeddings: embeddingAccess(env.XIO_EMBEDDING_MODEL, models),
    knowledge: knowledgePlaces(env.XIO_KNOWLEDGE_STORE, env.CHROMA_URL),
    policies: policies(env.XIO_POLICIES),
    outboundAllowed: outboundAllowed(env.XIO_OUTBOUND_ALLOW),
    webhooks: webhookPlaces(env.XIO_WEBHOOKS, env.XIO_WEBHOOK_SECRETS),
    mail: mailRoute({ server: env.XIO_SMTP_URL, from: env.XIO_MAIL_FROM, to: env.XIO_MAIL_TO }),
    notion: notionAccess(env),
    slack: slackAccess(env),
    telegram: telegramAccess(env),
    publicUrl: publicUrl(env),
    exportDir: path.resolve(env.XIO_EXPORT_DIR || path.join(env.XIO_DATA_DIR || './.xio', 'exports')),
    unused: LATER.filter((name) => env[name]),
  }
}

/** Whether an npm script started this process. */
export const startedByNpm = (env: Env = process.env): boolean => env.npm_lifecycle_event !== undefined

/** What the environment tells of how the program was called. */
export type Called = { byNpm: boolean; dataDir: string | null; searched: string[] }

export const calledBy = (env: Env = process.env): Called => ({
  byNpm: startedByNpm(env),
  dataDir: env.XIO_DATA_DIR || null,
  searched: (env.PATH ?? '').split(path.delimiter).filter(Boolean),
})

/** What the environment tells of the terminal; a variable that is not set is empty. */
export type TerminalEnv = { noColor: string; forceColor: string; term: string; locale: string }

export const terminalEnv = (env: Env = process.env): TerminalEnv => ({
  noColor: env.NO_COLOR ?? '',
  forceColor: env.FORCE_COLOR ?? '',
  term: env.TERM ?? '',
  locale: env.LC_ALL || env.LC_CTYPE || env.LANG || '',
})

const LATER = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'REDIS_URL',
  'XIO_NODE_ID',
  'XIO_PROVIDERS',
  'XIO_ROLES',
  'XIO_TLS_CERT',
  'XIO_TLS_KEY',
  'XIO_TRUST_PROXY',
]

function refuseOpenBind(host: string, env: Env): void {
  const auth = env.XIO_AUTH || 'local'
  if (auth !== 'local' && auth !== 'required')
    throw new ConfigInvalid('XIO_AUTH', `is “${auth}”; it must be local or required.`, 'local')
  if (auth === 'required')
    throw new ConfigInvalid(
      'XIO_AUTH',
      'is required, which this version cannot do: it serves this machine only.',
      'local',
    )
  if (!isLoopback(host))
    throw new ConfigInvalid(
      'HOST',
      `is ${host}, and without sign-in the server listens on this machine only.`,
      '127.0.0.1',
    )
}

function port(given: string | undefined): number {
  if (given === undefined || given === '') return 3000
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given)
  throw new ConfigInvalid('PORT', `is “${given}”, which is no port: a whole number from 0 to 65535.`, '3000')
}

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

function logLevel(given: string | undefined): LogLevel {
  const level = LEVELS.find((one) => one === (given || 'info'))
  if (level !== undefined) return level
  throw new ConfigInvalid('LOG_LEVEL', `is “${given}”; it must be one of ${LEVELS.join(', ')}.`, 'info')
}

function hosts(given: string | undefined): string[] | null {
  if (!given) return null
  const list = given.split(',').map((one) => one.trim())
  if (list.every((one) => /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(one))) return list
  throw new ConfigInvalid(
    'XIO_ALLOWED_HOSTS',
    `is “${given}”; it must be host names separated by commas.`,
    'localhost:3000,127.0.0.1:3000',
  )
}

function policies(given: string | undefined): string[] {
  if (!given) return []
  const list = given.split(',').map((one) => one.trim())
  if (list.every((one) => one !== '')) return list
  throw new ConfigInvalid(
    'XIO_POLICIES',
    `is “${given}”; it must be paths or names of packages separated by commas.`,
    './my-policy.mjs,council-policies',
  )
}

function serverUrl(given: string | undefined): string | null {
  if (!given) return null
  if (URL.canParse(given) && /^https?:/.test(given)) return given.replace(/\/+$/, '')
  throw new ConfigInvalid(
    'XIO_SERVER',
    `is “${given}”, which is no address of a server.`,
    'http://127.0.0.1:3000',
  )
}

/** Small, cheap and able to call tools; anything larger is a choice that people make themselves. */
const OPENAI_MODEL = 'gpt-5-mini'

/** Which models may be asked, and where. A server of one's own may want no key, so its address alone is enough. */
function modelAccess(env: Env): ModelAccess | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, XIO_MODEL: model } = env
  if (!key && !address) {
    if (model)
      throw new ConfigInvalid('XIO_MODEL', `is “${model}”, and no one is named who has it.`, null, NO_MODELS)
    return null
  }
  const baseURL = modelAddress(address || OPENAI, Boolean(key))
  const atOpenAI = isOpenAI(baseURL)
  if (atOpenAI && !key)
    throw new ConfigInvalid('OPENAI_API_KEY', 'is not set, and OpenAI answers nobody without one.', 'sk-…')
  if (!model && !atOpenAI && env.XIO_PANEL !== 'offline')
    throw new ConfigInvalid(
      'XIO_MODEL',
      'is not set, and OPENAI_BASE_URL leads to a server whose models nobody can guess.',
      'llama3.1:8b',
    )
  if (model !== undefined && !/^[^\s\p{Cc}]{0,200}$/u.test(model))
    throw new ConfigInvalid('XIO_MODEL', 'holds white space or is too long for a model’s name.', OPENAI_MODEL)
  return {
    baseURL,
    apiKey: key ? new Secret(apiKey(key)) : null,
    model: model || (atOpenAI ? OPENAI_MODEL : null),
  }
}

const NO_MODELS = 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own; or unset it.'

// An error about the header would repeat the key, so it is looked at here.
function apiKey(given: string): string {
  if (/^[\x21-\x7e]+$/.test(given)) return given
  throw new ConfigInvalid(
    'OPENAI_API_KEY',
    'has white space or other characters in it that no key has.',
    'sk-…',
  )
}

function modelAddress(given: string, withKey: boolean): string {
  const fault = (what: string) => new ConfigInvalid('OPENAI_BASE_URL', what, 'http://127.0.0.1:11434/v1')
  const url = URL.parse(given)
  // The address is not repeated where it may hold a password.
  if (url === null || !/^https?:$/.test(url.protocol)) throw fault('is no address of a server.')
  if (url.username !== '' || url.password !== '')
    throw fault('holds a user or password: give the key as OPENAI_API_KEY.')
  if (url.search !== '' || url.hash !== '') throw fault('ends in a query, which would be lost.')
  if (/\/(?:chat\/)?completions\/*$/.test(url.pathname))
    throw fault('leads to one door of the server; give the address before /chat/completions.')
  if (url.protocol === 'http:' && withKey && !isNearby(url.hostname))
    throw fault(`would send the key and every text in the clear to ${url.host}: use https.`)
  return given.replace(/\/+$/, '')
}

function panelName(env: Env, models: ModelAccess | null): PanelName {
  const given = env.XIO_PANEL || (models === null ? 'offline' : 'openai')
  if (given !== 'offline' && given !== 'openai')
    throw new ConfigInvalid('XIO_PANEL', `is “${given}”; it must be offline or openai.`, 'offline')
  if (given === 'openai' && models === null)
    throw new ConfigInvalid(
      'XIO_PANEL',
      'is openai, and neither OPENAI_API_KEY nor OPENAI_BASE_URL is set.',
      'offline',
    )
  return given
}

/** What a later version will understand: said at once, so that nobody believes it is at work. */
function refuseLater(env: Env): void {
  if (env.DATABASE_URL)
    throw new ConfigInvalid(
      'DATABASE_URL',
      'is set, and this version keeps its data in XIO_DATA_DIR only. Unset it.',
      null,
    )
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw new ConfigInvalid('NODE_TLS_REJECT_UNAUTHORIZED', 'is 0, which would trust anyone. Unset it.', null)
}
