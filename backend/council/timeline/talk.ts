import type { ChatMessageData } from '../../../schemas/generated/types.ts'
import { wordsIn } from '../words-in.ts'

/** How much each seat has said. */
export type Talk = Readonly<Record<string, { turns: number; words: number }>>

export const NOTHING_SAID: Talk = {}

/** One more message; what a person says without a seat is nobody's turn. */
export function talkAfter(talk: Talk, { seat, turnId, content }: ChatMessageData): Talk {
  if (seat === null || turnId === null) return talk
  const had = talk[seat] ?? { turns: 0, words: 0 }
  return { ...talk, [seat]: { turns: had.turns + 1, words: had.words + wordsIn(content) } }
}
