import type { Item } from './item.ts'
import { alike, sortedTokens, tokensOf } from './tokens.ts'
import type { Span } from './words.ts'

/** An item before it knows its place among the others. */
export type Draft = Omit<Item, 'id' | 'dependsOn' | 'confidence'> & { repeated: number }

/** Drafts that say the same become one that keeps all their places; whatever the order in which they come. */
export function merged(drafts: readonly Draft[]): Draft[] {
  const held = drafts.toSorted(byPlace).map((draft) => ({ draft, tokens: tokensOf(draft.title) }))
  const groups = new Groups(held.length)
  for (const [i, j] of pairsIn(held.map((one) => one.tokens))) {
    const [one, other] = [held[i], held[j]]
    if (one && other && isSame(one, other)) groups.join(i, j)
  }
  return groups.all().map((group) => oneOf(group.flatMap((i) => held[i]?.draft ?? [])))
}

type Held = { draft: Draft; tokens: ReadonlySet<string> }

const LEAST_TOKENS = 2

function isSame({ draft: a, tokens }: Held, { draft: b, tokens: others }: Held): boolean {
  if (a.kind !== b.kind || (a.due !== null && b.due !== null && a.due !== b.due)) return false
  if (tokens.size < LEAST_TOKENS || others.size < LEAST_TOKENS)
    return sameWords(a.text, b.text) && sameOwners(a, b)
  const { shared, contained } = alike(tokens, others)
  if (a.kind !== 'action') return shared >= 0.8
  const named = a.owners.length > 0 && b.owners.length > 0
  if (named && !sameOwners(a, b)) return false
  // Of two that say almost the same one may leave its owner out; who is named twice may say it more briefly once.
  return (
    shared >= (named ? 0.6 : 0.8) || (named && contained >= 0.8 && Math.min(tokens.size, others.size) > 2)
  )
}

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const sameOwners = (a: Draft, b: Draft): boolean => {
  const keys = ({ ownerNames }: Draft) =>
    ownerNames
      .map((name) => name.toLowerCase())
      .toSorted()
      .join('|')
  return keys(a) === keys(b)
}

const byPlace = (a: Draft, b: Draft): number =>
  (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) ||
  (a.spans[0]?.end ?? 0) - (b.spans[0]?.end ?? 0) ||
  (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

/** What the text itself marks speaks for all; what it leaves out the others say. */
function oneOf(drafts: readonly Draft[]): Draft {
  const speaks =
    drafts.find((one) => one.marked && one.owners.length > 0) ?? drafts.find((one) => one.marked) ?? drafts[0]
  if (speaks === undefined) throw new Error('A group of drafts is never empty.')
  if (drafts.length === 1) return speaks
  const owner = speaks.owners.length > 0 ? speaks : drafts.find((one) => one.owners.length > 0)
  const due =
    speaks.due !== null
      ? speaks
      : (drafts.find((one) => one.due !== null) ?? drafts.find((one) => one.dueRaw !== null))
  const others = drafts.filter((one) => one !== speaks)
  return {
    ...speaks,
    owners: owner?.owners ?? [],
    ownerNames: owner?.ownerNames ?? [],
    due: due?.due ?? null,
    dueRaw: due?.dueRaw ?? null,
    priority: speaks.priority ?? others.find((one) => one.priority !== null)?.priority ?? null,
    ...stateOf(drafts),
    certainty: Math.max(...drafts.map((one) => one.certainty)),
    at: [speaks, ...others].flatMap((one) => one.at),
    spans: distinct([speaks, ...others].flatMap((one) => one.spans)),
    repeated: drafts.reduce((all, one) => all + one.repeated, 0),
  }
}

/** Said again in this meeting, a carried task is one of this meeting; once done it is done. */
function stateOf(drafts: readonly Draft[]): { state?: NonNullable<Draft['state']> } {
  const states = drafts.map((one) => one.state ?? 'open')
  if (states.includes('done')) return { state: 'done' }
  return states.includes('open')
    ? drafts.some((one) => one.state)
      ? { state: 'open' }
      : {}
    : { state: 'carried' }
}

const distinct = (spans: readonly Span[]): Span[] =>
  spans.filter(
    (one, i) => spans.findIndex((other) => other.start === one.start && other.end === one.end) === i,
  )

// A word that so many items have tells none of them from the others.
const COMMON = 200

/** Pairs that share at least two of their words, or that are so short that they have hardly any. */
function* pairsIn(all: readonly ReadonlySet<string>[]): Generator<[number, number]> {
  const having = new Map<string, number[]>()
  for (const [i, tokens] of all.entries())
    for (const token of tokens.size < LEAST_TOKENS ? [`short:${sortedTokens(tokens)}`] : tokens) {
      const list = having.get(token)
      if (list === undefined) having.set(token, [i])
      else list.push(i)
    }
  for (const [i, tokens] of all.entries()) {
    const shared = new Map<number, number>()
    for (const token of tokens.size < LEAST_TOKENS ? [`short:${sortedTokens(tokens)}`] : tokens) {
      const list = having.get(token) ?? []
      if (list.length <= COMMON) for (const j of list) if (j > i) shared.set(j, (shared.get(j) ?? 0) + 1)
    }
    for (const [j, count] of shared) if (count >= Math.min(LEAST_TOKENS, tokens.size || 1)) yield [i, j]
  }
}

/** Sets of numbers that belong together. */
class Groups {
  readonly #of: number[]

  constructor(count: number) {
    this.#of = Array.from({ length: count }, (_, i) => i)
  }

  join(a: number, b: number): void {
    const [first, second] = [this.#head(a), this.#head(b)]
    this.#of[Math.max(first, second)] = Math.min(first, second)
  }

  all(): number[][] {
    const groups = new Map<number, number[]>()
    for (const i of this.#of.keys()) {
      const head = this.#head(i)
      groups.set(head, [...(groups.get(head) ?? []), i])
    }
    return [...groups.values()]
  }

  #head(i: number): number {
    let at = i
    for (let up = this.#of[at] ?? at; up !== at; up = this.#of[at] ?? at) at = up
    return at
  }
}
