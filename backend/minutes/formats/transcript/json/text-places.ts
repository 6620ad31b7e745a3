import type { Piece } from '../../../transcript.ts'
import type { JsonText } from './json-tree.ts'

/** Where the letters of an unescaped text stand in the file: a piece begins at and after every escape. */
export function piecesOf(file: string, { text, start, end }: JsonText): Piece[] {
  const pieces: Piece[] = [{ at: 0, start }]
  if (end - start === text.length) return pieces
  let at = 0
  let place = start
  while (place < end) {
    const slash = file.indexOf('\\', place)
    if (slash < 0 || slash >= end) break
    at += slash - place
    const length = file[slash + 1] === 'u' ? 6 : 2
    pieces.push({ at, start: slash }, { at: at + 1, start: slash + length })
    at++
    place = slash + length
  }
  return pieces
}

/** The pieces of words that were read out of the unescaped text, as places in the file. */
export function placed(
  words: { text: string; pieces: readonly Piece[] },
  content: readonly Piece[],
): Piece[] {
  const found: Piece[] = []
  for (const [i, piece] of words.pieces.entries()) {
    const length = (words.pieces[i + 1]?.at ?? words.text.length) - piece.at
    let k = lastAt(content, piece.start)
    found.push({ at: piece.at, start: startOf(content[k], piece.start) })
    for (k++; k < content.length; k++) {
      const next = content[k]
      if (next === undefined || next.at >= piece.start + length) break
      found.push({ at: piece.at + next.at - piece.start, start: next.start })
    }
  }
  return found
}

const startOf = (piece: Piece | undefined, at: number): number =>
  piece === undefined ? 0 : piece.start + at - piece.at

/** The last piece that begins at or before a place, by halving. */
function lastAt(pieces: readonly Piece[], at: number): number {
  let low = 0
  let high = pieces.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.at ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}
