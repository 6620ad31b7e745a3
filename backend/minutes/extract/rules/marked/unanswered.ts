import type { Transcript } from '../../../transcript.ts'
import type { Draft } from './draft.ts'
import { labelOf } from './label.ts'

const ANSWER = /^\s*(?:a|answer|ответ)\s*:/iu

/** Leaves out the questions that the next words answer: "Q: …" before "A: …". */
export function unanswered(drafts: readonly Draft[], { segments }: Transcript): Draft[] {
  return drafts.filter((one) => {
    const last = one.at.at(-1)
    if (one.kind !== 'question' || last === undefined) return true
    const held = segments[last.segment]
    const rest = held?.text.slice(last.to) ?? ''
    const next = segments[last.segment + 1]
    const spoken = next?.speaker == null ? '' : `${next.speaker}:`
    return ![rest, next?.text ?? '', spoken].some(
      (text) => ANSWER.test(text) && (labelOf(text)?.mark.kind ?? 'other') === 'other',
    )
  })
}
