import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { ExportFault } from '../../export-fault.ts'

/** Nobody can tell whether Slack did it: the answer was lost, or was an error of its own. */
export class OutcomeUnknown extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'OutcomeUnknown'
  }
}

/** What is done once a person has set the app up otherwise; until then all would be refused. */
const PAUSED: Readonly<Record<string, string>> = {
  not_authed: TOKEN(),
  invalid_auth: TOKEN(),
  token_revoked: TOKEN(),
  token_expired: TOKEN(),
  account_inactive: TOKEN(),
  not_allowed_token_type: TOKEN(),
  no_permission: TOKEN(),
  org_login_required: TOKEN(),
  ekm_access_denied: TOKEN(),
  access_denied: TOKEN(),
  missing_scope:
    'The app lacks a permission. Give it chat:write and channels:history (groups:history for a private channel), install it anew and set SLACK_BOT_TOKEN.',
  channel_not_found:
    'Slack knows no such channel. Set SLACK_CHANNEL to its id, and invite the app where it is private: /invite @app.',
  not_in_channel: 'The app is not in the channel. Invite it there: /invite @app.',
  is_archived: 'The channel is archived. Open it again, or set SLACK_CHANNEL to another.',
  is_inactive: 'The channel is archived. Open it again, or set SLACK_CHANNEL to another.',
  restricted_action: 'The rules of the workspace do not let the app post there. Ask who administers it.',
  restricted_action_read_only_channel: 'The channel is read-only for the app. Ask who administers it.',
}

function TOKEN(): string {
  return 'Slack does not accept the token of the app. Set SLACK_BOT_TOKEN to the one that its page shows, and start again.'
}

const GONE = new Set(['message_not_found', 'thread_not_found', 'cannot_reply_to_message'])
const REMOVED =
  'Somebody has removed the message from the channel, so it stays away. To have it there again, send it again.'
const LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])
const NOT_TAKEN = new Set(['team_added_to_org', 'request_timeout', 'invalid_post_type', 'invalid_charset'])
const OURS =
  /^(?:invalid_blocks|invalid_arguments|invalid_arg_name|invalid_array_arg|invalid_metadata|metadata_|msg_|no_text|too_many_|block_mismatch|cant_|edit_window_closed|unknown_method|method_|duplicate_|markdown_text|invalid_arg)/

/** What a failed call means. What Slack said in its own words is passed on only where it is a code. */
export function meaningOf(error: unknown, scope: string): Error {
  if (error instanceof WebAPIPlatformError) return refused(error.data.error, scope)
  if (error instanceof WebAPIRateLimitedError) return limited(error.retryAfter * 1000, scope)
  if (error instanceof WebAPIHTTPError) return answeredBadly(error.statusCode)
  if (error instanceof WebAPIRequestError) return notReached(codeOf(error.original), error.original)
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return limited(NO_HEADER_MS, scope)
  return new OutcomeUnknown('the answer of Slack was cut or could not be read')
}

/** Slack asks for patience and does not say how much. */
const NO_HEADER_MS = 30_000

const limited = (retryAfterMs: number, scope: string): ExportFault =>
  new ExportFault('limited', 'Slack asks for patience.', { retryAfterMs, scope })

/** The message, or the one that it answers, is not there any more. */
export const isGone = (fault: unknown): boolean => fault instanceof ExportFault && fault.kind === 'removed'

function refused(code: string, scope: string): Error {
  // A body that is no JSON stands here whole; a code is one short word.
  if (!/^[a-z_]{2,60}$/.test(code))
    return new OutcomeUnknown('Slack answered with something that is no answer')
  if (LIMITED.has(code)) return limited(NO_HEADER_MS, scope)
  if (GONE.has(code)) return new ExportFault('removed', REMOVED)
  const paused = PAUSED[code]
  if (paused !== undefined) return new ExportFault('paused', `${paused} (${code})`)
  if (NOT_TAKEN.has(code))
    return new ExportFault('later', `Slack did not take it (${code}). It is tried again by itself.`)
  if (OURS.test(code))
    return new ExportFault(
      'dead',
      `Slack refused the message (${code}). It is not sent again by itself: report it; the Markdown of the record is there meanwhile.`,
    )
  // fatal_error, internal_error, service_unavailable and all that is new: some of it may have been done.
  return new OutcomeUnknown(`Slack answered with an error of its own (${code})`)
}

function answeredBadly(status: number): Error {
  return new OutcomeUnknown(`Slack, or something before it, answered with HTTP ${status}`)
}

/** No connection was made, so nothing can have arrived. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

function notReached(code: string, cause: unknown): Error {
  if (NOT_SENT.includes(code))
    return new ExportFault(
      'later',
      `Slack cannot be reached (${code}). Nothing was sent; it is tried again by itself. Look at the network, and at SLACK_API_URL if it is set.`,
      { cause },
    )
  return new OutcomeUnknown('the connection to Slack broke before its answer came')
}

// fetch says why in the cause of its error.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? '' : codeOf(error.cause)
}
