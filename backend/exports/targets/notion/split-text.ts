/** Notion's most UTF-16 units in one piece of text, and pieces in one list. */
export const MOST_UNITS = 2000
export const MOST_PIECES = 100

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text in pieces that Notion takes. No piece ends inside what readers see as one character, unless that alone is too long. */
export function splitText(text: string, most = MOST_UNITS): string[] {
  if (text.length <= most) return text === '' ? [] : [text]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(text)) {
    for (const part of segment.length <= most ? [segment] : points(segment, most)) {
      if (piece.length + part.length > most) {
        pieces.push(piece)
        piece = ''
      }
      piece += part
    }
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** One character may be made of thousands of code points; a pair of surrogates is never cut. */
function points(segment: string, most: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const point of segment) {
    if (part.length + point.length > most) {
      parts.push(part)
      part = ''
    }
    part += point
  }
  return [...parts, part]
}

/**
 * The text as Notion will give it back: composed, without control characters and halves of pairs, which it cannot keep,
 * so that what was written compares equal to what is read.
 */
export const storable = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
