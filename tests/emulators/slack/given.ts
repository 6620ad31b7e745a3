import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { isJson, type Json } from '../../support/emulators/slack/json.ts'
import { startSlack, type Slack, type SlackStart } from '../../support/emulators/slack/start.ts'

export type Given = { slack: Slack; clock: VirtualClock; client: WebClient; channel: string }

/** A workspace whose time stands still unless moved, and the official client as our writes use it: it tries once. */
export async function givenSlack(start: Omit<SlackStart, 'clock'> = {}): Promise<Given> {
  const clock = new VirtualClock()
  const slack = await startSlack({ ...start, clock })
  onTestFinished(() => slack.close())
  return { slack, clock, client: clientOf(slack), channel: slack.council.id }
}

export function clientOf(slack: Slack, token = slack.token, more: WebClientOptions = {}): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
    ...more,
  })
}

/** The body with which a call was refused. */
export async function refusal(call: Promise<unknown>): Promise<Json> {
  const failed = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (!isJson(failed)) throw new Error('The call was not refused.')
  return isJson(failed.data) ? failed.data : { error: failed.code ?? String(failed) }
}

// Refusals are what these tests are about: nobody needs to read them on the terminal.
export const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}
