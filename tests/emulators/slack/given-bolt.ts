import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import type { SlackStart } from '../../support/emulators/slack/start.ts'
import { givenSlack, SILENT } from './given.ts'

/** A workspace and an official Bolt app that listens to what people do in it. */
export async function givenBolt(start: Omit<SlackStart, 'clock'> = {}) {
  const given = await givenSlack(start)
  const { slack } = given
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: SILENT })
  const app = new App({
    token: slack.token,
    receiver,
    logger: SILENT,
    clientOptions: { slackApiUrl: slack.apiUrl, logger: SILENT },
    deferInitialization: true,
  })
  await app.init()
  const server = await receiver.start({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await receiver.stop()
  })
  slack.control.requestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  return { ...given, app }
}
