import { inFigures } from './figures.ts'
import { hasPriceLimit } from './limit.ts'
import { unitsAfter } from './money-units.ts'
import { textOf } from './quote.ts'
import type { Draft, Frame } from './frame.ts'
import type { Rule } from './types.ts'

type Price = { amount: number; unit: string; draft: Draft }

const PRICE = /([$€£₽])\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s?([$€£₽])/g

/**
 * Prices in one currency and unit are compared on a log scale: the dearest -1, the cheapest +1. They stand on the
 * criterion of cost; each option counts with its lowest price in a unit.
 */
export const comparePrices = (drafts: readonly Draft[], frame: Frame): Draft[] => {
  const cost = frame.rules.find(
    (rule) =>
      /\b(?:costs?|prices?|ownership|budget)\b|цен[аеуы](?!\p{L})|стоимост|бюджет|расход|затрат|деньги|аренд|(?<!\p{L})плат[аы](?!\p{L})/iu.test(
        rule.gist,
      ) && !/onboard/i.test(rule.gist),
  )
  // Where nobody asks for a cost, a price is a fact and no merit.
  if (cost === undefined || hasPriceLimit(cost.title)) return []
  const byUnit = new Map<string, Map<string, Price>>()
  for (const price of drafts.flatMap(pricesIn)) {
    const known = byUnit.get(price.unit) ?? new Map<string, Price>()
    const before = known.get(price.draft.optionId)
    if (before === undefined || price.amount < before.amount) known.set(price.draft.optionId, price)
    byUnit.set(price.unit, known)
  }
  return [...byUnit.values()]
    .filter((prices) => prices.size >= 2)
    .flatMap((prices) => scaled([...prices.values()], cost))
}

const scaled = (prices: readonly Price[], cost: Rule): Draft[] => {
  const logs = prices.map((price) => Math.log(price.amount))
  const [least, most] = [Math.min(...logs), Math.max(...logs)]
  return prices.map(({ draft, amount }) => {
    const value = most - least < 0.05 ? 0 : 1 - (2 * (Math.log(amount) - least)) / (most - least)
    // What stands in running text stays weaker than what its author labelled.
    const how = draft.how === 'prose' ? ('comparative' as const) : ('detail' as const)
    return {
      ...draft,
      how,
      guessed: false,
      side: null,
      label: cost.gist,
      about: cost.id,
      value: Math.round(value * 1e4) / 1e4,
    }
  })
}

const pricesIn = (draft: Draft): Price[] => {
  if (draft.how === 'comparative') return []
  const text = inFigures(textOf(draft.quote))
  return [...text.matchAll(PRICE)].flatMap((match) => {
    const amount = Number((match[2] ?? match[3] ?? '').replaceAll(',', ''))
    const unit = unitsAfter(text.slice(match.index + match[0].length)).join(' ')
    return amount > 0 && unit !== '' ? [{ amount, unit: `${match[1] ?? match[4]} ${unit}`, draft }] : []
  })
}
