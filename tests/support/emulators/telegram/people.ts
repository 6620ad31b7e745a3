import type { Bot } from './bots.ts'
import type { Entity } from './entities.ts'
import { callbackJson, chatJson, messageJson, userJson } from './shown-as-json.ts'
import {
  addChat,
  addMessage,
  type CallbackQuery,
  type Chat,
  type Message,
  messageIn,
  shown,
  type User,
  type World,
} from './world.ts'

export type Press = { chat: number; message: number; by?: number } & ({ data: string } | { text: string })
export type Say = { chat: number; text: string; by?: number; replyTo?: number }

/** The people in the chats: what they do reaches the bots as updates. */
export function people(world: World, bots: () => Iterable<Bot>, now: () => number) {
  const users = new Map<number, User>()
  let callbacks = 0
  const userOf = (chat: Chat, by: number | undefined): User => {
    const id = by ?? (chat.type === 'private' ? chat.id : 501)
    const known = users.get(id)
    if (known !== undefined) return known
    const user: User = {
      id,
      is_bot: false,
      first_name: chat.first_name ?? `Person ${id}`,
      language_code: 'en',
    }
    users.set(id, user)
    return user
  }
  const tell = (kind: string, chat: number, value: (bot: Bot) => unknown): void => {
    for (const bot of bots()) {
      bot.updates.push(kind, chat, value(bot))
      bot.webhook.wake()
    }
  }
  const chatOf = (id: number): Chat => world.chats.get(id) ?? fail(`There is no chat ${id}.`)
  const messageOf = (chat: number, id: number): Message =>
    messageIn(world, chat, id) ?? fail(`There is no message ${id} in chat ${chat}.`)

  return {
    /** Somebody joins under a name of their own. */
    user(user: User): void {
      users.set(user.id, user)
    },

    say({ chat: id, text, by, replyTo }: Say): Message {
      const chat = chatOf(id)
      const version = { at: now(), text, entities: commandsIn(text), markup: null }
      const from = userOf(chat, by)
      const message = addMessage(world, {
        chat,
        from,
        replyTo: replyTo ?? null,
        threadId: null,
        silent: false,
        version,
      })
      tell('message', id, () => messageJson(world, message))
      return message
    },

    /** A person presses the button of that text or data; the bot that wrote the message hears of it. */
    press(press: Press): CallbackQuery {
      const message = messageOf(press.chat, press.message)
      const buttons = shown(message).markup?.inline_keyboard.flat() ?? []
      const button = buttons.find((one) =>
        'data' in press ? one.callback_data === press.data : one.text === press.text,
      )
      const data = button?.callback_data
      if (data === undefined)
        return fail(
          `Message ${press.message} has no such button; it has: ${buttons.map(({ text }) => text).join(', ')}.`,
        )
      return this.pressAnyway({ ...press, data })
    },

    /** A press on a button that is no longer there: somebody's phone still shows it. */
    pressAnyway({ chat, message: id, by, data }: Omit<Press, 'text'> & { data: string }): CallbackQuery {
      const message =
        world.messages.find((one) => one.chat.id === chat && one.id === id) ?? fail(`No message ${id}.`)
      const query: CallbackQuery = {
        id: String(4_000_000_000 + ++callbacks),
        bot: message.from.id,
        from: userOf(message.chat, by),
        message,
        data,
        at: now(),
        answer: null,
      }
      world.callbacks.push(query)
      for (const bot of bots()) {
        if (bot.user.id !== message.from.id) continue
        bot.updates.push('callback_query', chat, callbackJson(world, query))
        bot.webhook.wake()
      }
      return query
    },

    /** Somebody with the right to it removes a message; the bot is not told. */
    remove({ chat, message }: { chat: number; message: number }): void {
      messageOf(chat, message).deletedAt = now()
    },

    /** The chat closes itself to the bot, or opens again with null. */
    close({ chat: id, why }: { chat: number; why: NonNullable<Chat['closed']> | null }): void {
      const chat = chatOf(id)
      if (why === null) delete chat.closed
      else chat.closed = why
      const by = userOf(chat, undefined)
      const [was, is] = why === null ? [OUT, 'member'] : ['member', OUT]
      tell('my_chat_member', id, (bot) => ({
        chat: chatJson(chat),
        from: userJson(by),
        date: Math.floor(now() / 1000),
        old_chat_member: memberOf(bot, was),
        new_chat_member: memberOf(bot, is),
      }))
    },

    /** A group becomes a supergroup: another id, and the old one refuses with it. */
    migrate({ chat: id, to }: { chat: number; to: number }): Chat {
      const chat = chatOf(id)
      chat.migratedTo = to
      return addChat(world, { id: to, type: 'supergroup', title: chat.title ?? 'Group' })
    },
  }
}

const OUT = 'kicked'
const memberOf = (bot: Bot, status: string) => ({
  status,
  user: userJson(bot.user),
  ...(status === OUT && { until_date: 0 }),
})

/** A word that begins with a slash is a command, as Telegram marks it. */
function commandsIn(text: string): Entity[] {
  return [...text.matchAll(/(?<!\S)\/[a-z0-9_]{1,32}(?:@\w+)?(?!\S)/gi)].map((found) => ({
    type: 'bot_command',
    offset: found.index,
    length: found[0].length,
  }))
}

const fail = (what: string): never => {
  throw new Error(what)
}
