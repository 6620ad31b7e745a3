import { similarity, tokens } from './similar.ts'

export type Scored = {
  text: string
  owners: string[]
  due?: string | null
  due_raw?: string | null
  line?: number
}

/** One-to-one, as many as can be, the most alike first: pairs of places in the two lists. */
export function match(truth: readonly Scored[], predicted: readonly Scored[]): [number, number][] {
  const edges = edgesOf(truth, predicted)
  const near = new Map<number, number[]>()
  for (const { i, j } of edges) near.set(i, [...(near.get(i) ?? []), j])
  const ofTruth = new Map<number, number>()
  const ofPredicted = new Map<number, number>()
  const pair = (i: number, j: number) => void (ofTruth.set(i, j), ofPredicted.set(j, i))
  for (const { i, j } of edges) if (!ofTruth.has(i) && !ofPredicted.has(j)) pair(i, j)
  const augment = (i: number, seen: Set<number>): boolean =>
    (near.get(i) ?? []).some((j) => {
      if (seen.has(j)) return false
      seen.add(j)
      const held = ofPredicted.get(j)
      if (held !== undefined && !augment(held, seen)) return false
      pair(i, j)
      return true
    })
  for (const i of truth.keys()) if (!ofTruth.has(i)) augment(i, new Set())
  return [...ofTruth].toSorted(([a], [b]) => a - b)
}

type Edge = { i: number; j: number; by: number }

function edgesOf(truth: readonly Scored[], predicted: readonly Scored[]): Edge[] {
  const edges: Edge[] = []
  const whole = predicted.map((one) => tokens(one.text))
  for (const [i, one] of truth.entries()) {
    const mine = tokens(one.text)
    for (const [j, other] of predicted.entries()) {
      const named = tokens([...one.owners, ...other.owners].join(' '))
      const without = (set: ReadonlySet<string>) => new Set([...set].filter((token) => !named.has(token)))
      const alike = similarity(without(mine), without(whole[j]!)) || similarity(mine, whole[j]!)
      if (alike > 0) edges.push({ i, j, by: alike + (one.text.length === other.text.length ? 1e-6 : 0) })
    }
  }
  return edges.toSorted((a, b) => b.by - a.by || a.i - b.i || a.j - b.j)
}
