// Every secret that people configure is a canary: it is used, through success and failure, and must sing nowhere.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openServer } from '../../backend/compose-server.ts'
import { readConfig } from '../../backend/config.ts'
import { DECISIONS, TASKS } from '../../backend/exports/targets/notion/properties.ts'
import { serverLog } from '../../backend/telemetry/server-log.ts'
import { list, record } from '../support/doors.ts'
import { MINUTES } from '../support/export-world.ts'
import { startMailSink, type MailSink } from '../support/emulators/mail/start.ts'
import { startNotion, type Notion } from '../support/emulators/notion/start.ts'
import { startSlack, type Slack } from '../support/emulators/slack/start.ts'
import { startTelegram, type TelegramEmulator } from '../support/emulators/telegram/start.ts'
import { startWebhookSink, type WebhookSink } from '../support/emulators/webhook/start.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'
import { propertiesOf } from './notion/given.ts'

const newDir = tempDirs()
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const bytes = (word: string) => Buffer.from(word.padEnd(24, '.')).toString('base64')
const CANARY = {
  notion: 'ntn_canary0of0notion0token',
  telegram: '7001:canary-of-the-telegram-token',
  telegramDoor: 'canary-of-the-telegram-webhook',
  webhook: `whsec_${bytes('canary of the webhook')}`,
  webhookOld: `whsec_${bytes('canary before this one')}`,
  webhookPath: 'canary-in-the-webhook-path',
  mailPassword: 'canary/of=mail',
}

/** The ways in which a secret may be written. */
function spellings(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), base64, JSON.stringify(secret).slice(1, -1)]
}

type Services = {
  notion: Notion
  slack: Slack
  telegram: TelegramEmulator
  webhook: WebhookSink
  mail: MailSink
}

async function openServices(): Promise<{
  services: Services
  env: Record<string, string>
  secrets: string[]
}> {
  const services: Services = {
    notion: await startNotion({ token: CANARY.notion, limits: { perToken: 600 } }),
    slack: await startSlack(),
    telegram: await startTelegram({ bots: [{ token: CANARY.telegram }] }),
    webhook: await startWebhookSink({ secrets: [CANARY.webhook] }),
    mail: await startMailSink({ login: { user: 'xio', pass: CANARY.mailPassword } }),
  }
  closing.push(() => Promise.all(Object.values(services).map((one) => one.close())))
  const { notion, slack, telegram, webhook, mail } = services
  const decisions = notion.control.addDatabase({ title: 'Log', properties: propertiesOf(DECISIONS, '') })
  const tasks = notion.control.addDatabase({
    title: 'Tasks',
    properties: propertiesOf(TASKS, decisions.dataSourceId),
  })
  const [, port = ''] = /:(\d+)$/.exec(mail.url) ?? []
  const env = {
    PORT: '0',
    LOG_LEVEL: 'trace',
    NOTION_TOKEN: CANARY.notion,
    NOTION_DECISIONS: decisions.dataSourceId,
    NOTION_TASKS: tasks.dataSourceId,
    NOTION_BASE_URL: notion.url,
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CHANNEL: slack.council.id,
    SLACK_API_URL: slack.apiUrl,
    TELEGRAM_BOT_TOKEN: CANARY.telegram,
    TELEGRAM_CHAT_ID: '501',
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_SECRET: CANARY.telegramDoor,
    XIO_WEBHOOKS: `${webhook.url}/hook/${CANARY.webhookPath}`,
    XIO_WEBHOOK_SECRETS: `${CANARY.webhook} ${CANARY.webhookOld}`,
    XIO_OUTBOUND_ALLOW: '127.0.0.1',
    XIO_SMTP_URL: `smtp://xio:${encodeURIComponent(CANARY.mailPassword)}@127.0.0.1:${port}`,
    XIO_MAIL_FROM: 'xio@example.org',
    XIO_MAIL_TO: 'council@example.org',
  }
  return { services, env, secrets: [...Object.values(CANARY), slack.token, slack.signingSecret] }
}

/** A server in this process whose log is kept, and everything that anybody can see of it. */
async function openExporting(env: Record<string, string>) {
  const cwd = newDir()
  const dataDir = path.join(cwd, '.xio')
  const seen: string[] = []
  const config = readConfig({ ...env, XIO_DATA_DIR: dataDir })
  const server = await openServer({ config, logger: serverLog('trace', (line) => void seen.push(line)) })
  const close = server.close
  closing.push(close)
  const ask = async (method: string, route: string, body?: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${route}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    seen.push(text)
    return text
  }
  const type = async (...args: string[]) => {
    const { out, err } = await xio(args, { cwd, env: { ...env, XIO_SERVER: server.url } })
    seen.push(out, err)
    return out
  }
  return { url: server.url, dataDir, seen, ask, type, close }
}

type At = Awaited<ReturnType<typeof openExporting>>
const TARGETS = ['notion', 'slack', 'telegram', 'webhook', 'mail', 'markdown', 'json', 'csv']

type Items = ReturnType<typeof list>
const isTried = ({ status, attempt }: Items[number]) => status !== 'pending' || Number(attempt) > 0
/** What comes after something that failed waits for it, so of each target one is enough. */
const eachTried = (items: Items) =>
  TARGETS.every((target) => items.some((one) => one.target === target && isTried(one)))

/** Nothing waits for its first try. */
const allTried = (items: Items) => eachTried(items) && items.every(isTried)

/** A run whose record is exported everywhere; what became of it, once that is enough. */
async function exported(
  { ask }: At,
  isEnough: (items: Items) => boolean,
): Promise<{ runId: string; statuses: Record<string, string[]> }> {
  const made = record(JSON.parse(await ask('POST', '/imports', { name: 'minutes.md', text: MINUTES })))
  const runId = String(record(made.run).id)
  await ask('POST', `/runs/${runId}/adopt`)
  for (const target of TARGETS) await ask('POST', `/runs/${runId}/exports`, { target })
  return { runId, statuses: await statusesOf(ask, runId, isEnough) }
}

async function statusesOf(
  ask: At['ask'],
  runId: string,
  isEnough: (items: Items) => boolean,
): Promise<Record<string, string[]>> {
  for (;;) {
    const { items } = record(JSON.parse(await ask('GET', `/runs/${runId}/exports?wait=2`)))
    const all = list(items).filter(({ kind }) => kind !== 'reminder')
    if (isEnough(all))
      return Object.fromEntries(
        [...Map.groupBy(all, ({ target }) => String(target))].map(([target, rows]) => [
          target,
          rows.map(({ status }) => String(status)),
        ]),
      )
  }
}

/** What a person, a program or a thief of the disk can read. */
async function everythingSeen(at: At, runId: string): Promise<string> {
  await at.ask('GET', `/runs/${runId}/log`)
  await at.ask('GET', `/runs/${runId}/snapshot`)
  await at.ask('GET', '/targets')
  await at.ask('POST', `/runs/${runId}/exports`, { target: 'shelf' })
  await at.type('export', runId)
  await at.type('doctor', '--json')
  await at.close()
  const files = readdirSync(at.dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  const kept = files.map((one) => readFileSync(path.join(one.parentPath, one.name), 'latin1'))
  expect(kept.length).toBeGreaterThan(1)
  return [...at.seen, ...kept].join('\n')
}

function expectSilence(haystack: string, secrets: readonly string[]): void {
  const hits = secrets.flatMap(spellings).filter((spelling) => haystack.includes(spelling))
  expect(hits).toEqual([])
}

test('given every target, when records arrive there, then no secret is in a log, an event, an answer, the terminal or on the disk', async () => {
  const { services, env, secrets } = await openServices()
  const at = await openExporting(env)
  const { runId, statuses } = await exported(at, allTried)
  expect(Object.keys(statuses).toSorted()).toEqual(TARGETS.toSorted())
  expect(new Set(Object.values(statuses).flat())).toEqual(new Set(['succeeded']))
  // They were used: this test could find them.
  const sent = JSON.stringify(
    [services.notion, services.slack, services.telegram, services.webhook].map((one) =>
      one.control.journal(),
    ),
  )
  for (const secret of [CANARY.notion, services.slack.token, CANARY.telegram, CANARY.webhookPath])
    expect(sent).toContain(secret)
  expect(services.mail.control.mails()).toHaveLength(1)
  expectSilence(await everythingSeen(at, runId), secrets)
}, 300_000)

/** A service that tells back all that it was told, in the words of each service, with the status it is set to. */
async function startEcho() {
  const told: string[] = []
  const set = { status: 500 }
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const echo = `You sent ${request.url ?? ''} ${JSON.stringify(request.headers)} ${Buffer.concat(chunks).toString()}`
      told.push(echo)
      const ofNotion = { object: 'error', code: 'validation_error', message: echo, request_id: 'r1' }
      const ofTelegram = { error_code: set.status, description: echo }
      const body = { ...ofNotion, ...ofTelegram, status: set.status, ok: false, error: echo, detail: echo }
      response.writeHead(set.status, { 'content-type': 'application/json', 'x-echo': 'yes' })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, told, set }
}

test.each([200, 400, 401, 502])(
  'given services that answer %i and tell back what they were told, then no secret is in what becomes of it',
  async (status) => {
    const { services, env, secrets } = await openServices()
    const echo = await startEcho()
    echo.set.status = status
    services.mail.control.fault({
      kind: 'refuse',
      at: 'rcpt',
      code: 550,
      message: `5.1.1 no, ${CANARY.mailPassword}`,
    })
    const at = await openExporting({
      ...env,
      NOTION_BASE_URL: echo.url,
      SLACK_API_URL: `${echo.url}/api/`,
      TELEGRAM_API_ROOT: echo.url,
      XIO_WEBHOOKS: `${echo.url}/hook/${CANARY.webhookPath}`,
    })
    const { runId, statuses } = await exported(at, eachTried)
    const failed = ['notion', 'slack', 'telegram', 'mail', ...(status === 200 ? [] : ['webhook'])]
    for (const target of failed) expect(statuses[target], target).not.toContain('succeeded')
    const told = echo.told.join('\n')
    for (const secret of [CANARY.notion, services.slack.token, CANARY.telegram, CANARY.webhookPath])
      expect(told).toContain(secret)
    expectSilence(await everythingSeen(at, runId), secrets)
  },
  300_000,
)
