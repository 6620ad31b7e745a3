import { strict as english } from 'chrono-node/en'
import { strict as russian } from 'chrono-node/ru'
import { dayOf, dayToCome, weekdayOf } from './calendar.ts'

// A phrase that a shape has cut out is short; whatever is longer is no date, and chrono's work stays bounded.
const LONGEST = 80
// Any day will do where the phrase names its own.
const SOME_DAY = '2000-01-01'

/**
 * The day that a phrase names by its words ("the 3rd of March", «15 апреля 2024 года», "in two weeks"). chrono only reads
 * phrases that a shape has found: let loose on a text it takes "may", "sun" and version numbers for dates. What it merely
 * guesses stays unknown.
 */
export function dayByChrono(phrase: string, meeting: string | null): string | null {
  if (phrase.length > LONGEST) return null
  const instant = new Date(`${meeting ?? SOME_DAY}T12:00:00Z`)
  const reader = /[а-яё]/iu.test(phrase) ? russian : english
  // Its Russian reads «через две недели» only where it looks ahead; the year of a day without one is chosen below.
  const [found, another] = reader.parse(phrase, { instant, timezone: 0 }, { forwardDate: true })
  if (found === undefined || another !== undefined || found.end || !found.start.isCertain('day')) return null
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => found.start.get(part))
  if (year == null || month == null || day == null) return null
  if (!found.start.isCertain('year')) return meeting === null ? null : dayToCome(month, day, meeting)
  return dayOf(year, month, day)
}

/** As above, but not where the weekday named with it is another: then one of the two is wrong, and nobody knows which. */
export function dayWithWeekday(
  phrase: string,
  weekday: number | null,
  meeting: string | null,
): string | null {
  const day = dayByChrono(phrase, meeting)
  return day === null || weekday === null || weekdayOf(day) === weekday ? day : null
}
