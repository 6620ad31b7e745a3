import { type Api, GrammyError } from 'grammy/web'
import type { Checked } from '../../ports/exports.ts'
import type { TelegramAccess } from '../../ports/services.ts'
import { ExportFault } from '../export-fault.ts'
import { telegramApi } from '../targets/telegram/calls.ts'
import { meaningOf } from '../targets/telegram/refusals.ts'
import { asLibrarySignal } from '../targets/telegram/signal.ts'

/** Whether the bot is known and sees its chat, and how Telegram reaches us. */
export async function checkTelegram(
  access: TelegramAccess,
  publicUrl: string | null,
  signal: AbortSignal,
): Promise<Checked[]> {
  const api = telegramApi(access)
  try {
    const { username } = await api.getMe(asLibrarySignal(signal))
    const rest = async () => [
      ...(await chatOf(api, access, signal)),
      ...(await doorOf(api, access, publicUrl)),
    ]
    return [
      { state: 'ok', says: `@${username} is known` },
      ...(await rest().catch((error: unknown) => [failed(error)])),
    ]
  } catch (error) {
    return [failed(error)]
  }
}

async function chatOf(api: Api, access: TelegramAccess, signal: AbortSignal): Promise<Checked[]> {
  const { chatId } = access
  const chat = await api.getChat(chatId, asLibrarySignal(signal))
  const name = chat.title ?? chat.first_name ?? chatId
  const mute = chat.type !== 'private' && chat.permissions?.can_send_messages === false
  const writes: Checked = mute
    ? {
        state: 'warn',
        says: `members may not write in ${name}: make the bot an administrator there, unless it is one.`,
      }
    : { state: 'ok', says: `writes to ${name}` }
  return chat.type === 'private' ? [writes] : [writes, ...openToAll(access, name)]
}

/** Councils cost money where a paid model speaks in them. */
const openToAll = ({ users }: TelegramAccess, name: string): Checked[] =>
  users !== null
    ? []
    : [
        {
          state: 'warn',
          says: `TELEGRAM_USERS is not set, so whoever is in ${name} can start councils, paid models included, and steer them. To limit it, set TELEGRAM_USERS to the ids of those who may, separated by commas (the log of runs names who answered: telegram:123456789).`,
        },
      ]

async function doorOf(api: Api, { webhookSecret }: TelegramAccess, publicUrl: string | null) {
  const { url = '', last_error_message: last } = await api.getWebhookInfo()
  const called = webhookSecret !== null && publicUrl !== null
  const found: Checked[] = []
  if (called && last !== undefined)
    found.push({
      state: 'warn',
      says: `Telegram could not call ${publicUrl}: “${last.slice(0, 200)}”. Is it reached from outside, by https?`,
    })
  if (!called && url !== '')
    found.push({
      state: 'warn',
      says: 'another program gets what people press and write (the bot has a webhook). xio serve takes it over: give it a bot of its own, if both are needed.',
    })
  return found
}

function failed(error: unknown): Checked {
  const fault = meaningOf(error)
  if (error instanceof GrammyError && fault instanceof ExportFault && fault.kind !== 'limited')
    return { state: 'fault', says: fault.message }
  if (fault instanceof ExportFault) return { state: 'warn', says: fault.message }
  return {
    state: 'warn',
    says: 'Telegram gave no answer that can be read: look at the network, and at TELEGRAM_API_ROOT if it is set.',
  }
}
