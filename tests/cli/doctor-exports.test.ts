import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailSink, type MailSink } from '../support/emulators/mail/start.ts'
import { startSlack, type Slack } from '../support/emulators/slack/start.ts'
import { startTelegram, TEST_TOKEN, type TelegramEmulator } from '../support/emulators/telegram/start.ts'
import { startWebhookSink, type WebhookSink } from '../support/emulators/webhook/start.ts'
import { list } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of the doctor’s test').toString('base64')}`
const PASSWORD = 'canary-of-the-mail-server'

let slack: Slack
let telegram: TelegramEmulator
let webhook: WebhookSink
let mail: MailSink
beforeAll(async () => {
  slack = await startSlack()
  telegram = await startTelegram()
  webhook = await startWebhookSink()
  mail = await startMailSink({ login: { user: 'xio', pass: PASSWORD } })
})
afterAll(async () => {
  await Promise.all([slack, telegram, webhook, mail].map((one) => one.close()))
})

const setUp = (): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.token,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_CHANNEL: slack.council.id,
  SLACK_API_URL: slack.apiUrl,
  SLACK_USERS: slack.people.ada.id,
  TELEGRAM_BOT_TOKEN: TEST_TOKEN,
  TELEGRAM_CHAT_ID: '-1001',
  TELEGRAM_API_ROOT: telegram.url,
  TELEGRAM_USERS: '501',
  XIO_WEBHOOKS: `${webhook.url}/hook/canary-in-the-path`,
  XIO_WEBHOOK_SECRETS: WEBHOOK_SECRET,
  XIO_OUTBOUND_ALLOW: new URL(webhook.url).host,
  XIO_SMTP_URL: mail.url,
  XIO_MAIL_FROM: 'xio@example.org',
  XIO_MAIL_TO: 'council@example.org',
})

async function examined(env: Record<string, string>) {
  const cwd = tempDir()
  const { code, out } = await xio(['doctor', '--json'], { cwd, env: { PORT: '0', ...env } })
  for (const secret of [slack.token, slack.signingSecret, TEST_TOKEN, WEBHOOK_SECRET, PASSWORD, 'canary-in'])
    expect(out).not.toContain(secret)
  const findings = list(
    out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  )
  return { code, of: (name: string) => findings.filter(({ of }) => of === name) }
}

const wrong = (change: Record<string, string>) => examined({ ...setUp(), ...change })

describe('xio doctor and the services that records go to', { timeout: 240_000 }, () => {
  it('says in one line what is not set up, and where files go', async () => {
    const { code, of } = await examined({})
    expect(code).toBe(0)
    expect(of('exports')).toEqual([
      { of: 'exports', state: 'ok', says: expect.stringMatching(/^files go to .*exports$/) },
      {
        of: 'exports',
        state: 'ok',
        says: expect.stringMatching(/^not set up: .*Slack, Telegram, webhooks, mail/),
      },
    ])
  })

  it('asks each that is set up, and writes nothing there', async () => {
    const { code, of } = await examined(setUp())
    expect(code).toBe(0)
    expect(of('Slack').map(({ state, says }) => [state, says])).toEqual([
      ['ok', expect.stringMatching(/^xio is known in /)],
      ['ok', 'writes to #council'],
    ])
    expect(of('Telegram').map(({ state, says }) => [state, says])).toEqual([
      ['ok', expect.stringMatching(/^@\w+ is known$/)],
      ['ok', 'writes to The council'],
    ])
    expect(of('webhooks')).toMatchObject([{ state: 'ok', says: expect.stringContaining('nothing was sent') }])
    expect(of('mail')).toMatchObject([{ state: 'ok', says: expect.stringContaining('nothing was sent') }])
    expect([mail.control.mails(), webhook.control.received()]).toEqual([[], []])
  })

  it('warns where whoever is there can start and steer councils, and says how to limit it', async () => {
    const { code, of } = await wrong({ SLACK_USERS: '', TELEGRAM_USERS: '' })
    expect(code).toBe(0)
    for (const [name, variable] of [
      ['Slack', 'SLACK_USERS'],
      ['Telegram', 'TELEGRAM_USERS'],
    ] as const)
      expect(of(name).at(-1)).toMatchObject({
        state: 'warn',
        says: expect.stringMatching(`^${variable} is not set, so whoever.*paid.*set ${variable} to`),
      })
    // A chat of one person with the bot, and a channel without buttons, are open to nobody else.
    const [own] = [...telegram.world.chats.values()].filter(({ type }) => type === 'private')
    expect(own).toBeDefined()
    const alone = await wrong({
      SLACK_USERS: '',
      SLACK_SIGNING_SECRET: '',
      TELEGRAM_USERS: '',
      TELEGRAM_CHAT_ID: String(own?.id),
    })
    expect(JSON.stringify([alone.of('Slack'), alone.of('Telegram')])).not.toContain('_USERS is not set')
  })

  it('says what is missing and how to mend it, and never a secret', async () => {
    const blocked = path.join(tempDir(), 'file')
    writeFileSync(blocked, '')
    const { code, of } = await wrong({
      SLACK_BOT_TOKEN: 'xoxb-nobody-knows-this-canary',
      TELEGRAM_CHAT_ID: '-42',
      XIO_OUTBOUND_ALLOW: '',
      XIO_SMTP_URL: mail.url.replace(PASSWORD, 'canary-that-is-wrong'),
      XIO_EXPORT_DIR: path.join(blocked, 'exports'),
    })
    expect(code).toBe(2)
    const says = (name: string) => of(name).map((one) => `${String(one.state)}: ${String(one.says)}`)
    expect(says('Slack')).toEqual([expect.stringMatching(/^fault: .*invalid_auth.*SLACK_BOT_TOKEN/)])
    expect(says('Telegram')).toEqual([
      expect.stringMatching(/^ok: /),
      expect.stringMatching(/^fault: .*TELEGRAM_CHAT_ID/),
    ])
    expect(says('webhooks')).toEqual([
      expect.stringMatching(/^fault: .*not on the public internet.*XIO_OUTBOUND_ALLOW/),
    ])
    expect(says('mail')).toEqual([
      expect.stringMatching(/^fault: .*does not take the user and password.*XIO_SMTP_URL/),
    ])
    expect(says('exports')[0]).toMatch(/^fault: .*XIO_EXPORT_DIR/)
  })

  it('knows a bot that is not in its channel, may not write, or cannot be asked', async () => {
    const other = [...slack.workspace.channels.values()].find(({ name }) => name === 'general')
    const outside = await examined({ ...setUp(), SLACK_CHANNEL: other?.id ?? '' })
    expect(outside.of('Slack').at(-1)).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/^xio is not in #general: type \/invite @xio there/),
    })
    slack.control.scopes(['channels:read'])
    const mute = await examined({
      ...setUp(),
      SLACK_SIGNING_SECRET: '',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    })
    expect(mute.of('Slack').map(({ state, says }) => `${String(state)}: ${String(says)}`)).toEqual([
      expect.stringMatching(/^ok: /),
      expect.stringMatching(/^fault: the bot may not write. Add chat:write/),
      expect.stringMatching(/^warn: the bot may not read the channel/),
      expect.stringMatching(/^ok: writes to #council/),
      expect.stringMatching(/^warn: SLACK_SIGNING_SECRET is not set/),
    ])
    expect(mute.of('Telegram')).toMatchObject([
      { state: 'warn', says: expect.stringMatching(/cannot be reached.*TELEGRAM_API_ROOT/) },
    ])
  })
})
