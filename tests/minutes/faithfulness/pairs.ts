/** A text with its names, and what is true of it: each claim with the lines that carry it. */
export type Minutes = { names: string[]; lines: string[]; claims: [string, number[]][] }

export type Pair = {
  claim: string
  quotes: string[]
  /** Where a "not" would stand in the claim; null where it has no such place. */
  verbAt: number | null
  names: readonly string[]
  /** A line beside the quoted ones that does not carry the claim. */
  neighbour: string
}

/** Every claim with its quotes. */
export const pairsOf = (texts: readonly Minutes[]): Pair[] =>
  texts.flatMap(({ names, lines, claims }) =>
    claims.map(([marked, at]) => {
      const verbAt = marked.indexOf('~')
      const last = Math.max(...at)
      const beside = [last + 1, Math.min(...at) - 1, last + 2].find(
        (n) => lines[n] !== undefined && !at.includes(n),
      )
      return {
        claim: marked.replace('~', ''),
        quotes: at.map((n) => lines[n] ?? ''),
        verbAt: verbAt < 0 ? null : verbAt,
        names,
        neighbour: lines[beside ?? 0] ?? '',
      }
    }),
  )
