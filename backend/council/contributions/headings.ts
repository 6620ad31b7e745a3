type Source = { text: string }
type Heading = { level: number; title: string; at: number; end: number }

const HEADING = /^(#{1,6})\s+(.+)$/

// A source never changes and may be megabytes long, and a record has hundreds of quotes from it.
const read = new WeakMap<Source, readonly Heading[]>()

/** The titles of the headings over a place of a source, the nearest of each level. */
export function headingsAt(source: Source, start: number): string[] {
  const headings = read.get(source) ?? headingsIn(source.text)
  read.set(source, headings)
  const over: Heading[] = []
  for (let i = countBefore(headings, start) - 1; i >= 0 && over.at(-1)?.level !== 1; i--) {
    const heading = upTo(start, headings[i], source)
    if (heading !== null && heading.level < (over.at(-1)?.level ?? 7)) over.push(heading)
  }
  return over.map((one) => one.title)
}

function headingsIn(text: string): Heading[] {
  const headings: Heading[] = []
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at)
    const end = next === -1 ? text.length : next
    if (text[at] === '#') headings.push(...headingOf(text, at, end))
    at = end + 1
  }
  return headings
}

function headingOf(text: string, at: number, end: number): Heading[] {
  const [, marks, title] = HEADING.exec(text.slice(at, end).trimEnd()) ?? []
  return marks === undefined || title === undefined ? [] : [{ level: marks.length, title, at, end }]
}

/** Of a heading that the place itself lies in, what stands before the place. */
const upTo = (start: number, heading: Heading | undefined, { text }: Source): Heading | null =>
  heading === undefined || heading.end <= start
    ? (heading ?? null)
    : (headingOf(text, heading.at, start)[0] ?? null)

/** How many of the headings begin before a place. */
function countBefore(headings: readonly Heading[], start: number): number {
  let [low, high] = [0, headings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle]?.at ?? Infinity) < start) low = middle + 1
    else high = middle
  }
  return low
}
