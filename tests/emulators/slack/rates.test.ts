import { WebAPIRateLimitedError } from '@slack/web-api'
import { expect, it } from 'vitest'
import { clientOf, givenSlack } from './given.ts'

const retryAfter = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof WebAPIRateLimitedError ? error.retryAfter : error),
  )

it('a channel takes a short burst and then one message a second; other channels are not slowed', async () => {
  const { slack, client, clock, channel } = await givenSlack({ rates: { burst: 2 } })
  const post = (to = channel) => retryAfter(client.chat.postMessage({ channel: to, text: 'x' }))
  expect([await post(), await post(), await post()]).toEqual([null, null, 1])
  expect(await post(slack.people.ada.id)).toBeNull()
  clock.advance(1000)
  expect([await post(), await post()]).toEqual([null, 1])
  expect(slack.control.messages(channel)).toHaveLength(3)
})

it('a method takes its tier in a minute, then says how long to wait; other methods and apps go on', async () => {
  const { slack, client, clock, channel } = await givenSlack()
  const list = () => retryAfter(client.conversations.list())
  for (let calls = 0; calls < 20; calls++) expect(await list()).toBeNull()
  clock.advance(10_000)
  expect(await list()).toBe(50)
  expect(await retryAfter(client.conversations.info({ channel }))).toBeNull()
  expect(await retryAfter(clientOf(slack, slack.other.token).conversations.list())).toBeNull()
  clock.advance(50_000)
  expect(await list()).toBeNull()
})

it('an app of the other kind reads a history once a minute', async () => {
  const { client, clock, channel } = await givenSlack({ rates: { historyOncePerMinute: true } })
  const read = () => retryAfter(client.conversations.history({ channel }))
  expect([await read(), await read()]).toEqual([null, 60])
  clock.advance(60_000)
  expect(await read()).toBeNull()
})
