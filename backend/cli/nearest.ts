/** The known word that was probably meant, or null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, distance: one.startsWith(word) && word.length > 2 ? 0 : distance(word, one) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best !== undefined && best.distance <= Math.max(2, word.length / 3) ? best.one : null
}

/** Letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)])
  const at = (i: number, j: number) => rows[i]?.[j] ?? (i === 0 ? j : Infinity)
  const set = (i: number, j: number, value: number) => void rows[i]?.splice(j, 1, value)
  for (let j = 0; j <= b.length; j++) set(0, j, j)
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? at(i - 2, j - 2) + 1 : Infinity
      set(i, j, Math.min(change, swap, at(i - 1, j) + 1, at(i, j - 1) + 1))
    }
  return at(a.length, b.length)
}
