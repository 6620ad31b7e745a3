import type { Support } from '../../schemas/generated/types.ts'

/** Words that carry no claim of their own; everything else of a claim must stand in what it quotes. */
const GLUE = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how if in into is it its may might must of on or our ' +
    'should so some such than that the their them then there these they this those to was we were what when which while who will with would you your ' +
    'и в во на по с со к ко от до из за о об у что это как так же ли бы для при или но а'
  ).split(' '),
)
const NEGATION =
  /(?:^|[^\p{L}])(?:no|not|never|without|cannot|none|neither|nor|не|нет|без|никогда|\p{L}+n['’]t)(?=$|[^\p{L}])/giu
const NUMBER = /\d+(?:[.,]\d+)*/g

/**
 * How far the quotes carry a claim, checked without a model: `verbatim` where the claim stands in one quote,
 * `located` where its content words stand in the quotes and no number or negation differs, else `unsupported`.
 */
export function supportOf(claim: string, quotes: string[]): Support {
  if (quotes.length === 0) return 'unsupported'
  if (quotes.includes(claim) && A_WORD.test(claim)) return 'verbatim'
  const said = words(claim).join(' ')
  if (said !== '' && quotes.some((quote) => ` ${words(quote).join(' ')} `.includes(` ${said} `)))
    return 'verbatim'
  const all = quotes.join(' \n ')
  const there = new Set(words(all).map(stem))
  const content = words(claim).filter((word) => !GLUE.has(word))
  const carried = content.filter((word) => there.has(stem(word))).length
  const numbersHold = numbers(claim).every((number) => numbers(all).includes(number))
  const negationHolds = count(claim, NEGATION) === 0 || count(all, NEGATION) > 0
  // Half the content words: a claim may name its option and criterion, which a quote under a heading does not repeat.
  return content.length > 0 && carried / content.length >= 0.5 && numbersHold && negationHolds
    ? 'located'
    : 'unsupported'
}

const A_WORD = /[\p{L}\p{N}]/u

const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []

/** Enough of a stem to see a plural or a tense; names and numbers stay whole. */
const stem = (word: string): string => (word.length > 5 ? word.slice(0, Math.max(4, word.length - 3)) : word)

const numbers = (text: string): string[] => text.match(NUMBER) ?? []

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
