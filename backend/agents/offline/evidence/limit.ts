type Limit = { amount: number; currency: string; unit: string; most: boolean }

const AMOUNT = String.raw`([$€£₽]?)\s?(\d[\d,]*(?:\.\d+)?)\s?([$€£₽%]|\p{L}+)?`
const MOST = new RegExp(
  String.raw`(?:at most|no more than|not more than|less than|under|below|within|up to|max(?:imum)?(?: of)?|≤|<|не более|до|меньше)\s*${AMOUNT}`,
  'iu',
)
const LEAST = new RegExp(
  String.raw`(?:at least|no less than|more than|over|above|min(?:imum)?(?: of)?|≥|>|не менее|от|больше)\s*${AMOUNT}`,
  'iu',
)

/**
 * A criterion that names a limit ("at most €2,600 per month", "under 45 minutes") is met or not by a number in the
 * same unit: 1 or -1; null where there is no limit or no such number. Of a range the worse end counts.
 */
export const againstLimit = (text: string, criterion: string): number | null => {
  const limit = limitOf(criterion)
  if (limit === null) return null
  const [first, second] = numbersIn(text, limit)
  if (first === undefined) return null
  const worse = second === undefined ? first : limit.most ? Math.max(first, second) : Math.min(first, second)
  return (limit.most ? worse <= limit.amount : worse >= limit.amount) ? 1 : -1
}

/** Whether a criterion sets a limit in money: then a price is held against it, not against other prices. */
export const hasPriceLimit = (criterion: string): boolean => (limitOf(criterion)?.currency ?? '') !== ''

const limitOf = (criterion: string): Limit | null => {
  const most = MOST.exec(criterion)
  const match = most ?? LEAST.exec(criterion)
  if (match === null) return null
  const [, before = '', digits = '', after = ''] = match
  const currency = before || (/^[$€£₽]$/.test(after) ? after : '')
  const unit = currency === '' ? singular(after) : ''
  return currency === '' && unit === ''
    ? null
    : { amount: numberOf(digits), currency, unit, most: most !== null }
}

/** The first number or range of the limit's own unit. */
const numbersIn = (text: string, { currency, unit }: Limit): number[] => {
  const one = String.raw`(\d[\d,]*(?:\.\d+)?)`
  const range = String.raw`${one}(?:\s?(?:to|–|-|до)\s?[$€£₽]?\s?${one})?`
  const escaped = currency === '$' ? String.raw`\$` : currency
  const pattern =
    currency === ''
      ? new RegExp(String.raw`${range}\s?${unit}`, 'iu')
      : new RegExp(String.raw`${escaped}\s?${range}|${range}\s?${escaped}`, 'iu')
  return (pattern.exec(text)?.slice(1) ?? []).filter((digits) => digits !== undefined).map(numberOf)
}

const singular = (unit: string): string => unit.toLowerCase().replace(/s$/, '')
const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''))
