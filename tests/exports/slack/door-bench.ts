// The whole server with its door to an emulated Slack, on the machine's clock: Slack's deadlines are real ones.
import { afterEach, expect } from 'vitest'
import { openServer, type Server } from '../../../backend/compose-server.ts'
import { readConfig } from '../../../backend/config.ts'
import { startSlack, type Slack } from '../../support/emulators/slack/start.ts'
import { memoryLog } from '../../support/house.ts'
import { json, list, record } from '../../support/doors.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import { textOf } from './bench.ts'

/** Opens servers and closes what a test left open; the emulator must have heard nothing that it does not know. */
export function doorBenches() {
  const newDir = tempDirs()
  const open: { server: Server; slack: Slack }[] = []
  afterEach(async () => {
    const unserved = open.flatMap(({ slack }) => slack.control.unserved())
    for (const { server, slack } of open.splice(0)) {
      await server.close()
      await slack.close()
    }
    expect(unserved).toEqual([])
  })
  return async (given: { users?: (slack: Slack) => string } = {}) => {
    const slack = await startSlack({ rates: { off: true } })
    const logger = memoryLog()
    const env = {
      XIO_DATA_DIR: newDir(),
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_CHANNEL: slack.council.id,
      SLACK_API_URL: slack.apiUrl,
      ...(given.users && { SLACK_USERS: given.users(slack) }),
    }
    const server = await openServer({ config: { ...readConfig(env), port: 0 }, logger })
    open.push({ server, slack })
    slack.control.requestUrl(`${server.url}/slack/events`)
    const channel = slack.council.id
    const heard = () => slack.control.ephemerals().map(({ blocks, text }) => textOf(blocks) || text)
    const runs = async () => list((await json(await fetch(`${server.url}/api/v1/runs`))).items)
    return {
      slack,
      server,
      logger,
      channel,
      ada: slack.people.ada.id,
      ben: slack.people.ben.id,
      heard,
      runs,
      texts: () => slack.control.messages(channel).map(({ blocks }) => textOf(blocks)),
      said: () => slack.control.messages(channel),
      /** A command, and what was answered to it. */
      async ask(text: string, user = slack.people.ada.id, where = channel): Promise<string> {
        const before = slack.control.ephemerals().length
        const ack = await slack.control.command({ user, channel: where, text })
        expect(ack).toMatchObject({ acked: true, failure: null })
        await expect.poll(() => slack.control.ephemerals().length, PATIENT).toBeGreaterThan(before)
        return heard().slice(before).join('\n')
      },
      status: async () => (await runs()).map((run) => String(record(run).status)),
    }
  }
}

export const PATIENT = { timeout: 20_000, interval: 20 }
