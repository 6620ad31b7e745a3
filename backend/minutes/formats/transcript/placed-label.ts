import type { Draft } from './drafts.ts'
import { labelAt } from './labels.ts'
import type { Words } from './plain-words.ts'

/** The label at the head of a line, with the place in the line's words where what is said begins. */
export function placedLabel(head: string, from: number, { text, pieces }: Words): Draft['label'] {
  const label = labelAt(head.trimEnd())
  if (label === null) return null
  if (label.alone) return { ...label, at: text.length }
  const place = from + label.from
  const before = pieces.findLast((piece) => piece.start <= place)
  const after = pieces.find((piece) => piece.start >= place)
  const end = after === undefined || after === before ? text.length : after.at
  return {
    ...label,
    at: before === undefined ? (after?.at ?? 0) : Math.min(before.at + place - before.start, end),
  }
}
