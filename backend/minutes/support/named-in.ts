import type { Anchor } from '../../../schemas/generated/types.ts'
import { datesIn, type DateContext } from '../dates/dates-in.ts'
import { daysOfHint } from '../dates/due-place.ts'
import { capital, isNobody, mayBeAWord, namesIn, sameName } from './names.ts'
import { promises } from './promise.ts'
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
  const { calls, others } = callsOf(name, people)
  const called = calls.map((call) => ({ words: readWords(call), exact: isInitials(call), others }))
  return quotes.some((quote) => {
    const tokens = readWords(quote)
    return called.some((call) => isCalled(call, tokens))
  })
}

type Call = { words: Token[]; exact: boolean; others: ReadonlySet<string> }

/** AB, eP: letter for letter, since ab is no name. */
const isInitials = (call: string): boolean => /^(?:\p{Lu}{2,3}|\p{Ll}{1,2}\p{Lu})$/u.test(call)

function isCalled({ words, exact, others }: Call, quote: readonly Token[]): boolean {
  if (words.length === 0) return false
  const names = new Set(words.some(mayBeAWord) ? namesIn(quote, []) : quote)
  const isSmall = !quote.some(capital)
  const isIt = (token: Token, word: Token): boolean => {
    if (!names.has(token)) return false
    if (exact) return token.raw === word.raw
    // "5 GB max" is not Max; who writes all small writes names so as well.
    if (!isSmall && capital(word) && !capital(token)) return false
    return sameName(token, word) && !isHisNotHers(token, word)
  }
  return quote.some((first, from) => {
    const found = quote.slice(from, from + words.length)
    if (first.joined || found.length < words.length || quote[from + words.length]?.joined === true)
      return false
    if (!found.every((token, i) => words[i] !== undefined && isIt(token, words[i]))) return false
    return !isLeftOut(quote, from) && !isThanks(quote, from) && !others.has(textOf(found))
  })
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')

/** Александр is no form of Александра: a name in -а has no form without an ending. */
const isHisNotHers = (token: Token, word: Token): boolean =>
  /[а-я]/.test(token.text) && /[ая]$/.test(word.text) && word.text.slice(0, -1) === token.text

/** "Not Anna writes", "instead of Anna": somebody else does. */
function isLeftOut(quote: readonly Token[], at: number): boolean {
  const [before, far] = [quote[at - 1], quote[at - 2]]
  if (before === undefined || before.clause !== quote[at]?.clause) return false
  return (
    /^(?:not|nor|without|except|не|ни|без|кроме|вместо)$/.test(before.text) ||
    (before.text === 'of' && far?.text === 'instead') ||
    (before.text === 'than' && far?.text === 'rather')
  )
}

const isThanks = (quote: readonly Token[], at: number): boolean =>
  quote[at]?.text === 'слава' && quote[at + 1]?.text === 'богу'

/** All that the one who is meant is called and nobody else is; and what the others are called. */
function callsOf(
  name: string,
  people: readonly Participant[],
): { calls: readonly string[]; others: ReadonlySet<string> } {
  const given = key(name)
  const meant = people.filter((one) => ways(one).some((way) => key(way) === given))
  const [only] = meant
  const others = new Set(people.filter((one) => !meant.includes(one)).flatMap((one) => ways(one).map(key)))
  if (only === undefined || meant.length > 1) return { calls: [name], others }
  return {
    calls: [
      ...(/\p{Lu}/u.test(name) ? [name] : []),
      only.name,
      ...ways(only).filter((way) => !others.has(key(way))),
    ],
    others: less(others, only),
  }
}

/** Of a name that two share nobody can say that it is the other's. */
const less = (others: ReadonlySet<string>, only: Participant): Set<string> => {
  const own = new Set(ways(only).map(key))
  return new Set([...others].filter((way) => !own.has(way)))
}

const key = (name: string): string =>
  name.normalize('NFC').trim().replace(/^@/, '').toLowerCase().replaceAll('ё', 'е')

function ways({ name, handles = [] }: Participant): string[] {
  const parts = name.split(/\s+/).filter((part) => /^\p{L}[\p{L}'’-]+$/u.test(part))
  const initials = parts.map((part) => part.charAt(0).toUpperCase()).join('')
  return [name, ...handles, ...parts, ...(parts.length > 1 ? [initials] : [])]
}

/** Whether the anchors of a task name its owner, each of several, or he says in one himself that he will do it. */
export function ownerIsNamed(
  name: string,
  anchors: readonly Pick<Anchor, 'quote' | 'speaker'>[],
  people: readonly Participant[] = [],
): boolean {
  const names = name.split(/(?<!\s)(?:\s*[,;&/]\s*|\s+(?:and|и)\s+)/u).filter(Boolean)
  if (names.length > 1) return names.every((one) => ownerIsNamed(one, anchors, people))
  const promised = anchors.filter(({ quote, speaker }) => speaker !== null && promises(quote))
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

/** Which of 3/4 is the day the whole text tells, not a quote: of a day without its year either may be meant. */
export const dayFirst = (quote: string): (boolean | null)[] =>
  /(?<![\d/])\d{1,2}\/\d{1,2}(?![\d/])/.test(quote) ? [true, false] : [null]

/** A cell that is a day and no more needs no due word: "20.11"; "overdue (2 Nov)" has passed. */
const stands = (cell: string, isIt: (found: { iso: string | null }) => boolean, context: DateContext) =>
  cell.length < MOST_OF_A_CELL &&
  [false, true].some((done) => daysOfHint(cell.trim(), done, context).some(isIt))

const MOST_OF_A_CELL = 40
