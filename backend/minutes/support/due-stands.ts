import type { DateContext } from '../dates/dates-in.ts'
import { daysOfHint } from '../dates/due-place.ts'
import { dueIn } from '../normalise/dues/due-in.ts'
import { dayFirst } from './named-in.ts'

/**
 * Whether one of the quotes says that something is due that day. A day that is named for something else is no due: "the
 * Friday call", "after Friday", "away until Friday". A cell of a table, or a quote that is nothing but the day, needs no word.
 */
export const dueStandsIn = (iso: string, quotes: readonly string[], meetingDate: string | null): boolean =>
  quotes.some((quote) => {
    const words = quote.slice(0, LONGEST).replace(/[*_`"“”«»]/g, '')
    const language = /[а-яё]/iu.test(quote) ? 'ru' : 'en'
    const isSaid = (context: DateContext): boolean =>
      [words, ...words.split(/[;\n]|[.!?,]\s/)].some((part) => isDue(part, iso, context)) ||
      cellsOf(words).some((cell) => isNothingBut(cell, iso, context) || isDue(cell, iso, context))
    return (
      labelled(words, iso) ||
      dayFirst(quote).some((first) => isSaid({ meetingDate, language, dayFirst: first }))
    )
  })

// A quote of the schema ends long before.
const LONGEST = 4_000

function isDue(words: string, iso: string, context: DateContext): boolean {
  const due = dueIn(words, context)
  return due !== null && due.iso === iso && !ABSENT.test(words.slice(0, due.from))
}

/** Of these "until Friday" tells when they end, and of no task when it is due. */
const ABSENT =
  /(?<!\p{L})(?:away|absent|out|off|on (?:leave|holiday|vacation)|sick|ill|closed|unavailable|busy|open|valid|wait\p{L}{0,3}|в отпуске|на больничном|занят[аоы]?|отсутству\p{L}{2,4}|болеет|закрыт[аоы]?|недоступ\p{L}{1,3}|ждем|ждём)\s(?:\p{L}{1,20}\s){0,3}$/iu

const cellsOf = (words: string): string[] => (/[|\t]/.test(words) ? words.split(/[|\t]/) : [words])

function isNothingBut(cell: string, iso: string, context: DateContext): boolean {
  if (cell.length > MOST_OF_A_CELL) return false
  return [false, true].some((done) => {
    const days = daysOfHint(cell.trim(), done, context)
    const rest = days.reduce((left, day) => left.replace(day.raw, ''), cell).replace(LATE, '')
    return !/[\p{L}\p{N}]/u.test(rest) && days.some((day) => day.iso === iso)
  })
}

const LATE = /overdue|past due|late|done|просрочен[аоы]?|сделан[аоы]?/giu
const MOST_OF_A_CELL = 40

/** "due=2026-05-03", "📅 2026-05-03": as lists of tasks write it. */
function labelled(words: string, iso: string): boolean {
  const at = words.indexOf(iso)
  return at >= 0 && LABEL.test(words.slice(Math.max(0, at - 30), at))
}

const LABEL =
  /(?:📅|⏳|→|@|(?<!\p{L})(?<!(?:not|n['’]t|не)\s)(?:due(?:[ _-]?(?:date|on|by))?|deadline|eta|by|срок(?:\sисполнения|\sдо)?|дедлайн|до|к))\s?[:=|(–—-]?\s?$/iu
