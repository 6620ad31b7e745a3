import { denialsIn } from './negation.ts'
import { nameKey } from './names.ts'
import { figuresIn } from './numbers.ts'
import type { Token } from './read-words.ts'

/** Words of a text that could be exchanged for others of their kind, by the place of the token: all tokens of one have one mark. */
export type Marks = ReadonlyMap<number, string>

export const numberMarks = (tokens: readonly Token[]): Marks =>
  new Map(
    figuresIn(tokens).flatMap(({ from, to, kind, value }) =>
      Array.from({ length: to - from }, (_, i) => [from + i, `${kind} ${value}`] as const),
    ),
  )

/** Names in a row are one name: Anna Berg. */
export function nameMarks(tokens: readonly Token[], names: readonly Token[]): Marks {
  const named = new Set(names)
  const marks = new Map<number, string>()
  for (let at = 0; at < tokens.length; at++) {
    let to = at
    while (isOneName(tokens, named, to, at)) to++
    const name = tokens.slice(at, to).map(nameKey).join(' ')
    for (let i = at; i < to; i++) marks.set(i, name)
    at = Math.max(at, to - 1)
  }
  return marks
}

const isOneName = (
  tokens: readonly Token[],
  named: ReadonlySet<Token>,
  at: number,
  from: number,
): boolean => {
  const token = tokens[at]
  return token !== undefined && named.has(token) && (at === from || token.clause === tokens[from]?.clause)
}

/** The words that the quotes both deny and do not deny, each with how it stands in the claim and in the quotes. */
export function denialMarks(
  claim: readonly Token[],
  quotes: readonly Token[],
): { claim: Marks; quote: Marks } {
  const denied = (tokens: readonly Token[]) =>
    new Set(denialsIn(tokens).flatMap((one) => one.denied.slice(0, 1)))
  const [here, there] = [denied(claim), denied(quotes)]
  const stems = new Set([...there].map((token) => token.stem))
  const marks = (tokens: readonly Token[], no: ReadonlySet<Token>): Marks =>
    new Map(
      [...tokens.entries()].flatMap(([at, token]) =>
        stems.has(token.stem) ? [[at, `${no.has(token) ? NO : ''}${token.stem}`] as const] : [],
      ),
    )
  return { claim: marks(claim, here), quote: marks(quotes, there) }
}

const NO = '¬'
export const areContrary = (a: string, b: string): boolean => a === NO + b || b === NO + a

/** Whether two marks are one: "Berg" and "Anna Berg" are. */
export const sameMark = (a: string, b: string): boolean =>
  a === b || (a.includes(' ') && isPart(b, a)) || (b.includes(' ') && isPart(a, b))

const isPart = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `)
