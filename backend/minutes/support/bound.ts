import { sameMark, type Marks } from './marks.ts'
import { sameWord, type Token } from './read-words.ts'

type Text = { tokens: readonly Token[]; marks: Marks }

// Between a name and what it does stands little else.
const REACH = 3

/**
 * Whether names stand by the words they stand by in the quotes: "Anna writes the plan, Boris checks it" does not carry
 * "the plan is checked by Anna". Only what contradicts counts: wherever the quotes have the word, its clause names others.
 */
export function boundAlike(claim: Text, quotes: readonly Text[]): boolean {
  return [...claim.marks].every(([at, name]) =>
    ([1, -1] as const).every((side) => {
      const word = beside(claim, at, side)
      if (word === null) return true
      const named = quotes.flatMap((quote) => namedWith(quote, word))
      return (
        named.length === 0 ||
        named.some((names) => names.length === 0 || names.some((one) => sameMark(one, name)))
      )
    }),
  )
}

/** The word that a name stands by: the nearest that carries something, in its clause. */
function beside({ tokens, marks }: Text, from: number, side: 1 | -1): Token | null {
  for (let at = from + side, steps = 0; steps < REACH; at += side, steps++) {
    const token = tokens[at]
    if (token === undefined || token.clause !== tokens[from]?.clause) return null
    if (marks.get(at) === marks.get(from)) continue
    if (marks.has(at)) return null
    if (!token.glue) return token
  }
  return null
}

/** For each place of that word in a quote, the names in its clause. */
const namedWith = ({ tokens, marks }: Text, word: Token): string[][] =>
  tokens
    .filter((token) => sameWord(token, word))
    .map(({ clause }) => [...marks].filter(([at]) => tokens[at]?.clause === clause).map(([, name]) => name))
