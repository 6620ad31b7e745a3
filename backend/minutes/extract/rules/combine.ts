import { alike, wordsOf } from './alike.ts'
import { CERTAIN, type Found, type FoundKind } from './found.ts'

/** Two explicit marks show that whoever kept the minutes marks what counts; a list of last week's tasks shows nothing. */
const ENOUGH = 2
/** Beside a single mark only what is plain in its words counts, */
const PLAIN = 0.7
/** and waits for somebody to look at it. */
const DOUBTED = 0.5

/**
 * What the text marks and what was understood from its words, together. Where a document marks its items of a kind,
 * other finds of that kind mostly restate them or are talk about them; where it marks none, they are all there is.
 */
export function combine(marked: readonly Found[], understood: readonly Found[]): Found[] {
  const [strong, over] = [new Map<FoundKind, number>(), new Map<FoundKind, number>()]
  for (const { kind, certainty, state } of marked) {
    const counted = (state ?? 'open') === 'open' ? strong : over
    if (certainty >= CERTAIN) counted.set(kind, (counted.get(kind) ?? 0) + 1)
  }
  const enough = (kind: FoundKind) => (strong.get(kind) ?? 0) >= ENOUGH
  const firm = marked.filter((one) => one.certainty >= CERTAIN || !enough(one.kind))
  const known = firm.map((one) => ({ kind: one.kind, words: wordsOf(one.text) }))
  const restates = (one: Found): boolean => {
    const words = wordsOf(one.text)
    return known.some((other) => other.kind === one.kind && alike(words, other.words))
  }
  const others = understood
    .filter((one) => !enough(one.kind) && (!strong.has(one.kind) || one.certainty >= PLAIN))
    // Whoever lists what became of earlier tasks would have listed new ones: only what is certain is one.
    .filter((one) => (over.get(one.kind) ?? 0) < ENOUGH || one.certainty >= CERTAIN)
    .filter((one) => !restates(one))
    .map((one) => (strong.has(one.kind) ? { ...one, certainty: Math.min(one.certainty, DOUBTED) } : one))
  return [...firm, ...others].toSorted(
    (a, b) =>
      (a.at[0]?.segment ?? 0) - (b.at[0]?.segment ?? 0) || (a.at[0]?.from ?? 0) - (b.at[0]?.from ?? 0),
  )
}
