import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { guardedClient } from '../../../backend/outside/guarded-client.ts'
import { signedHeaders } from '../../../backend/exports/targets/webhook/sign.ts'
import { webhookTarget } from '../../../backend/exports/targets/webhook/webhook-target.ts'
import { Secret } from '../../../backend/secret.ts'
import { isWebhookMessage } from '../../../schemas/generated/validators.js'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { exportWorlds } from '../../support/export-world.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const DOCS = readFileSync(path.join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8')
const [OLD, NEW] = [1, 2].map((n) => `whsec_${Buffer.alloc(32, n).toString('base64')}`)

const openWorld = exportWorlds()
const newDir = tempDirs()
const running: ChildProcess[] = []
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill()
    await once(child, 'exit')
  }
})

/** The receiver of the page, as it stands there; what it prints, line by line. */
async function startReceiver(secrets: string) {
  const code = /```js\n\/\/ receiver\.mjs\n(.*?)```/s.exec(DOCS)?.[1]
  const file = path.join(newDir(), 'receiver.mjs')
  writeFileSync(file, code ?? '')
  const child = spawn(process.execPath, [file], {
    env: { WEBHOOK_SECRETS: secrets, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async () => String((await lines.next()).value)
  const url = `http://127.0.0.1:${(await next()).replace('port ', '')}/`
  return { url, next }
}

const send = guardedClient({ allowed: [{ kind: 'host', host: '127.0.0.1', port: null }] })
const secretsOf = (...texts: (string | undefined)[]) => texts.map((text) => new Secret(text ?? ''))

test('the receiver of the page takes what is sent, by the old secret and by the new one', async () => {
  // It looks at its own clock, so ours is the real time.
  const clock = new VirtualClock(Date.now())
  const { url, next } = await startReceiver(`${OLD}`)
  const place = { name: null, url: new Secret(url), secrets: secretsOf(NEW, OLD) }
  const world = await openWorld({ clock, targets: [webhookTarget(place, send)] })
  const { runId, meeting } = await world.recorded(undefined, ['webhook'])
  await world.quiet()
  expect((await world.rows(runId)).map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ])
  expect([await next(), await next(), await next()]).toEqual([
    `decision_log.changed ${meeting.id}`,
    `action_item.changed ${meeting.id}/task/a1`,
    `action_item.changed ${meeting.id}/task/a2`,
  ])
})

test('it refuses what is altered, old or signed by another, and takes nothing twice or late', async () => {
  const { url, next } = await startReceiver(`${OLD} ${NEW}`)
  const message = (at: string, name: string) =>
    JSON.stringify({ type: name, timestamp: at, data: { key: 'k' } })
  const post = async (body: string, headers: Record<string, string>) =>
    (await send(url, { method: 'POST', headers, body })).status
  const now = Date.now()
  const body = message('2026-01-02', 'first')
  const signed = signedHeaders({ id: 'msg_1', body, now }, secretsOf(NEW))
  expect(await post(`${body} `, signed)).toBe(401)
  expect(await post(body, { ...signed, 'webhook-id': 'msg_2' })).toBe(401)
  expect(await post(body, signedHeaders({ id: 'msg_1', body, now: now - 301_000 }, secretsOf(NEW)))).toBe(401)
  expect(await post(body, signedHeaders({ id: 'msg_1', body, now: now + 302_000 }, secretsOf(NEW)))).toBe(401)
  const other = new Secret(`whsec_${Buffer.alloc(32, 3).toString('base64')}`)
  expect(await post(body, signedHeaders({ id: 'msg_1', body, now }, [other]))).toBe(401)
  expect(await post(body, { 'webhook-id': 'msg_1' })).toBe(401)
  expect(await post(body, signed)).toBe(204)
  expect(await post(body, signed)).toBe(204)
  const late = message('2026-01-01', 'late')
  expect(await post(late, signedHeaders({ id: 'msg_0', body: late, now }, secretsOf(OLD)))).toBe(204)
  const newer = message('2026-01-03', 'newer')
  expect(await post(newer, signedHeaders({ id: 'msg_3', body: newer, now }, secretsOf(OLD)))).toBe(204)
  expect([await next(), await next()]).toEqual(['first k', 'newer k'])
})

test('the example of the page has the fields of the schema', () => {
  const example: unknown = JSON.parse(/```json\n(.*?)```/s.exec(DOCS)?.[1] ?? '')
  expect(isWebhookMessage(example)).toBe(false)
  // It is cut short inside the task, and whole outside of it.
  const outside = (isWebhookMessage.errors ?? []).filter(
    ({ instancePath }) => !instancePath.startsWith('/data/action_item'),
  )
  expect(
    outside.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'const').map(({ params }) => params),
  ).toEqual([])
})
