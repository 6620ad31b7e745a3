import { newStemmer } from 'snowball-stemmers'

const english = newStemmer('english')
const russian = newStemmer('russian')
const stems = new Map<string, string>()

/** Words that carry no topic: they neither name an option nor belong to a criterion. */
const STOP = new Set(
  (
    'a an the to of in on for and or is are be been was were will shall would should could can may might must it its this that these those ' +
    'with as at by from we our us you your they their he she his her i if then than but also into about there here which who what when where ' +
    'how why do does did has have had not no nor so such any all each per via etc eg ie up out over own able ability allow allows using use used ' +
    'и в во на не что с со по для от до как это из у за к ко о об или то же бы был была были быть мы он она они все его её их при нет ли но а так ' +
    'есть будет будут без через после перед между над под про ещё уже очень также тоже только если когда где кто чем чтобы который которая которое которые ' +
    'этот эта эти этого этой этих тот та те того той тех можно нужно надо нас вас нам вам вы я ты мне себя свой своя своё свои наш наша наше наши всё весь вся ' +
    'там тут здесь лишь даже самый самая самое самые более менее какой какая какие ни либо'
  ).split(' '),
)

export type Word = { text: string; stem: string; start: number }

/** The words of a text with their stems; stop words are left out, so that what remains has a topic. */
export const topicWords = (text: string): Word[] => allWords(text).filter((word) => !STOP.has(word.text))

/** Every word of a text, stop words too. */
export const allWords = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)].map((match) => {
    const word = match[0].toLowerCase().replaceAll('’', "'")
    return { text: word, stem: stemOf(word), start: match.index }
  })

/** The stem of a word in small letters; Russian ё is written е as often as not. */
export const stemOf = (word: string): string => {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = /[а-яё]/.test(word)
    ? russian.stem(word.replaceAll('ё', 'е'))
    : english.stem(word.replace(/'s$/, ''))
  stems.set(word, stem)
  return stem
}

/** Whether two stems mean one word: equal, or one begins the other with at least four letters ("repo", "repositori"). */
export const sameStem = (a: string, b: string): boolean =>
  a === b || (a.length >= 4 && b.startsWith(a)) || (b.length >= 4 && a.startsWith(b))

/** How much of the shorter of two stem lists stands in the other, 0 to 1. */
export const overlap = (a: readonly string[], b: readonly string[]): number => {
  const shorter = a.length <= b.length ? a : b
  const longer = a.length <= b.length ? b : a
  if (shorter.length === 0) return 0
  return shorter.filter((stem) => longer.some((other) => sameStem(stem, other))).length / shorter.length
}

/** Shared stems of two lists against all of them, 0 to 1. */
export const jaccard = (a: readonly string[], b: readonly string[]): number => {
  const left = new Set(a)
  const right = new Set(b)
  const shared = [...left].filter((stem) => right.has(stem)).length
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}

export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
