import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '../../../backend/secret.ts'
import { plainCouncil } from '../../support/scripts.ts'
import { type Bench, benches, GROUP } from './bench.ts'
import { type Door, openDoor } from './door-bench.ts'

const openBench = benches()
const doors: Door[] = []
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

const SECRET = 'only-telegram-knows'
const ADA = 501
const BOB = 502

async function open(called: boolean, users: string[] | null = null): Promise<Bench & { door: Door }> {
  const bench = await openBench({
    script: plainCouncil(),
    access: { webhookSecret: called ? new Secret(SECRET) : null, users },
  })
  const door = await openDoor(bench, { called })
  doors.push(door)
  await expect.poll(() => isListening(bench, called)).toBe(true)
  return { ...bench, door }
}

function isListening({ telegram }: Bench, called: boolean): boolean {
  if (called) return telegram.bot.webhook.settings !== null
  return telegram.control.journal().some(({ path }) => path.endsWith('getUpdates'))
}

/** A council that asks a person whether it may go on, and what stands in the chat of it. */
async function asking(bench: Bench) {
  const { runId } = await bench.council({ id: 'shed', budget: { maxTurns: 2 } })
  bench.house.pool.start(runId)
  await bench.pass(30_000)
  const question = bench.chat().find(({ buttons }) => buttons.length > 0)
  if (question === undefined) throw new Error(JSON.stringify(bench.chat().map(({ text }) => text)))
  return { runId, question }
}

describe.each([
  ['webhook', true],
  ['polling', false],
])('by %s', (_, called) => {
  it('a press on a button answers the question, once, and its message says so', async () => {
    const bench = await open(called)
    const { runId, question } = await asking(bench)
    expect(question.buttons.map(({ text }) => text)).toEqual([
      'Extend the budget by half',
      'Conclude with what there is',
    ])
    // A phone may show a button that has gone already.
    const press = { chat: GROUP, message: question.id, data: question.buttons[1]?.data ?? '', by: ADA }
    const { callback } = bench.telegram.control.pressAnyway(press)
    await expect.poll(() => bench.telegram.control.answered(callback)).toMatchObject({ text: '' })
    const again = bench.telegram.control.pressAnyway(press)
    await expect.poll(() => bench.telegram.control.answered(again.callback)).toMatchObject({ alert: true })
    const events = await bench.house.events(runId)
    const answers = events.filter(({ type, data }) => type === 'human_question' && data.state === 'answered')
    expect(answers).toMatchObject([
      { data: { answer: 'conclude', by: { kind: 'person', id: 'telegram:501', name: 'Person 501' } } },
    ])
    await bench.pass(30_000)
    const settled = bench.chat().find(({ id }) => id === question.id)
    expect(settled?.buttons).toEqual([])
    expect(settled?.text).toContain('Person 501')
    expect(bench.telegram.control.messagesWith({ text: 'asks:' })).toEqual({ now: 1, most: 1 })
  })

  it('a line starts a council once, and tells where it stands', async () => {
    const bench = await open(called)
    const said = bench.telegram.control.say({
      chat: GROUP,
      text: '/council start Where do Ann & Bob meet?',
      by: ADA,
    })
    await expect.poll(() => repliesTo(bench, said.message)).toHaveLength(1)
    expect(repliesTo(bench, said.message)[0]?.text).toContain('Where do Ann & Bob meet?')
    const { items } = await bench.store.log.runs({ workspaceId: 'main', limit: 10 })
    expect(items).toHaveLength(1)
    const other = bench.telegram.control.say({ chat: GROUP, text: '/status@some_other_bot', by: ADA })
    const asked = bench.telegram.control.say({ chat: GROUP, text: '/status@xio_consilium_bot', by: ADA })
    await expect.poll(() => repliesTo(bench, asked.message)).toHaveLength(1)
    expect(repliesTo(bench, other.message)).toEqual([])
  })

  it('whoever may not steer looks on, and another chat is not heard', async () => {
    const bench = await open(called, [String(ADA)])
    const { runId, question } = await asking(bench)
    const { callback } = bench.telegram.control.press({
      chat: GROUP,
      message: question.id,
      text: 'Extend the budget by half',
      by: BOB,
    })
    await expect.poll(() => bench.telegram.control.answered(callback)).toMatchObject({ alert: true })
    const elsewhere = bench.telegram.control.say({ chat: ADA, text: '/council stop', by: ADA })
    const here = bench.telegram.control.say({ chat: GROUP, text: '/council stop', by: BOB })
    await expect.poll(() => repliesTo(bench, here.message)).toHaveLength(1)
    expect(bench.telegram.control.chat(ADA).filter(({ replyTo }) => replyTo === elsewhere.message)).toEqual(
      [],
    )
    expect((await bench.house.state(runId)).status).toBe('waiting_for_human')
  })
})

describe('the webhook', () => {
  it('refuses who does not know the secret, and takes what is no update', async () => {
    const { door, telegram } = await open(true)
    const post = (secret: string | null, body: string) =>
      fetch(`${door.url}/telegram/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body,
      })
    const update = JSON.stringify({ update_id: 1, message: said('/council start A question?') })
    for (const secret of [null, '', 'wrong', `${SECRET}x`])
      expect((await post(secret, update)).status).toBe(401)
    expect((await post(SECRET, '{"no":"update"}')).status).toBe(200)
    expect((await post(SECRET, '{"update_id":2,"message":{"text":5}}')).status).toBe(200)
    expect(telegram.control.chat(GROUP)).toEqual([])
  })

  it('given the same update three times at once and once later, one council is started and one answer given', async () => {
    const bench = await open(true)
    const { telegram } = bench
    telegram.control.automatic(false)
    const { message } = telegram.control.say({
      chat: GROUP,
      text: '/council start Where do we meet?',
      by: ADA,
    })
    const [id] = telegram.control.updates().map(({ update_id }) => update_id)
    const statuses = await Promise.all([1, 2, 3].map(() => telegram.control.deliver([id!])))
    expect(statuses.flat()).toEqual([200, 200, 200])
    expect(await telegram.control.deliver([id!])).toEqual([200])
    await expect.poll(() => repliesTo(bench, message)).toHaveLength(1)
    await bench.pass(1000)
    expect(repliesTo(bench, message)).toHaveLength(1)
    expect((await bench.store.log.runs({ workspaceId: 'main', limit: 10 })).items).toHaveLength(1)
  })

  it('given presses out of order, then the first that comes counts', async () => {
    const bench = await open(true)
    const { telegram } = bench
    const { runId, question } = await asking(bench)
    telegram.control.automatic(false)
    const before = telegram.control.updates().length
    telegram.control.press({ chat: GROUP, message: question.id, text: 'Extend the budget by half', by: ADA })
    telegram.control.press({
      chat: GROUP,
      message: question.id,
      text: 'Conclude with what there is',
      by: BOB,
    })
    const [first, second] = telegram.control
      .updates()
      .slice(before)
      .map(({ update_id }) => update_id)
    expect(await telegram.control.deliver([second!, first!, second!])).toEqual([200, 200, 200])
    const { asked } = await bench.house.state(runId)
    expect(asked.filter(({ purpose }) => purpose === 'budget')).toMatchObject([{ answer: 'conclude' }])
  })
})

describe('polling', () => {
  it('takes a webhook away that another set up left behind', async () => {
    const bench = await openBench()
    bench.telegram.bot.webhook.set({ url: 'http://127.0.0.1:9/', secret: null, maxConnections: 1 })
    bench.telegram.bot.webhook.automatic = false
    doors.push(await openDoor(bench, { called: false }))
    await expect.poll(() => bench.telegram.bot.webhook.settings).toBeNull()
    expect(bench.house.logger.lines.join()).toContain('Telegram still calls a webhook of this bot')
  })

  it('says when another program asks for the same bot, and goes on when it has stopped', async () => {
    const bench = await open(false)
    const { telegram, clock } = bench
    const rival = telegram.bot.updates.poll({ offset: 0, limit: 1, seconds: 50 })
    await expect
      .poll(() => bench.house.logger.lines.join())
      .toContain('Another program asks Telegram for the answers to this bot')
    await bench.pass(60_000)
    await rival
    const { message } = telegram.control.say({ chat: GROUP, text: '/help' })
    await expect.poll(() => (clock.advance(1000), repliesTo(bench, message))).toHaveLength(1)
  })

  it('never says the token, whatever fails', async () => {
    const bench = await openBench()
    bench.telegram.control.fault({ fault: { kind: 'reset', commit: 'before' } })
    doors.push(await openDoor(bench, { called: false }))
    await expect.poll(() => bench.house.logger.lines.length).toBeGreaterThan(1)
    await bench.pass(5000)
    expect(bench.house.logger.lines.join()).not.toContain('emulated-telegram-token')
    bench.telegram.control.clearFaults()
  })
})

const repliesTo = (bench: Bench, message: number) => bench.chat().filter(({ replyTo }) => replyTo === message)
const said = (text: string) => ({
  message_id: 1,
  date: 1,
  text,
  chat: { id: GROUP, type: 'group' },
  from: { id: ADA, is_bot: false, first_name: 'Ada' },
})
