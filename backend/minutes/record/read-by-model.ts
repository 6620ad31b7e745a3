import { clip } from '../clip.ts'
import type { RecordWords } from './words-en.ts'

/** What a record tells of the model that read its text beside the rules. */
export type ReadByModel = {
  model: string
  /** Claims that were left out, by reason. */
  dropped: { notInText: number; notSaid: number; misshapen: number }
  /** In how many parts the text was put to it, and which of them it did not read. */
  parts: number
  unread: { firstLine: number; lastLine: number; reason: string }[]
  /** What its answers took; the models that gave some. */
  cost: { tokens: number; usd: number | null; models: string[] }
}

/** What a model left unread, and what it claimed and the text does not carry, in words. */
export function modelReview(
  { model, dropped, parts, unread }: ReadByModel,
  words: RecordWords['review']['model'],
): string[] {
  const [first] = unread
  const reason = (text: string) => clip(text, MOST_REASON)
  const unreadWords =
    first !== undefined && unread.length >= parts
      ? [words.unreadAll({ model, reason: reason(first.reason) })]
      : [
          ...unread
            .slice(0, MOST_PARTS)
            .map((one) => words.unread({ ...one, model, reason: reason(one.reason) })),
          ...(unread.length > MOST_PARTS ? [words.unreadMore(unread.length - MOST_PARTS)] : []),
        ]
  const n = dropped.notInText + dropped.notSaid + dropped.misshapen
  return [...unreadWords, ...(n === 0 ? [] : [words.dropped({ ...dropped, model, n })])]
}

const MOST_REASON = 300
const MOST_PARTS = 5
