import type { GivenArguments } from './given-arguments.ts'
import type { Specification } from './specification.ts'

const MESSAGE = ['chat_id', 'text', 'parse_mode', 'entities', 'link_preview_options', 'reply_markup']

/** The methods that this emulator serves, each with the arguments that it heeds. */
export const SERVED: Record<string, readonly string[]> = {
  getMe: [],
  getChat: ['chat_id'],
  sendMessage: [...MESSAGE, 'disable_notification', 'message_thread_id', 'reply_parameters'],
  editMessageText: [...MESSAGE, 'message_id'],
  editMessageReplyMarkup: ['chat_id', 'message_id', 'reply_markup'],
  deleteMessage: ['chat_id', 'message_id'],
  pinChatMessage: ['chat_id', 'message_id', 'disable_notification'],
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'cache_time'],
  setMyCommands: ['commands'],
  setWebhook: ['url', 'secret_token', 'max_connections', 'allowed_updates', 'drop_pending_updates'],
  deleteWebhook: ['drop_pending_updates'],
  getWebhookInfo: [],
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
}

/** What of a call this emulator would pass over in silence: arguments it does not heed, and values of a wrong shape. */
export function passedOver(
  method: string,
  given: GivenArguments,
  specification: Specification | null,
): string[] {
  const heeded = SERVED[method] ?? []
  const types = specification?.arguments(method) ?? null
  return given.all.flatMap(([name, value]) => {
    if (!heeded.includes(name)) return [`${method} heeds no argument "${name}"`]
    const wanted = types?.get(name)
    return wanted === undefined || specification === null
      ? []
      : specification.faults(inType(value, wanted), wanted, `${method}.${name}`)
  })
}

/** In a form everything is text: numbers, truths and JSON are read as such where the argument wants them. */
function inType(value: unknown, wanted: readonly string[]): unknown {
  if (typeof value !== 'string' || wanted.includes('String')) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
