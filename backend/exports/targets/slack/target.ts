import { ENDED } from '../../../council/state.ts'
import { sha256 } from '../../../log/digest.ts'
import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportRecord,
  ExportTarget,
  ExportView,
} from '../../../ports/export-target.ts'
import type { SlackAccess } from '../../../ports/services.ts'
import { questionsOf } from '../../conversation/questions.ts'
import { ExportFault } from '../../export-fault.ts'
import { type CallOptions, callsOf, RATES, webClient } from './calls.ts'
import { messagesOf, type SlackMessage } from './message.ts'
import { putMessage, readPlace, type Wanted } from './put-message.ts'
import { questionMessage, questionPieces } from './question.ts'
import { notificationOf, recordPieces } from './record.ts'
import { remindersOf } from './reminder.ts'
import { wordsIn } from './words.ts'

/** Beyond this a channel is no place to read in: 400,000 characters. */
const MOST_MESSAGES = 40

/**
 * One message a meeting, with what is too long for it in its thread; a reminder in that thread on the day a task is due;
 * and a message for each question that people are asked.
 */
export function slackTarget(
  access: SlackAccess,
  { publicUrl, ...options }: CallOptions & { publicUrl: string | null },
): ExportTarget {
  const install = sha256(publicUrl ?? 'local').slice(0, 12)
  let botId: string | null = null
  const put = (io: ExportIo, wanted: Omit<Wanted, 'channel'>) => {
    const calls = callsOf(webClient(access, io.signal, options))
    const own = async () => (botId ??= await calls.ownBotId())
    return putMessage(io, { calls, install, botId: own }, { ...wanted, channel: access.channel })
  }
  return {
    name: 'slack',
    title: 'Slack',
    rates: RATES,
    objects(view) {
      const { record } = view
      const ofRecord =
        record === null ? [] : [...messages(view, record, put), ...reminders(view, record, put)]
      return [...questions(view, put), ...ofRecord]
    },
  }
}

const MONTH_MS = 30 * 24 * 3_600_000

type Put = (io: ExportIo, wanted: Omit<Wanted, 'channel'>) => Promise<ExportOutcome>

function messages({ state }: ExportView, record: ExportRecord, put: Put): ExportObject[] {
  const { meetingId, language, decisionLog } = record
  const all = messagesOf(recordPieces(record), notificationOf(record))
  const shown = all.length <= MOST_MESSAGES ? all : [...all.slice(0, MOST_MESSAGES - 1), rest(language)]
  // An earlier run of the meeting may have been told here, and our database be younger than that.
  const common = { make: true, since: Math.max(0, state.createdAt - MONTH_MS) }
  const parts = shown.map((message, index): ExportObject => {
    if (index === 0)
      return {
        key: meetingId,
        kind: 'record',
        title: decisionLog.title,
        content: message,
        put: (io) => put(io, { ...common, kind: 'record', message, threadTs: null }),
      }
    return part({ meetingId, index, title: decisionLog.title, message, put, common })
  })
  // A part that a later version does not need says so, where it is.
  const [noLonger = { text: '…', blocks: [] }] = messagesOf(
    [{ kind: 'note', text: wordsIn(language).noLonger }],
    wordsIn(language).noLonger,
  )
  const spare = Array.from({ length: MOST_MESSAGES - shown.length }, (_, index): ExportObject => ({
    ...part({
      meetingId,
      index: shown.length + index,
      title: decisionLog.title,
      message: noLonger,
      put,
      common: { ...common, make: false },
    }),
    only: 'known',
  }))
  return [...parts, ...spare]
}

function rest(language: ExportRecord['language']): SlackMessage {
  const { rest: text } = wordsIn(language)
  const [message = { text, blocks: [] }] = messagesOf([{ kind: 'note', text }], text)
  return message
}

type Part = {
  meetingId: string
  index: number
  title: string
  message: SlackMessage
  put: Put
  common: Pick<Wanted, 'make' | 'since'>
}

const part = ({ meetingId, index, title, message, put, common }: Part): ExportObject => ({
  key: `${meetingId}/part/${index + 1}`,
  kind: 'message',
  title: `${title} (${index + 1})`,
  content: message,
  async put(io) {
    const threadTs = await threadOf(io, meetingId)
    if (threadTs === null) throw new ExportFault('dead', NO_SUMMARY)
    return put(io, { ...common, kind: 'message', message, threadTs })
  },
})

const NO_SUMMARY =
  'The summary that this goes on from is not in the channel, so it would stand alone. Have the summary sent again first, then this.'

const threadOf = async (io: ExportIo, meetingId: string): Promise<string | null> =>
  readPlace((await io.other(meetingId))?.externalId ?? null)?.ts ?? null

function reminders({ state, now }: ExportView, record: ExportRecord, put: Put): ExportObject[] {
  return remindersOf(record, now).map(({ key, title, at, message }) => ({
    key,
    kind: 'reminder',
    title,
    content: message,
    at,
    async put(io) {
      const threadTs = await threadOf(io, record.meetingId)
      return put(io, { kind: 'reminder', message, threadTs, make: true, since: state.createdAt })
    },
  }))
}

function questions({ state, link }: ExportView, put: Put): ExportObject[] {
  const shown = questionsOf(state).filter(({ purpose }) => purpose !== 'turn')
  return shown.map((question) => {
    const isOpen = question.isOpen && !ENDED.has(state.status)
    const now = { ...question, isOpen }
    return {
      key: question.key,
      kind: 'question',
      title: question.text,
      content: { pieces: questionPieces(state, now, link), options: isOpen ? question.options : null },
      ...(isOpen ? {} : { only: 'known' as const }),
      put: (io) =>
        put(io, {
          kind: 'question',
          message: questionMessage(state, now, { link, exportId: io.exportId }),
          threadTs: null,
          make: isOpen,
          since: state.createdAt,
        }),
    }
  })
}
