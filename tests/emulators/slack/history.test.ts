import { expect, it } from 'vitest'
import { givenSlack, refusal } from './given.ts'

async function givenMessages(count: number, start = {}) {
  const given = await givenSlack(start)
  const user = given.slack.people.ada.id
  const said = Array.from({ length: count }, (_, index) => {
    given.clock.advance(1000)
    return given.slack.control.say({ channel: given.channel, user, text: String(index) })
  })
  return { ...given, said }
}

it('a history is read in pages, newest first, and a message that comes in between moves no page', async () => {
  const { slack, client, channel, said } = await givenMessages(7)
  const read: (string | undefined)[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 5; pages++) {
    const page = await client.conversations.history({ channel, limit: 3, ...(cursor && { cursor }) })
    read.push(...(page.messages ?? []).map(({ ts }) => ts))
    expect(page.has_more).toBe(page.response_metadata?.next_cursor !== '')
    cursor = page.response_metadata?.next_cursor
    if (!cursor) break
    slack.control.say({ channel, user: slack.people.ben.id, text: 'in between' })
  }
  expect(read).toEqual(said.toReversed())
})

it('`oldest` and `latest` bound the history, and belong to it only where it is inclusive', async () => {
  const { client, channel, said } = await givenMessages(5)
  const between = async (inclusive: boolean) => {
    const { messages } = await client.conversations.history({
      channel,
      oldest: said[1] ?? '',
      latest: said[3] ?? '',
      inclusive,
    })
    return messages?.map(({ text }) => text)
  }
  expect(await between(false)).toEqual(['2'])
  expect(await between(true)).toEqual(['3', '2', '1'])
})

it('an app of the other kind gets fifteen messages, however many it asks for', async () => {
  const { client, channel } = await givenMessages(20, { historyLimit: 15 })
  const { messages, has_more: more } = await client.conversations.history({ channel, limit: 200 })
  expect([messages?.length, more]).toEqual([15, true])
})

it('refuses bounds, limits and cursors that are none', async () => {
  const { client, channel } = await givenMessages(1)
  const history = (more: object) => refusal(client.apiCall('conversations.history', { channel, ...more }))
  expect(await history({ oldest: 'yesterday' })).toMatchObject({ error: 'invalid_ts_oldest' })
  expect(await history({ latest: '12.1234567' })).toMatchObject({ error: 'invalid_ts_latest' })
  expect(await history({ limit: -1 })).toMatchObject({ error: 'invalid_limit' })
  expect(await history({ cursor: 'mine' })).toMatchObject({ error: 'invalid_cursor' })
})

it('lists the channels an app may see: of private ones only its own', async () => {
  const { client, channel } = await givenSlack()
  const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' })
  expect(channels?.map(({ name }) => name)).toEqual(['council', 'general', 'last-year'])
  const { channel: info } = await client.conversations.info({ channel, include_num_members: true })
  expect(info).toMatchObject({ name: 'council', is_member: true, num_members: 5 })
})

it('a history may lag behind: what was just posted is not there yet, and cannot be taken for lost', async () => {
  const { slack, client, clock, channel } = await givenMessages(1)
  clock.advance(60_000)
  slack.control.lag(20_000)
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'just now' })
  const reply = await client.chat.postMessage({ channel, thread_ts: ts, text: 'a reply' })
  const seen = async () => (await client.conversations.history({ channel })).messages?.map((one) => one.ts)
  const replies = async () =>
    (await client.conversations.replies({ channel, ts })).messages?.map((one) => one.ts)
  clock.advance(19_999)
  expect([await seen(), await replies()]).toEqual([[expect.any(String)], [ts]])
  clock.advance(2)
  expect([await seen(), await replies()]).toEqual([
    [ts, expect.any(String)],
    [ts, reply.ts],
  ])
})
