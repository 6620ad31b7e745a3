import { createReadStream } from 'node:fs'

/** A line longer than this is no event: the longest that a run writes holds a source of 10 MB. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** A line of a file, and whether the file ends in the middle of it. */
export type FileLine = { text: string; number: number; isCut: boolean }

/** A file that cannot be read as lines of text; the message says where. */
export class LinesInvalid extends Error {}

/**
 * The lines of a file of any length, one at a time: no more is held of it than a line and a piece of what follows.
 * Throws `LinesInvalid` where bytes are no UTF-8 or a line has no end.
 */
export async function* fileLines(
  file: string,
  {
    longest = LONGEST_LINE,
    start = 0,
  }: { longest?: number; /** The byte to begin with: a line's first. */ start?: number } = {},
): AsyncGenerator<FileLine> {
  let open: Buffer[] = []
  let length = 0
  let number = 1
  const closed = (piece: Buffer): string => {
    const bytes = open.length === 0 ? piece : Buffer.concat([...open, piece])
    open = []
    length = 0
    return decoded(bytes, number)
  }
  const pieces: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: PIECE, start })
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, from)) {
      yield { text: closed(piece.subarray(from, end)), number, isCut: false }
      number += 1
      from = end + 1
    }
    length += piece.length - from
    if (length > longest)
      throw new LinesInvalid(`line ${number} is longer than ${longest >> 20} MB, so it is no event of a run`)
    if (from < piece.length) open.push(piece.subarray(from))
  }
  if (length > 0) yield { text: closed(Buffer.alloc(0)), number, isCut: true }
}

const LF = 0x0a
const PIECE = 1 << 20

function decoded(bytes: Buffer, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new LinesInvalid(`line ${number} is not UTF-8`)
  }
}
