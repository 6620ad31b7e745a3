import { textOf } from './quote.ts'
import type { Draft, Frame } from './read-source.ts'

type Price = { amount: number; unit: string; draft: Draft }

const PRICE =
  /(?:([$€£₽])\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s?([$€£₽]))((?:\s*\([^)]*\))?(?:\s*(?:\/|per|a|each|за|в)\s*(?:user|seat|member|person|month|mo|year|yr|annum|gb|run|host|ride|trip|passenger|пользователя|месяц|год)s?)*)/gi

/**
 * Prices in one currency and unit are compared on a log scale: the dearest -1, the cheapest +1. They stand on the
 * criterion of cost, if the meeting has one. Each option counts with its lowest price in a unit.
 */
export const comparePrices = (drafts: readonly Draft[], frame: Frame): Draft[] => {
  const cost = frame.rules.find(
    (rule) =>
      /\b(?:cost|price|ownership|budget|цена|стоимость)/i.test(rule.name) && !/onboard/i.test(rule.name),
  )
  const byUnit = new Map<string, Map<string, Price>>()
  for (const price of drafts.flatMap(pricesIn)) {
    const known = byUnit.get(price.unit) ?? new Map<string, Price>()
    const before = known.get(price.draft.optionId)
    if (before === undefined || price.amount < before.amount) known.set(price.draft.optionId, price)
    byUnit.set(price.unit, known)
  }
  return [...byUnit.values()]
    .filter((prices) => prices.size >= 2)
    .flatMap((prices) => scaled([...prices.values()], cost?.name ?? 'Cost'))
}

const scaled = (prices: readonly Price[], label: string): Draft[] => {
  const logs = prices.map((price) => Math.log(price.amount))
  const [least, most] = [Math.min(...logs), Math.max(...logs)]
  return prices.map(({ draft, amount }) => {
    const value = most - least < 0.05 ? 0 : 1 - (2 * (Math.log(amount) - least)) / (most - least)
    return { ...draft, how: 'detail', side: null, label, value: Math.round(value * 1e4) / 1e4 }
  })
}

const pricesIn = (draft: Draft): Price[] => {
  if (draft.how === 'comparative') return []
  return [...textOf(draft.quote).matchAll(PRICE)].flatMap((match) => {
    const amount = Number((match[2] ?? match[3] ?? '').replaceAll(',', ''))
    const unit = unitOf(match[5] ?? '') || unitOf(textOf(draft.quote).slice(match.index + match[0].length))
    return amount > 0 && unit !== '' ? [{ amount, unit: `${match[1] ?? match[4]} ${unit}`, draft }] : []
  })
}

const unitOf = (text: string): string => {
  const words = [
    ...text
      .toLowerCase()
      .matchAll(
        /(?:\/|\bper\b|\ba\b|each|за|в)\s*(user|seat|member|person|month|mo|year|yr|annum|gb|run|host|ride|trip|passenger|пользователя|месяц|год)/g,
      ),
  ]
  return words
    .slice(0, 2)
    .map((word) =>
      (word[1] ?? '')
        .replace(/^mo$/, 'month')
        .replace(/^(?:yr|annum)$/, 'year')
        .replace(/^(?:seat|member|person)$/, 'user'),
    )
    .toSorted()
    .join(' ')
}
