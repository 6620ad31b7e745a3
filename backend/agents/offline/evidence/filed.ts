import { allWords, topicWords } from '../text/words.ts'
import type { Draft, Frame } from './frame.ts'
import { againstLimit, hasPriceLimit } from './limit.ts'
import { labelOf } from './label.ts'
import { textOf } from './quote.ts'
import type { Quote, Rule } from './types.ts'

/**
 * A bullet under Pros or Cons: a point for or against, on the criterion that its first words name. Where a criterion
 * sets a limit and the bullet a number, the number says whether it is met: a con may well stay within the budget.
 */
export const filed = (quote: Quote, base: Omit<Draft, 'how' | 'value'>, frame: Frame): Draft[] => {
  const text = textOf(quote)
  if (pointsElsewhere(text)) return []
  const named = namedRule(quote, frame)
  const value = base.side === 'for' ? 1 : base.side === 'against' ? -1 : 0
  const point: Draft = { ...base, quote, whole: quote, label: null, how: 'marked', value }
  const measured = (named === null ? frame.rules.filter((rule) => speaksOf(text, rule)) : [named])
    .map((rule) => ({ rule, met: againstLimit(text, rule.title, rule !== named) }))
    .find(({ met }) => met !== null)
  if (measured === undefined) return [named === null ? point : { ...point, about: named.id }]
  const { rule, met } = measured
  return [
    { ...point, except: rule.id },
    { ...point, how: 'detail', value: met, label: rule.name, about: rule.id },
  ]
}

/** The criterion that a bullet begins with: "Ordering: per key", "Ordering per key is enough". */
const namedRule = (quote: Quote, frame: Frame): Rule | null => {
  const label = labelOf(quote.block, quote.from, (one) => frame.ruleOf(one) !== null)
  const labelled = label === null ? null : frame.ruleOf(label.label)
  if (labelled !== null) return labelled
  const said = topicWords(textOf(quote)).map((word) => word.stem)
  const begins = frame.rules
    .map((rule) => ({ rule, name: topicWords(rule.gist).map((word) => word.stem) }))
    .filter(({ name }) => name.length > 0 && name.every((stem, i) => stem === said[i]))
    .toSorted((a, b) => b.name.length - a.name.length)
  return begins[0]?.rule ?? null
}

/**
 * Without the criterion's name a price is held against a limit in money; other numbers need a word in common ("the
 * notice of one month"), for there are many lengths of time. A part or a difference of price is not the price.
 */
const speaksOf = (text: string, rule: Rule): boolean => {
  if (hasPriceLimit(rule.title)) return !PART.test(text)
  const asked = new Set(topicWords(rule.gist).map((word) => word.stem))
  return topicWords(text).some((word) => asked.has(word.stem))
}
const PART =
  /\b(?:extra|additional(?:ly)?|on top|more|less|cheaper|dearer|cheapest|dearest|sav(?:e|es|ing|ings)|deposit|discount|surcharge|per cent|each|by [$€£₽])|%|дополнительно|дешевле|дороже|скидк|залог|доплат|предоплат|экономи|сверх|штраф/iu

/** A bullet that only sends the reader elsewhere gives no reason. */
const pointsElsewhere = (text: string): boolean =>
  allWords(text).length <= 8 &&
  /\b(?:see|for the reasons?|as (?:above|mentioned)|reasons above|same as)\b|(?<!\p{L})(?:см\.|по (?:(?:тем же|этим|указанным) )?причинам|как (?:сказано )?выше|то же, что)/iu.test(
    text,
  )
