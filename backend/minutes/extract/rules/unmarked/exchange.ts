import type { Found } from '../found.ts'
import { sentencesIn } from '../sentences.ts'
import { isRefused, takerOf, type Talk } from './answers.ts'
import { calledIn } from './called.ts'
import { isTaskRu } from './lead-ru.ts'
import { TASKS_EN } from './words-en.ts'

/** Asked of somebody by name and taken by them; or asked of anybody, so that who answers takes it. */
const BY_NAME = 0.7
const BY_ANYBODY = 0.6

/** "Can you send the draft?" – "Sure.": a task of whoever says yes. */
export function exchangesIn(talk: Talk, taken: ReadonlySet<number>): Found[] {
  const { segments, places } = talk
  return segments.flatMap((segment, index) => {
    const place = places[index]!
    if (taken.has(index) || place.speaker === null) return []
    const asked = requestIn(segment.text, place.from, talk)
    const accepted = asked === null ? null : takerOf(talk, index)
    if (asked === null || accepted === null) return []
    const named = asked.text.split(/[\s,]+/).some((word) => talk.names.isKnown(word))
    return [
      {
        kind: 'action',
        text: asked.text,
        at: [{ segment: index, from: asked.from, to: asked.to }],
        marked: false,
        rule: 'request-accepted',
        certainty: named ? BY_NAME : BY_ANYBODY,
        ownerHint: accepted,
      } satisfies Found,
    ]
  })
}

/** What somebody is called to do and says no to is no task of theirs. */
export const isCalledInVain = (talk: Talk, { kind, text, at }: Found): boolean =>
  kind === 'action' && calledIn(text, talk.names) !== null && isRefused(talk, at[0]?.segment ?? 0)

const ASKS =
  /\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill|[Dd]o) (?:you(?:, ?\p{Lu}\p{L}+,)?|someone|somebody|anyone|anybody|\p{Lu}\p{L}+)(?: (?:please|also|maybe|perhaps|want to|like to|be able to|be willing to|have time to)){0,2} (\p{L}+)|\b[Pp]lease (\p{L}+)/u
const ASKS_RU =
  /(?<!\p{L})(?:можешь|можете|сможешь|сможете|могла? бы|могли бы|не мог\p{L} бы)(?: (?:ты|вы|пожалуйста|кто-нибудь|кто-то)){0,2} (\p{L}+)/iu
/** Done at once or only said, so that nothing is left to do after the meeting. */
const AT_ONCE = new Set(
  'hear see repeat explain clarify tell say elaborate describe speak comment talk go scroll mute unmute share show give read answer start continue move hold wait introduce come mention let think correct note take forgive excuse remember keep try look do get make'.split(
    ' ',
  ),
)
/** What is got from one to another, told to those outside, or due some day is not over at once. */
const LATER =
  /\b(?:get|give|tell|show|share|make|keep|read|look|move|take) .{0,80}\b(?:to \p{Lu}\p{L}+|by (?:next |the |end |tomorrow|\p{Lu}|\d)|tomorrow|next week|this week)|\btell (?:support|sales|marketing|legal|finance|customers|everyone|the \p{L}+)\b/iu

type Asked = { text: string; from: number; to: number }

function requestIn(text: string, from: number, { names }: Talk): Asked | null {
  for (const sentence of sentencesIn(text.slice(from, from + 4000))) {
    const words = text.slice(from + sentence.from, from + sentence.to)
    if (asks(words) || calledIn(words, names) !== null)
      return { text: words, from: from + sentence.from, to: from + sentence.to }
  }
  return null
}

function asks(words: string): boolean {
  const english = ASKS.exec(words)
  const verb = (english?.[1] ?? english?.[2] ?? '').toLowerCase()
  const russian = ASKS_RU.exec(words)?.[1]?.toLowerCase() ?? ''
  return (
    (TASKS_EN.has(verb) && (!AT_ONCE.has(verb) || LATER.test(words.slice(english!.index)))) ||
    (russian !== '' && isTaskRu(russian))
  )
}
