import { plusDays } from './calendar.ts'
import { datesIn, type DateContext } from './dates-in.ts'

/** The days that a column "Due" or a mark gives: their words, and the day where it can be known. */
export type HintedDay = { raw: string; iso: string | null }

/**
 * The days of a due place: there "20.11" is a day without a due word before it. A day to come is meant, unless the
 * task is called overdue, or is done and its day just past.
 */
export function daysOfHint(hint: string, done: boolean, context: DateContext): HintedDay[] {
  const plain = datesIn(hint, context)
  const days = plain.length > 0 ? plain : datesIn(DUE_WORD + hint, context)
  const { meetingDate } = context
  const late = LATE.test(hint)
  if (meetingDate === null || (!late && !done)) return days
  const before = { ...context, meetingDate: plusDays(meetingDate, -LONGEST_LATE) }
  return days.map((day) => {
    if (day.kind !== 'absolute' || (done && !late && day.iso !== null)) return day
    const [past] = datesIn(DUE_WORD + day.raw, before)
    return past?.iso != null && past.iso <= meetingDate ? { raw: day.raw, iso: past.iso } : day
  })
}

const DUE_WORD = 'due '
const LATE = /(?<!\p{L})(?:overdue|past due|late|просроч\p{L}*)(?!\p{L})/iu
// Days: a day without its year that has passed lies within this time before the meeting.
const LONGEST_LATE = 180
