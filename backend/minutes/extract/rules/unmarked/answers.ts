import type { Segment } from '../../../transcript.ts'
import type { NameBook } from './name-book.ts'
import type { Place } from './places.ts'

export type Talk = { segments: readonly Segment[]; places: readonly Place[]; names: NameBook }

/** An answer comes soon, or it answers something else. */
const FAR = 3
const SHORT = 160

/** Who says what right behind a segment, up to the next heading, without whoever said it. */
export function* answersTo(
  { segments, places }: Talk,
  at: number,
): Generator<{ who: string; words: string }> {
  for (let i = at + 1; i < segments.length && i <= at + FAR; i++) {
    const [segment, place] = [segments[i]!, places[i]!]
    if (segment.kind === 'heading') return
    if (place.speaker === null || place.speaker === places[at]!.speaker) continue
    yield { who: place.speaker, words: plain(segment.text.slice(place.from)) }
  }
}

/** Who takes what was asked of them; `null` where nobody does, or not without a "but". */
export function takerOf(talk: Talk, asked: number): string | null {
  for (const { who, words } of answersTo(talk, asked))
    if (TAKES.test(words)) return words.length <= SHORT && !REFUSES.test(words) ? who : null
  return null
}

/** Whether whoever answers first says no. */
export function isRefused(talk: Talk, asked: number): boolean {
  for (const { words } of answersTo(talk, asked)) return SAYS_NO.test(words)
  return false
}

/** Whether somebody agrees with what was said, and nobody who answers first does not. */
export function isAgreedTo(talk: Talk, said: number): boolean {
  const asksObjections = OBJECTIONS.test(talk.segments[said]!.text)
  for (const { words } of answersTo(talk, said)) {
    if (words.length <= SHORT && asksObjections && NO_OBJECTION.test(words)) return true
    if (HOLDS_BACK.test(words)) return false
    if (AGREES.test(words)) return words.length <= SHORT && !REFUSES.test(words)
  }
  return false
}

/** Whether somebody else agreed in the turns right before. */
export function wasAgreedBefore({ segments, places }: Talk, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - FAR; i--) {
    const [segment, place] = [segments[i]!, places[i]!]
    if (segment.kind === 'heading') return false
    if (place.speaker === null || place.speaker === places[at]!.speaker) continue
    const words = plain(segment.text.slice(place.from))
    if (HOLDS_BACK.test(words)) return false
    if (AGREES.test(words) && !words.includes('?')) return words.length <= SHORT
  }
  return false
}

const plain = (words: string): string => words.replace(/[’‘]/g, "'")

const TAKES =
  /^(?:sure|yes|yeah|yep|yup|ok|okay|of course|absolutely|will do|no problem|happy to|i can|i'll|i will|can do|on it|gladly|certainly|да|хорошо|конечно|ок|окей|сделаю|могу|смогу|ладно|договорились|без проблем|возьму)(?![\p{L}])/iu
const REFUSES = /\b(?:but|can't|cannot|not|no time|won't|don't)\b|(?<!\p{L})(?:но|не|нет)(?!\p{L})|\?\s*$/iu

const SAYS_NO =
  /^(?:no|nope|sorry|i can't|i cannot|not me|нет|не (?:могу|смогу|успею|буду)|извини\p{L}*)(?![\p{L}])(?! problem)/iu

const AGREES =
  /^(?:(?:ok|okay|oh|well|ну|да|а),? )?(?:(?:fine|ok|okay|yes|yeah|yep|sure|agreed|sounds good|works for me|perfect|deal|i agree|makes sense|no objections?|happy with that|all right|alright|all for it|let's do (?:it|that)|я тоже|согласен|согласна|согласны|поддерживаю|ок|окей|хорошо|договорились|давай(?:те)?|принято|годится|возражений нет|не против|я за|за)(?![\p{L}])|\+1|👍)/iu
const HOLDS_BACK =
  /^(?:no|nope|wait|hold on|not so fast|hmm|i disagree|i'm against|i'd rather|-1|нет|стоп|подожди(?:те)?|не согласен|не согласна|против|я против)(?![\p{L}])/iu
const OBJECTIONS =
  /\b(?:objections?|against|opposed)\b[^.!?]{0,40}\?|(?:возражени\p{L}|против)[^.!?]{0,40}\?/iu
const NO_OBJECTION =
  /^(?:no|nope|none|nothing|not from me|no objections?|нет|нету|возражений нет|не против|никто)(?![\p{L}])/iu
