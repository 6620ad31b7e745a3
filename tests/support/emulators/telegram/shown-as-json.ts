import type { CallbackQuery, Chat, Message, User } from './world.ts'
import { messageIn, shown, type World } from './world.ts'

const seconds = (at: number) => Math.floor(at / 1000)

export const chatJson = ({ id, type, title, first_name, username }: Chat) => ({
  id,
  type,
  ...(title !== undefined && { title }),
  ...(first_name !== undefined && { first_name }),
  ...(username !== undefined && { username }),
})

export const userJson = (user: User) => ({ ...user })

/** A Message object of the Bot API; a message answered to is shown without what it answered itself. */
export function messageJson(world: World, message: Message, withReply = true): Record<string, unknown> {
  const { text, entities, markup } = shown(message)
  const edited = message.versions.length > 1
  const answered = message.replyTo === null ? undefined : messageIn(world, message.chat.id, message.replyTo)
  return {
    message_id: message.id,
    ...(message.chat.type !== 'channel' && { from: userJson(message.from) }),
    chat: chatJson(message.chat),
    date: seconds(message.sentAt),
    ...(edited && { edit_date: seconds(shown(message).at) }),
    ...(message.threadId !== null && { message_thread_id: message.threadId }),
    ...(withReply && answered !== undefined && { reply_to_message: messageJson(world, answered, false) }),
    text,
    ...(entities.length > 0 && { entities }),
    ...(markup !== null && { reply_markup: markup }),
  }
}

export const callbackJson = (world: World, query: CallbackQuery) => ({
  id: query.id,
  from: userJson(query.from),
  message: messageJson(world, query.message),
  chat_instance: String(query.message.chat.id * 7919),
  data: query.data,
})
