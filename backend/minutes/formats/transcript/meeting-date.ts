import { dayIn, LONGEST } from './day-in.ts'

/** A line at the head of a file: its words, and the words of the headings above it. */
export type HeadLine = { text: string; isHeading: boolean; under: readonly string[] }

type Told = {
  head: readonly HeadLine[]
  title: string | null
  /** The file's name. */
  name: string
  /** The text writes the day before the month. */
  dayFirst: boolean
}

const LABEL =
  /^(?:meeting )?(?:date|date\/time|date & time|date and time|datetime|when|held(?: on)?|sent|дата(?: проведения)?|когда|число|отправлено)\s*:\s*(.*)$/isu
const MOST_LINES = 40

/** The day of the meeting as its head tells it: a line "Date: …", the title, the first line that says when it was held, a line that is little else than a day, the file's name. */
export function meetingDay({ head, title, name, dayFirst }: Told): string | null {
  const lines = head.slice(0, MOST_LINES).filter((line) => ![line.text, ...line.under].some(ofAnotherDay))
  const labelled = lines.map(({ text }) => dayIn(LABEL.exec(text.slice(0, LONGEST))?.[1] ?? '', dayFirst))
  const titled = title === null || ofAnotherDay(title) ? null : dayIn(title, dayFirst)
  const told = labelled.find((day) => day !== null) ?? titled
  if (told !== null) return told
  const held = lines.flatMap((line, at) => (saysWhen(line, at) ? (dayIn(line.text, dayFirst) ?? []) : []))
  const alone = lines.flatMap(({ text }) => (text.length <= SHORT ? (dayIn(text, dayFirst) ?? []) : []))
  const named = dayIn(name, dayFirst)
  if (named !== null && [...held, ...alone].includes(named)) return named
  const [first] = held
  const [only] = alone
  return first ?? (new Set(alone).size === 1 && only !== undefined ? only : named)
}

/** A line that is little more than a day. */
const SHORT = 60
/** What stands below these many lines of a file no longer says what the file is. */
const TOP = 6
const WEEKDAY = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье`
const WHEN = new RegExp(
  String.raw`(?<!\p{L})(?:held|meeting|minutes|${WEEKDAY}|протокол|заседани[ея]|совещани[ея]|собрани[ея]|встреча|созвон)(?!\p{L})|\d{4}\s?г(?:ода|\.)`,
  'iu',
)

/** At the top of the file the first line, a heading, or one with the words of a meeting tells when it was. */
const saysWhen = ({ text, isHeading }: HeadLine, at: number): boolean =>
  text.length <= LONGEST &&
  ((at === 0 && !/[.!?]$/.test(text)) || ((isHeading || at < TOP) && WHEN.test(text)))

const OTHER = new RegExp(
  String.raw`(?<!\p{L})(?:next|last|previous|prior|following) (?:\p{L}{1,20} ){0,2}(?:meeting|call|session|sync)|(?<!\p{L})(?:DONM|due|deadline|expires?|as of|with effect|effective|(?:was|were) approved|approval of|(?:by|until|till|before|from|since) (?:the )?(?:(?:${WEEKDAY}),? )?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|следующ|прошл|предыдущ|(?<!\p{L})(?:срок|дедлайн|не позднее|(?:до|к|с|со|по) \d)`,
  'iu',
)

/** The next meeting, the last one, the day until which something is to be done. */
const ofAnotherDay = (text: string): boolean => OTHER.test(text.slice(0, LONGEST))
