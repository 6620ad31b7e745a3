// Telegram's Bot API on a loopback port, with the people of its chats. What differs from the real one stands in README.md.
import { type EmulatorClock, realClock } from '../core/clock.ts'
import { type Emulator, startEmulator } from '../core/emulator.ts'
import { type Bot, type BotGiven, newBot } from './bots.ts'
import { people } from './people.ts'
import { ADVISED, type Rates, RateWindows } from './rates.ts'
import { telegramService } from './service.ts'
import { readSpecification, type Specification } from './specification.ts'
import { telegramVerbs, type TelegramVerbs } from './verbs.ts'
import { addChat, type Chat, emptyWorld, type World } from './world.ts'

export type TelegramGiven = {
  clock?: EmulatorClock
  bots?: BotGiven[]
  chats?: Omit<Chat, 'pinned'>[]
  rates?: Rates
  /** How long a pressed button waits for its answer. */
  callbackMs?: number
  /** Webhooks as Telegram's own servers want them: HTTPS and four ports. */
  cloud?: boolean
  specification?: Specification | null
  port?: number
  controlPort?: number
}

export const TEST_TOKEN = '7001:emulated-telegram-token'
export const PRIVATE_CHAT = { id: 501, type: 'private', first_name: 'Ada' } as const
export const GROUP_CHAT = { id: -1001, type: 'group', title: 'The council' } as const

export type TelegramEmulator = Emulator<TelegramVerbs> & { world: World; bot: Bot }

export async function startTelegram(given: TelegramGiven = {}): Promise<TelegramEmulator> {
  const clock = given.clock ?? realClock
  const world = emptyWorld()
  for (const chat of given.chats ?? [PRIVATE_CHAT, GROUP_CHAT]) addChat(world, chat)
  const passed: string[] = []
  const bots = new Map(
    (given.bots ?? [{ token: TEST_TOKEN }]).map((one) => [
      one.token,
      newBot(clock, one, (what) => passed.push(what)),
    ]),
  )
  const service = telegramService({
    world,
    bots,
    rates: new Map([...bots.keys()].map((token) => [token, new RateWindows(given.rates ?? ADVISED)])),
    now: () => clock.now(),
    callbackMs: given.callbackMs ?? 15_000,
    cloud: given.cloud ?? false,
    specification: given.specification === undefined ? readSpecification() : given.specification,
  })
  const persons = people(
    world,
    () => bots.values(),
    () => clock.now(),
  )
  const { port, controlPort } = given
  const emulator = await startEmulator({
    service,
    clock,
    verbs: telegramVerbs({ world, bots, persons, now: () => clock.now() }),
    ...(port !== undefined && { port }),
    ...(controlPort !== undefined && { controlPort }),
  })
  const unserved = emulator.control.unserved
  emulator.control.unserved = () => [...unserved(), ...passed]
  return {
    ...emulator,
    world,
    bot: [...bots.values()][0]!,
    async close() {
      for (const bot of bots.values()) {
        bot.webhook.close()
        bot.updates.endPoll()
      }
      await emulator.close()
    },
  }
}
