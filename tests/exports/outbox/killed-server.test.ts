// kill -9 of a real server while a record is on its way: the next process brings it there, once, and the log tells it.
import { afterEach, expect, test } from 'vitest'
import { DECISIONS, TASKS } from '../../../backend/exports/targets/notion/properties.ts'
import { list, record } from '../../support/doors.ts'
import type { Emulator } from '../../support/emulators/core/emulator.ts'
import type { Match } from '../../support/emulators/core/match.ts'
import { startNotion } from '../../support/emulators/notion/start.ts'
import { startWebhookSink } from '../../support/emulators/webhook/start.ts'
import { MINUTES } from '../../support/export-world.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import { startServer } from '../../support/xio.ts'
import { propertiesOf } from '../notion/given.ts'

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const SLOW = { timeout: 240_000 }

const newDir = tempDirs()
const servers: { kill(): void }[] = []
const services: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) server.kill()
  for (const service of services.splice(0)) await service.close()
})

/** A server with a record that is asked to go to the target; it can be killed and started again on the same data. */
async function exporting(target: string, env: Record<string, string>) {
  const cwd = newDir()
  const start = async () => {
    const server = await startServer(cwd, env)
    servers.push(server)
    return server
  }
  let server = await start()
  const ask = async (method: string, route: string, body?: string, type = 'application/json') => {
    const given = body === undefined ? { method } : { method, body, headers: { 'content-type': type } }
    const answer = await fetch(`${server.url}/api/v1${route}`, given)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`)
    return record(JSON.parse(text))
  }
  const made = await ask('POST', '/imports?name=minutes.md', MINUTES, 'text/markdown')
  const runId = String(record(made.run).id)
  await ask('POST', `/runs/${runId}/adopt`, '{}')
  return {
    send: () => ask('POST', `/runs/${runId}/exports`, JSON.stringify({ target })),
    /** Nothing is told to it, and nothing is finished. */
    kill: () => server.kill(),
    again: async () => void (server = await start()),
    /** Settles when the server says so of its exports. */
    async until(isSo: (items: ReturnType<typeof list>) => boolean): Promise<void> {
      while (!isSo(list((await ask('GET', `/runs/${runId}/exports`)).items)))
        await new Promise((resolve) => setTimeout(resolve, 50))
    },
    /** The last word of the log about each object. */
    async told(): Promise<Record<string, unknown>> {
      const { items } = await ask('GET', `/runs/${runId}/events?limit=500`)
      const exported = list(items).filter(({ type }) => type === 'export')
      return Object.fromEntries(exported.map(({ data }) => [String(record(data).key), record(data).status]))
    },
  }
}

const allStand = (items: ReturnType<typeof list>): boolean =>
  items.length === 3 && items.every(({ status }) => status === 'succeeded')

/** The server is killed when the emulator has done what it was asked and before it says so. */
async function killBeforeTheAnswer(
  { control }: Pick<Emulator<Record<never, never>>, 'control'>,
  at: Awaited<ReturnType<typeof exporting>>,
  match: Match,
): Promise<void> {
  const hold = control.hold(match)
  await at.send()
  await hold.reached
  at.kill()
  hold.release()
}

async function webhook() {
  const sink = await startWebhookSink({ secrets: [SECRET] })
  services.push(sink)
  const at = await exporting('webhook', {
    XIO_WEBHOOKS: `${sink.url}/hook`,
    XIO_WEBHOOK_SECRETS: SECRET,
    XIO_OUTBOUND_ALLOW: '127.0.0.1',
    // The port is another after each start.
    XIO_PUBLIC_URL: 'http://council.test',
  })
  return { sink, at }
}

/** A receiver keeps ids: what came twice came under the same one, with the same words. */
function judge(sink: Awaited<ReturnType<typeof startWebhookSink>>): number {
  const received = sink.control.received()
  const byId = Map.groupBy(received, ({ id }) => id)
  expect(byId.size).toBe(3)
  for (const all of byId.values()) expect(new Set(all.map(({ text }) => text)).size).toBe(1)
  expect(received.every(({ signedBy }) => signedBy === 0)).toBe(true)
  return received.length
}

test(
  'killed before the answer of a webhook, the same message is sent again under the same id',
  SLOW,
  async () => {
    const { sink, at } = await webhook()
    await killBeforeTheAnswer(sink, at, { path: '/hook' })
    await at.again()
    await at.until(allStand)
    expect(judge(sink)).toBe(4)
    expect(Object.values(await at.told())).toEqual(['succeeded', 'succeeded', 'succeeded'])
    // After all of it has arrived.
    at.kill()
    await at.again()
    await at.until(allStand)
    expect(judge(sink)).toBe(4)
  },
)

test('killed while it waits to try again, the next one goes on waiting and brings it', SLOW, async () => {
  const { sink, at } = await webhook()
  sink.control.answer({ status: 503, times: 1 })
  await at.send()
  await at.until((items) => items.some(({ status }) => status === 'failed'))
  at.kill()
  await at.again()
  await at.until(allStand)
  expect(judge(sink)).toBe(4)
  expect(Object.values(await at.told())).toEqual(['succeeded', 'succeeded', 'succeeded'])
})

test('killed when Notion has made the page and not said so, one page is there in the end', SLOW, async () => {
  const notion = await startNotion({ pagesUrl: 'http://127.0.0.1:9' })
  services.push(notion)
  const { control } = notion
  const decisions = control.addDatabase({ title: 'Decisions', properties: propertiesOf(DECISIONS, '') })
  const properties = propertiesOf(TASKS, decisions.dataSourceId)
  const tasks = control.addDatabase({ title: 'Tasks', properties })
  const at = await exporting('notion', {
    NOTION_TOKEN: notion.token,
    NOTION_BASE_URL: notion.url,
    NOTION_DECISIONS: decisions.dataSourceId,
    NOTION_TASKS: tasks.dataSourceId,
  })
  await killBeforeTheAnswer(notion, at, { method: 'POST', path: '/v1/pages' })
  await at.again()
  await at.until(allStand)
  const keys = Object.values(control.keys())
  expect(keys.map(({ live, most }) => [live.length, most])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ])
  const named = control.rows(tasks.dataSourceId).map(({ values }) => values.Task)
  expect(named).toEqual(expect.arrayContaining(['Ask the school for the keys', 'List the tools']))
  expect(Object.values(await at.told())).toEqual(['succeeded', 'succeeded', 'succeeded'])
  expect(control.unserved()).toEqual([])
})
