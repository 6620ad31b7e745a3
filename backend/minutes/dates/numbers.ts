import { dayOf, dayToCome } from './calendar.ts'
import type { Said, Shape } from './shape.ts'

// A number that goes on to the left or right is a version, a path, a sum or a time: v2024.01.02, notes-2024-01-02.md, #10.3.
const LEFT = String.raw`(?<![\p{L}\p{N}_#$€/.\\:@+-])(?<!\b(?:rfc|version|release|ver|tag|build|версия|релиз)\s)`
const RIGHT = String.raw`(?![\p{L}\p{N}_/\\%-]|[.,:]\d|\.\p{L})`
const YEAR = String.raw`((?:19|20)\d\d)`
const NUMBER = String.raw`([0-3]?\d)`

// The words that say of a bare "20/11" or "20.11" that it is a day.
const AFTER_DUE = String.raw`(?<=(?<!\p{L})(?:by|before|until|till|due:?|due on|due by|deadline:?|не позднее|не позже|срок(?:\sисполнения)?(?:\sдо)?:?|дедлайн:?|ко?|до)\s)`
// "Lower the rate by 2.10" and «снизить до 2.10» speak of an amount, "move to the library by 2.10" of a day.
const CHANGES = String.raw`(?<!\p{L})(?:(?:increas|rais|lower|reduc|cut|grow|grew|drop|rise|rose|fall|fell|upgrad|bump|shrink|chang)\p{L}*|(?:повы[сш]|сни[зж]|увелич|уменьш|сократ|сокращ|подня|подним|опуст|опуск|округл|обнов)\p{L}*)`
const NO_UNIT = String.raw`(?!\s?(?:[%‰€$£₽°]|(?:percent|per\scent|points?|times|million|thousand|mln|bn|[km]?[gmb]|[km]?м|кг|руб\p{L}*|тыс\p{L}*|млн|млрд|процент\p{L}*|версии|секунд\p{L}*|час\p{L}*|балл\p{L}*|eur|usd|gbp)(?!\p{L})))`

const shape = (words: string): RegExp => new RegExp(LEFT + words + RIGHT, 'giu')

/** Days written in numbers. */
export const NUMBERS: readonly Shape[] = [
  {
    id: 'iso',
    // The day ends where the time of "2024-05-01T10:00" begins.
    pattern: new RegExp(
      String.raw`${LEFT}${YEAR}([-/.])([01]\d)\2([0-3]\d)(?:(?=T\d\d:)|(?![\p{L}\p{N}_/\\%-]|[.,:]\d|\.\p{L}))`,
      'giu',
    ),
    kind: 'absolute',
    day: ({ group }) => dayOf(Number(group(1)), Number(group(3)), Number(group(4))) ?? undefined,
    examples: [
      ['by 2024-05-01', '2024-05-01'],
      ['due 2024/05/01.', '2024-05-01'],
    ],
  },
  {
    id: 'dots',
    pattern: shape(String.raw`([0-3]?\d)\.([01]?\d)\.(?:${YEAR}|(\d\d))`),
    kind: 'absolute',
    day: ({ group }) =>
      dayOf(fullYear(group(3) || group(4)), Number(group(2)), Number(group(1))) ?? undefined,
    examples: [
      ['до 15.04.2024', '2024-04-15'],
      ['by 1.4.2024', '2024-04-01'],
      ['срок 15.04.24', '2024-04-15'],
    ],
  },
  {
    id: 'slashes',
    pattern: shape(String.raw`${NUMBER}([/-])${NUMBER}\2${YEAR}`),
    kind: 'absolute',
    day: ({ group }, said) => dayOrMonthFirst(Number(group(1)), Number(group(3)), Number(group(4)), said),
    examples: [
      ['by 25/12/2023', '2023-12-25'],
      ['by 12/25/2023', '2023-12-25'],
      ['by 03/04/2024', null],
    ],
  },
  {
    id: 'slashes-without-year',
    // "1/2" is a half, or one of two, where no word says that it is a day.
    pattern: new RegExp(String.raw`${AFTER_DUE}([0-3]?\d)/([0-3]?\d)${RIGHT}`, 'giu'),
    kind: 'absolute',
    day: ({ group }, said) => {
      const [one, other] = [Number(group(1)), Number(group(2))]
      const [day, month] = [dayOf(SOME_LEAP_YEAR, other, one), dayOf(SOME_LEAP_YEAR, one, other)]
      if (day === null && month === null) return undefined
      const { meeting, dayFirst } = said
      if (meeting === null || (day !== null && month !== null && dayFirst === null)) return null
      const isDayFirst = month === null || (day !== null && dayFirst === true)
      return isDayFirst ? dayToCome(other, one, meeting) : dayToCome(one, other, meeting)
    },
    examples: [
      ['by 1/25', '2024-01-25'],
      ['due 3/4', null],
      ['до 20/12', '2023-12-20'],
    ],
  },
  {
    id: 'dots-without-year',
    // "1.12" is a version, a price or a clause where no word says that it is a day.
    pattern: new RegExp(
      String.raw`${AFTER_DUE}(?<!${CHANGES}[^.,;:\n]{0,60})([0-3]?\d)\.(0[1-9]|1[0-2])${RIGHT}${NO_UNIT}`,
      'giu',
    ),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      const [day, month] = [Number(group(1)), Number(group(2))]
      if (dayOf(SOME_LEAP_YEAR, month, day) === null) return undefined
      return meeting === null ? null : dayToCome(month, day, meeting)
    },
    examples: [
      ['до 20.12', '2023-12-20'],
      ['срок: 05.02', '2024-02-05'],
      ['by 20.12.', '2023-12-20'],
      ['до 02.12', null],
    ],
  },
]

const SOME_LEAP_YEAR = 2000

const SLASHED = [
  shape(String.raw`${NUMBER}([/-])${NUMBER}\2${YEAR}`),
  // After a due word, or alone in the cell of a table.
  new RegExp(String.raw`${AFTER_DUE}${NUMBER}(/)${NUMBER}${RIGHT}`, 'giu'),
  new RegExp(String.raw`(?<=\|\s{0,9})${NUMBER}(/)${NUMBER}(?=\s{0,9}\|)`, 'giu'),
]

/** Which of day and month comes first, as the dates of a whole text show it; null where they do not, or contradict. */
export function dayFirstIn(text: string): boolean | null {
  let [days, months] = [0, 0]
  for (const pattern of SLASHED)
    for (const [, first, , second] of text.matchAll(pattern)) {
      if (Number(first) > 12 && Number(second) <= 12) days++
      if (Number(second) > 12 && Number(first) <= 12) months++
    }
  return days > 0 === months > 0 ? null : days > 0
}

function dayOrMonthFirst(
  one: number,
  other: number,
  year: number,
  { dayFirst }: Said,
): ReturnType<Shape['day']> {
  const [day, month] = [dayOf(year, other, one), dayOf(year, one, other)]
  if (day === null && month === null) return undefined
  if (day === null || month === null || day === month) return day ?? month
  return dayFirst === null ? null : dayFirst ? day : month
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 : 0) + Number(digits)
