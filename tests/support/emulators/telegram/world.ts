import type { Entity } from './entities.ts'

export type User = {
  id: number
  is_bot: boolean
  first_name: string
  username?: string
  language_code?: string
}
export type Button = { text: string; callback_data?: string; url?: string }
export type Markup = { inline_keyboard: Button[][] }
export type Version = { at: number; text: string; entities: Entity[]; markup: Markup | null }

/** A chat, and what makes it refuse a bot: it was migrated, the bot was thrown out, the person blocked it or is gone. */
export type Chat = {
  id: number
  type: 'private' | 'group' | 'supergroup' | 'channel'
  title?: string
  first_name?: string
  username?: string
  migratedTo?: number
  closed?: 'blocked' | 'kicked' | 'deactivated'
  pinned: number[]
}

/** A message with all that it ever said; the last version is what people see. */
export type Message = {
  id: number
  chat: Chat
  from: User
  sentAt: number
  versions: Version[]
  replyTo: number | null
  threadId: number | null
  silent: boolean
  deletedAt: number | null
}
export type CallbackQuery = {
  id: string
  bot: number
  from: User
  message: Message
  data: string
  at: number
  answer: { text: string; alert: boolean; at: number } | null
}

/** All that Telegram would hold, for one test. */
export type World = {
  chats: Map<number, Chat>
  messages: Message[]
  callbacks: CallbackQuery[]
  nextMessageId: Map<number, number>
}

export const emptyWorld = (): World => ({
  chats: new Map(),
  messages: [],
  callbacks: [],
  nextMessageId: new Map(),
})

export function addChat(world: World, chat: Omit<Chat, 'pinned'>): Chat {
  const added = { ...chat, pinned: [] }
  world.chats.set(chat.id, added)
  return added
}

export type NewMessage = Pick<Message, 'chat' | 'from' | 'replyTo' | 'threadId' | 'silent'> & {
  version: Version
}

export function addMessage(world: World, { version, ...rest }: NewMessage): Message {
  const id = world.nextMessageId.get(rest.chat.id) ?? 1
  world.nextMessageId.set(rest.chat.id, id + 1)
  const message = { ...rest, id, sentAt: version.at, versions: [version], deletedAt: null }
  world.messages.push(message)
  return message
}

export const shown = (message: Message): Version => message.versions.at(-1)!

/** A message that is there to be seen; a deleted one is no more. */
export const messageIn = (world: World, chatId: number, id: number): Message | undefined =>
  world.messages.find((one) => one.chat.id === chatId && one.id === id && one.deletedAt === null)

/** How many messages with this text a chat's people see now, and the most they ever saw at once. */
export function messagesWith(world: World, text: string, chatId?: number): { now: number; most: number } {
  const changes = world.messages
    .filter((message) => message.from.is_bot && (chatId === undefined || message.chat.id === chatId))
    .flatMap((message) => sightings(message, text))
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
  let now = 0
  let most = 0
  for (const { by } of changes) {
    now += by
    most = Math.max(most, now)
  }
  return { now, most }
}

function sightings(message: Message, text: string): { at: number; by: 1 | -1 }[] {
  const changes: { at: number; by: 1 | -1 }[] = []
  let seen = false
  for (const version of message.versions) {
    const holds = version.text.includes(text)
    if (holds !== seen) changes.push({ at: version.at, by: holds ? 1 : -1 })
    seen = holds
  }
  if (seen && message.deletedAt !== null) changes.push({ at: message.deletedAt, by: -1 })
  return changes
}
