import { App, LogLevel } from '@slack/bolt'
import type { Inbound } from '../../../ports/doors.ts'
import type { DoorDeps } from '../target-kind.ts'
import { SILENT, webClient } from './calls.ts'
import { listen } from './listeners.ts'
import { FastifyReceiver } from './receiver.ts'

/** The door by which Slack calls us; null where nothing that comes from it could be believed. */
export function slackDoor(deps: DoorDeps): Inbound | null {
  const { slack: access } = deps.settings
  if (access === null || access.signingSecret === null) return null
  const closing = new AbortController()
  const receiver = new FastifyReceiver({ ...deps, signingSecret: access.signingSecret.reveal() })
  const app = new App({
    receiver,
    // Our own word for who we are: nothing is asked of Slack, so a wrong token cannot end the program.
    authorize: async () => ({ botToken: access.token.reveal() }),
    tokenVerificationEnabled: false,
    convoStore: false,
    ignoreSelf: false,
    logger: SILENT,
    logLevel: LogLevel.ERROR,
    clientOptions: { logger: SILENT, fetch: fetchWithin(closing.signal) },
  })
  // The receiver answers for it: Slack is not told that it was taken.
  app.error(async (error) => {
    throw error
  })
  listen(app, { deps, access, client: webClient(access, closing.signal, {}) })
  return {
    attach: (scope) => receiver.attach(scope),
    async close() {
      closing.abort()
      await receiver.stop()
    },
  }
}

const LONGEST_CALL_MS = 15_000

const fetchWithin =
  (closing: AbortSignal): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([closing, AbortSignal.timeout(LONGEST_CALL_MS)]) })
