/** Somebody in a chat, as far as Telegram tells. */
export type Person = { id: number; name: string; language: string | null }
export type ChatId = { id: number; username: string | null }

/** What we take from Telegram: a line that somebody wrote, or a button that somebody pressed. */
export type Incoming =
  | { kind: 'said'; updateId: number; chat: ChatId; by: Person; text: string; messageId: number }
  | { kind: 'pressed'; updateId: number; chat: ChatId; by: Person; data: string; callbackId: string }
  | { kind: 'other'; updateId: number }

/** The kinds of updates that are asked for. */
export const KINDS = ['message', 'callback_query'] as const

/** Reads what came from outside; null: it is no update. What is not for us is `other`. */
export function readUpdate(value: unknown): Incoming | null {
  const update = fieldsOf(value)
  const updateId = update['update_id']
  if (typeof updateId !== 'number' || !Number.isSafeInteger(updateId)) return null
  return said(updateId, update) ?? pressed(updateId, update) ?? { kind: 'other', updateId }
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function said(updateId: number, update: Fields): Incoming | null {
  const { message_id: messageId, text, chat, from } = fieldsOf(update['message'])
  const [where, by] = [chatOf(chat), personOf(from)]
  if (typeof messageId !== 'number' || typeof text !== 'string' || where === null || by === null) return null
  return { kind: 'said', updateId, chat: where, by, text, messageId }
}

function pressed(updateId: number, update: Fields): Incoming | null {
  const { id, data, from, message } = fieldsOf(update['callback_query'])
  const [where, by] = [chatOf(fieldsOf(message)['chat']), personOf(from)]
  if (typeof id !== 'string' || typeof data !== 'string' || where === null || by === null) return null
  return { kind: 'pressed', updateId, chat: where, by, data, callbackId: id }
}

function chatOf(value: unknown): ChatId | null {
  const { id, username } = fieldsOf(value)
  if (typeof id !== 'number') return null
  return { id, username: typeof username === 'string' ? username : null }
}

function personOf(value: unknown): Person | null {
  const { id, first_name: first, last_name: last, username, language_code: language } = fieldsOf(value)
  if (typeof id !== 'number') return null
  const full = [first, last].filter((name) => typeof name === 'string' && name.trim() !== '').join(' ')
  const name = full === '' ? (typeof username === 'string' ? username : `Telegram ${id}`) : full
  return { id, name: name.slice(0, LONGEST_NAME), language: typeof language === 'string' ? language : null }
}

const LONGEST_NAME = 100
