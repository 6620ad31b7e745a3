import type { Anchor } from '../../../schemas/generated/types.ts'

/** Where a quote stands: UTF-16 offsets, and the 1-based line it begins in. */
export type Place = { start: number; end: number; line: number }

/**
 * Where an anchor's quote stands in a text that may have changed since: at its offsets, else where it stands now, of
 * several places the one nearest to the old offset. Null where it is gone, or where the anchor's hash is of other words.
 */
export function relocate(
  anchor: Pick<Anchor, 'quote' | 'start' | 'sha256'>,
  text: string,
  sha256: (text: string) => string,
): Place | null {
  const { quote, start: hint } = anchor
  if (sha256(quote) !== anchor.sha256) return null
  const start = nearest(text, quote, hint)
  return start === null ? null : { start, end: start + quote.length, line: lineAt(text, start) }
}

/** The place of some words that is nearest to an offset; of two as near the one before it. */
export function nearest(text: string, quote: string, hint: number): number | null {
  if (quote === '') return null
  const before = hint < 0 ? -1 : text.lastIndexOf(quote, hint)
  const after = text.indexOf(quote, Math.max(0, hint))
  if (before < 0) return after < 0 ? null : after
  return after >= 0 && after - hint < hint - before ? after : before
}

/** The 1-based line of an offset; lines end at line feeds. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++
  return line
}
