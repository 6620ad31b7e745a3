import type { Bot } from './bots.ts'
import type { people, Press, Say } from './people.ts'
import type { Update } from './updates.ts'
import type { Delivery } from './webhook-delivery.ts'
import { type Chat, messagesWith, shown, type Version, type World } from './world.ts'

type Parts = { world: World; bots: Map<string, Bot>; persons: ReturnType<typeof people>; now: () => number }
export type SeenMessage = {
  id: number
  chat: number
  mine: boolean
  text: string
  buttons: { text: string; data: string | null; url: string | null }[]
  replyTo: number | null
  pinned: boolean
  versions: Version[]
}

/** The verbs of Telegram's emulator, for tests and over HTTP. */
export type TelegramVerbs = {
  /** What a chat's people see now, from the top. */
  chat(id: number): SeenMessage[]
  /** How many of the bots' messages hold this text now, and the most that ever did at once. */
  messagesWith(given: { text: string; chat?: number }): { now: number; most: number }
  say(given: Say): { message: number }
  press(given: Press): { callback: string }
  pressAnyway(given: { chat: number; message: number; data: string; by?: number }): { callback: string }
  /** How a press was answered; null: not yet. */
  answered(callback: string): { text: string; alert: boolean } | null
  remove(given: { chat: number; message: number }): void
  close(given: { chat: number; why: NonNullable<Chat['closed']> | null }): void
  migrate(given: { chat: number; to: number }): void
  /** All updates there ever were, oldest first. */
  updates(): Update[]
  /** Off: updates go to the webhook only by `deliver`. */
  automatic(on: boolean): void
  /** Delivers these updates, in this order, once each, whether delivered before or not: the statuses. */
  deliver(ids: number[]): Promise<(number | null)[]>
  deliveries(): Delivery[]
  commands(): { command: string; description: string }[]
}

export function telegramVerbs({ world, bots, persons }: Parts): TelegramVerbs {
  const [bot] = bots.values()
  if (bot === undefined) throw new Error('The emulator needs at least one bot.')
  return {
    chat: (id) => seen(world, id),
    messagesWith: ({ text, chat }) => messagesWith(world, text, chat),
    say: (given) => ({ message: persons.say(given).id }),
    press: (given) => ({ callback: persons.press(given).id }),
    pressAnyway: (given) => ({ callback: persons.pressAnyway(given).id }),
    answered: (id) => world.callbacks.find((one) => one.id === id)?.answer ?? null,
    remove: (given) => persons.remove(given),
    close: (given) => persons.close(given),
    migrate: (given) => void persons.migrate(given),
    updates: () => bot.updates.all.map(({ update }) => update),
    automatic(on) {
      bot.webhook.automatic = on
      bot.webhook.wake()
    },
    async deliver(ids) {
      const statuses: (number | null)[] = []
      for (const id of ids) {
        const found = bot.updates.all.find(({ update }) => update.update_id === id)
        if (found === undefined) throw new Error(`There is no update ${id}.`)
        const { status } = await bot.webhook.deliver(found.update)
        if (status !== null && status >= 200 && status < 300) bot.updates.taken(id)
        statuses.push(status)
      }
      return statuses
    },
    deliveries: () => bot.webhook.log,
    commands: () => bot.commands,
  }
}

function seen(world: World, chat: number): SeenMessage[] {
  return world.messages
    .filter((message) => message.chat.id === chat && message.deletedAt === null)
    .map((message) => ({
      id: message.id,
      chat,
      mine: message.from.is_bot,
      text: shown(message).text,
      buttons: (shown(message).markup?.inline_keyboard.flat() ?? []).map(({ text, callback_data, url }) => ({
        text,
        data: callback_data ?? null,
        url: url ?? null,
      })),
      replyTo: message.replyTo,
      pinned: message.chat.pinned.includes(message.id),
      versions: message.versions,
    }))
}
