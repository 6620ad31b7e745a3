import { language, type Language } from './language.ts'

type Formats = ReturnType<typeof formatsIn>

const made: Partial<Record<Language, Formats>> = {}

/** Dates, numbers, money and lists as the panel's language writes them. */
export const format = (): Formats => (made[language] ??= formatsIn(language))

// Making one of Intl's formats is slow, using it is not.
function formatsIn(locale: string) {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' })
  const minute = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const usd = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 2 })
  const smallUsd = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    /** The day of an ISO time that has none but a day: the same everywhere on earth. */
    day: (iso: string) => date.format(new Date(iso)),
    /** The month of an ISO time, with its year. */
    month: (iso: string) => month.format(new Date(iso)).replaceAll(' ', '\u00A0'),
    dayAndTime: (iso: string) => dateAndTime.format(new Date(iso)),
    timeOfDay: (ms: number) => time.format(new Date(ms)),
    /** Hours and minutes. */
    minuteOfDay: (ms: number) => minute.format(new Date(ms)),
    number: (n: number) => number.format(n),
    /** A share of one: 0.42 is 42 %. */
    percent: (share: number) => percent.format(share),
    /** Less than a cent is not nothing. */
    usd: (amount: number) => (amount > 0 && amount < 0.01 ? smallUsd : usd).format(amount),
    list: (items: readonly string[]) => list.format(items),
  }
}
