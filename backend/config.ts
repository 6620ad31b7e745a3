import path from 'node:path'

/** A wrong value in the environment; the message names the variable, its fault and, where one helps, an example. */
export class ConfigInvalid extends Error {
  readonly variable: string
  constructor(variable: string, fault: string, example: string | null) {
    super(`${variable} ${fault}${example === null ? '' : ` For example: ${variable}=${example}`}`)
    this.name = 'ConfigInvalid'
    this.variable = variable
  }
}

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
  /** A key is set, yet its voices are not part of this version. */
  unusedKey: boolean
  /** Variables that are set and that only a later version understands. */
  unused: string[]
}

type Env = Readonly<Record<string, string | undefined>>

/** The environment as the program understands it: read once, checked at start. */
export function readConfig(env: Env = process.env): Config {
  refuseLater(env)
  const host = env.HOST || '127.0.0.1'
  refuseOpenBind(host, env)
  return {
    host,
    port: port(env.PORT),
    dataDir: path.resolve(env.XIO_DATA_DIR || './.xio'),
    allowedHosts: hosts(env.XIO_ALLOWED_HOSTS),
    logLevel: logLevel(env.LOG_LEVEL),
    server: serverUrl(env.XIO_SERVER),
    apiKey: env.XIO_API_KEY || null,
    unusedKey: Boolean(env.OPENAI_API_KEY),
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
  'CHROMA_URL',
  'NOTION_BASE_URL',
  'NOTION_DECISIONS',
  'NOTION_TASKS',
  'NOTION_TOKEN',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'REDIS_URL',
  'SLACK_API_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_CHANNEL',
  'SLACK_SIGNING_SECRET',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_CHAT_ID',
  'XIO_EMBEDDING_MODEL',
  'XIO_MODEL',
  'XIO_NODE_ID',
  'XIO_PROVIDERS',
  'XIO_ROLES',
  'XIO_TLS_CERT',
  'XIO_TLS_KEY',
  'XIO_TRUST_PROXY',
]

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

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
  if (!LOOPBACK.has(host))
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

function serverUrl(given: string | undefined): string | null {
  if (!given) return null
  if (URL.canParse(given) && /^https?:/.test(given)) return given.replace(/\/+$/, '')
  throw new ConfigInvalid(
    'XIO_SERVER',
    `is “${given}”, which is no address of a server.`,
    'http://127.0.0.1:3000',
  )
}

/** What a later version will understand: said at once, so that nobody believes it is at work. */
function refuseLater(env: Env): void {
  const panel = env.XIO_PANEL
  if (panel && panel !== 'offline')
    throw new ConfigInvalid('XIO_PANEL', `is “${panel}”; this version has the offline panel only.`, 'offline')
  if (env.DATABASE_URL)
    throw new ConfigInvalid(
      'DATABASE_URL',
      'is set, and this version keeps its data in XIO_DATA_DIR only. Unset it.',
      null,
    )
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw new ConfigInvalid('NODE_TLS_REJECT_UNAUTHORIZED', 'is 0, which would trust anyone. Unset it.', null)
}
