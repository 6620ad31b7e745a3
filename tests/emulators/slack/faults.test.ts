import { expect, it } from 'vitest'
import { SLACK_FAULTS } from '../../support/emulators/slack/faults.ts'
import { clientOf, givenSlack, refusal } from './given.ts'

const post = { path: 'chat.postMessage' }

it('`fatal_error` may come after the message stands', async () => {
  const { slack, client, channel } = await givenSlack()
  const fault = { kind: 'status', code: 200, commit: 'after', error: 'fatal_error' } as const
  slack.control.fault({ match: post, times: 1, fault })
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toMatchObject({
    error: 'fatal_error',
  })
  expect(slack.control.messages(channel)).toHaveLength(1)
})

it('HTML with the status 200 is an error whose code is the page itself', async () => {
  const { slack, client, channel } = await givenSlack()
  slack.control.fault({ times: 1, fault: { kind: 'status', code: 200, commit: 'after', html: true } })
  const failed = await refusal(client.chat.postMessage({ channel, text: 'x' }))
  expect(failed.error).toMatch(/^<html>/)
  expect(slack.control.messages(channel)).toHaveLength(1)
})

it('an answer lost after the commit makes the official client with its own retries post twice: ours must not retry', async () => {
  const { slack, channel } = await givenSlack()
  slack.control.fault({ match: post, times: 1, fault: { kind: 'reset', commit: 'after' } })
  const retrying = clientOf(slack, slack.token, { retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 } })
  const metadata = { event_type: 'xio_message', event_payload: { key: 'k' } }
  await retrying.chat.postMessage({ channel, text: 'x', metadata })
  expect(slack.control.keys()).toMatchObject({ k: { most: 2 } })
})

it('a message may come long after its answer was lost', async () => {
  const { slack, client, clock, channel } = await givenSlack()
  slack.control.fault({ match: post, times: 1, fault: { kind: 'lateCommit', ms: 45_000 } })
  await refusal(client.chat.postMessage({ channel, text: 'x' }))
  clock.advance(44_999)
  expect(slack.control.messages(channel)).toEqual([])
  clock.advance(1)
  expect(slack.control.messages(channel)).toHaveLength(1)
})

it('a late commit into a channel that was archived meanwhile comes to nothing', async () => {
  const { slack, client, clock, channel } = await givenSlack()
  slack.control.fault({ match: post, times: 1, fault: { kind: 'lateCommit', ms: 1000 } })
  await refusal(client.chat.postMessage({ channel, text: 'x' }))
  slack.control.archive(channel)
  clock.advance(1000)
  expect(slack.control.messages(channel)).toEqual([])
})

it('429 comes with its wait, without it, and as a page', async () => {
  const { slack, client, channel } = await givenSlack()
  const read = () =>
    client.conversations.history({ channel }).then(
      () => 'read',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
  slack.control.fault({ times: 1, fault: { kind: '429', retryAfter: 7 } })
  expect(await read()).toContain('in 7 seconds')
  slack.control.fault({ times: 1, fault: { kind: '429', noHeader: true } })
  expect(await read()).toContain('Retry header did not contain a valid timeout')
  slack.control.fault({ times: 1, fault: { kind: 'status', code: 503, commit: 'before' } })
  expect(await read()).toContain('503')
  expect(await read()).toBe('read')
})

it('a request waits after its commit for the test to go on', async () => {
  const { slack, client, channel } = await givenSlack()
  const hold = slack.control.hold(post)
  const posting = client.chat.postMessage({ channel, text: 'x' })
  await hold.reached
  expect(slack.control.messages(channel)).toHaveLength(1)
  hold.release()
  expect(await posting).toMatchObject({ ok: true })
})

const SEEDS = [1, 2, 3, 4, 5]
it.each(SEEDS)(
  'whatever goes wrong (seed %i), a call that succeeded made one message and any other at most one',
  async (seed) => {
    const { slack, client, clock, channel } = await givenSlack({ rates: { off: true } })
    slack.control.random({ seed, rate: 0.5, faults: SLACK_FAULTS, match: post })
    const succeeded: string[] = []
    for (let nth = 0; nth < 60; nth++) {
      const key = `message-${nth}`
      const metadata = { event_type: 'xio_message', event_payload: { key } }
      const made = await client.chat.postMessage({ channel, text: key, metadata }).then(
        ({ ok }) => ok,
        () => false,
      )
      if (made) succeeded.push(key)
    }
    clock.advance(60_000)
    const keys = slack.control.keys()
    const faults = new Set(slack.control.journal().map(({ fault }) => fault?.kind))
    expect(faults.size).toBeGreaterThan(5)
    expect(succeeded.length).toBeGreaterThan(15)
    expect(succeeded.map((key) => keys[key]?.live.length)).toEqual(succeeded.map(() => 1))
    expect(Object.values(keys).filter(({ most }) => most > 1)).toEqual([])
    // Some stand there although nobody was told.
    expect(Object.keys(keys).length).toBeGreaterThan(succeeded.length)
  },
)

it('a test in another process steers it by the same verbs over HTTP, on a port of their own', async () => {
  const { slack, client, channel } = await givenSlack()
  const verb = async (name: string, argument?: unknown) => {
    const answer = await fetch(`${slack.controlUrl}/${name}`, {
      method: 'POST',
      body: JSON.stringify(argument) ?? '',
    })
    return answer.json() as Promise<unknown>
  }
  await client.chat.postMessage({
    channel,
    text: 'x',
    metadata: { event_type: 'x', event_payload: { key: 'k' } },
  })
  expect(await verb('keys')).toMatchObject({ result: { k: { most: 1 } } })
  expect(await verb('messages', channel)).toMatchObject({ result: [{ text: 'x' }] })
  await verb('requestUrl', 'http://127.0.0.1:1/')
  const command = { user: slack.people.ada.id, channel, text: 'status' }
  expect(await verb('command', command)).toMatchObject({ result: { failure: 'connection_failed' } })
  expect((await fetch(`${slack.url}/__control/keys`)).status).toBe(200)
  expect(slack.control.unserved()).toHaveLength(1)
})
