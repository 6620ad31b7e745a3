/** Days of the calendar as ISO words ("2024-02-29"), reckoned in UTC so that no clock or zone is asked. */

const DAY = 86_400_000
const MONTHS_OF_A_QUARTER = 3

/** The day with these numbers; null where the calendar has none. Months count from 1. */
export function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real && year >= 1900 && year < 2200 ? isoOf(at) : null
}

export const plusDays = (iso: string, days: number): string => isoOf(new Date(Date.parse(iso) + days * DAY))

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (iso: string): number => new Date(Date.parse(iso)).getUTCDay() || 7

export const yearOf = (iso: string): number => Number(iso.slice(0, 4))
export const monthOf = (iso: string): number => Number(iso.slice(5, 7))

/** The last day of a month; months after December run on into the next year. */
export const lastOfMonth = (year: number, month: number): string => isoOf(new Date(Date.UTC(year, month, 0)))

export const quarterOf = (iso: string): number => Math.ceil(monthOf(iso) / MONTHS_OF_A_QUARTER)

export const lastOfQuarter = (year: number, quarter: number): string =>
  lastOfMonth(year, quarter * MONTHS_OF_A_QUARTER)

const isoOf = (at: Date): string => at.toISOString().slice(0, 10)

// Who names a day without its year means one to come: late in the year that is next year's. But a day that has passed
// by less than a season was meant as past, and nearly a year ahead was meant as last year's: which one, nobody knows.
const FARTHEST_THIS_YEAR = 335
const FARTHEST_NEXT_YEAR = 275

/** A day without its year, as said on the day of the meeting. */
export function dayToCome(month: number, day: number, meeting: string): string | null {
  const here = dayOf(yearOf(meeting), month, day)
  if (here !== null && here >= meeting) return daysBetween(meeting, here) <= FARTHEST_THIS_YEAR ? here : null
  const next = dayOf(yearOf(meeting) + 1, month, day)
  return next !== null && daysBetween(meeting, next) <= FARTHEST_NEXT_YEAR ? next : null
}

/** "Friday" said on a Friday is the next one. */
export const weekdayToCome = (weekday: number, meeting: string): string =>
  plusDays(meeting, ((weekday - weekdayOf(meeting) + 6) % 7) + 1)

export const weekdayOfNextWeek = (weekday: number, meeting: string): string =>
  plusDays(meeting, 7 - weekdayOf(meeting) + weekday)

/** Where "Friday" is still to come in this week, some mean that one by "next Friday" and some the one after it. */
export function nextWeekday(weekday: number, meeting: string): string | null {
  const next = weekdayOfNextWeek(weekday, meeting)
  return weekdayToCome(weekday, meeting) === next ? next : null
}

/** "The end of the week" is its Friday; at a weekend nobody knows which one. */
export const endOfWeek = (meeting: string): string | null =>
  weekdayOf(meeting) > 5 ? null : plusDays(meeting, 5 - weekdayOf(meeting))
