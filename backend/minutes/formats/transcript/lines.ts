/** A line of a text: its number from 1, and where it begins and ends, without the line feed. */
export type Line = { n: number; start: number; end: number }

export function* linesOf(text: string): Generator<Line> {
  let start = 0
  for (let n = 1; start <= text.length; n++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    yield { n, start, end: end > start && text[end - 1] === '\r' ? end - 1 : end }
    start = end + 1
  }
}
