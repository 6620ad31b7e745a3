import { countIn, durationIn, moneyIn, NUMBER, numberOf, type Measured } from './measures.ts'
import { inFigures } from './figures.ts'
import { unitsAfter } from './money-units.ts'

type Limit = {
  amount: number
  currency: string
  /** The words after the number: "months", "closed rooms". */
  words: string[]
  /** What stands after the amount of money: per month, per user. */
  units: string[]
  most: boolean
}

const AMOUNT = String.raw`([$€£₽]?)\s?(${NUMBER})\s?([$€£₽%](?!\p{L}))?((?:[\s-]?\p{L}+){0,4})`
const MOST = new RegExp(
  String.raw`(?<!\p{L})(?:at most|(?:no|not) (?:more|longer|later) than|less than|under|below|within|up to|max(?:imum)?(?: of)?|≤|<|не (?:более|больше|выше|дольше|дороже|свыше)|максимум|до|в пределах|(?<!не )(?:меньше|менее|ниже|дешевле|короче))\s*${AMOUNT}`,
  'iu',
)
const LEAST = new RegExp(
  String.raw`(?<!\p{L})(?:at least|(?:no|not) (?:less|fewer) than|more than|over|above|min(?:imum)?(?: of)?|≥|>|не (?:менее|меньше|ниже|короче)|(?:как )?минимум|хотя бы|от|свыше|(?<!не )(?:больше|более|выше|дольше))\s*${AMOUNT}`,
  'iu',
)
const END =
  /^(?:that|which|who|for|by|in|on|of|to|with|from|at|as|and|or|per|a|an|each|during|if|so|when|из|на|для|в|за|и|по|с|со|во|до|от|при|у|или|если|чтобы|что)$/iu

/**
 * A criterion that names a limit ("at most €2,600 per month", "under 45 minutes", "at least two closed rooms") is met
 * or not by a number of the same kind: 1 or -1; 0.7 where the count fits and its adjective is not repeated; null
 * where there is no limit or no such number. Of a range the worse end counts. `strict` asks for the period of a
 * price in so many words: beside the criterion's own label a bare amount is meant as the criterion has it.
 */
export const againstLimit = (text: string, criterion: string, strict = false): number | null => {
  const limit = limitOf(criterion)
  if (limit === null) return null
  const found = measured(inFigures(text), limit, strict)
  if (found === null) return null
  const worse = limit.most ? found.high : found.low
  if (limit.most ? worse > limit.amount : worse < limit.amount) return -1
  return found.exact ? 1 : ALMOST
}

/** The count fits; whether the rooms are closed ones is left to the reader. */
const ALMOST = 0.7

/** Whether a criterion sets a limit in money: then a price is held against it, not against other prices. */
export const hasPriceLimit = (criterion: string): boolean => (limitOf(criterion)?.currency ?? '') !== ''

/** Whether a criterion names the most that may be: then none at all is well within it. */
export const setsMost = (criterion: string): boolean => limitOf(criterion)?.most === true

const limitOf = (asked: string): Limit | null => {
  const criterion = inFigures(asked)
  const most = MOST.exec(criterion)
  const match = most ?? LEAST.exec(criterion)
  if (match === null) return null
  const [whole, before = '', number = '', after = '', rest = ''] = match
  const currency = before || (/^[$€£₽]$/.test(after) ? after : '')
  const following = rest.split(/[\s-]+/).filter((word) => word !== '')
  const end = following.findIndex((word) => END.test(word))
  const words = after === '%' ? ['%'] : end < 0 ? following : following.slice(0, end)
  if (currency === '' && words.length === 0) return null
  const tail = criterion.slice(match.index + whole.length - rest.length)
  const units = currency === '' ? [] : unitsAfter(tail)
  return { amount: numberOf(number), currency, words, units, most: most !== null }
}

const measured = (text: string, limit: Limit, strict: boolean): Measured | null =>
  limit.currency !== ''
    ? moneyIn(text, limit.currency, limit.units, strict)
    : (durationIn(text, limit.words[0] ?? '') ?? countIn(text, limit.words))
