import { sameMark, type Marks } from './marks.ts'
import type { Token } from './read-words.ts'

/** A text as a row of stems without glue; where it holds a mark, the mark stands instead. */
type Row = { words: string[]; marks: Map<number, string> }

// A long claim over a long quote would cost more than it tells.
const MOST_STEPS = 400_000

/**
 * Whether the quotes say of another what a claim says: with one name (number, opposite) of the quotes in the place of
 * one of its own, more of the claim stands in the quotes in the claim's order. "Boris buys the boats" turns out so where
 * Anna buys them and Boris paints. Only words of one kind are exchanged.
 */
export function toldOfAnother(
  claim: readonly Token[],
  quote: readonly Token[],
  marks: {
    claim: Marks
    quote: Marks
    near?: 'all' | 'after the first'
    rival?: (a: string, b: string) => boolean
  },
): boolean {
  const said = rowOf(claim, marks.claim)
  const there = rowOf(quote, marks.quote)
  const own = new Set(said.marks.values())
  const others = [...new Set(there.marks.values())]
  const rivals = (mark: string) =>
    others.filter((other) => !sameMark(other, mark) && (marks.rival?.(mark, other) ?? true))
  const steps = said.words.length * there.words.length
  const tries = [...said.marks.values()].reduce((sum, mark) => sum + rivals(mark).length, 0)
  if (tries === 0 || steps * (tries + 1) > MOST_STEPS) return false
  return [...said.marks].some(([at, mark]) => {
    if (goesOn(said.words, there.words, at)) return false
    // What a sentence is about may stand far before the rest of it.
    const gap = marks.near === 'all' || (marks.near === 'after the first' && at > 0) ? GAP : 0
    const before = inOrder(said.words, there.words, gap)
    return rivals(mark).some(
      (rival) =>
        inOrder(exchanged(said, { at, mark, rival, both: own.has(rival) }), there.words, gap) >
        before + MARGIN,
    )
  })
}

/** Whether the quote has what is in that place right before the same word. */
const goesOn = (said: readonly string[], there: readonly string[], at: number): boolean =>
  there.some(
    (word, i) =>
      sameMark(word, said[at] ?? '') && said[at + 1] !== undefined && there[i + 1] === said[at + 1],
  )

function rowOf(tokens: readonly Token[], given: Marks): Row {
  const words: string[] = []
  const marks = new Map<number, string>()
  for (const [at, token] of tokens.entries()) {
    const mark = given.get(at)
    if (mark === undefined && token.glue) continue
    // A mark of several tokens (30 minutes) is one.
    if (mark !== undefined && given.get(at - 1) === mark) continue
    if (mark !== undefined) marks.set(words.length, mark)
    words.push(mark ?? token.stem)
  }
  return { words, marks }
}

/** With the rival in one place; where the claim has both, each in the other's. */
const exchanged = (
  { words }: Row,
  { at, mark, rival, both }: { at: number; mark: string; rival: string; both: boolean },
): string[] => words.map((word, i) => (i === at ? rival : both && word === rival ? mark : word))

/** What a word of the quote between two words of the claim takes away, where what belongs together stands together. */
const GAP = 0.1
/** One word between is nothing yet. */
const MARGIN = 0.15

/** How many words of a row stand in another one in the same order, less what stands between them. */
function inOrder(row: readonly string[], other: readonly string[], gap: number): number {
  // best[i]: the best that ends before place i of the other row, gaps counted up to there.
  let best = Array.from({ length: other.length + 1 }, () => 0)
  let most = 0
  for (const word of row) {
    const next = [...best]
    for (const [i, there] of other.entries()) {
      const met = sameMark(word, there) ? (best[i] ?? 0) + 1 : 0
      next[i + 1] = Math.max(best[i + 1] ?? 0, (next[i] ?? 0) - gap, met)
      most = Math.max(most, met)
    }
    best = next
  }
  return most
}
