import type { Language } from '../render/words.ts'
import { ENGLISH_CALENDAR } from './english-calendar.ts'
import { ENGLISH_RELATIVE } from './english-relative.ts'
import { MONTH, WEEKDAY } from './english-words.ts'
import { NUMBERS } from './numbers.ts'
import { RUSSIAN } from './russian.ts'
import type { Said, Shape } from './shape.ts'

export type FoundDate = {
  /** The day, where the words tell which one. */
  iso: string | null
  /** The words, as the text has them from `start` to `end`. */
  raw: string
  start: number
  end: number
  /** Whether the words name a day of the calendar, or one that depends on when they were said. */
  kind: 'absolute' | 'relative'
}

export type DateContext = {
  /** ISO; without it a day without year and "Friday" are known to nobody. */
  meetingDate: string | null
  language: Language
  /** Whether 03/04/2024 is the third of April; null or absent where nobody knows. */
  dayFirst?: boolean | null
}

export const SHAPES: readonly Shape[] = [...NUMBERS, ...ENGLISH_CALENDAR, ...ENGLISH_RELATIVE, ...RUSSIAN]

// One look tells of most texts that they name no day, before twenty patterns are tried.
const HINT = new RegExp(
  String.raw`\d{4}|\d[./]\d|\d(?:st|nd|rd|th|-?го|-?му|\s+числ)|(?<![\p{L}\p{N}])(?:${MONTH}|${WEEKDAY}|tomorrow|today|tonight|eo[dwmqy]|cob|end\s+of|month.end|next|q[1-4]|now|close\s+of|(?:in|within)\s+(?:an?|several|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?![\p{L}])|(?<!\p{L})(?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|фев|апр|авг|сен|окт|ноя|дек|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|сегодня|завтра|послезавтра|через|течение|следующ|кон[це]|середин|начал)`,
  'iu',
)

/** The days that a text names, in order; of overlapping readings the one that begins first, then the one listed first. */
export function datesIn(text: string, { meetingDate, language, dayFirst }: DateContext): FoundDate[] {
  if (!HINT.test(text)) return []
  const said: Said = { meeting: meetingDate, dayFirst: dayFirst ?? (language === 'ru' ? true : null) }
  const found = SHAPES.flatMap((shape) => readingsOf(shape, text, said)).toSorted((a, b) => a.start - b.start)
  const kept: FoundDate[] = []
  for (const one of found) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

const readingsOf = ({ pattern, kind, day }: Shape, text: string, said: Said): FoundDate[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const iso = day({ text: match[0], group: (n) => match[n] ?? '' }, said)
    if (iso === undefined) return []
    return [{ iso, raw: match[0], start: match.index, end: match.index + match[0].length, kind }]
  })
