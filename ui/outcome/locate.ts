import type { Anchor } from '../../schemas/generated/types.ts'

/** Where a quote stands in its text: at its offsets, or found again by its words, since texts move and quotes do not. */
export function locate(
  text: string,
  { quote, start, end }: Pick<Anchor, 'quote' | 'start' | 'end'>,
): { start: number; end: number } | null {
  if (text.slice(start, end) === quote) return { start, end }
  const found = text.indexOf(quote)
  return found < 0 ? null : { start: found, end: found + quote.length }
}
