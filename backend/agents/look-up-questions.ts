import type { HeldMeeting } from '../../schemas/generated/types.ts'
import type { TurnRequest } from '../ports/voice.ts'

/** So many of the last messages are listened to. */
const LAST = 2
/** A search for many words at once finds what shares a few of them by chance. */
const MOST_WORDS = 24

/**
 * What a seat looks for before it speaks: what is to be decided, with its options, and what the last turns were about.
 * Each is a question of its own, so that a long talk does not drown the matter.
 */
export function questionsOf(
  { itemId, board, thread, seat }: TurnRequest,
  { question, agenda }: HeldMeeting,
): string[] {
  const item = agenda.find(({ id }) => id === itemId)?.title ?? ''
  const options = board.options.map(({ title }) => title)
  const heard = thread.filter((one) => one.seat !== seat).slice(-LAST)
  const talk = heard.map(({ text }) => firstSentence(text))
  return [question, [item, ...options].join(' '), ...talk]
    .map((text) => words(text))
    .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
}

const words = (text: string): string => text.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS).join(' ')

/** Seats are asked to begin with what they mean. */
function firstSentence(text: string): string {
  const end = text.search(/[.!?…](?:\s|$)/u)
  return end < 0 ? text : text.slice(0, end)
}
