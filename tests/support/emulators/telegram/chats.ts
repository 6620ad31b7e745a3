import type { GivenArguments } from './given-arguments.ts'
import { bad, refusal, Refused } from './refusals.ts'
import { type Chat, type Message, messageIn, type World } from './world.ts'

/** The chat that is meant, if the bot may write to it. */
export function chatFor(world: World, given: GivenArguments): Chat {
  const asked = given.text('chat_id') ?? ''
  if (asked === '') throw bad('chat_id is empty')
  const chat = asked.startsWith('@')
    ? [...world.chats.values()].find(({ username }) => username === asked.slice(1))
    : world.chats.get(Number(asked))
  if (chat === undefined) throw bad('Chat not found')
  if (chat.migratedTo !== undefined)
    throw new Refused(
      refusal(400, 'Group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo }),
    )
  switch (chat.closed) {
    case 'blocked':
      throw new Refused(refusal(403, 'Bot was blocked by the user'))
    case 'deactivated':
      throw new Refused(refusal(403, 'User is deactivated'))
    case 'kicked':
      throw new Refused(
        refusal(403, `Bot was kicked from the ${chat.type === 'group' ? 'group' : chat.type} chat`),
      )
    case undefined:
      return chat
  }
}

/** The message that is meant; `what` is how the refusal calls what was to be done. */
export function messageFor(world: World, chat: Chat, given: GivenArguments, what: string): Message {
  const id = given.integer('message_id')
  if (id === undefined) throw bad('Message identifier is not specified')
  const message = messageIn(world, chat.id, id)
  if (message === undefined) throw bad(`Message to ${what} not found`)
  return message
}
