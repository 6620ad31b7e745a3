import type { Support } from '../../schemas/generated/types.ts'
import { boundAlike } from './support/bound.ts'
import { areContrary, denialMarks, nameMarks, numberMarks } from './support/marks.ts'
import { namesHold, namesIn, perhapsNamesIn } from './support/names.ts'
import { negationHolds, saysNo } from './support/negation.ts'
import { figuresIn, numbersHold, type Figure } from './support/numbers.ts'
import { takesTheContrary } from './support/opposites.ts'
import { readWords, sameWord, type Token } from './support/read-words.ts'
import { onlySupposed, signDiffers, stated } from './support/stated.ts'
import { toldOfAnother } from './support/told-of-another.ts'

/**
 * How far the quotes carry a claim, checked without a model: `verbatim` where the claim stands in one quote,
 * `located` where its content words stand in the quotes, else `unsupported`. Whatever words it has, a claim is unsupported
 * where a number, a name or a denial differs from the quotes. `known` are words that a quote need not repeat: the titles
 * of the option and the criterion that the claim is on, the headings over the quote.
 */
export function supportOf(claim: string, quotes: readonly string[], known: readonly string[] = []): Support {
  if (quotes.length === 0 || !A_WORD.test(claim)) return 'unsupported'
  if (quotes.includes(claim)) return 'verbatim'
  if (signDiffers(claim, quotes) || onlySupposed(claim, quotes)) return 'unsupported'
  const said = readWords(claim)
  const texts = quotes.map((quote) => readWords(stated(claim, quote)))
  const beside = known.map(readWords)
  const stands = texts.some((quote) => standsIn(said, quote))
  // Most claims that are not carried lack a word: that is told sooner than the rest.
  if (!stands && !carried(said, [...texts, ...beside].flat())) return 'unsupported'
  if (!unchanged(said, texts, beside)) return 'unsupported'
  return stands ? 'verbatim' : 'located'
}

/** Whether a number, a name or a denial of some words differs from what they are said of, however they are worded. */
export const saysOtherwise = (
  words: string,
  quotes: readonly string[],
  known: readonly string[] = [],
): boolean => !unchanged(readWords(words), quotes.map(readWords), known.map(readWords))

const A_WORD = /[\p{L}\p{N}]/u

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
    !takesTheContrary(claim, quotes) &&
    toldOfThem(claim, quotes, known)
  )
}

/** Whether the quotes say of these names, with these numbers, what the claim says of them, and not of others beside them. */
function toldOfThem(claim: readonly Token[], quotes: readonly Token[][], known: readonly Token[][]): boolean {
  const texts = [claim, ...quotes, ...known]
  const named = { tokens: claim, marks: nameMarks(claim, perhapsNamesIn(claim, texts)) }
  const naming = quotes.map((tokens) => ({ tokens, marks: nameMarks(tokens, perhapsNamesIn(tokens, texts)) }))
  const all = quotes.flat()
  return (
    boundAlike(named, naming) &&
    !toldOfAnother(claim, all, {
      claim: named.marks,
      quote: nameMarks(all, perhapsNamesIn(all, texts)),
      near: 'after the first',
    }) &&
    !toldOfAnother(claim, all, { claim: numberMarks(claim), quote: numberMarks(all), near: 'all' }) &&
    !toldOfAnother(claim, all, { ...denialMarks(claim, all), rival: areContrary })
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
  const names = new Set(namesIn(claim, [there]))
  // That somebody is named says nothing yet of what he did.
  return (
    counted.size + content.filter((word) => !names.has(word)).length > 0 &&
    content.every((word) => there.some((token) => sameWord(token, word)))
  )
}
