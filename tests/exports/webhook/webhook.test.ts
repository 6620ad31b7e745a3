import { afterEach, describe, expect, it } from 'vitest'
import { guardedClient } from '../../../backend/outside/guarded-client.ts'
import { webhookTarget } from '../../../backend/exports/targets/webhook/webhook-target.ts'
import type { AllowedPlace } from '../../../backend/ports/outbound.ts'
import { Secret } from '../../../backend/secret.ts'
import { isWebhookMessage } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { startWebhookSink, type WebhookSink } from '../../support/emulators/webhook/start.ts'
import { exportWorlds, type World } from '../../support/export-world.ts'

const OLD = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
const LOOPBACK: AllowedPlace = { kind: 'host', host: '127.0.0.1', port: null }

const openWorld = exportWorlds()
const sinks: WebhookSink[] = []
afterEach(() => Promise.all(sinks.splice(0).map((sink) => sink.close())))

async function start(clock = new VirtualClock()) {
  const sink = await startWebhookSink({ clock, secrets: [OLD, NEW] })
  sinks.push(sink)
  return { clock, sink }
}

function targetAt(url: string, allowed: AllowedPlace[] = [LOOPBACK], secrets = [NEW, OLD]) {
  const place = { name: 'n8n', url: new Secret(url), secrets: secrets.map((one) => new Secret(one)) }
  return webhookTarget(place, guardedClient({ allowed }))
}

const HOOK = '/hooks/hush'
const TARGET = 'webhook:n8n'

async function given(allowed?: AllowedPlace[]) {
  const { clock, sink } = await start()
  const world = await openWorld({ clock, targets: [targetAt(`${sink.url}${HOOK}`, allowed)] })
  return { clock, sink, world }
}

const exported = async (world: World, ms = 0) => {
  const { runId } = await world.recorded(undefined, [TARGET])
  await world.quiet(ms)
  return { runId, rows: await world.rows(runId) }
}

const messagesOf = ({ control }: WebhookSink) =>
  control.received().map(({ json }) => check('the message', isWebhookMessage, json))

describe('a record', () => {
  it('arrives whole, decision log first, each object by a signed message of its own', async () => {
    const { sink, world } = await given()
    const { runId, rows } = await exported(world)
    expect(rows.map(({ status, attempt }) => [status, attempt])).toEqual([
      ['succeeded', 1],
      ['succeeded', 1],
      ['succeeded', 1],
    ])
    const received = sink.control.received()
    expect(received.map(({ method, path, signedBy }) => [method, path, signedBy])).toEqual(
      Array.from({ length: 3 }, () => ['POST', HOOK, 0]),
    )
    const state = await world.runs.state(runId)
    const messages = messagesOf(sink)
    expect(messages.map(({ type, data }) => [type, data.revision, data.meeting_id])).toEqual([
      ['decision_log.changed', 1, state?.meeting.id],
      ['action_item.changed', 1, state?.meeting.id],
      ['action_item.changed', 1, state?.meeting.id],
    ])
    expect(messages.map(({ data }) => data.key)).toEqual(rows.map(({ key }) => key))
    expect(messages[0]?.data).toMatchObject({
      decision_log: { decision: 'The tool library moves to the school hall in March.' },
      link: `http://127.0.0.1:3000/councils/${runId}`,
    })
    expect(new Set(received.map(({ id }) => id)).size).toBe(3)
  })

  it('is signed by the old secret and by the new one while the receiver changes over', async () => {
    const { sink, world } = await given()
    sink.control.secrets([OLD])
    await exported(world)
    expect(sink.control.received().map(({ signedBy }) => signedBy)).toEqual([0, 0, 0])
    expect(sink.control.received()[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  })

  it('asked for again writes nothing', async () => {
    const { sink, world } = await given()
    const { runId } = await exported(world)
    await world.command(runId, { type: 'export', target: TARGET })
    await world.quiet()
    expect((await world.rows(runId)).map(({ status }) => status)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ])
    expect(sink.control.received()).toHaveLength(3)
  })

  it('that was changed is sent under a higher revision and another id, and the tasks are left alone', async () => {
    const { sink, world } = await given()
    const { runId } = await exported(world)
    const patch = [{ op: 'replace' as const, path: '/title', value: 'Another title' }]
    await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch })
    await world.quiet()
    const [first, , , again, ...more] = sink.control.received()
    expect(more).toEqual([])
    expect(again?.json).toMatchObject({
      data: { revision: 2, key: messagesOf(sink)[0]?.data.key, decision_log: { title: 'Another title' } },
    })
    expect(again?.id).not.toBe(first?.id)
  })
})

describe('a receiver that fails', () => {
  it.each([500, 502, 404, 401, 408, 400])(
    'with %i is sent the same bytes under the same id until it takes them',
    async (status) => {
      const { sink, world } = await given()
      sink.control.answer({ status, times: 3, body: 'hush' })
      const { rows } = await exported(world, 60_000)
      expect(rows[0]).toMatchObject({ status: 'succeeded', attempt: 4 })
      const tries = sink.control.received().slice(0, 4)
      expect(new Set(tries.map(({ id, text }) => `${id} ${text}`)).size).toBe(1)
      expect(new Set(tries.map(({ headers }) => headers['webhook-timestamp'])).size).toBeGreaterThan(2)
      expect(tries.every(({ signedBy }) => signedBy === 0)).toBe(true)
    },
  )

  it('without an answer is asked again, and knows by the id what it has', async () => {
    const { sink, world } = await given()
    sink.control.fault({ times: 1, fault: { kind: 'reset', commit: 'after' } })
    const { rows } = await exported(world, 60_000)
    expect(rows[0]).toMatchObject({ status: 'succeeded', attempt: 2 })
    expect(Object.values(sink.control.times()).toSorted((a, b) => b - a)).toEqual([2, 1, 1])
  })

  it('tells why, without its own words and without the path of its address', async () => {
    const { sink, world } = await given()
    sink.control.answer({ status: 503, body: 'hush' })
    const { runId, rows } = await exported(world)
    const { host } = new URL(sink.url)
    expect(rows[0]).toMatchObject({
      status: 'failed',
      error: `${host} answers 503: it has a fault of its own.`,
    })
    expect(JSON.stringify([await world.runs.state(runId), world.logger])).not.toContain('hush')
  })

  it.each([429, 503])(
    'and asks for patience with %i is left alone for as long as it says',
    async (status) => {
      const { sink, world } = await given()
      sink.control.answer({ status, times: 1, headers: { 'retry-after': '900' } })
      await exported(world, 899_000)
      expect(sink.control.received()).toHaveLength(1)
      await world.quiet(120_000)
      expect(sink.control.received()).toHaveLength(4)
    },
  )

  it('and is gone for good (410) is asked no more, until a person says that it is back', async () => {
    const { sink, world } = await given()
    sink.control.answer({ status: 410, times: 1 })
    const { rows, runId } = await exported(world, 3_600_000)
    expect(sink.control.received()).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/gone for good \(410\).*XIO_WEBHOOKS/),
    })
    await world.store.outbox.retry(rows[0]!.exportId, world.clock.now())
    world.outbox.lane(TARGET)?.tryAgain()
    world.outbox.wake()
    await world.quiet(3_600_000)
    expect((await world.rows(runId)).map(({ status }) => status)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
    ])
  })

  it('and sends us on is not followed, and the address has to be mended', async () => {
    const { sink, world } = await given()
    sink.control.answer({ status: 307, headers: { location: `${sink.url}/elsewhere` } })
    const { rows } = await exported(world, 3_600_000)
    expect(rows[0]).toMatchObject({
      status: 'dead',
      error: expect.stringMatching(/Redirects are not followed: give the last address/),
    })
    expect(sink.control.received('/elsewhere')).toEqual([])
    expect(sink.control.received()).toHaveLength(3)
  })

  it('for three days is given up, with a reason and a way on', async () => {
    const { sink, world, clock } = await given()
    sink.control.answer({ status: 500 })
    const { runId } = await exported(world)
    const head = async () => (await world.rows(runId))[0]
    for (let at = (await head())?.nextAt; at != null; at = (await head())?.nextAt) {
      clock.advance(Math.max(0, at - clock.now()))
      await world.quiet()
    }
    expect(await head()).toMatchObject({
      status: 'dead',
      error: expect.stringMatching(/^Given up after \d+ tries\. .* try again/),
    })
    const first = sink.control.received().filter(({ id }) => id === sink.control.received()[0]?.id)
    const gaps = first.slice(1).map(({ at }, index) => at - (first[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_500)
    expect(Math.max(...gaps)).toBeGreaterThan(4 * 3_600_000)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10.5 * 3_600_000)
  })
})

describe('an address of this house', () => {
  it('is not reached unless it is allowed, and why is told', async () => {
    const { sink, world } = await given([])
    const { rows } = await exported(world)
    expect(rows[0]).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/not on the public internet.*XIO_OUTBOUND_ALLOW/),
    })
    expect(rows[0]?.error).not.toContain('hush')
    expect(sink.control.received()).toEqual([])
  })
})
