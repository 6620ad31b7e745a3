export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
export const LONG_WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
export const WEEKDAY = `(?:${LONG_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)`

/** A pattern of whole words: not the middle of a name, a path or a number. */
export const shape = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_#@/.:-])${words}(?![\p{L}\p{N}_])`, 'giu')

export const capital = (text: string): boolean => /^[^\p{L}]*\p{Lu}/u.test(text)

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')

export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase()) + 1

// "may" and "march" are verbs as well: as months they begin with a capital.
export const isMonth = (word: string): boolean => !/^(?:may|march|mar)$/i.test(word) || capital(word)
