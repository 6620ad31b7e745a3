import type { Anchor } from '../../../schemas/generated/types.ts'
import { datesIn, type DateContext } from '../dates/dates-in.ts'
import { daysOfHint } from '../dates/due-place.ts'
import { isNobody, mayBeAWord, namesIn, sameName } from './names.ts'
import { readWords, type Token } from './read-words.ts'

/** Somebody of the meeting: what he is called beside his name stands in `handles` (initials, a nick, @handle without the sign). */
export type Participant = { name: string; handles?: readonly string[] }

/**
 * Whether the quotes name an owner: the name as given, or, where the participants tell that only he is meant, his first
 * or last name, his initials or a handle. Letter for letter, in Russian in any case; "we" is nobody.
 */
export function ownerStandsIn(
  name: string,
  quotes: readonly string[],
  people: readonly Participant[] = [],
): boolean {
  if (isNobody(name)) return false
  const called = callsOf(name, people).map((call) => ({ words: readWords(call), exact: isInitials(call) }))
  return quotes.some((quote) => {
    const tokens = readWords(quote)
    return called.some((call) => isCalled(call, tokens))
  })
}

type Call = { words: Token[]; exact: boolean }

const isInitials = (call: string): boolean => /^\p{Lu}{2,3}$/u.test(call)

function isCalled({ words, exact }: Call, quote: readonly Token[]): boolean {
  if (words.length === 0) return false
  const names = new Set(words.some(mayBeAWord) ? namesIn(quote, []) : quote)
  return quote.some((_, from) => {
    const last = quote[from + words.length - 1]
    if (quote[from]?.joined === true || last === undefined || quote[from + words.length]?.joined === true)
      return false
    return words.every((word, i) => {
      const token = quote[from + i]
      if (token === undefined || !names.has(token)) return false
      return exact ? token.raw === word.raw : sameName(token, word)
    })
  })
}

/** All that the one who is meant is called and nobody else is. */
function callsOf(name: string, people: readonly Participant[]): string[] {
  const given = key(name)
  const meant = people.filter((one) => ways(one).some((way) => key(way) === given))
  const [only] = meant
  if (only === undefined || meant.length > 1) return [name]
  const others = new Set(people.filter((one) => one !== only).flatMap((one) => ways(one).map(key)))
  return [name, only.name, ...ways(only).filter((way) => !others.has(key(way)))]
}

const key = (name: string): string =>
  name.normalize('NFC').trim().replace(/^@/, '').toLowerCase().replaceAll('ё', 'е')

function ways({ name, handles = [] }: Participant): string[] {
  const parts = name.split(/\s+/).filter((part) => /^\p{L}[\p{L}'’-]+$/u.test(part))
  const initials = parts.map((part) => part.charAt(0).toUpperCase()).join('')
  return [name, ...handles, ...parts, ...(parts.length > 1 ? [initials] : [])]
}

// A promise of one's own; "I think" is none.
const PROMISE =
  /(?<![\p{L}])I(?:['’]ll| will| shall| can| am going to|['’]m going to| am happy to|['’]m happy to|['’]d like to| want to| promise| have to| need to| should| must| volunteer| agree to| take| own)(?!\p{L})|(?<!\p{L})я\s+(?:\p{L}+\s+){0,2}(?:\p{L}+[юу]|постараюсь|займусь|берусь|разберусь|свяжусь|договорюсь)(?!\p{L})|(?<!\p{L})(?:сделаю|возьму|беру|подготовлю|проверю|напишу|займусь|отправлю|пришлю|узнаю|соберу|закажу|позвоню)(?!\p{L})/u

/** Whether the anchors of a task name its owner, each of several, or he says in one himself that he will do it. */
export function ownerIsNamed(
  name: string,
  anchors: readonly Pick<Anchor, 'quote' | 'speaker'>[],
  people: readonly Participant[] = [],
): boolean {
  const names = name.split(/(?<!\s)(?:\s*[,;&/]\s*|\s+(?:and|и)\s+)/u).filter(Boolean)
  if (names.length > 1) return names.every((one) => ownerIsNamed(one, anchors, people))
  const promised = anchors.filter(({ quote, speaker }) => speaker !== null && PROMISE.test(quote))
  const quotes = anchors.map(({ quote }) => quote)
  return (
    ownerStandsIn(name, quotes, people) ||
    ownerStandsIn(
      name,
      promised.flatMap(({ speaker }) => speaker ?? []),
      people,
    )
  )
}

/** Whether the quotes name a day: in figures or words, or by words that the meeting's day makes one ("by Friday"). */
export const dateStandsIn = (iso: string, quotes: readonly string[], meetingDate: string | null): boolean =>
  quotes.some((quote) => {
    const language = /[а-яё]/iu.test(quote) ? 'ru' : 'en'
    const isIt = (found: { iso: string | null }) => found.iso === iso
    return dayFirst(quote).some((first) => {
      const context = { meetingDate, language, dayFirst: first } as const
      return (
        datesIn(quote, context).some(isIt) || quote.split('|').some((cell) => stands(cell, isIt, context))
      )
    })
  })

// Which of 3/4 is the day the whole text tells, not a quote: of a day without its year either may be meant.
const dayFirst = (quote: string): (boolean | null)[] =>
  /(?<![\d/])\d{1,2}\/\d{1,2}(?![\d/])/.test(quote) ? [true, false] : [null]

/** A cell that is a day and no more needs no due word: "20.11"; "overdue (2 Nov)" has passed. */
const stands = (cell: string, isIt: (found: { iso: string | null }) => boolean, context: DateContext) =>
  cell.length < MOST_OF_A_CELL &&
  [false, true].some((done) => daysOfHint(cell.trim(), done, context).some(isIt))

const MOST_OF_A_CELL = 40
