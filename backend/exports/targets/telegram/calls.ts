import { Api } from 'grammy/web'
import type { TelegramAccess } from '../../../ports/services.ts'
import { isGone, isUnchanged, meaningOf } from './refusals.ts'
import { asLibrarySignal } from './signal.ts'

/** What is to be seen in one message. */
export type Shown = { html: string; buttons: readonly Button[] }
/** `data` comes back when it is pressed: at most 64 bytes. */
export type Button = { text: string; data: string }

/** One chat of Telegram. What fails throws `ExportFault`, or `OutcomeUnknown` where nobody can tell. */
export type Chat = {
  send(shown: Shown, replyTo: number | null, signal: AbortSignal): Promise<number>
  /** `gone`: somebody has removed the message. */
  edit(messageId: number, shown: Shown, signal: AbortSignal): Promise<'done' | 'gone'>
  remove(messageId: number, signal: AbortSignal): Promise<void>
  /** Where people open the message; null where Telegram has no address for it. */
  linkTo(messageId: number): string | null
}

/** An answer that takes longer is taken for lost. */
const TIMEOUT_S = 30

/**
 * The library as it is used here: over the platform's own `fetch` (the other one that it brings warns of its age), and
 * without retries of its own, for a repeated `sendMessage` is a second message.
 */
export const telegramApi = ({ token, apiRoot }: Pick<TelegramAccess, 'token' | 'apiRoot'>): Api =>
  new Api(token.reveal(), {
    timeoutSeconds: TIMEOUT_S,
    ...(apiRoot === null ? {} : { apiRoot }),
  })

export function chatOf(api: Api, chatId: string): Chat {
  const said = ({ html, buttons }: Shown) => ({
    text: html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: rowsOf(buttons) } }),
  })
  const chat: Chat = {
    async send(shown, replyTo, signal) {
      const answers =
        replyTo === null
          ? {}
          : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
      const payload = { chat_id: chatId, ...said(shown), ...answers }
      const sent = await api.raw.sendMessage(payload, asLibrarySignal(signal)).catch(fail)
      return sent.message_id
    },

    async edit(messageId, shown, signal) {
      try {
        await api.raw.editMessageText(
          { chat_id: chatId, message_id: messageId, ...said(shown) },
          asLibrarySignal(signal),
        )
        return 'done'
      } catch (error) {
        if (isUnchanged(error)) return 'done'
        if (isGone(error)) return 'gone'
        throw meaningOf(error)
      }
    },

    async remove(messageId, signal) {
      try {
        await api.raw.deleteMessage({ chat_id: chatId, message_id: messageId }, asLibrarySignal(signal))
      } catch (error) {
        if (!isGone(error)) throw meaningOf(error)
      }
    },

    linkTo: (messageId) => linkTo(chatId, messageId),
  }
  return chat
}

const fail = (error: unknown): never => {
  throw meaningOf(error)
}

/** Short answers stand side by side, long ones below each other. */
function rowsOf(buttons: readonly Button[]): { text: string; callback_data: string }[][] {
  const shown = buttons.map(({ text, data }) => ({ text: text.slice(0, LONGEST_LABEL), callback_data: data }))
  const isShort = shown.length <= 3 && shown.every(({ text }) => text.length <= 16)
  return isShort ? [shown] : shown.map((button) => [button])
}

const LONGEST_LABEL = 100

/** Messages of supergroups and channels have addresses; those of people and small groups have none. */
function linkTo(chatId: string, messageId: number): string | null {
  if (chatId.startsWith('@')) return `https://t.me/${chatId.slice(1)}/${messageId}`
  if (/^-100\d{9,}$/.test(chatId)) return `https://t.me/c/${chatId.slice(4)}/${messageId}`
  return null
}
