import { expect, it } from 'vitest'
import { clientOf, givenSlack, refusal } from './given.ts'

const key = (rev = 1, kind = 'summary') => ({
  event_type: 'xio_message',
  event_payload: { key: 'run-1', kind, rev },
})

it('a message posted by the official client is read back, with its metadata only where all of it is asked for', async () => {
  const { slack, client, channel } = await givenSlack()
  const posted = await client.chat.postMessage({ channel, text: 'Decided', metadata: key() })
  expect(posted).toMatchObject({ ok: true, channel, message: { bot_id: slack.app.botId, type: 'message' } })
  expect(posted.message).not.toHaveProperty('metadata')
  const plain = await client.conversations.history({ channel })
  expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'xio_message' })
  const whole = await client.conversations.history({ channel, include_all_metadata: true })
  expect(whole.messages).toMatchObject([{ ts: posted.ts, text: 'Decided', metadata: key() }])
  expect(slack.control.unserved()).toEqual([])
})

it('two messages of one millisecond have two `ts`, the later one the greater', async () => {
  const { client, channel } = await givenSlack()
  const first = await client.chat.postMessage({ channel, text: 'one' })
  const second = await client.chat.postMessage({ channel, text: 'two' })
  expect(first.ts).toMatch(/^\d{10}\.\d{6}$/)
  expect(String(second.ts) > String(first.ts)).toBe(true)
})

it('text comes back escaped, with links in brackets and emoji by name; markup stays', async () => {
  const { client, channel } = await givenSlack()
  const text = 'a < b & c &amp; <@U1> <https://x.org|X> see https://y.org/a?b=1&c=2. ✅'
  const { message } = await client.chat.postMessage({ channel, text })
  expect(message?.text).toBe(
    'a &lt; b &amp; c &amp; <@U1> <https://x.org|X> see <https://y.org/a?b=1&amp;c=2>. :white_check_mark:',
  )
})

it('blocks come back with the ids and defaults that were left out', async () => {
  const { client, channel } = await givenSlack()
  const { message } = await client.chat.postMessage({
    channel,
    text: 'fallback',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '*Decided*' } },
      {
        type: 'actions',
        block_id: 'mine',
        elements: [{ type: 'button', text: { type: 'plain_text', text: 'Yes' } }],
      },
    ],
  })
  expect(message?.blocks).toMatchObject([
    { type: 'section', block_id: expect.any(String), text: { verbatim: false } },
    { block_id: 'mine', elements: [{ action_id: expect.any(String), text: { emoji: true } }] },
  ])
})

it('an update changes what it says and leaves the rest: blocks and metadata stay, an empty list takes blocks away, and an empty object metadata', async () => {
  const { slack, client, channel } = await givenSlack()
  const blocks = [{ type: 'divider', block_id: 'line' }]
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'old', blocks, metadata: key() })
  const updated = await client.chat.update({ channel, ts, text: 'new' })
  expect(updated.message).toMatchObject({ text: 'new', blocks, edited: {} })
  await client.chat.update({ channel, ts, text: 'newer', blocks: [] })
  const { messages } = await client.conversations.history({ channel, include_all_metadata: true })
  expect(messages).toMatchObject([{ text: 'newer', blocks: [{ type: 'rich_text' }], metadata: key() }])
  await client.apiCall('chat.update', { channel, ts, text: 'newest', metadata: {} })
  expect(slack.control.keys()).toMatchObject({ 'run-1#summary': { live: [], most: 1 } })
})

it('the same key is counted by kind, now and the most ever; a deleted message counts no more', async () => {
  const { slack, client, channel } = await givenSlack()
  const first = await client.chat.postMessage({ channel, text: 'a', metadata: key() })
  await client.chat.postMessage({ channel, text: 'b', metadata: key() })
  await client.chat.postMessage({ channel, text: 'c', metadata: key(1, 'reminder') })
  await client.chat.delete({ channel, ts: first.ts ?? '' })
  const keys = slack.control.keys()
  expect(keys['run-1#summary']).toMatchObject({ live: [expect.any(String)], most: 2 })
  expect(keys['run-1#reminder']).toMatchObject({ live: [expect.any(String)], most: 1 })
})

it('writes are counted since a mark, reads are none', async () => {
  const { slack, client, channel } = await givenSlack()
  await client.chat.postMessage({ channel, text: 'before' })
  const mark = slack.control.mark()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'after' })
  await client.conversations.history({ channel })
  await refusal(client.chat.update({ channel, ts: '1.000001', text: 'nobody' }))
  await client.chat.update({ channel, ts, text: 'once more' })
  expect(slack.control.writesSince(mark).map(({ path }) => path)).toEqual([
    '/api/chat.postMessage',
    '/api/chat.update',
  ])
})

it('only its author changes or deletes a message, and only one that is there', async () => {
  const { slack, client, channel } = await givenSlack()
  const ts = slack.control.say({ channel, user: slack.people.ada.id, text: 'mine' })
  expect(await refusal(client.chat.update({ channel, ts, text: 'x' }))).toMatchObject({
    error: 'cant_update_message',
  })
  expect(await refusal(client.chat.delete({ channel, ts }))).toMatchObject({ error: 'cant_delete_message' })
  const gone = client.chat.update({ channel, ts: '1700000000.000001', text: 'x' })
  expect(await refusal(gone)).toMatchObject({ error: 'message_not_found' })
})

it('replies stand in their thread and not in the history, unless they are broadcast', async () => {
  const { slack, client, channel } = await givenSlack({ rates: { off: true } })
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' })
  const hidden = await client.chat.postMessage({ channel, thread_ts: ts, text: 'reply' })
  const told = await client.chat.postMessage({ channel, thread_ts: ts, text: 'all', reply_broadcast: true })
  const history = await client.conversations.history({ channel })
  expect(history.messages?.map((message) => message.ts)).toEqual([told.ts, ts])
  expect(history.messages).toMatchObject([{ subtype: 'thread_broadcast' }, { reply_count: 2, thread_ts: ts }])
  const thread = await client.conversations.replies({ channel, ts })
  expect(thread.messages?.map((message) => message.ts)).toEqual([ts, hidden.ts, told.ts])
  for (const parent of ['1700000000.000001', hidden.ts ?? '']) {
    const orphan = client.chat.postMessage({ channel, thread_ts: parent, text: 'lost' })
    expect(await refusal(orphan)).toMatchObject({ error: 'cannot_reply_to_message' })
  }
  expect(await refusal(client.conversations.replies({ channel, ts: '1700000000.000001' }))).toMatchObject({
    error: 'thread_not_found',
  })
  slack.control.remove({ channel, ts })
  const left = await client.conversations.replies({ channel, ts })
  expect(left.messages).toMatchObject([{ subtype: 'tombstone' }, { text: 'reply' }, { text: 'all' }])
})

it('`client_msg_id` is ignored, which makes two messages of one; a workspace can be told to honour it', async () => {
  for (const mode of ['ignored', 'honoured'] as const) {
    const { slack, client, channel } = await givenSlack({ clientMsgId: mode })
    const post = () => client.apiCall('chat.postMessage', { channel, text: 'x', client_msg_id: 'same' })
    const [first, second] = [await post(), await post()]
    expect(tsOf(first) === tsOf(second), mode).toBe(mode === 'honoured')
    expect(slack.control.messages(channel)).toHaveLength(mode === 'honoured' ? 1 : 2)
    expect(slack.control.unserved()).toEqual([])
  }
})

const tsOf = (answer: object) => ('ts' in answer ? answer.ts : null)

it('what only one person sees is in no history and cannot be updated', async () => {
  const { slack, client, channel } = await givenSlack()
  const user = slack.people.ada.id
  const shown = await client.chat.postEphemeral({ channel, user, text: 'for you' })
  expect(slack.control.ephemerals()).toMatchObject([{ user, text: 'for you', ts: shown.message_ts }])
  expect((await client.conversations.history({ channel })).messages).toEqual([])
  const update = client.chat.update({ channel, ts: shown.message_ts ?? '', text: 'x' })
  expect(await refusal(update)).toMatchObject({ error: 'message_not_found' })
  const stranger = client.chat.postEphemeral({ channel, user: 'U0NOBODY', text: 'x' })
  expect(await refusal(stranger)).toMatchObject({ error: 'user_not_in_channel' })
})

it('a person is written to directly, and the same conversation is found again', async () => {
  const { slack, client } = await givenSlack()
  const direct = await client.chat.postMessage({ channel: slack.people.ben.id, text: 'hello' })
  const opened = await client.conversations.open({ users: slack.people.ben.id })
  expect(direct.channel).toMatch(/^D/)
  expect(opened.channel?.id).toBe(direct.channel)
})

it('a permalink names the channel, the message and its thread', async () => {
  const { slack, client, channel } = await givenSlack()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' })
  const reply = await client.chat.postMessage({ channel, thread_ts: ts, text: 'reply' })
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: reply.ts ?? '' })
  expect(permalink).toBe(
    `${slack.url}/archives/${channel}/p${reply.ts?.replace('.', '')}?thread_ts=${ts}&cid=${channel}`,
  )
})

it('people are found by id and by address, and their address is shown only with its scope', async () => {
  const { slack, client } = await givenSlack()
  const { ada } = slack.people
  const found = await client.users.lookupByEmail({ email: 'ADA@example.com' })
  expect(found.user).toMatchObject({
    id: ada.id,
    real_name: 'Ada Novak',
    profile: { email: 'ada@example.com' },
  })
  const unknown = client.users.lookupByEmail({ email: 'nobody@example.com' })
  expect(await refusal(unknown)).toMatchObject({ error: 'users_not_found' })
  slack.control.scopes(['users:read'])
  expect((await client.users.info({ user: ada.id })).user?.profile).not.toHaveProperty('email')
  expect((await client.users.list({})).members?.map(({ name }) => name)).toContain('ben')
})

it('another app sees the same channel and its own messages apart', async () => {
  const { slack, client, channel } = await givenSlack()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'ours' })
  const theirs = clientOf(slack, slack.other.token)
  expect(await refusal(theirs.chat.update({ channel, ts, text: 'x' }))).toMatchObject({
    error: 'cant_update_message',
  })
  expect((await theirs.auth.test()).bot_id).toBe(slack.other.botId)
})
