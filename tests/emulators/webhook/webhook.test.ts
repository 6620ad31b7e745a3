import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { startWebhookSink, type WebhookSink } from '../../support/emulators/webhook/start.ts'

const OLD = `whsec_${Buffer.from('an old secret of some length').toString('base64')}`
const NEW = `whsec_${Buffer.from('a new secret of some length').toString('base64')}`
let clock: VirtualClock
let sink: WebhookSink
beforeEach(async () => {
  clock = new VirtualClock()
  sink = await startWebhookSink({ clock, secrets: [OLD, NEW] })
})
afterEach(() => sink.close())

function post(
  text: string,
  { secret = OLD, id = 'msg-1', path = '/in', signed = text } = {},
): Promise<Response> {
  const at = new Date(clock.now())
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': `v1,c3RyYW5nZXI= ${new Webhook(secret).sign(id, at, signed)}`,
  }
  return fetch(sink.url + path, { method: 'POST', redirect: 'manual', headers, body: text })
}

it('keeps the body byte for byte and says which secret signed it', async () => {
  await post('{ "key": "é" }')
  await post('{}', { secret: NEW, id: 'msg-2' })
  await post('{}', { signed: '{ }' })
  expect(sink.control.received()).toMatchObject([
    { text: '{ "key": "é" }', json: { key: 'é' }, id: 'msg-1', signedBy: 0, at: clock.now() },
    { id: 'msg-2', signedBy: 1 },
    { id: 'msg-1', signedBy: null },
  ])
  expect(sink.control.times()).toEqual({ 'msg-1': 2, 'msg-2': 1 })
})

it('answers as told, by path and as often as told', async () => {
  sink.control.answer({ path: '/gone', status: 410 })
  sink.control.answer({ times: 1, status: 302, headers: { location: 'http://169.254.169.254/' } })
  const gone = await post('{}', { path: '/gone' })
  const moved = await post('{}')
  const fine = await post('{}')
  expect([gone.status, moved.status, fine.status]).toEqual([410, 302, 200])
  expect(moved.headers.get('location')).toBe('http://169.254.169.254/')
})

it('may take a request and lose the answer', async () => {
  sink.control.fault({ times: 1, fault: { kind: 'reset', commit: 'after' } })
  await expect(post('{}')).rejects.toThrow()
  expect(sink.control.received('/in')).toHaveLength(1)
  sink.control.fault({ times: 1, fault: { kind: 'status', code: 503, commit: 'before' } })
  expect((await post('{}')).status).toBe(503)
  expect(sink.control.received('/in')).toHaveLength(1)
})
