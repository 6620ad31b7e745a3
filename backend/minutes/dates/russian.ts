import { dayByChrono } from './by-chrono.ts'
import {
  dayOf,
  dayToCome,
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
import { from, type Shape } from './shape.ts'

const MONTH_OF =
  '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|янв|фев|апр|авг|сен|окт|ноя|дек)'
const MONTH_TO =
  '(?:январ[юяе]|феврал[юяе]|март[уае]|апрел[юяе]|ма[юяе]|июн[юяе]|июл[юяе]|август[уае]|сентябр[юяе]|октябр[юяе]|ноябр[юяе]|декабр[юяе])'
const WEEKDAY =
  '(?:понедельник[ауе]?|вторник[ауе]?|сред[аыеу]|четверг[ауе]?|пятниц[аыеу]|суббот[аыеу]|воскресень[яею])'
const YEAR = String.raw`(?:\s+((?:19|20)\d\d)(?!\d)(?:\s*(?:года|г\.))?)?`
const COUNT = String.raw`(?:\d{1,3}|один|одну|два|две|двух|три|тр[её]х|четыре|четыр[её]х|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять|девяти|десять|десяти)`
const NEXT = 'следующ(?:ий|его|ему|ая|ей|ую|ее|их)'

const shape = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_#@/.:-])${words}(?![\p{L}\p{N}_])`, 'giu')

const months = 'янв фев мар апр ма июн июл авг сен окт ноя дек'.split(' ')
const monthNumber = (word: string): number =>
  months.findIndex((start) => word.toLowerCase().startsWith(start)) + 1
const weekdays = 'пон вто сре чет пят суб вос'.split(' ')
const weekdayNumber = (word: string): number => weekdays.indexOf(word.slice(0, 3).toLowerCase()) + 1

const QUARTERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:перв|1|i(?!i|v))/iu, 1],
  [/^(?:втор|2|ii(?!i))/iu, 2],
  [/^(?:трет|3|iii)/iu, 3],
  [/^(?:четв|4|iv)/iu, 4],
]

/** Days in Russian words. What is above goes before what is below, where both begin at the same place. */
export const RUSSIAN: readonly Shape[] = [
  {
    id: 'число-месяца',
    pattern: shape(String.raw`(\d{1,2})(?:-?(?:го|му|е))?\s+(${MONTH_OF})\.?${YEAR}`),
    kind: 'absolute',
    day: ({ group }, { meeting }) =>
      dayByChrono(`${group(1)} ${group(2)}${group(3) === '' ? '' : ` ${group(3)}`}`, meeting),
    examples: [
      ['до 15 апреля', '2024-04-15'],
      ['к 1 марта', '2024-03-01'],
      ['не позднее 20-го декабря', '2023-12-20'],
      ['до 5 мая 2025 года', '2025-05-05'],
      ['до 30 февраля', null],
    ],
  },
  {
    id: 'число-словом',
    pattern: shape(
      String.raw`((?:двадцать\s+|тридцать\s+)?(?:перв|втор|треть|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат)(?:ого|ому|его|ему))\s+(${MONTH_OF})${YEAR}`,
    ),
    kind: 'absolute',
    day: ({ group }, { meeting }) =>
      dayByChrono(
        `${group(1).replace(/(.)му$/u, '$1го')} ${group(2)}${group(3) === '' ? '' : ` ${group(3)}`}`,
        meeting,
      ),
    examples: [['до первого марта', '2024-03-01']],
  },
  {
    id: 'конец-месяца-по-имени',
    pattern: shape(String.raw`кон(?:ца|цу|це|ец)\s+(${MONTH_OF})${YEAR}`),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      const month = monthNumber(group(1))
      if (group(2) !== '') return lastOfMonth(Number(group(2)), month)
      return from(meeting, (day) => lastOfMonth(yearOf(day) + (month < monthOf(day) ? 1 : 0), month))
    },
    examples: [['до конца января', '2024-01-31']],
  },
  {
    id: 'конец-квартала-по-счёту',
    pattern: shape(
      String.raw`кон(?:ца|цу|це|ец)\s+((?:перв|втор|треть|четв[её]рт)(?:ого|его)|[1-4](?:-?го)?|I{1,3}|IV)\s+квартала${YEAR}`,
    ),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      const quarter = QUARTERS.find(([word]) => word.test(group(1)))?.[1]
      if (quarter === undefined) return null
      if (group(2) !== '') return lastOfQuarter(Number(group(2)), quarter)
      return from(meeting, (day) => lastOfQuarter(yearOf(day) + (quarter < quarterOf(day) ? 1 : 0), quarter))
    },
    examples: [
      ['до конца третьего квартала', '2024-09-30'],
      ['к концу IV квартала', '2023-12-31'],
    ],
  },
  {
    id: 'конец-следующего',
    pattern: shape(String.raw`кон(?:ца|цу|це|ец)\s+следующ(?:ей|его)\s+(недели|месяца|квартала|года)`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        if (group(1) === 'недели') return weekdayOfNextWeek(5, day)
        if (group(1) === 'месяца') return lastOfMonth(yearOf(day), monthOf(day) + 1)
        if (group(1) === 'квартала') return lastOfQuarter(yearOf(day), quarterOf(day) + 1)
        return dayOf(yearOf(day) + 1, 12, 31)
      }),
    examples: [['до конца следующей недели', '2023-12-22']],
  },
  {
    id: 'конец-этого',
    pattern: shape(
      String.raw`кон(?:ца|цу|це|ец)\s+(?:(?:этой|этого|текущей|текущего|рабочего)\s+)?(дня|недели|месяца|квартала|года)`,
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        if (group(1) === 'дня') return day
        if (group(1) === 'недели') return endOfWeek(day)
        if (group(1) === 'месяца') return lastOfMonth(yearOf(day), monthOf(day))
        return group(1) === 'квартала'
          ? lastOfQuarter(yearOf(day), quarterOf(day))
          : dayOf(yearOf(day), 12, 31)
      }),
    examples: [
      ['до конца месяца', '2023-12-31'],
      ['до конца этого квартала', '2023-12-31'],
      ['к концу недели', '2023-12-15'],
      ['до конца дня', '2023-12-13'],
    ],
  },
  {
    id: 'следующий-день-недели',
    pattern: shape(String.raw`${NEXT}\s+(${WEEKDAY})`),
    kind: 'relative',
    day: ({ group }, { meeting }) => from(meeting, (day) => nextWeekday(weekdayNumber(group(1)), day)),
    examples: [
      ['к следующему вторнику', '2023-12-19'],
      ['до следующей пятницы', null],
    ],
  },
  {
    id: 'день-недели',
    // «Среда» is also an environment: a day only after a word that announces one, and not before what it is a milieu of.
    pattern: shape(
      String.raw`(?<=(?<!\p{L})(?:ко?|до|в|во|на|срок|не позднее|не позже|ближайш(?:ую|ий|ему|ей|его|ее)|эту|этот)[:\s]\s{0,3})(${WEEKDAY})(?!\s+(?:разработк|выполнен|исполнен|тестирован|сборк))`,
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) => from(meeting, (day) => weekdayToCome(weekdayNumber(group(1)), day)),
    examples: [
      ['к пятнице', '2023-12-15'],
      ['до вторника', '2023-12-19'],
      ['в среду', '2023-12-20'],
    ],
  },
  {
    id: 'через-время',
    pattern: shape(
      String.raw`(?:через|в\s+течение)\s+(?:${COUNT}\s+)?(?:день|дня|дней|недел[юиь]|месяц(?:а|ев)?)`,
    ),
    kind: 'relative',
    day: ({ text }, { meeting }) => from(meeting, (day) => dayByChrono(text, day)),
    examples: [
      ['через две недели', '2023-12-27'],
      ['через неделю', '2023-12-20'],
      ['в течение 10 дней', '2023-12-23'],
      ['через месяц', null],
    ],
  },
  {
    id: 'близкие-дни',
    pattern: shape(String.raw`(?:сегодня|(завтра)|(послезавтра))`),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => plusDays(day, group(2) !== '' ? 2 : group(1) !== '' ? 1 : 0)),
    examples: [
      ['завтра', '2023-12-14'],
      ['послезавтра', '2023-12-15'],
    ],
  },
  {
    id: 'число-и-месяц',
    // Two figures with a point are a date only after such a word: elsewhere they are a version or a sum.
    pattern: new RegExp(
      String.raw`(?<=(?<!\p{L})(?<!верси[ияй]\s)(?:к|до|срок:?|не позднее|не позже)\s)([0-3]\d)\.([01]\d)(?![\p{L}\p{N}%]|[.,:]\d)`,
      'giu',
    ),
    kind: 'absolute',
    day: ({ group }, { meeting }) => {
      if (dayOf(2000, Number(group(2)), Number(group(1))) === null) return undefined
      return from(meeting, (day) => dayToCome(Number(group(2)), Number(group(1)), day))
    },
    examples: [
      ['до 15.03', '2024-03-15'],
      ['к 01.02.', '2024-02-01'],
    ],
  },
  {
    id: 'число',
    pattern: new RegExp(
      String.raw`(?<=(?<!\p{L})(?:к|до|не позднее|не позже)\s)([0-3]?\d)(?:-?(?:го|му)(?:\s+числа)?|\s+числ[ау])(?![\p{L}\p{N}]|\s+(?:${MONTH_OF}|этап|пункт|раз|квартал))`,
      'giu',
    ),
    kind: 'relative',
    day: ({ group }, { meeting }) =>
      from(meeting, (day) => {
        const [n, year, month] = [Number(group(1)), yearOf(day), monthOf(day)]
        const here = dayOf(year, month, n)
        if (here !== null && here >= day) return here
        return dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, n)
      }),
    examples: [
      ['до 20-го', '2023-12-20'],
      ['к 5 числу', '2024-01-05'],
    ],
  },
  {
    id: 'сколько-то-времени',
    pattern: shape(
      String.raw`через\s+(?:пару|несколько|\d\s?[-–]\s?\d)\s+(?:дней|дня|недель|недели|месяцев|месяца)`,
    ),
    kind: 'relative',
    day: () => null,
    examples: [['через пару недель', null]],
  },
  {
    id: 'когда-нибудь',
    // They say when, but no day that anybody could know.
    pattern: shape(
      String.raw`(?:(?:начал[оаеу]|середин[аыеу]|конц[ауе])\s+)?${NEXT}\s+(?:недел[юияе]|месяц[ауе]?|квартал[ауе]?|год[ауе]?|встреч[аиеу]|созвон[ауе]?|совещани[яюе]|заседани[яюе]|собрани[яюе]|спринт[ауе]?|релиз[ауе]?)`,
    ),
    kind: 'relative',
    day: () => null,
    examples: [
      ['на следующей неделе', null],
      ['к следующему заседанию', null],
    ],
  },
  {
    id: 'какой-то-день-месяца',
    pattern: shape(
      String.raw`(?:(?:начал[оаеу]|середин[аыеу])\s+${MONTH_OF}|(?<=(?<!\p{L})(?:к|до)\s)${MONTH_TO}${YEAR})`,
    ),
    kind: 'absolute',
    day: () => null,
    examples: [
      ['в середине марта', null],
      ['к марту', null],
    ],
  },
]
