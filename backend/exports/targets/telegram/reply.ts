import type { Api } from 'grammy/web'
import type { Log } from '../../../ports/access.ts'
import type { Clock } from '../../../ports/outside.ts'
import { ExportFault } from '../../export-fault.ts'
import type { Chat } from './calls.ts'
import { meaningOf } from './refusals.ts'
import { htmlOf, type Paragraph, say } from './rich-text.ts'
import { split } from './split.ts'
import type { Reply } from './take-update.ts'

type Deps = { api: Api; chat: Chat; clock: Clock; logger: Log; signal: AbortSignal }

/** Telegram asks for patience this often before a reply is given up: it is of use now or never. */
const MOST_TRIES = 3

/** Tells whoever asked; a reply that may have arrived is not sent again. */
export async function sendReply(deps: Deps, reply: NonNullable<Reply>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const fault = await tell(deps, reply).catch((error: unknown) => meaningOf(error))
    if (fault === undefined) return
    const wait = fault instanceof ExportFault && fault.kind === 'limited' ? fault.retryAfterMs : null
    if (wait === null || tries === MOST_TRIES || deps.signal.aborted)
      return deps.logger.warn({ reason: fault.message }, 'an answer in Telegram could not be given')
    await deps.clock.sleep(wait, deps.signal)
  }
}

async function tell({ api, chat, signal }: Deps, reply: NonNullable<Reply>): Promise<void> {
  if (reply.kind === 'button') {
    const text = reply.text.slice(0, LONGEST_TOAST)
    const words = text === '' ? {} : { text, show_alert: true }
    await api.raw.answerCallbackQuery({ callback_query_id: reply.callbackId, ...words })
    return
  }
  const [first] = split([reply.lines.flatMap(({ text, url }, index) => lineOf(text, url, index))])
  if (first !== undefined) await chat.send({ html: htmlOf(first), buttons: [] }, reply.replyTo, signal)
}

/** Of the Bot API: 0-200 characters. */
const LONGEST_TOAST = 200

function lineOf(text: string, url: string | undefined, index: number): Paragraph {
  // Telegram makes a link of an address by itself.
  return [say(`${index === 0 ? '' : '\n'}${text}${url === undefined ? '' : `\n${url}`}`)]
}
