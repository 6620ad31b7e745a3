import type { Actor } from '../../../../schemas/generated/types.ts'
import type { TelegramAccess } from '../../../ports/services.ts'
import { answerQuestion, readButton } from '../../conversation/answer-question.ts'
import { converse } from '../../conversation/converse.ts'
import type { Language, Line } from '../../conversation/said.ts'
import { spokenHere } from '../../conversation/spoken-here.ts'
import { saying } from '../../conversation/words.ts'
import type { DoorDeps } from '../target-kind.ts'
import { COMMAND, readCommand } from './read-command.ts'
import type { ChatId, Incoming, Person } from './read-update.ts'

/** What is to be told to whoever asked: a line in the chat, or a word at the button. Null: nothing. */
export type Reply =
  | { kind: 'lines'; lines: readonly Line[]; replyTo: number }
  | { kind: 'button'; callbackId: string; text: string }
  | null

export type TakeDeps = Omit<DoorDeps, 'settings'> & {
  access: TelegramAccess
  /** Deliveries of different bots have numbers of their own. */
  botId: string
  botName(): string | null
}

const WORKSPACE = 'main'
const TARGET = 'telegram'

/**
 * Does what an update asks for. The same update once more does nothing more: what it did is known by its number, whoever
 * died in the middle of it.
 */
export async function takeUpdate(deps: TakeDeps, update: Incoming): Promise<Reply> {
  if (update.kind === 'other' || !isOurs(deps.access, update.chat)) return null
  const given = {
    by: actorOf(update.by),
    delivery: `telegram ${deps.botId} ${update.updateId}`,
    target: TARGET,
    workspaceId: WORKSPACE,
  }
  const maySteer = deps.access.users?.includes(String(update.by.id)) ?? true
  const language = languageOf(update.by)
  if (update.kind === 'pressed') {
    const text = await press(deps, update.data, { ...given, maySteer, language })
    return { kind: 'button', callbackId: update.callbackId, text }
  }
  const text = readCommand(update.text, deps.botName())
  if (text === null) return null
  const told = await converse(deps, {
    ...given,
    text,
    command: COMMAND,
    maySteer,
    ...(language === null ? {} : { language }),
  })
  return { kind: 'lines', lines: told.lines, replyTo: update.messageId }
}

type Given = {
  by: Actor
  delivery: string
  target: string
  workspaceId: string
  maySteer: boolean
  language: Language | null
}

async function press(deps: TakeDeps, data: string, given: Given): Promise<string> {
  const say = saying(given.language ?? (await spokenHere(deps, given)))
  const button = readButton(data)
  if (button === null) return say.questionGone
  if (!given.maySteer) return say.mayNot
  const { exportId, option } = button
  const answer = await answerQuestion(deps, { ...given, exportId, answer: { option } })
  return answer?.refused ?? ''
}

/** Only the chat that records go to is listened to: whoever finds the bot elsewhere steers nothing. */
const isOurs = ({ chatId }: TelegramAccess, { id, username }: ChatId): boolean =>
  String(id) === chatId || (username !== null && `@${username}`.toLowerCase() === chatId.toLowerCase())

const actorOf = ({ id, name }: Person): Actor => ({ kind: 'person', id: `telegram:${id}`, name })

function languageOf({ language }: Person): Language | null {
  if (language === null) return null
  return language.startsWith('ru') ? 'ru' : language.startsWith('en') ? 'en' : null
}
