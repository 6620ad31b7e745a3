/**
 * The stems of a passage as a `tsvector`; those of its headings stand there twice, since they count twice. It is built here
 * and not by the server, whose own reader would take some stems for numbers, addresses or two words.
 */
export function tsvectorOf(headStems: readonly string[], stems: readonly string[]): string {
  const places = new Map<string, number[]>()
  for (const [at, stem] of [...headStems, ...headStems, ...stems].entries()) {
    const known = places.get(stem)
    if (known === undefined) places.set(stem, [Math.min(at + 1, LAST_PLACE)])
    else if (known.length < MOST_PLACES) known.push(Math.min(at + 1, LAST_PLACE))
  }
  return [...places].map(([stem, where]) => `${quoted(stem)}:${where.join(',')}`).join(' ')
}

/** A stem as a `tsquery`. */
export const tsqueryOf = (stem: string): string => quoted(stem)

export const stemsIn = (stems: string): string[] => stems.split(' ').filter((stem) => stem !== '')

// What PostgreSQL keeps of a word: places up to this number, and so many of them.
const LAST_PLACE = 16_383
const MOST_PLACES = 256
/** In bytes; a word of more is refused by the server, and nobody asks for it. */
const LONGEST = 2_000

const quoted = (stem: string): string => {
  const short = Buffer.byteLength(stem) > LONGEST ? stem.slice(0, LONGEST / 4) : stem
  return `'${short.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
