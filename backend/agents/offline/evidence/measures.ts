import { stemOf } from '../text/words.ts'
import { unitsAfter } from './money-units.ts'

/** A number or range as a text states it; not `exact` where only the noun of its unit is repeated. */
export type Measured = { low: number; high: number; exact: boolean }

const WORDS = [
  'zero|ноль',
  'one|один|одна|одну|одного',
  'two|два|две|двух',
  'three|три|трёх|трех',
  'four|четыре|четырёх|четырех',
  'five|пять|пяти',
  'six|шесть|шести',
  'seven|семь|семи',
  'eight|восемь|восьми',
  'nine|девять|девяти',
  'ten|десять|десяти',
  'eleven|одиннадцать',
  'twelve|двенадцать',
]

/** A number in digits or, up to twelve, in a word. */
export const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?|(?:${WORDS.join('|')})(?!\p{L})`

export const numberOf = (written: string): number => {
  const word = WORDS.findIndex((one) => one.split('|').includes(written.toLowerCase()))
  return word >= 0 ? word : Number(written.replaceAll(',', ''))
}

const ONE = String.raw`(?<![\p{L}\d.,])(${NUMBER})`
const RANGE = String.raw`${ONE}(?:\s?(?:to|or|and|–|-|до|или)\s?[$€£₽]?\s?(${NUMBER}))?`

const ofRange = (first: string, second: string | undefined, factor = 1, exact = true): Measured => {
  const ends = [first, second ?? first].map((one) => numberOf(one) * factor)
  return { low: Math.min(...ends), high: Math.max(...ends), exact }
}

/** Days of a period of time. Shorter ones are measured in minutes: a trip of hours is no notice of days. */
const DAYS: Record<string, number> = { day: 1, week: 7, month: 365 / 12, year: 365 }
const MINUTES: Record<string, number> = { second: 1 / 60, minute: 1, hour: 60 }

/** The first price in the currency, in the period of the limit; null where it is for something else than the limit's. */
export const moneyIn = (
  text: string,
  currency: string,
  units: readonly string[],
  strict: boolean,
): Measured | null => {
  const sign = currency === '$' ? String.raw`\$` : currency
  const pattern = new RegExp(`${sign}\\s?${RANGE.replace(ONE, `(${NUMBER})`)}|${RANGE}\\s?${sign}`, 'giu')
  for (const match of text.matchAll(pattern)) {
    const first = match[1] ?? match[3]
    const said = unitsAfter(text.slice(match.index + match[0].length))
    const factor = said.length === 0 && !strict ? 1 : factorOf(said, units)
    if (first !== undefined && factor !== null) return ofRange(first, match[2] ?? match[4], factor)
  }
  return null
}

/** By how much an amount for the one period becomes one for the other; null where they are for different things. */
const factorOf = (said: readonly string[], asked: readonly string[]): number | null => {
  const rest = (units: readonly string[]): string => units.filter((unit) => !(unit in DAYS)).join()
  const days = (units: readonly string[]): number[] => units.flatMap((unit) => DAYS[unit] ?? [])
  const [from, ...others] = days(said)
  const [to, ...more] = days(asked)
  if (rest(said) !== rest(asked) || others.length > 0 || more.length > 0) return null
  if (from === undefined || to === undefined) return from === to ? 1 : null
  return to / from
}

/** The first length of time, in the limit's own unit; "three days a week" is how often, not how long. */
export const durationIn = (text: string, unit: string): Measured | null => {
  const asked = timeUnit(unit)
  if (asked === null) return null
  const pattern = new RegExp(String.raw`${RANGE}[\s-]?(\p{L}+)(?!\p{L}|\s(?:a|per|each|every|в)\s)`, 'giu')
  for (const match of text.matchAll(pattern)) {
    const said = timeUnit(match[3] ?? '')
    const [from, to] = [said, asked].map((one) => (one === null ? undefined : scaleOf(asked)[one]))
    if (from !== undefined && to !== undefined) return ofRange(match[1] ?? '', match[2], from / to)
  }
  return null
}

const scaleOf = (unit: string): Record<string, number> => (unit in DAYS ? DAYS : MINUTES)

const timeUnit = (word: string): string | null => {
  const found = TIME.find(([pattern]) => pattern.test(word))
  return found?.[1] ?? null
}
const TIME: readonly [RegExp, string][] = [
  [/^(?:seconds?|secs?|секунд[аыу]?|сек)$/iu, 'second'],
  [/^(?:minutes?|mins?|минут[аыу]?|мин)$/iu, 'minute'],
  [/^(?:hours?|hrs?|h|час(?:а|ов)?|ч)$/iu, 'hour'],
  [/^(?:days?|день|дня|дней|сут(?:ки|ок))$/iu, 'day'],
  [/^(?:weeks?|недел[яиюьей])$/iu, 'week'],
  [/^(?:months?|месяц(?:а|ев)?|мес)$/iu, 'month'],
  [/^(?:years?|года?|году|лет)$/iu, 'year'],
]

/** The first number before the limit's words: right before the first of them, or a little before their noun. */
export const countIn = (text: string, words: readonly string[]): Measured | null => {
  const [first, noun] = [words[0], words.at(-1)].map((word) => escaped(singular(word ?? '')))
  if (first === undefined || first === '') return null
  const near = new RegExp(String.raw`${RANGE}[\s-]?${first}`, 'iu').exec(text)
  if (near !== null) return ofRange(near[1] ?? '', near[2])
  // "Two quiet rooms" counts rooms; whether they are what the adjective asks for stands in the passage, or not.
  const far = new RegExp(String.raw`${RANGE}(?:\s(?!and\s)\p{L}+){0,2}?\s${noun}`, 'iu').exec(text)
  return words.length < 2 || far === null ? null : ofRange(far[1] ?? '', far[2], 1, false)
}

/** What all forms of a noun begin with: of Russian ones that is the stem. */
const singular = (unit: string): string =>
  /[а-яё]/iu.test(unit) ? stemOf(unit.toLowerCase()) : unit.toLowerCase().replace(/s$/, '')
const escaped = (text: string): string => text.replaceAll(/[^\p{L}\d%]/gu, '')
