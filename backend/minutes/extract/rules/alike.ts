/** Whether the words of a text restate another: nearly all of the shorter one, if it has enough of them. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.max(a.size, b.size) > 2.5 * Math.min(a.size, b.size)) return false
  const [short, long] = a.size <= b.size ? [a, b] : [b, a]
  const both = [...short].filter((word) => long.has(word)).length
  if (both === short.size && both === long.size) return true
  return short.size >= 4 && both / short.size >= 0.85
}

const SMALL = new Set(
  'a an the to of in on for and or is are be by with that this will и в на с по для'.split(' '),
)

/** The words that two texts are compared by. */
export const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word)))
