// When Slack hears that something was taken: a whole house, an emulated Slack, and a log that takes its time.
import { afterEach, describe, expect, it } from 'vitest'
import { authorizeLocal, identifyLocal } from '../../../backend/access/local.ts'
import { openHouse } from '../../../backend/compose.ts'
import { readConfig } from '../../../backend/config.ts'
import { slackDoor } from '../../../backend/exports/targets/slack/door.ts'
import { createApp } from '../../../backend/http/app.ts'
import type { Councils } from '../../../backend/ports/councils.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { startSlack } from '../../support/emulators/slack/start.ts'
import { ANNA, memoryLog } from '../../support/house.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import { textOf } from './bench.ts'
import { PATIENT } from './door-bench.ts'

const newDir = tempDirs()
const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

/** What comes before a command or a start reaches the log. */
type Before = () => Promise<void>

async function openBench() {
  const slack = await startSlack({ rates: { off: true } })
  open.push(() => slack.close())
  const logger = memoryLog()
  const config = readConfig({
    XIO_DATA_DIR: newDir(),
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CHANNEL: slack.council.id,
    SLACK_API_URL: slack.apiUrl,
  })
  const house = await openHouse({ dataDir: config.dataDir, logger, alone: false, exporting: config })
  open.push(() => house.close())
  const { store, ids, exports, registry, imports } = house
  if (exports === null) throw new Error('there are no exports')
  const order: string[] = []
  let before: Before = async () => undefined
  const slowly = async <T>(write: () => Promise<T>): Promise<T> => {
    await before()
    const written = await write()
    order.push('written')
    return written
  }
  const councils: Councils = {
    ...house.councils,
    start: (given) => slowly(() => house.councils.start(given)),
    command: (given) => slowly(() => house.councils.command(given)),
  }
  // Of the door alone: its two seconds cost a test nothing, and its signatures are of now.
  const clock = new VirtualClock(Date.now())
  const { deliveries, idempotency, log, meetings } = store
  const common = { exports, meetings, deliveries, idempotency, log, clock, logger, ids }
  const panelUrl = 'http://127.0.0.1:3000'
  const door = slackDoor({
    ...common,
    settings: config,
    random: () => 0.5,
    councils,
    store: store.outbox,
    panelUrl,
  })
  if (door === null) throw new Error('there is no door')
  const app = createApp({
    ...common,
    councils,
    imports,
    inbound: [door],
    registry,
    providers: [],
    identify: identifyLocal,
    authorize: authorizeLocal,
    config: { allowedHosts: null },
    panelDir: null,
    version: '0.0.0-test',
    ready: async () => [],
    live: null,
  })
  open.push(async () => (await door.close(), await app.close()))
  slack.control.requestUrl(`${await app.listen({ host: '127.0.0.1', port: 0 })}/slack/events`)
  return {
    slack,
    house,
    clock,
    logger,
    order,
    channel: slack.council.id,
    ada: slack.people.ada.id,
    slowed: (by: Before) => void (before = by),
  }
}

type Bench = Awaited<ReturnType<typeof openBench>>

/** A council that asks whether it may go on; without options it asks for them, in words. */
async function asking({ house, slack, channel }: Bench, options: string[] | null) {
  const id = 'shed'
  const body = {
    title: 'Tools',
    question: 'Where do we keep the tools that members share?',
    ...(options && { budget: { maxTurns: 1 }, options: options.map((title) => ({ title })) }),
  }
  await house.store.meetings.put({ workspaceId: 'main', id, body, notes: [] }, house.clock.now())
  const overrides = { exports: ['slack'], pace: 'max' as const }
  const given = { meetingId: id, overrides, by: ANNA, workspaceId: 'main', correlationId: 'test' }
  await house.councils.start(given)
  const asked = () => slack.control.messages(channel).find(({ blocks }) => textOf(blocks).includes(' asks:'))
  await expect.poll(asked, PATIENT).toBeDefined()
  return { ts: asked()?.ts ?? '' }
}

/** What a person does in the channel, and can do again. */
const DEEDS: [string, (bench: Bench) => Promise<{ act: () => Promise<{ acked: boolean }> }>][] = [
  [
    '/council start',
    async ({ slack, channel, ada }) => ({
      act: () => slack.control.command({ user: ada, channel, text: 'start Where do we meet?' }),
    }),
  ],
  [
    '/council stop',
    async (bench) => {
      await asking(bench, ['The shed', 'The cellar'])
      const { slack, channel, ada } = bench
      return { act: () => slack.control.command({ user: ada, channel, text: 'stop' }) }
    },
  ],
  [
    'a press',
    async (bench) => {
      const { ts } = await asking(bench, ['The shed', 'The cellar'])
      const { slack, channel, ada } = bench
      return { act: () => slack.control.press({ user: ada, channel, ts, actionId: 'xio_answer_1' }) }
    },
  ],
  [
    'a form that is sent',
    async (bench) => {
      const { ts } = await asking(bench, null)
      const { slack, channel, ada } = bench
      await slack.control.press({ user: ada, channel, ts, actionId: 'xio_answer_words' })
      const views = () => [...slack.workspace.views.values()].filter((view) => view.open)
      await expect.poll(() => views().length, PATIENT).toBe(1)
      const filled = { xio_answer: { xio_answer_text: 'In the shed' } }
      return { act: () => slack.control.submit({ user: ada, view: views()[0]?.id ?? '', filled }) }
    },
  ],
]

describe.each(DEEDS)('%s', (_, prepare) => {
  it('is in the log before Slack hears that it was taken, so no crash in between loses it', async () => {
    const bench = await openBench()
    const { act } = await prepare(bench)
    // Whoever was told already would have heard of it meanwhile.
    bench.slowed(async () => {
      for (let n = 0; n < 3; n++) await bench.slack.control.verifyUrl()
    })
    const { acked } = await act()
    bench.order.push('taken')
    expect([acked, ...bench.order]).toEqual([true, 'written', 'taken'])
  })

  it('is taken after two seconds at most, and done all the same', async () => {
    const bench = await openBench()
    const { act } = await prepare(bench)
    const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    bench.slowed(() => (reached.resolve(), gate.promise))
    const acting = act()
    await reached.promise
    bench.clock.advance(2_000)
    expect(await acting).toMatchObject({ acked: true })
    expect(bench.order).toEqual([])
    gate.resolve()
    await expect.poll(() => bench.order, PATIENT).toEqual(['written'])
  })

  it('is not said to be taken where it failed, and can be asked for again', async () => {
    const bench = await openBench()
    const { act } = await prepare(bench)
    bench.slowed(() => Promise.reject(new Error('the disk is full')))
    expect(await act()).toMatchObject({ acked: false, status: 500 })
    expect(bench.logger.lines.join()).toContain('the disk is full')
    bench.slowed(async () => undefined)
    expect(await act()).toMatchObject({ acked: true })
    expect(bench.order).toEqual(['written'])
  })
})
