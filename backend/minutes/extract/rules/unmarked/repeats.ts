import type { Found } from '../found.ts'

/** What is said of the same thing again is one item: the first that says it whole. */
export function withoutRepeats(found: readonly Found[]): Found[] {
  const said = new Map<string, Set<string>[]>()
  return found.filter(({ kind, text }) => {
    const words = wordsOf(text)
    const key = `${kind} ${[...words][0] ?? ''}`
    const before = said.get(key) ?? []
    if (before.some((one) => [...words].every((word) => one.has(word)))) return false
    said.set(key, [...before, words])
    return true
  })
}

const wordsOf = (text: string): Set<string> => {
  const plain = text.toLowerCase().replace(/\([^()]{0,80}\)/g, ' ')
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])
}
