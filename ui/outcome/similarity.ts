/** How much two short texts have in common, 0 to 1: their pairs of letters, word by word (Dice's coefficient). */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.length + b.length === 0) return one === other ? 1 : 0
  const left = new Map<string, number>()
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of a) {
    const n = left.get(pair) ?? 0
    if (n === 0) continue
    shared += 1
    left.set(pair, n - 1)
  }
  return (2 * shared) / (a.length + b.length)
}

const pairsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)),
  )
