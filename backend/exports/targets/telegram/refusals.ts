import { GrammyError, HttpError } from 'grammy/web'
import { ExportFault } from '../../export-fault.ts'

/** Turns in the chat are taken one after the other. */
export const CHAT_SCOPE = 'chat'

/** Nobody can tell whether Telegram took it: the answer was lost, or was an error of its own. */
export class OutcomeUnknown extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'OutcomeUnknown'
  }
}

/** What a failed call means. The library's own errors hold the address with the token, so none of them is passed on. */
export function meaningOf(error: unknown): Error {
  if (error instanceof GrammyError) return refused(error)
  if (!(error instanceof HttpError)) return error instanceof Error ? error : new Error(String(error))
  const code = codeOf(error.error)
  if (NOT_SENT.includes(code))
    return new ExportFault(
      'later',
      `Telegram cannot be reached (${code}). Nothing was sent; it is tried again by itself. Look at the network, and at TELEGRAM_API_ROOT if it is set.`,
    )
  return new OutcomeUnknown('the connection to Telegram broke before its answer came')
}

/** No connection was made, so nothing can have arrived; some ports `fetch` calls bad, and does not try. */
const NOT_SENT = ['bad port', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** What the socket said; `fetch` puts it beneath an error of its own. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error) return String(error.code)
  if ('cause' in error && error.cause !== undefined) return codeOf(error.cause)
  return error instanceof Error ? error.message : ''
}

function refused({ error_code: code, description, parameters }: GrammyError): Error {
  const said = `${code}: ${description.slice(0, MOST_QUOTED)}`
  if (code === 429)
    return new ExportFault('limited', 'Telegram asks for patience.', {
      retryAfterMs: (parameters.retry_after ?? 1) * 1000,
    })
  if (code >= 500) return new OutcomeUnknown(`Telegram answered with an error of its own (${said})`)
  if (parameters.migrate_to_chat_id !== undefined)
    return new ExportFault(
      'paused',
      `The group has become a supergroup with another id. Set TELEGRAM_CHAT_ID=${parameters.migrate_to_chat_id} and start again.`,
    )
  if (code === 401 || code === 404)
    return new ExportFault(
      'paused',
      `Telegram does not know this bot (${said}). Ask @BotFather for its token, set TELEGRAM_BOT_TOKEN and start again.`,
    )
  if (code === 403)
    return new ExportFault(
      'paused',
      `Telegram does not let the bot write to the chat (${said}). Unblock the bot, or add it to the group again and let it write.`,
    )
  if (/chat not found|chat_id is empty/i.test(description))
    return new ExportFault(
      'paused',
      `Telegram does not know the chat (${said}). Write to the bot or add it to the group, and set TELEGRAM_CHAT_ID to the id of that chat.`,
    )
  return new ExportFault(
    'dead',
    `Telegram refused the message (${said}). It is not sent again by itself; the Markdown of the record is there meanwhile.`,
  )
}

const MOST_QUOTED = 200

/** The message says already what it was to say: that is what was wanted. */
export const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError && /message is not modified/i.test(error.description)

/** Somebody has taken the message away. */
export const isGone = (error: unknown): boolean =>
  error instanceof GrammyError &&
  /message to (?:edit|delete) not found|MESSAGE_ID_INVALID/i.test(error.description)
