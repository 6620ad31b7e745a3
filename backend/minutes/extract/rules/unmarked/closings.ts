import type { Found } from '../found.ts'
import { sentencesIn } from '../sentences.ts'
import { isAgreedTo, wasAgreedBefore, type Talk } from './answers.ts'

/** Said and agreed to by somebody else; no word of it calls it a decision. */
const AGREED = 0.68
/** What was just chosen is often said once more: "Thursday it is". */
const AGAIN = 8
const LONGEST = 220

/** "So we go with the blue one. – Fine by me.": a choice that closes an exchange, by the assent around it. */
export function closingsIn(talk: Talk, taken: ReadonlySet<number>): Found[] {
  const { segments, places } = talk
  let last = -AGAIN
  return segments.flatMap((segment, index) => {
    const place = places[index]!
    if (taken.has(index) || place.speaker === null || segment.kind === 'heading' || segment.kind === 'code')
      return []
    for (const { from, to } of sentencesIn(segment.text.slice(place.from, place.from + 2000))) {
      const text = segment.text.slice(place.from + from, place.from + to)
      const again = index - last < AGAIN
      if (
        !closes(text, again) ||
        !(isAgreedTo(talk, index) || (CONCLUDES.test(text) && wasAgreedBefore(talk, index)))
      )
        continue
      last = index
      return [
        {
          kind: 'decision',
          text,
          at: [{ segment: index, from: place.from + from, to: place.from + to }],
          marked: false,
          rule: 'choice-agreed',
          certainty: AGREED,
        } satisfies Found,
      ]
    }
    return []
  })
}

function closes(sentence: string, again: boolean): boolean {
  const text = sentence.toLowerCase().replace(/[’‘]/g, "'")
  if (text.length > LONGEST || text.endsWith('?') || HEDGED.test(text) || ONLY_TALK.test(text)) return false
  return WE_CHOOSE.test(text) || WE_CHOOSE_RU.test(text) || (!again && IT_IS.test(text))
}

const FILLED = String.raw`^(?:(?:ok|okay|alright|all right|right|good|great|fine|so|then|well|cool|and|yeah|yes|perfect|хорошо|ладно|ну|итак|так|значит|тогда|отлично|супер|ок)[,.:]?\s){0,4}`
const CONCLUDES = /^(?:\S{1,10}\s){0,2}(?:so|then|тогда|значит|итак)(?!\p{L})|\b(?:then|it is)[.!]?$/iu
const WE_CHOOSE = new RegExp(
  String.raw`${FILLED}(?:(?:we go|we're going|we are going|we'll go|we will go|let's go) (?:with|for) |(?:we'll|we will|let's) (?:use|keep|stick with|drop|choose|pick|push|postpone|skip|cancel|move|take|buy|rent|sell|hire|stay with|switch to) )\S`,
)
const WE_CHOOSE_RU = new RegExp(
  String.raw`${FILLED}(?:мы )?(?:берём|берем|оставляем|выбираем|переносим|переходим на|отказываемся от|покупаем|арендуем|делаем|закрываем|останавливаемся на|остаёмся на|остаемся на|давайте (?:возьмём|возьмем|оставим|перенесём|перенесем|выберем)) \S`,
)
const IT_IS = new RegExp(
  String.raw`${FILLED}(?!that|this|what|how|who|where|here|there|as)[\p{L}\d' -]{2,40} it is(?: then)?[.!]?$`,
  'u',
)

const HEDGED =
  /\b(?:if|maybe|perhaps|could|should|would|might|until|unless|last (?:time|week|year)|previously|whatever|how|think)\b|(?<!\p{L})(?:если|может|наверное|бы|в прошлый|раньше|думаю|предлагаю)(?!\p{L})/u
/** Moving on to the next item decides nothing. */
const ONLY_TALK =
  /\b(?:move (?:on|to the next|back|forward|along)|keep (?:going|moving|that in mind|it short|an eye)|take (?:a|it|this|that|questions|the next|five|ten)|push (?:on|through)|pick (?:up|it up|this up|that up)|skip (?:to|ahead|this|that|it)|drop (?:in|off|it in|a (?:line|link|note)))\b/
