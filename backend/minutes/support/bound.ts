import { sameWord, type Token } from './read-words.ts'

/** The names or the numbers of a text, each in the one form by which two are compared, by the places of its tokens. */
export type Marks = ReadonlyMap<number, string>

type Text = { tokens: readonly Token[]; marks: Marks }

/**
 * Whether names or numbers stand by the words they stand by in the quotes: "Anna buys, Boris paints" does not carry
 * "Boris buys", nor do "3 boats and 5 sails" carry 5 boats. Only what contradicts counts: the same word, on the same side
 * of it another name or number, and nowhere this one.
 */
export function boundAlike(claim: Text, quotes: readonly Text[], reach: number): boolean {
  return [...claim.marks].every(([at, mark]) =>
    ([1, -1] as const).every((side) => {
      const word = beside(claim, at, side, reach)
      if (word === null) return true
      const rivals = quotes.flatMap((quote) => rivalsOf(quote, word, side, reach))
      return rivals.length === 0 || rivals.some((values) => values.includes(mark))
    }),
  )
}

/** The word that a mark stands by: the nearest that carries something, in its clause. */
function beside({ tokens, marks }: Text, from: number, side: 1 | -1, reach: number): Token | null {
  for (let at = from + side, steps = 0; steps < reach; at += side, steps++) {
    const token = tokens[at]
    if (token === undefined || token.clause !== tokens[from]?.clause) return null
    if (marks.get(at) === marks.get(from)) continue
    if (marks.has(at)) return null
    if (!token.glue) return token
  }
  return null
}

/** What stands by each place of that word in a quote: all marks in a row, for "Anna and Boris buy" is true of both. */
function rivalsOf({ tokens, marks }: Text, word: Token, side: 1 | -1, reach: number): string[][] {
  return tokens.flatMap((token, place) => {
    if (!sameWord(token, word)) return []
    const values: string[] = []
    for (let at = place - side, steps = 0; steps < reach; at -= side) {
      const next = tokens[at]
      const mark = marks.get(at)
      if (next === undefined) break
      if (mark !== undefined) values.push(mark)
      else if (!next.glue || next.clause !== token.clause) break
      else steps++
    }
    return values.length === 0 ? [] : [values]
  })
}
