import type { ModalView } from '@slack/types'
import { clip } from '../../../minutes/clip.ts'
import type { Language } from '../../conversation/said.ts'
import type { ShownQuestion } from '../../conversation/questions.ts'
import { messagesOf } from './message.ts'
import { lines, type Piece } from './pieces.ts'
import { wordsIn } from './words.ts'

export const FORM = 'xio_answer_form'
const [BLOCK, ACTION] = ['xio_answer', 'xio_answer_text']
/** What Slack lets a person type into one field. */
const MOST_TYPED = 3_000

/** What the form is about: the object of the question, and the channel in which it was asked. */
export type FormAbout = { exportId: string; channel: string }

/** The form into which a person types an answer in their own words. */
export function answerForm(question: ShownQuestion, language: Language, about: FormAbout): ModalView {
  const words = wordsIn(language)
  const pieces = lines(clip(question.text, MOST_TYPED)).map((text): Piece => ({ kind: 'text', text }))
  const plain = (text: string) => ({ type: 'plain_text' as const, text: clip(text, 24), emoji: false })
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: `${about.exportId} ${about.channel}`,
    title: plain(words.inWords),
    submit: plain(words.send),
    close: plain(words.cancel),
    blocks: [
      ...(messagesOf(pieces, '')[0]?.blocks ?? []),
      {
        type: 'input',
        block_id: BLOCK,
        label: plain(words.yourAnswer),
        element: { type: 'plain_text_input', action_id: ACTION, multiline: true, max_length: MOST_TYPED },
      },
    ],
  }
}

export function readAbout(metadata: string): FormAbout | null {
  const [exportId, channel] = metadata.split(' ')
  return exportId === undefined || channel === undefined ? null : { exportId, channel }
}

/** What was typed. */
export function typedIn(values: Record<string, Record<string, { value?: string | null }>>): string {
  return values[BLOCK]?.[ACTION]?.value?.trim() ?? ''
}
