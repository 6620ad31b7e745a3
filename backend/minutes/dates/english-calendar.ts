import { dayWithWeekday } from './by-chrono.ts'
import { lastOfMonth, lastOfQuarter, monthOf, quarterOf, yearOf } from './calendar.ts'
import {
  capital,
  isMonth,
  LONG_WEEKDAY,
  MONTH,
  monthNumber,
  shape,
  WEEKDAY,
  weekdayNumber,
} from './english-words.ts'
import { from, type Match, type Shape } from './shape.ts'

// "May 3 '25" names its year; "May 3 25" does so perhaps, and then the day is not known.
const SHORT_YEAR = String.raw`['’]?[2-3]\d(?!\s?(?:[ap]\.?m|h)|:\d)`
const YEAR = String.raw`(?:,?\s+((?:19|20)\d\d|${SHORT_YEAR})(?!\d))?`
const DAY_NUMBER = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\p{L}\p{N}%]|[.,:]\d)`

/** What `day` and, if there is any, `year` say; `weekday` must agree with them. The numbers are those of groups. */
const named =
  (month: number, weekday: number, words: (match: Match) => { day: string; year: string }): Shape['day'] =>
  (match, { meeting }) => {
    if (!isMonth(match.group(month))) return undefined
    const { day, year } = words(match)
    if (/^\d\d$/.test(year)) return null
    const phrase = year === '' ? day : `${day} ${year.replace(/^['’]/, '20')}`
    return dayWithWeekday(phrase, weekdayNumber(match.group(weekday)) || null, meeting)
  }

/** Days of the calendar in English words. What is above goes before what is below, where both begin at the same place. */
export const ENGLISH_CALENDAR: readonly Shape[] = [
  {
    id: 'week-of',
    pattern: shape(
      String.raw`week\s+(?:of|starting|beginning)\s+(?:the\s+)?(?:${MONTH}\.?\s+${DAY_NUMBER}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}|${LONG_WEEKDAY})`,
    ),
    kind: 'absolute',
    day: () => null,
    examples: [['the week of May 5', null]],
  },
  {
    id: 'range',
    pattern: shape(String.raw`(${MONTH})\.?\s+\d{1,2}\s?(?:[-–]|to)\s?(?:${MONTH}\.?\s+)?${DAY_NUMBER}`),
    kind: 'absolute',
    day: ({ group }) => (isMonth(group(1)) ? null : undefined),
    examples: [['on January 8-10', null]],
  },
  {
    id: 'month-day',
    pattern: shape(String.raw`(?:(${WEEKDAY})\.?,?\s+)?((${MONTH})\.?\s+(?:the\s+)?${DAY_NUMBER})${YEAR}`),
    kind: 'absolute',
    day: named(3, 1, ({ group }) => ({ day: group(2).replace(/\bthe\s+/i, ''), year: group(4) })),
    examples: [
      ['by Jan 10', '2024-01-10'],
      ['by December 20th', '2023-12-20'],
      ['before Oct. 21st, 2024', '2024-10-21'],
      ['by Friday, January 5', '2024-01-05'],
      ['by Monday, January 5', null],
      ['due Feb 30', null],
      ['by Dec 8', null],
    ],
  },
  {
    id: 'day-month',
    pattern: shape(
      String.raw`(?:(${WEEKDAY})\.?,?\s+)?(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[ -](${MONTH}))(?:[\s,.-]+((?:19|20)\d\d|${SHORT_YEAR})(?!\d))?`,
    ),
    kind: 'absolute',
    day: named(3, 1, ({ group }) => ({ day: group(2), year: group(4) })),
    examples: [
      ['by 10 January', '2024-01-10'],
      ['no later than the 3rd of March', '2024-03-03'],
      ['due 15-Jan-2024', '2024-01-15'],
      ["by 1 Mar '25", '2025-03-01'],
      ['by 1 Mar 25', null],
    ],
  },
  {
    id: 'end-of-month',
    pattern: shape(String.raw`end\s+of\s+(${MONTH})\.?${YEAR}`),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      if (!isMonth(group(1))) return undefined
      const month = monthNumber(group(1))
      if (group(2) !== '') return lastOfMonth(Number(group(2)), month)
      return from(meeting, (day) => lastOfMonth(yearOf(day) + (month < monthOf(day) ? 1 : 0), month))
    },
    examples: [
      ['by the end of January', '2024-01-31'],
      ['until end of February 2024', '2024-02-29'],
    ],
  },
  {
    id: 'end-of-quarter',
    pattern: shape(String.raw`end\s+of\s+Q([1-4])(?:,?\s+((?:19|20)\d\d))?`),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      const quarter = Number(group(1))
      if (group(2) !== '') return lastOfQuarter(Number(group(2)), quarter)
      return from(meeting, (day) => lastOfQuarter(yearOf(day) + (quarter < quarterOf(day) ? 1 : 0), quarter))
    },
    examples: [
      ['by end of Q4', '2023-12-31'],
      ['before the end of Q3', '2024-09-30'],
    ],
  },
  {
    id: 'some-day-of-a-month',
    pattern: shape(
      String.raw`(?:(?:early|late|mid|middle\s+of|beginning\s+of|start\s+of)(?:\s+(?:in\s+)?|-)|(?<=\b(?:by|before|until|till|due|due in)\s+))(?:(${MONTH})|Q[1-4])(?:\s+(?:19|20)\d\d)?(?!\s*\d)`,
    ),
    kind: 'absolute',
    day: ({ group }) => (group(1) !== '' && !capital(group(1)) ? undefined : null),
    examples: [
      ['by mid-March', null],
      ['by March', null],
      ['due in Q3', null],
    ],
  },
]
