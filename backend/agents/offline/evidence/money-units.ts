/** What an amount of money is for: a period, a user, a trip. */
const UNIT =
  'user|seat|member|person|month|mo|year|yr|annum|week|wk|day|hour|hr|gb|run|host|ride|trip|passenger|пользователя|месяц|неделю|день|год'
const NEXT_PRICE = /^\s*(?:\([^)]*\)\s*)?(?:(?:or|to|и|или)\s+[$€£₽]\s?[\d.,]+)?\s*(?:\([^)]*\))?/i
const UNITS = new RegExp(`^(?:\\s*(?:/|per|an?|each|every|за|в)?\\s*(?:${UNIT})s?(?!\\p{L}))+`, 'iu')
const WORD = new RegExp(`(?:${UNIT})(?=s?(?!\\p{L}))`, 'giu')

/** The units after an amount in one spelling: "per user per month", "(pro) or $15 per user/month", "user / month". */
export const unitsAfter = (after: string): string[] => {
  const units = UNITS.exec(after.replace(NEXT_PRICE, ''))?.[0] ?? ''
  return [...units.toLowerCase().matchAll(WORD)].map(([word]) => SPELLINGS[word] ?? word).toSorted()
}

const SPELLINGS: Record<string, string> = {
  mo: 'month',
  yr: 'year',
  annum: 'year',
  wk: 'week',
  hr: 'hour',
  месяц: 'month',
  неделю: 'week',
  день: 'day',
  год: 'year',
  пользователя: 'user',
  seat: 'user',
  member: 'user',
  person: 'user',
}
