/** What an amount of money is for: a period, a user, a trip. */
const UNIT =
  'user|seat|member|person|month|mo|year|yr|annum|week|wk|day|hour|hr|gb|run|host|ride|trip|passenger|пользователя|человека|человек|участника|сотрудника|место|месяц|месяца|мес|ежемесячно|неделю|еженедельно|день|сутки|ежедневно|год|ежегодно|час|поездку|рейс|штуку|шт'
const NEXT_PRICE = /^\s*(?:\([^)]*\)\s*)?(?:(?:or|to|и|или)\s+[$€£₽]\s?[\d.,]+)?\s*(?:\([^)]*\))?/i
const UNITS = new RegExp(
  `^(?:\\s*(?:/|per|an?|each|every|за|в|на|с|каждый|каждую)?\\s*(?:${UNIT})s?(?!\\p{L}))+`,
  'iu',
)
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
  месяца: 'month',
  мес: 'month',
  ежемесячно: 'month',
  неделю: 'week',
  еженедельно: 'week',
  день: 'day',
  сутки: 'day',
  ежедневно: 'day',
  год: 'year',
  ежегодно: 'year',
  час: 'hour',
  поездку: 'trip',
  рейс: 'trip',
  шт: 'штуку',
  пользователя: 'user',
  человека: 'user',
  человек: 'user',
  участника: 'user',
  сотрудника: 'user',
  место: 'user',
  seat: 'user',
  member: 'user',
  person: 'user',
}
