import type { Clock } from '../../../../backend/ports/outside.ts'
import { Updates } from './updates.ts'
import { WebhookDelivery } from './webhook-delivery.ts'
import type { User } from './world.ts'

/** A bot as Telegram keeps it: its token, its updates and where they go. */
export type Bot = {
  token: string
  user: User
  updates: Updates
  webhook: WebhookDelivery
  commands: { command: string; description: string }[]
}

export type BotGiven = { token: string; username?: string }

/** The id of a bot is the number in front of its token. */
export function newBot(clock: Clock, given: BotGiven, unserved: (what: string) => void): Bot {
  const id = Number(given.token.split(':')[0])
  const updates = new Updates(clock, 100_000 + (id % 1000) * 1000)
  const username = given.username ?? 'xio_consilium_bot'
  return {
    token: given.token,
    user: { id, is_bot: true, first_name: 'Xio Consilium', username },
    updates,
    webhook: new WebhookDelivery(clock, updates, unserved),
    commands: [],
  }
}
