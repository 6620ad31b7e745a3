import type { Bot } from './bots.ts'
import { chatFor, messageFor } from './chats.ts'
import type { GivenArguments } from './given-arguments.ts'
import { readMarkup, readText } from './read-text.ts'
import { bad, NOT_MODIFIED, QUERY_TOO_OLD, Refused } from './refusals.ts'
import { messageJson } from './shown-as-json.ts'
import { addMessage, type Chat, type Message, shown, type Version, type World } from './world.ts'

export type Call = { world: World; bot: Bot; given: GivenArguments; now: () => number; callbackMs: number }
/** What a method would do. It is asked before anything happens: a refusal is thrown, the work is in `commit`. */
export type Planned = { write: boolean; chat?: Chat; commit: () => unknown }
export type Method = (call: Call) => Planned

/** The methods that write and change messages. */
export const MESSAGE_METHODS: Record<string, Method> = {
  sendMessage(call) {
    const { world, bot, given } = call
    const chat = chatFor(world, given)
    const read = readText(given)
    const markup = readMarkup(given)
    given.json('link_preview_options')
    const silent = given.truth('disable_notification')
    const threadId = given.integer('message_thread_id') ?? null
    const replyTo = replyFor(call, chat)
    return {
      write: true,
      chat,
      commit() {
        const version = { at: call.now(), ...read, markup }
        return messageJson(
          world,
          addMessage(world, { chat, from: bot.user, replyTo, threadId, silent, version }),
        )
      },
    }
  },

  editMessageText(call) {
    const { world, given } = call
    const chat = chatFor(world, given)
    const read = readText(given)
    const markup = readMarkup(given)
    given.json('link_preview_options')
    const message = ownMessage(call, chat)
    return edited(call, message, (at) => ({ at, ...read, markup }))
  },

  editMessageReplyMarkup(call) {
    const chat = chatFor(call.world, call.given)
    const markup = readMarkup(call.given)
    const message = ownMessage(call, chat)
    return edited(call, message, (at) => ({ ...shown(message), at, markup }))
  },

  deleteMessage(call) {
    const chat = chatFor(call.world, call.given)
    const message = messageFor(call.world, chat, call.given, 'delete')
    const old = call.now() - message.sentAt > 48 * 60 * 60_000
    if (old || (message.from.id !== call.bot.user.id && chat.type !== 'private'))
      throw bad("Message can't be deleted")
    return {
      write: true,
      chat,
      commit() {
        message.deletedAt ??= call.now()
        return true
      },
    }
  },

  pinChatMessage(call) {
    const chat = chatFor(call.world, call.given)
    const message = messageFor(call.world, chat, call.given, 'pin')
    call.given.truth('disable_notification')
    return {
      write: true,
      chat,
      commit() {
        if (!chat.pinned.includes(message.id)) chat.pinned.push(message.id)
        return true
      },
    }
  },

  answerCallbackQuery({ world, bot, given, now, callbackMs }) {
    const id = given.text('callback_query_id') ?? ''
    const text = given.text('text') ?? ''
    const alert = given.truth('show_alert')
    given.integer('cache_time')
    if (text.length > 200) throw bad('MESSAGE_TOO_LONG')
    const query = world.callbacks.find((one) => one.id === id && one.bot === bot.user.id)
    if (query === undefined || query.answer !== null || now() - query.at > callbackMs)
      throw new Refused(QUERY_TOO_OLD)
    return {
      write: true,
      commit() {
        query.answer = { text, alert, at: now() }
        return true
      },
    }
  },
}

function replyFor({ world, given }: Call, chat: Chat): number | null {
  const asked = given.json('reply_parameters')
  if (asked === undefined) return null
  if (typeof asked !== 'object' || asked === null) throw bad('Object expected as reply parameters')
  const id = 'message_id' in asked && typeof asked.message_id === 'number' ? asked.message_id : null
  const lenient = 'allow_sending_without_reply' in asked && asked.allow_sending_without_reply === true
  const there = world.messages.some(
    (message) => message.chat.id === chat.id && message.id === id && message.deletedAt === null,
  )
  if (there) return id
  if (lenient) return null
  throw bad('Message to be replied not found')
}

function ownMessage({ world, bot, given }: Call, chat: Chat): Message {
  if (given.text('inline_message_id') !== undefined) throw bad('MESSAGE_ID_INVALID')
  const message = messageFor(world, chat, given, 'edit')
  if (message.from.id !== bot.user.id) throw bad("Message can't be edited")
  return message
}

function edited(call: Call, message: Message, version: (at: number) => Version): Planned {
  if (sameToSee(shown(message), version(0))) throw new Refused(NOT_MODIFIED)
  return {
    write: true,
    chat: message.chat,
    commit() {
      message.versions.push(version(call.now()))
      return messageJson(call.world, message)
    },
  }
}

const sameToSee = ({ at: _, ...one }: Version, { at: __, ...other }: Version) =>
  JSON.stringify([one.text, one.entities, one.markup]) ===
  JSON.stringify([other.text, other.entities, other.markup])
