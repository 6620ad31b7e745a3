import type { Support } from '../../schemas/generated/types.ts'
import { boundAlike, type Marks } from './support/bound.ts'
import { nameKey, namesHold, namesIn, perhapsNamesIn } from './support/names.ts'
import { negationHolds, saysNo } from './support/negation.ts'
import { figuresIn, numbersHold, type Figure } from './support/numbers.ts'
import { readWords, sameWord, type Token } from './support/read-words.ts'

/**
 * How far the quotes carry a claim, checked without a model: `verbatim` where the claim stands in one quote,
 * `located` where its content words stand in the quotes, else `unsupported`. Whatever words it has, a claim is unsupported
 * where a number, a name or a denial differs from the quotes. `known` are words that a quote need not repeat: the titles
 * of the option and the criterion that the claim is on, the headings over the quote.
 */
export function supportOf(claim: string, quotes: readonly string[], known: readonly string[] = []): Support {
  if (quotes.length === 0 || !A_WORD.test(claim)) return 'unsupported'
  if (quotes.includes(claim)) return 'verbatim'
  const said = readWords(claim)
  const texts = quotes.map(readWords)
  const beside = known.map(readWords)
  if (!unchanged(said, texts, beside)) return 'unsupported'
  if (texts.some((quote) => standsIn(said, quote))) return 'verbatim'
  return carried(said, [...texts, ...beside].flat()) ? 'located' : 'unsupported'
}

const A_WORD = /[\p{L}\p{N}]/u
/** How many words apart a name, or a number, and what it belongs to may stand. */
const NEAR_NAME = 3
const NEAR_NUMBER = 2

/** Whether no number, name or denial of a claim differs from its quotes. */
function unchanged(claim: readonly Token[], quotes: readonly Token[][], known: readonly Token[][]): boolean {
  const there = [...quotes, ...known]
  const all = there.flat()
  // Of a table's cell the unit may stand in the heading.
  const hasUnit = ({ from, to }: Figure) =>
    claim.slice(from + 1, to).every((one) => all.some((other) => sameWord(one, other)))
  return (
    numbersHold(
      figuresIn(claim),
      there.flatMap((text) => figuresIn(text)),
      hasUnit,
    ) &&
    namesHold(namesIn(claim, there), all) &&
    negationHolds(claim, quotes) &&
    boundAlike(
      { tokens: claim, marks: numberMarks(claim) },
      quotes.map((tokens) => ({ tokens, marks: numberMarks(tokens) })),
      NEAR_NUMBER,
    ) &&
    boundAlike(
      { tokens: claim, marks: marksOf(claim, namesIn(claim, there)) },
      quotes.map((tokens) => ({ tokens, marks: marksOf(tokens, perhapsNamesIn(tokens, [claim, ...there])) })),
      NEAR_NAME,
    )
  )
}

const numberMarks = (tokens: readonly Token[]): Marks =>
  new Map(
    figuresIn(tokens).flatMap(({ from, to, kind, value }) =>
      Array.from({ length: to - from }, (_, i) => [from + i, `${kind} ${value}`] as const),
    ),
  )

const marksOf = (tokens: readonly Token[], names: readonly Token[]): Marks => {
  const named = new Set(names)
  return new Map(
    [...tokens.entries()].flatMap(([at, token]) => (named.has(token) ? [[at, nameKey(token)] as const] : [])),
  )
}

/** Whether the words of a claim stand in a quote as they stand in the claim, one after the other. */
function standsIn(claim: readonly Token[], quote: readonly Token[]): boolean {
  return quote.some((_, from) => claim.every((token, i) => quote[from + i]?.text === token.text))
}

/** Whether every word that carries something stands in the quotes, in any form; numbers were looked at already. */
function carried(claim: readonly Token[], there: readonly Token[]): boolean {
  const counted = new Set(figuresIn(claim).flatMap((one) => claim.slice(one.from, one.to)))
  const content = claim.filter((token) => !token.glue && !saysNo(token) && !counted.has(token))
  return (
    content.length + counted.size > 0 && content.every((word) => there.some((token) => sameWord(token, word)))
  )
}
