import type { Inbound } from '../../../ports/doors.ts'
import type { TelegramAccess } from '../../../ports/services.ts'
import type { DoorDeps } from '../target-kind.ts'
import { chatOf, telegramApi } from './calls.ts'
import { poll } from './poll.ts'
import { MENU } from './read-command.ts'
import { type Incoming, KINDS } from './read-update.ts'
import { meaningOf } from './refusals.ts'
import { sendReply } from './reply.ts'
import { asLibrarySignal } from './signal.ts'
import { takeUpdate } from './take-update.ts'
import { attachWebhook, WEBHOOK_PATH } from './webhook.ts'

/** Buttons and commands of the chat: Telegram calls us where it can reach us, else it is asked. */
export function telegramDoor(access: TelegramAccess, deps: DoorDeps): Inbound {
  const { clock, logger, deliveries, settings } = deps
  const api = telegramApi(access)
  const chat = chatOf(api, access.chatId)
  const botId = access.token.reveal().split(':')[0] ?? ''
  const closing = new AbortController()
  const { signal } = closing
  const replies = new Set<Promise<void>>()
  let botName: string | null = null
  let working: Promise<void> | null = null
  const { webhookSecret } = access
  const isCalled = webhookSecret !== null && settings.publicUrl !== null

  const taking = { ...deps, access, botId, botName: () => botName }
  const take = async (update: Incoming): Promise<void> => {
    const reply = await takeUpdate(taking, update)
    if (
      reply === null ||
      !(await deliveries.first(`telegram ${botId}`, String(update.updateId), clock.now()))
    )
      return
    const replying = sendReply({ api, chat, clock, logger, signal }, reply).finally(() =>
      replies.delete(replying),
    )
    replies.add(replying)
  }

  const announce = async (): Promise<void> => {
    const me = await api.raw.getMe(asLibrarySignal(signal))
    botName = me.username
    await api.raw.setMyCommands({ commands: MENU }, asLibrarySignal(signal))
    if (isCalled)
      await api.raw.setWebhook(
        {
          url: `${settings.publicUrl}${WEBHOOK_PATH}`,
          secret_token: webhookSecret.reveal(),
          allowed_updates: KINDS,
          max_connections: 4,
        },
        asLibrarySignal(signal),
      )
  }

  /** Until Telegram knows where to call us; asking it needs no announcement. */
  const announceUntilDone = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const fault = await announce().then(
        () => null,
        (error: unknown) => meaningOf(error),
      )
      if (fault === null || signal.aborted) return
      logger.warn({ reason: fault.message }, 'Telegram could not be told of this server, and is tried again')
      await clock.sleep(wait, signal)
    }
  }

  return {
    attach(scope) {
      if (isCalled) attachWebhook(scope, { secret: webhookSecret, logger, take })
    },
    start() {
      const asking = isCalled ? [] : [poll({ api, clock, logger, take, signal })]
      working ??= Promise.all([announceUntilDone(), ...asking]).then(() => undefined)
    },
    async close() {
      closing.abort()
      await working
      await Promise.all(replies)
    },
  }
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 10 * 60_000
