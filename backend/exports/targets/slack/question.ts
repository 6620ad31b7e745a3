import type { ActionsBlock, Button } from '@slack/types'
import { isoOf } from '../../../council/time.ts'
import type { RunState } from '../../../council/state.ts'
import { clip } from '../../../minutes/clip.ts'
import { buttonValue } from '../../conversation/answer-question.ts'
import type { ShownQuestion } from '../../conversation/questions.ts'
import { escaped, messagesOf, type SlackMessage } from './message.ts'
import { lines, oneLine, type Piece } from './pieces.ts'
import { linkPieces } from './record.ts'
import { wordsIn } from './words.ts'

/** Of an answer to a question: the option stands in the button's value. */
export const ANSWER_ACTION = /^xio_answer_\d+$/
/** Opens a form for words of one's own. */
export const WORDS_ACTION = 'xio_answer_words'
/** Neither of the two. */
export const OTHER_ACTION = /^(?!xio_answer_(?:\d+|words)$)/

/** Slack's limits: elements of a block of actions, and characters on a button. */
const MOST_BUTTONS = 25
const MOST_ON_BUTTON = 75

/** A question as the channel sees it: with its buttons while it is asked, then with what became of it. */
export function questionPieces(state: RunState, question: ShownQuestion, link: string): Piece[] {
  const { language, title } = state.meeting
  const words = wordsIn(language)
  const { labels, settled } = question
  const isLong = labels.some((label) => oneLine(label).length > MOST_ON_BUTTON)
  return [
    { kind: 'note', text: words.asks(oneLine(title)) },
    ...lines(question.text).map((text): Piece => ({ kind: 'text', text })),
    ...(isLong ? labels.map((text): Piece => ({ kind: 'item', text: oneLine(text) })) : []),
    settled === null
      ? { kind: 'note', text: words.until(moment(question.deadline), oneLine(question.defaultAnswer)) }
      : { kind: 'said', lead: oneLine(settled), text: '' },
    ...linkPieces(link, language),
  ]
}

/** The message itself; what its buttons carry is the object's id and the number of the option. */
export function questionMessage(
  state: RunState,
  question: ShownQuestion,
  { link, exportId }: { link: string; exportId: string },
): SlackMessage {
  const [message = { text: '', blocks: [] }] = messagesOf(
    questionPieces(state, question, link),
    oneLine(question.text),
  )
  if (!question.isOpen) return message
  return { ...message, blocks: [...message.blocks, ...buttons(state, question, exportId)] }
}

function buttons({ meeting }: RunState, question: ShownQuestion, exportId: string): ActionsBlock[] {
  const chosen = question.labels.map((label, index) =>
    button(label, `xio_answer_${index}`, buttonValue(exportId, index)),
  )
  const words = question.takesText ? [button(wordsIn(meeting.language).inWords, WORDS_ACTION, exportId)] : []
  const all = [...chosen, ...words]
  return Array.from({ length: Math.ceil(all.length / MOST_BUTTONS) }, (_, block) => ({
    type: 'actions' as const,
    block_id: `xio_answers_${block}`,
    elements: all.slice(block * MOST_BUTTONS, (block + 1) * MOST_BUTTONS),
  }))
}

const button = (text: string, action: string, value: string): Button => ({
  type: 'button',
  action_id: action,
  value,
  text: { type: 'plain_text', text: onButton(text), emoji: false },
})

function onButton(text: string): string {
  const line = oneLine(text) || '…'
  // Slack counts what it is sent, in which these signs are longer.
  for (let most = MOST_ON_BUTTON; ; most--) {
    const shown = clip(line, most).replaceAll(/[&<>]/g, escaped)
    if (shown.length <= MOST_ON_BUTTON) return shown
  }
}

const moment = (iso: string): string => isoOf(Date.parse(iso)).slice(0, 16).replace('T', ' ')
