import { dayByChrono } from './by-chrono.ts'
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
import { capital, LONG_WEEKDAY, MONTH, shape, WEEKDAY, weekdayNumber } from './english-words.ts'
import { from, type Shape } from './shape.ts'

const COUNT = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
// "sun" and "wed" are words too: short forms count only after a word that announces a day.
const ANNOUNCED = String.raw`(?<=\b(?:by|before|until|till|on|for|due|next|this|coming|is|eod|cob|,|\()\s{0,3})`
const NOT_PAST = String.raw`(?<!\b(?:last|past|previous|every|each|since)\s)`

/** Days that depend on the meeting's own, in English words. What is above goes before what is below. */
export const ENGLISH_RELATIVE: readonly Shape[] = [
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
      from(meeting, (day) =>
        dayByChrono(text.replace(/(?<!\s)\s+time$|['’]\s+time$/i, '').replace(/today$/i, 'now'), day),
      ),
    examples: [
      ['in two weeks', '2023-12-27'],
      ['within 10 days', '2023-12-23'],
      ['two weeks from now', '2023-12-27'],
      ['ten days from today', '2023-12-23'],
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
      String.raw`(?<=\b(?:by|before|until|till|due|due on)\s)(?:the\s+)?([0-3]?\d)(?:st|nd|rd|th)(?=\s*(?:$|[.,;:)]|of\s+(?:the|this|next)\s+month\b))(?:\s+of\s+(?:the|this|(next))\s+month)?`,
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
    id: 'some-time',
    pattern: shape(
      String.raw`in\s+(?:a\s+couple\s+of|a\s+few|several|\d\s?[-–]\s?\d)\s+(?:days|weeks|months)`,
    ),
    kind: 'relative',
    day: () => null,
    examples: [['in a couple of weeks', null]],
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
]
