/**
 * Which of the names a text mentions: whole words in just these letters. For an underscore a model may write a space or
 * an escaped underscore. Of two names that begin alike the longer one is meant.
 */
export function mentioned<Name extends string>(text: string, names: readonly Name[]): Name[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  const patterns = longestFirst.map((name) => `(${escaped(name).replaceAll('_', '(?:_| |\\\\_)')})`)
  // `\b` knows no letters but English ones.
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  const found = new Set<Name | undefined>()
  for (const [, ...groups] of text.matchAll(word))
    found.add(longestFirst[groups.findIndex((group) => group !== undefined)])
  return names.filter((name) => found.has(name))
}

const escaped = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
