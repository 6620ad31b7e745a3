import { afterEach, describe, expect, it } from 'vitest'
import { mailTarget } from '../../../backend/exports/targets/mail/mail-target.ts'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import { Secret } from '../../../backend/secret.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { type MailGiven, type MailSink, startMailSink } from '../../support/emulators/mail/start.ts'
import { exportWorlds, type World } from '../../support/export-world.ts'

const openWorld = exportWorlds()
const sinks: MailSink[] = []
afterEach(() => Promise.all(sinks.splice(0).map((sink) => sink.close())))

const ANNA = 'anna@example.com'
const BEN = 'ben@example.com'
const DAY = 24 * 3_600_000

async function given(how: MailGiven & { to?: string[]; between?: (store: OutboxStore) => OutboxStore } = {}) {
  const clock = new VirtualClock()
  const sink = await startMailSink({ clock, ...how })
  sinks.push(sink)
  const target = mailTarget({
    server: new Secret(sink.url),
    from: 'xio@example.com',
    to: how.to ?? [ANNA, BEN],
  })
  const { between } = how
  const world = await openWorld({ clock, targets: [target], ...(between === undefined ? {} : { between }) })
  return { clock, sink, world, target }
}

async function exported(world: World) {
  const { runId } = await world.recorded(undefined, ['mail'])
  await world.quiet()
  return runId
}

/** Time passes, and whatever was due by then is done. */
async function later(world: World, ms: number) {
  await world.quiet()
  world.clock.advance(ms)
  await world.quiet()
}

const statuses = async (world: World, runId: string) => (await world.rows(runId)).map(({ status }) => status)

async function retry(world: World, runId: string, index: number) {
  const row = (await world.rows(runId))[index]
  await world.store.outbox.retry(row?.exportId ?? '', world.clock.now())
  world.outbox.wake()
  await world.quiet()
}

const renamed = { op: 'replace' as const, path: '/title', value: 'Where the tools stay' }

describe('a record', () => {
  it('goes to each recipient alone, and says that no person wrote it', async () => {
    const { sink, world } = await given()
    expect(await statuses(world, await exported(world))).toEqual(['succeeded', 'succeeded'])
    const mails = sink.control.mails()
    expect(mails.map(({ to }) => to)).toEqual([[ANNA], [BEN]])
    for (const { headers, to, from } of mails) {
      expect(from).toBe('xio@example.com')
      expect(headers).toMatchObject({
        to: to[0],
        subject: 'Decision: Where the tool library stays',
        'auto-submitted': 'auto-generated',
        'message-id': expect.stringMatching(/^<[0-9a-f]{64}@example\.com>$/),
      })
      expect(headers).not.toHaveProperty('in-reply-to')
    }
    // Without the soft line ends of quoted-printable.
    const text = mails[0]?.raw.replaceAll('=\r\n', '')
    expect(text).toContain('Decided: The tool library moves to the school hall in March.')
    expect(text).toContain('<li>Ask the school for the keys (Boris ')
  })

  it('that is asked for again writes nobody', async () => {
    const { sink, world } = await given()
    const runId = await exported(world)
    await world.command(runId, { type: 'export', target: 'mail' })
    await later(world, DAY)
    expect(await statuses(world, runId)).toEqual(['unchanged', 'unchanged'])
    expect(sink.control.mails()).toHaveLength(2)
  })

  it('that was changed goes out once more, in the same thread', async () => {
    const { sink, world } = await given()
    const runId = await exported(world)
    await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: [renamed] })
    await later(world, DAY)
    const [first, again, ...more] = sink.control.mails(ANNA)
    expect(more).toEqual([])
    expect(again?.headers).toMatchObject({
      subject: 'Re: Decision: Where the tools stay',
      'in-reply-to': first?.headers['message-id'],
      references: first?.headers['message-id'],
    })
    expect(again?.headers['message-id']).not.toBe(first?.headers['message-id'])
  })
})

describe('a letter that may have arrived', () => {
  it.each([true, false])('is never sent again by itself (the server kept it: %s)', async (kept) => {
    const { sink, world } = await given()
    sink.control.fault({ kind: 'cut', kept, to: ANNA, times: 1 })
    const runId = await exported(world)
    await later(world, 2 * DAY)
    expect(await statuses(world, runId)).toEqual(['unconfirmed', 'succeeded'])
    expect((await world.rows(runId))[0]?.error).toBe(
      `The letter to ${ANNA} had left when the connection broke, so it may have arrived. Ask whether it has; if not, try again.`,
    )
    expect(sink.control.mails(ANNA)).toHaveLength(kept ? 1 : 0)
  })

  it('is sent again under the same name when a person asks for it', async () => {
    const { sink, world } = await given()
    sink.control.fault({ kind: 'cut', kept: true, to: ANNA, times: 1 })
    const runId = await exported(world)
    await retry(world, runId, 0)
    expect(await statuses(world, runId)).toEqual(['succeeded', 'succeeded'])
    expect(Object.values(sink.control.times()).toSorted((a, b) => a - b)).toEqual([1, 2])
  })

  it('does not keep a later one from going', async () => {
    const { sink, world } = await given()
    sink.control.fault({ kind: 'cut', kept: false, to: ANNA, times: 1 })
    const runId = await exported(world)
    await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: [renamed] })
    await world.quiet()
    expect(await statuses(world, runId)).toEqual(['succeeded', 'succeeded'])
    expect(sink.control.mails(ANNA).map(({ headers }) => headers.subject)).toEqual([
      'Re: Decision: Where the tools stay',
    ])
  })

  // What the store does after the first `alive` of these calls never happens: the process is gone.
  it.each([
    ['before a byte of it left', 0, 'succeeded', 1],
    ['once it was about to leave', 1, 'unconfirmed', 1],
    ['after the server had taken it', 2, 'succeeded', 1],
  ] as const)('by a kill %s', async (_when, alive, status, arrived) => {
    let kept = 0
    const death = Promise.withResolvers<void>()
    let dead = false
    const between = (store: OutboxStore): OutboxStore =>
      new Proxy(store, {
        get:
          (from, name: keyof OutboxStore) =>
          (...args: never[]) => {
            if ((name === 'keep' && kept++ === alive) || (name === 'settle' && kept >= alive)) dead = true
            if (!dead) return Reflect.apply(from[name], from, args)
            death.resolve()
            return Promise.reject(new Error('killed'))
          },
      })
    const { sink, world, clock, target } = await given({ between, to: [ANNA] })
    const { runId } = await world.recorded(undefined, ['mail'])
    await death.promise
    const next = await openWorld({ clock, targets: [target], store: world.store, seed: 2 })
    await next.outbox.takeUp('main')
    await later(next, 600_000)
    expect((await next.rows(runId))[0]).toMatchObject({ status })
    expect(sink.control.mails(ANNA)).toHaveLength(arrived)
  })
})

describe('a mail server that refuses', () => {
  it('one recipient keeps no letter from the others', async () => {
    const { sink, world } = await given()
    sink.control.fault({ kind: 'refuse', at: 'rcpt', code: 550, to: ANNA })
    const runId = await exported(world)
    expect(await world.rows(runId)).toMatchObject([
      {
        status: 'dead',
        error: expect.stringMatching(/takes no letters for anna@example\.com \(550\)\. Look at XIO_MAIL_TO/),
      },
      { status: 'succeeded' },
    ])
  })

  it.each(['mail', 'rcpt', 'data'] as const)(
    'for now, at %s, is asked again and takes each letter once',
    async (at) => {
      const { sink, world } = await given()
      sink.control.fault({ kind: 'refuse', at, code: 451, times: 3 })
      const runId = await exported(world)
      await world.quiet(600_000)
      expect(await statuses(world, runId)).toEqual(['succeeded', 'succeeded'])
      expect(sink.control.mails()).toHaveLength(2)
      expect(Object.values(sink.control.times())).toEqual([1, 1])
    },
  )

  it('who we are is told to whoever set it up, without the password', async () => {
    const { sink, world, clock } = await given({ login: { user: 'xio', pass: 'right' } })
    const wrong = new Secret(sink.url.replace('right', 'hush'))
    const target = mailTarget({ server: wrong, from: 'xio@example.com', to: [ANNA] })
    const other = await openWorld({ clock, targets: [target], seed: 2 })
    const runId = await exported(other)
    expect(await other.rows(runId)).toMatchObject([
      {
        status: 'failed',
        error: expect.stringMatching(/refuses the user or password of XIO_SMTP_URL \(535/),
      },
    ])
    expect(
      JSON.stringify([await other.rows(runId), await other.runs.state(runId), other.logger]),
    ).not.toContain('hush')
    expect(await statuses(world, await exported(world))).toEqual(['succeeded', 'succeeded'])
  })
})
