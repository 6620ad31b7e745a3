import { dayByChrono, dayWithWeekday } from './by-chrono.ts'
import {
  dayOf,
  endOfWeek,
  lastOfMonth,
  lastOfQuarter,
  monthOf,
  nextWeekday,
  plusDays,
  quarterOf,
  weekdayOfNextWeek,
  weekdayToCome,
  yearOf,
} from './calendar.ts'
import { from, type Match, type Shape } from './shape.ts'

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const LONG_WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const WEEKDAY = `(?:${LONG_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)`
const COUNT = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
const YEAR = String.raw`(?:,?\s+((?:19|20)\d\d)(?!\d))?`
const DAY_NUMBER = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\p{L}\p{N}:%]|[.,]\d)`
// "sun" and "wed" are words too: short forms count only after a word that announces a day.
const ANNOUNCED = String.raw`(?<=\b(?:by|before|until|till|on|for|due|next|this|coming|is|eod|cob|,|\()\s{0,3})`
const NOT_PAST = String.raw`(?<!\b(?:last|past|previous|every|each|since)\s)`

const shape = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_#@/.:-])${words}(?![\p{L}\p{N}_])`, 'giu')

const capital = (text: string): boolean => /^[^\p{L}]*\p{Lu}/u.test(text)
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const weekdays = 'mon tue wed thu fri sat sun'.split(' ')
const monthNumber = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1
const weekdayNumber = (word: string): number => weekdays.indexOf(word.slice(0, 3).toLowerCase()) + 1

// "may" and "march" are verbs as well: as months they begin with a capital.
const isMonth = (word: string): boolean => !/^(?:may|march|mar)$/i.test(word) || capital(word)

const named =
  (month: number, weekday: number, phrase: (match: Match) => string): Shape['day'] =>
  (match, { meeting }) =>
    isMonth(match.group(month))
      ? dayWithWeekday(phrase(match), weekdayNumber(match.group(weekday)) || null, meeting)
      : undefined

const withYear = (words: string, year: string): string => (year === '' ? words : `${words} ${year}`)

/** Days in English words. What is above goes before what is below, where both begin at the same place. */
export const ENGLISH: readonly Shape[] = [
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
    day: named(3, 1, ({ group }) => withYear(group(2).replace(/\bthe\s+/i, ''), group(4))),
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
      String.raw`(?:(${WEEKDAY})\.?,?\s+)?(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[ -](${MONTH}))(?:[\s,.-]+((?:19|20)\d\d)(?!\d))?`,
    ),
    kind: 'absolute',
    day: named(3, 1, ({ group }) => withYear(group(2), group(4))),
    examples: [
      ['by 10 January', '2024-01-10'],
      ['no later than the 3rd of March', '2024-03-03'],
      ['due 15-Jan-2024', '2024-01-15'],
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
    id: 'end-of-next',
    pattern: shape(String.raw`end\s+of\s+next\s+(week|month|quarter|year)`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        if (group(1) === 'week') return weekdayOfNextWeek(5, day)
        if (group(1) === 'month') return lastOfMonth(yearOf(day), monthOf(day) + 1)
        if (group(1) === 'quarter') return lastOfQuarter(yearOf(day), quarterOf(day) + 1)
        return dayOf(yearOf(day) + 1, 12, 31)
      }),
    examples: [
      ['by the end of next week', '2023-12-22'],
      ['by the end of next month', '2024-01-31'],
      ['by the end of next quarter', '2024-03-31'],
    ],
  },
  {
    id: 'end-of-this',
    pattern: shape(
      String.raw`(?:end\s+of\s+(?:(?:the|this)\s+)?(week|month|quarter|year)|EO(W|M|Q|Y)|(?:month)[\s-]end)`,
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        const length = (group(1) || group(2) || 'm')[0]?.toLowerCase()
        if (length === 'w') return endOfWeek(day)
        if (length === 'm') return lastOfMonth(yearOf(day), monthOf(day))
        return length === 'q' ? lastOfQuarter(yearOf(day), quarterOf(day)) : dayOf(yearOf(day), 12, 31)
      }),
    examples: [
      ['by EOW', '2023-12-15'],
      ['by end of week', '2023-12-15'],
      ['by the end of the month', '2023-12-31'],
      ['until the end of this quarter', '2023-12-31'],
      ['by EOY', '2023-12-31'],
    ],
  },
  {
    id: 'end-of-day',
    pattern: shape(
      String.raw`(?<!${WEEKDAY}\s{1,3})(?:EOD|COB|end\s+of\s+(?:the\s+)?(?:business\s+)?day|close\s+of\s+business)(?!\s+(?:on\s+|this\s+|next\s+)?(?:${WEEKDAY}|${MONTH}|tomorrow|today|\d))`,
    ),
    kind: 'relative',
    day: (_, { meeting }) => meeting,
    examples: [['by EOD', '2023-12-13']],
  },
  {
    id: 'weekday-of-next-week',
    pattern: shape(String.raw`(?:(${WEEKDAY})\s+(?:of\s+)?next\s+week|next\s+week\s+(?:on\s+)?(${WEEKDAY}))`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => weekdayOfNextWeek(weekdayNumber(group(1) || group(2)), day)),
    examples: [['by Tuesday next week', '2023-12-19']],
  },
  {
    id: 'weekday-week',
    pattern: shape(String.raw`(?:(${LONG_WEEKDAY})\s+week|a\s+week\s+(?:on|from)\s+(${LONG_WEEKDAY}))`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => plusDays(weekdayToCome(weekdayNumber(group(1) || group(2)), day), 7)),
    examples: [['by Tuesday week', '2023-12-26']],
  },
  {
    id: 'next-weekday',
    pattern: shape(String.raw`next\s+(${WEEKDAY})`),
    kind: 'relative',
    day: ({ group }, { meeting }) => from(meeting, (day) => nextWeekday(weekdayNumber(group(1)), day)),
    examples: [
      ['by next Tuesday', '2023-12-19'],
      ['by next Friday', null],
    ],
  },
  {
    id: 'weekday',
    pattern: shape(
      String.raw`${NOT_PAST}(?:(?:this|coming)\s+){0,2}(?:(${LONG_WEEKDAY})|${ANNOUNCED}(${WEEKDAY}))`,
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      group(1) === '' && !capital(group(2))
        ? undefined
        : from(meeting, (day) => weekdayToCome(weekdayNumber(group(1) || group(2)), day)),
    examples: [
      ['by Friday', '2023-12-15'],
      ['before this coming Monday', '2023-12-18'],
      ['until Wed', '2023-12-20'],
    ],
  },
  {
    id: 'in-some-time',
    pattern: shape(
      String.raw`(?:(?:in|within)\s+${COUNT}\s+(?:days?|weeks?|months?)(?:['’]?\s+time)?|${COUNT}\s+(?:days?|weeks?)\s+from\s+(?:now|today))`,
    ),
    kind: 'relative',
    day: ({ text }, { meeting }) =>
      from(meeting, (day) => dayByChrono(text.replace(/['’]?\s+time$/i, ''), day)),
    examples: [
      ['in two weeks', '2023-12-27'],
      ['within 10 days', '2023-12-23'],
      ['two weeks from now', '2023-12-27'],
      ["in a week's time", '2023-12-20'],
      ['in a month', null],
    ],
  },
  {
    id: 'in-a-fortnight',
    pattern: shape(String.raw`in\s+a\s+fortnight`),
    kind: 'relative',
    day: (_, { meeting }) => from(meeting, (day) => plusDays(day, 14)),
    examples: [['in a fortnight', '2023-12-27']],
  },
  {
    id: 'near-days',
    pattern: shape(String.raw`(?:the\s+)?(?:(day\s+after\s+tomorrow)|(tomorrow)|today|tonight)`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => plusDays(day, group(1) !== '' ? 2 : group(2) !== '' ? 1 : 0)),
    examples: [
      ['by tomorrow', '2023-12-14'],
      ['by the day after tomorrow', '2023-12-15'],
      ['today', '2023-12-13'],
    ],
  },
  {
    id: 'day-of-the-month',
    pattern: shape(
      String.raw`(?<=\b(?:by|before|until|till|due|due on)\s)the\s+([0-3]?\d)(?:st|nd|rd|th)(?=\s*(?:$|[.,;:)]|of\s+(?:the|this|next)\s+month\b))(?:\s+of\s+(?:the|this|(next))\s+month)?`,
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        const [n, year, month] = [Number(group(1)), yearOf(day), monthOf(day)]
        const later = dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, n)
        const here = dayOf(year, month, n)
        return group(2) === '' && here !== null && here >= day ? here : later
      }),
    examples: [
      ['by the 20th', '2023-12-20'],
      ['by the 5th.', '2024-01-05'],
    ],
  },
  {
    id: 'some-day',
    // They say when, but no day that anybody could know.
    pattern: shape(
      String.raw`(?:(?:early|late|mid|middle\s+of|beginning\s+of|start\s+of|end\s+of)[\s-]+)?(?:the\s+)?next\s+(?:(?:few|two|couple\s+of)\s+)?(?:[\p{L}-]{2,20}\s+)?(?:weeks?|months?|quarter|year|meetings?|calls?|sprint|iteration|release|session|sync|stand-?up|f2f|workshop|plenary|telecon)`,
    ),
    kind: 'relative',
    day: () => null,
    examples: [
      ['before the next meeting', null],
      ['by next week', null],
      ['by early next month', null],
      ['by the next editors call', null],
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
