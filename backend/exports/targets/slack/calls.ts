import {
  type ConversationsHistoryResponse,
  LogLevel,
  WebAPIPlatformError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api'
import type { SlackAccess } from '../../../ports/services.ts'
import type { SlackMessage } from './message.ts'
import { meaningOf, OutcomeUnknown } from './refusals.ts'

/** A message by its place, as Slack names it. */
export type Place = { channel: string; ts: string }

/** How a message of ours is known again: other apps can read it, so it holds ids only. */
export type Mark = { key: string; kind: string; rev: number; install: string }

const EVENT_TYPE = 'xio_message'

/** Slack allows 50 calls a minute of most methods, and one message a second into a channel. */
export const RATES = {
  'channel:*': { everyMs: 1_050, burst: 1 },
  update: { everyMs: 1_300, burst: 3 },
  history: { everyMs: 1_300, burst: 3 },
  delete: { everyMs: 1_300, burst: 3 },
  other: { everyMs: 250, burst: 3 },
} as const

export type CallOptions = Pick<WebClientOptions, 'timeout'>

/** Slack's methods as we use them. Each rejects with what it means: an `ExportFault`, or `OutcomeUnknown`. */
export type Calls = ReturnType<typeof callsOf>

/**
 * The official client, which tries once: after a lost answer it would send a second message, so it is the outbox that
 * tries again, and knows when.
 */
export function webClient(
  { token, apiUrl }: SlackAccess,
  signal: AbortSignal,
  options: CallOptions,
): WebClient {
  return new WebClient(token.reveal(), {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
    allowAbsoluteUrls: false,
    logger: SILENT,
    // The client knows no way to give a call up.
    fetch: (input, init) =>
      fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
    ...options,
  })
}

/** The client would tell its log of texts and headers. */
export const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}

export function callsOf(client: WebClient) {
  const asked = async <T>(scope: string, call: Promise<T>): Promise<T> => {
    try {
      return await call
    } catch (error) {
      throw meaningOf(error, scope)
    }
  }
  return {
    async post(
      channel: string,
      message: SlackMessage,
      { mark, threadTs, id }: { mark: Mark; threadTs: string | null; id: string },
    ): Promise<Place> {
      const sent = {
        channel,
        ...message,
        ...QUIET,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
        metadata: metadataOf(mark),
        // Not documented as an argument, and known by the service: a further guard, and never relied on.
        client_msg_id: id,
      }
      const { ts, channel: where } = await asked(`channel:${channel}`, client.chat.postMessage(sent))
      if (ts === undefined) throw new OutcomeUnknown('Slack did not say where the message stands')
      return { channel: where ?? channel, ts }
    },

    async update(place: Place, message: SlackMessage, mark: Mark): Promise<void> {
      const sent = { ...place, ...message, metadata: metadataOf(mark) }
      await asked('update', client.chat.update(sent))
    },

    async remove(place: Place): Promise<void> {
      await asked('delete', client.chat.delete(place))
    },

    async permalink({ channel, ts }: Place): Promise<string | null> {
      const { permalink } = await asked('other', client.chat.getPermalink({ channel, message_ts: ts }))
      return permalink ?? null
    },

    async ownBotId(): Promise<string> {
      const { bot_id: botId } = await asked('other', client.auth.test())
      if (botId === undefined) throw new OutcomeUnknown('Slack did not say who the app is')
      return botId
    },

    /** One page of a channel, or of a thread: the messages that carry a mark. Null where the app may not look. */
    async page(
      channel: string,
      { threadTs, oldest, cursor }: { threadTs: string | null; oldest: number; cursor: string | null },
    ) {
      const range = {
        channel,
        oldest: (oldest / 1000).toFixed(6),
        inclusive: true,
        include_all_metadata: true,
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      }
      const call =
        threadTs === null
          ? client.conversations.history(range)
          : client.conversations.replies({ ...range, ts: threadTs })
      const read = await asked('history', call.catch(unlessForbidden))
      if (read === null) return null
      const { messages = [], response_metadata: more } = read
      const next = more?.next_cursor ?? ''
      return { messages: messages.flatMap(marked), next: next === '' ? null : next }
    },
  }
}

/** No page is shown below the message, ours neither. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const

const metadataOf = (mark: Mark) => ({ event_type: EVENT_TYPE, event_payload: { ...mark } })

function unlessForbidden(error: unknown): null {
  if (error instanceof WebAPIPlatformError && error.data.error === 'missing_scope') return null
  throw error
}

type Message = NonNullable<ConversationsHistoryResponse['messages']>[number]

function marked({ ts, bot_id: botId, metadata }: Message) {
  if (ts === undefined || metadata?.event_type !== EVENT_TYPE) return []
  const { key, kind, install }: Record<string, unknown> = { ...metadata.event_payload }
  return [{ ts, botId: botId ?? null, key, kind, install }]
}
