import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { end } from '../../support/emulators/core/emulator.ts'
import { givenSlack } from './given.ts'

type Heard = { retry: string | undefined; reason: string | undefined }

/** An app that answers as it is told, and says what it heard. */
async function givenApp(answer: (response: ServerResponse, nth: number) => void) {
  const given = await givenSlack()
  const heard: Heard[] = []
  let wake = Promise.withResolvers<void>()
  const server = createServer((request: IncomingMessage, response) => {
    const { 'x-slack-retry-num': retry, 'x-slack-retry-reason': reason } = request.headers
    heard.push({ retry: retry?.toString(), reason: reason?.toString() })
    request.resume()
    answer(response, heard.length)
    wake.resolve()
    wake = Promise.withResolvers()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => end(server))
  given.slack.control.requestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  return { ...given, heard, next: () => wake.promise }
}

const event = { event: { type: 'app_mention' }, eventId: 'Ev1' }

it('an event that fails is sent again at once, after a minute and after five, and then given up', async () => {
  const { slack, clock, heard } = await givenApp((response) => response.writeHead(500).end())
  const told = slack.control.event(event)
  const steps: number[] = []
  for (const wait of [60_000, 300_000]) {
    await expect.poll(() => clock.next()).toBe(clock.now() + wait)
    steps.push(heard.length)
    clock.advance(wait)
  }
  expect((await told).map(({ failure }) => failure)).toEqual(Array(4).fill('http_error'))
  expect(steps).toEqual([2, 3])
  expect(heard.map(({ retry }) => retry)).toEqual([undefined, '1', '2', '3'])
  expect(heard[1]?.reason).toBe('http_error')
})

it('an app that asks for no more tries gets none', async () => {
  const { slack, heard } = await givenApp((response) =>
    response.writeHead(500, { 'x-slack-no-retry': '1' }).end(),
  )
  await slack.control.event(event)
  expect(heard).toHaveLength(1)
})

it('no answer within three seconds is none, and the second try says so', async () => {
  const { slack, clock, heard, next } = await givenApp((response, nth) => void (nth > 1 && response.end()))
  const told = slack.control.event(event)
  await next()
  clock.advance(3000)
  expect(await told).toMatchObject([
    { acked: false, status: null, ms: 3000, failure: 'http_timeout' },
    { acked: true },
  ])
  expect(heard[1]).toEqual({ retry: '1', reason: 'http_timeout' })
})

it('a command that comes to nobody is not tried again', async () => {
  const { slack, channel } = await givenSlack({ requestUrl: 'http://127.0.0.1:1/slack/events' })
  const ack = await slack.control.command({ user: slack.people.ada.id, channel, text: 'status' })
  expect(ack).toMatchObject({ acked: false, status: null, failure: 'connection_failed' })
})
