import { ENDED } from '../../../council/state.ts'
import type { ExportObject, ExportTarget, ExportView } from '../../../ports/export-target.ts'
import type { TelegramAccess } from '../../../ports/services.ts'
import { buttonValue } from '../../conversation/answer-question.ts'
import { questionsOf } from '../../conversation/questions.ts'
import { board } from './board.ts'
import { type Chat, chatOf, type Shown, telegramApi } from './calls.ts'
import { putMessages } from './put-messages.ts'
import { isForButtons, questionParagraphs } from './question.ts'
import { CHAT_SCOPE } from './refusals.ts'
import { htmlOf, type Paragraph } from './rich-text.ts'
import { split } from './split.ts'

/**
 * One message a council, edited as it goes, and one for each question that a button can answer. An edit every three
 * seconds keeps within what Telegram allows a group: 20 messages a minute, and one a second.
 */
export function telegramTarget(access: TelegramAccess): ExportTarget {
  const place = { chat: chatOf(telegramApi(access), access.chatId), chatId: access.chatId }
  return {
    name: 'telegram',
    title: 'Telegram',
    rates: { [CHAT_SCOPE]: { everyMs: 3_000, burst: 1 } },
    objects: (view) => [...boardOf(view, place), ...questionObjects(view, place)],
  }
}

type Place = { chat: Chat; chatId: string }

const shownAs = (paragraphs: readonly Paragraph[]): Shown[] =>
  split(paragraphs).map((message) => ({ html: htmlOf(message), buttons: [] }))

function boardOf(view: ExportView, { chat, chatId }: Place): ExportObject[] {
  const { state, record } = view
  if (state.status === 'created' || (state.kind !== 'council' && record === null)) return []
  const content = shownAs(board(view))
  return [
    {
      key: boardKey(view),
      kind: 'board',
      title: state.meeting.title,
      content,
      // What ended and may not leave is no news: only where people saw it going on do they see that it ended.
      ...(record === null && ENDED.has(state.status) ? { only: 'known' } : {}),
      put: (io) => putMessages(io, chat, chatId, content),
    },
  ]
}

/** A meeting has one message for life; a run that is held while another stands for the meeting has one of its own. */
export const boardKey = ({ state, standsElsewhere }: ExportView): string =>
  standsElsewhere ? `${state.meeting.id}/board/${state.runId}` : state.meeting.id

function questionObjects({ state, link }: ExportView, { chat, chatId }: Place): ExportObject[] {
  return questionsOf(state)
    .filter(isForButtons)
    .map((question) => {
      const isOpen = question.isOpen && !ENDED.has(state.status)
      const messages = shownAs(questionParagraphs(state, question, link))
      const options = isOpen ? question.labels : []
      return {
        key: question.key,
        kind: 'question',
        title: question.text,
        content: { messages, options },
        // Nobody need hear of a question that was settled before it could be asked here.
        ...(isOpen ? {} : { only: 'known' }),
        put: (io) => {
          const buttons = options.map((text, index) => ({ text, data: buttonValue(io.exportId, index) }))
          const [first, ...rest] = messages
          return putMessages(io, chat, chatId, first === undefined ? [] : [{ ...first, buttons }, ...rest])
        },
      } satisfies ExportObject
    })
}
