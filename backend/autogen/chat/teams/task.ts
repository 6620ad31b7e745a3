import { ConfigurationError } from '../../core/errors.ts'
import { textMessage, type Stamp } from '../make-message.ts'
import { isChatMessage, isMessage, type ChatMessage } from '../messages.ts'
import type { Task } from '../team.ts'

/** The messages a task stands for; null where there is none and the team goes on. Throws `ConfigurationError`. */
export function messagesOf(task: Task | undefined, stamp: Stamp): readonly ChatMessage[] | null {
  if (task === undefined) return null
  if (typeof task === 'string') return [textMessage({ source: 'user', content: task }, stamp)]
  const messages = 'type' in task ? [task] : [...task]
  if (messages.length === 0)
    throw new ConfigurationError('The task is an empty list: give at least one message, or no task to go on.')
  for (const message of messages)
    if (!isMessage(message) || !isChatMessage(message))
      throw new ConfigurationError(
        'The task holds something that is no chat message: make it with textMessage().',
      )
  return messages
}
