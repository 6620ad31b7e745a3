import { App, SocketModeReceiver } from '@slack/bolt'
import { expect, it, onTestFinished } from 'vitest'
import { clientOf, givenSlack, refusal, SILENT, type Given } from './given.ts'

/** An official Bolt app that fetches over a socket what people do. */
async function givenSocketApp({ slack }: Given) {
  const clientOptions = { slackApiUrl: slack.apiUrl, logger: SILENT }
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    logger: SILENT,
    installerOptions: { clientOptions },
    // The client waits this long before it connects anew.
    clientPingTimeout: 20,
  })
  const app = new App({
    token: slack.token,
    receiver,
    logger: SILENT,
    clientOptions,
    deferInitialization: true,
  })
  await app.init()
  onTestFinished(async () => {
    await app.stop()
  })
  await app.start()
  return app
}

it('commands come over the socket, and the acknowledgement carries the answer back', async () => {
  const given = await givenSlack()
  const app = await givenSocketApp(given)
  app.command('/council', async ({ ack, command }) => ack(`heard ${command.text}`))
  const { slack, channel } = given
  const ack = await slack.control.command({ user: slack.people.ada.id, channel, text: 'status' })
  expect(ack).toMatchObject({ acked: true })
  expect(slack.control.ephemerals()).toMatchObject([{ text: 'heard status' }])
})

it('of two connections each gets its turn, and one that is asked to connect anew comes back', async () => {
  const given = await givenSlack()
  const { slack, channel } = given
  const heard = [0, 0]
  for (const nth of [0, 1]) {
    const app = await givenSocketApp(given)
    app.event('app_mention', async () => void (heard[nth] = (heard[nth] ?? 0) + 1))
  }
  const event = { type: 'app_mention', channel, user: slack.people.ada.id, text: 'hello', ts: '1.000001' }
  for (let times = 0; times < 4; times++) await slack.control.event({ event })
  expect(heard).toEqual([2, 2])
  slack.control.refreshSockets('refresh_requested')
  // Two at the start, two again.
  await expect.poll(() => slack.control.journal().filter(({ path }) => path.endsWith('open')).length).toBe(4)
  await expect.poll(() => slack.control.sockets()).toBe(2)
  expect(await slack.control.event({ event })).toMatchObject([{ acked: true }])
})

it('an address for a socket is given for an app-level token only, and works once', async () => {
  const { slack } = await givenSlack()
  slack.control.scopes([])
  const open = (token: string) => clientOf(slack, token).apps.connections.open()
  expect(await refusal(open(slack.token))).toMatchObject({ error: 'not_allowed_token_type' })
  const { url = '' } = await open(slack.app.appToken)
  const connect = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url)
      socket.addEventListener('message', ({ data }) => (resolve(String(data)), socket.close()))
      socket.addEventListener('error', () => resolve('refused'))
    })
  expect(await connect()).toContain('"type":"hello"')
  expect(await connect()).toBe('refused')
})

it('what is not acknowledged within three seconds is sent again with its number and reason', async () => {
  const { slack, clock } = await givenSlack()
  const { url = '' } = await clientOf(slack, slack.app.appToken).apps.connections.open()
  const socket = new WebSocket(url)
  const told: Record<string, unknown>[] = []
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Record<string, unknown>
    told.push(message)
    if (message.retry_attempt === 1) socket.send(JSON.stringify({ envelope_id: message.envelope_id }))
  })
  await expect.poll(() => told.length).toBe(1)
  const acks = slack.control.event({ event: { type: 'app_mention' } })
  await expect.poll(() => told.length).toBe(2)
  clock.advance(3000)
  expect(await acks).toMatchObject([{ failure: 'http_timeout' }, { acked: true }])
  expect(told[2]).toMatchObject({ type: 'events_api', retry_attempt: 1, retry_reason: 'http_timeout' })
  socket.close()
})
