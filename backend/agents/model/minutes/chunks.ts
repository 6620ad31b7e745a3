import type { Transcript } from '../../../minutes/transcript.ts'

/** A stretch of a segment, shown to the model on a line of its own. */
export type Shown = { segment: number; from: number; to: number; line: number; text: string }
/** So much of a transcript as one question holds. */
export type Chunk = { shown: Shown[]; firstLine: number; lastLine: number }

type Sizes = { tokens(text: string): number; most: number; overlap: number }

// A line of a megabyte is shown in pieces, cut at white space where there is some.
const LONGEST = 6_000

/** The transcript in chunks of at most so many tokens; the last few lines of each open the next one as well. */
export function chunksOf(transcript: Transcript, { tokens, most, overlap }: Sizes): Chunk[] {
  const chunks: Chunk[] = []
  let shown: Shown[] = []
  let size = 0
  let fresh = 0
  const close = (): void => {
    if (fresh === 0) return
    chunks.push({ shown, firstLine: shown[0]?.line ?? 1, lastLine: shown.at(-1)?.line ?? 1 })
    shown = overlap === 0 ? [] : shown.slice(-overlap)
    size = shown.reduce((sum, one) => sum + tokens(one.text), 0)
    // What is long itself is not worth reading twice.
    if (size > most / 2) [shown, size] = [[], 0]
    fresh = 0
  }
  for (const [index, segment] of transcript.segments.entries())
    for (const one of piecesOf(segment.text, index, segment.line)) {
      const cost = tokens(one.text)
      if (size + cost > most) close()
      shown.push(one)
      size += cost
      fresh++
    }
  close()
  return chunks
}

function* piecesOf(text: string, segment: number, line: number): Generator<Shown> {
  let from = 0
  while (from < text.length) {
    const limit = Math.min(text.length, from + LONGEST)
    const space = limit < text.length ? text.lastIndexOf(' ', limit) : limit
    const to = space > from ? space : limit
    yield { segment, from, to, line, text: text.slice(from, to) }
    from = to
  }
}
