import type { Segment } from '../../../transcript.ts'
import type { Found } from '../found.ts'
import { sentencesIn } from '../sentences.ts'
import { isTaskRu } from './lead-ru.ts'
import type { NameBook } from './name-book.ts'
import type { Place } from './places.ts'
import { TASKS_EN } from './words-en.ts'

type Talk = { segments: readonly Segment[]; places: readonly Place[]; names: NameBook }

/** Asked of somebody by name and taken by them; or asked of anybody, so that who answers takes it. */
const BY_NAME = 0.7
const BY_ANYBODY = 0.6
/** An answer comes soon, or it answers something else. */
const FAR = 3

/** "Can you send the draft?" – "Sure.": a task of whoever says yes. */
export function exchangesIn(talk: Talk, taken: ReadonlySet<number>): Found[] {
  const { segments, places } = talk
  return segments.flatMap((segment, index) => {
    const place = places[index]!
    if (taken.has(index) || place.speaker === null || !/\?|please|пожалуйста/i.test(segment.text)) return []
    const asked = requestIn(segment.text, place.from)
    const accepted = asked === null ? null : acceptedBy(talk, index)
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

const ASKS =
  /\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill|[Dd]o) (?:you|someone|somebody|anyone|anybody|\p{Lu}\p{L}+)(?: (?:please|also|maybe|perhaps|want to|like to|be able to|be willing to|have time to)){0,2} (\p{L}+)|\b[Pp]lease (\p{L}+)/u
const ASKS_RU =
  /(?<!\p{L})(?:можешь|можете|сможешь|сможете|могла? бы|могли бы|не мог\p{L} бы)(?: (?:ты|вы|пожалуйста|кто-нибудь|кто-то)){0,2} (\p{L}+)/iu
/** Done at once or only said, so that nothing is left to do after the meeting. */
const AT_ONCE = new Set(
  'hear see repeat explain clarify tell say elaborate describe speak comment talk go scroll mute unmute share show give read answer start continue move hold wait introduce come mention let think correct note take forgive excuse remember keep try look do get make'.split(
    ' ',
  ),
)

function requestIn(text: string, from: number): { text: string; from: number; to: number } | null {
  for (const sentence of sentencesIn(text.slice(from, from + 4000))) {
    const words = text.slice(from + sentence.from, from + sentence.to)
    const english = ASKS.exec(words)
    const verb = (english?.[1] ?? english?.[2] ?? '').toLowerCase()
    const russian = ASKS_RU.exec(words)?.[1]?.toLowerCase() ?? ''
    if ((TASKS_EN.has(verb) && !AT_ONCE.has(verb)) || (russian !== '' && isTaskRu(russian)))
      return { text: words, from: from + sentence.from, to: from + sentence.to }
  }
  return null
}

const ACCEPTS =
  /^(?:sure|yes|yeah|yep|yup|ok|okay|of course|absolutely|will do|no problem|happy to|i can|i'll|i will|can do|on it|gladly|certainly|да|хорошо|конечно|ок|окей|сделаю|могу|смогу|ладно|договорились|без проблем|возьму)(?![\p{L}])/iu
const REFUSES = /\b(?:but|can't|cannot|not|no time|won't|don't)\b|(?<!\p{L})(?:но|не|нет)(?!\p{L})|\?\s*$/iu
const SHORT = 160

function acceptedBy({ segments, places }: Talk, asked: number): string | null {
  for (let i = asked + 1; i < segments.length && i <= asked + FAR; i++) {
    const [segment, place] = [segments[i]!, places[i]!]
    if (segment.kind === 'heading') return null
    if (place.speaker === null || place.speaker === places[asked]!.speaker) continue
    const words = segment.text.slice(place.from).replace(/[’‘]/g, "'")
    if (ACCEPTS.test(words)) return words.length <= SHORT && !REFUSES.test(words) ? place.speaker : null
  }
  return null
}
