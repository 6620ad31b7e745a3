import { expect, it } from 'vitest'
import type { TokenState } from '../../support/emulators/slack/workspace.ts'
import { clientOf, givenSlack, refusal } from './given.ts'

it('a token that is none, missing, of the wrong kind or no longer good is refused by its name', async () => {
  const { slack } = await givenSlack()
  const test = (token: string) => refusal(clientOf(slack, token).apiCall('auth.test'))
  expect(await test('xoxb-nobody')).toMatchObject({ error: 'invalid_auth' })
  expect(await test(slack.app.appToken)).toMatchObject({ error: 'not_allowed_token_type' })
  expect(await refusal(clientOf(slack, '').apiCall('auth.test'))).toMatchObject({ error: 'not_authed' })
  const states: [TokenState, string][] = [
    ['revoked', 'token_revoked'],
    ['expired', 'token_expired'],
    ['inactive', 'account_inactive'],
  ]
  for (const [state, error] of states) {
    slack.control.tokenState(state)
    expect(await test(slack.token)).toMatchObject({ error })
  }
})

it('a missing scope is named beside those there are', async () => {
  const { slack, client, channel } = await givenSlack()
  slack.control.scopes(['channels:read', 'groups:history'])
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'chat:write',
    provided: 'channels:read,groups:history',
  })
  // The scope for private channels opens no public one.
  expect(await refusal(client.conversations.history({ channel }))).toMatchObject({
    needed: 'channels:history',
  })
})

it('scopes are told with each answer', async () => {
  const { client } = await givenSlack()
  const { response_metadata: told } = await client.auth.test()
  expect(told?.scopes).toContain('chat:write')
})

it('where it is no member, it does not write or read; what it cannot see is not there', async () => {
  const { slack, client } = await givenSlack()
  const channelOf = (wanted: string) =>
    slack.workspace.channels.values().find(({ name }) => name === wanted)?.id ?? ''
  const post = (channel: string) => refusal(client.chat.postMessage({ channel, text: 'x' }))
  expect(await post(channelOf('general'))).toMatchObject({ error: 'not_in_channel' })
  expect(await post('#general')).toMatchObject({ error: 'not_in_channel' })
  expect(await refusal(client.conversations.history({ channel: channelOf('general') }))).toMatchObject({
    error: 'not_in_channel',
  })
  expect(await post(channelOf('board-only'))).toMatchObject({ error: 'channel_not_found' })
  expect(await post('C0NOWHERE')).toMatchObject({ error: 'channel_not_found' })
  expect(await post(channelOf('last-year'))).toMatchObject({ error: 'is_archived' })
  await client.conversations.join({ channel: channelOf('general') })
  expect(await client.chat.postMessage({ channel: '#general', text: 'x' })).toMatchObject({ ok: true })
  slack.control.kick(channelOf('general'))
  expect(await post(channelOf('general'))).toMatchObject({ error: 'not_in_channel' })
  slack.control.invite(channelOf('general'))
  slack.control.unarchive(channelOf('last-year'))
  for (const channel of [channelOf('general'), channelOf('last-year')])
    expect(await client.chat.postMessage({ channel, text: 'x' })).toMatchObject({ ok: true })
})

it('a frozen channel refuses an update of what stands in it', async () => {
  const { slack, client, channel } = await givenSlack()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' })
  slack.control.archive(channel)
  expect(await refusal(client.chat.update({ channel, ts, text: 'y' }))).toMatchObject({
    error: 'is_inactive',
  })
})

it('a method or argument it does not serve is refused or ignored as by Slack, and reported', async () => {
  const { slack, client, channel } = await givenSlack()
  expect(await refusal(client.apiCall('chat.scheduleMessage', { channel }))).toMatchObject({
    error: 'unknown_method',
  })
  await client.apiCall('chat.postMessage', { channel, text: 'x', colour: 'red' })
  await refusal(client.apiCall('chat.postMessage', { channel, blocks: [{ type: 'hologram' }] }))
  expect(slack.control.unserved()).toEqual([
    expect.stringContaining('chat.scheduleMessage is not served'),
    expect.stringContaining('knows no argument colour'),
    expect.stringContaining('unsupported type: hologram'),
  ])
})

it('arguments come as JSON too, with the token in the header; wrong bodies are refused by their kind', async () => {
  const { slack, channel } = await givenSlack()
  const call = async (body: string, headers: Record<string, string>) => {
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body, headers })
    return answer.json() as Promise<unknown>
  }
  const authorization = `Bearer ${slack.token}`
  const json = { 'content-type': 'application/json; charset=utf-8', authorization }
  const said = JSON.stringify({ channel, blocks: [{ type: 'divider' }], text: 'x' })
  expect(await call(said, json)).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } })
  expect(await call('{', json)).toMatchObject({ error: 'invalid_json' })
  expect(await call('[]', json)).toMatchObject({ error: 'json_not_object' })
  expect(await call('<a/>', { 'content-type': 'application/xml', authorization })).toMatchObject({
    error: 'invalid_post_type',
  })
  const form = new URLSearchParams({ token: slack.token, channel, text: 'by form' })
  const asForm = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await call(String(form), asForm)).toMatchObject({ ok: true })
  const inside = JSON.stringify({ token: slack.token, channel, text: 'x' })
  expect(await call(inside, { 'content-type': 'application/json' })).toMatchObject({ error: 'not_authed' })
  form.delete('channel')
  expect(await call(String(form), asForm)).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel'] },
  })
})
