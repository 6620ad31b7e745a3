import { alike, wordsOf } from '../../../minutes/extract/rules/alike.ts'
import type { Found, Stretch } from '../../../minutes/extract/rules/found.ts'

/** What both have seen is surer than what either saw alone; nobody is ever sure beyond this. */
const SUREST = 0.97
/** A model that sees another kind in the same words casts doubt on what was only understood. */
const DOUBT = 0.8

/** What the rules and a model have found, each thing once: the rules' words where both have it. */
export function agreed(rules: readonly Found[], model: readonly Found[]): Found[] {
  const kept = rules.map((one) => ({ found: one, words: wordsOf(one.text) }))
  for (const one of model) {
    const words = wordsOf(one.text)
    const same = kept.find((other) => isSame(other, { found: one, words }))
    if (same === undefined) kept.push({ found: one, words })
    else same.found = both(same.found, one)
  }
  return kept
    .map(({ found }) => found)
    .toSorted(
      (a, b) =>
        (a.at[0]?.segment ?? 0) - (b.at[0]?.segment ?? 0) || (a.at[0]?.from ?? 0) - (b.at[0]?.from ?? 0),
    )
}

type Held = { found: Found; words: ReadonlySet<string> }

const isSame = (one: Held, other: Held): boolean =>
  one.found.at.some((a) => other.found.at.some((b) => overlap(a, b))) ||
  (one.found.kind === other.found.kind && alike(one.words, other.words))

/** More than half of the shorter one. */
function overlap(a: Stretch, b: Stretch): boolean {
  if (a.segment !== b.segment) return false
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  return shared > 0.5 * Math.min(a.to - a.from, b.to - b.from)
}

function both(first: Found, second: Found): Found {
  if (first.rule === 'model' && second.rule === 'model') return first
  if (first.kind !== second.kind)
    return first.marked ? first : { ...first, certainty: first.certainty * DOUBT }
  const certainty = Math.max(
    first.certainty,
    Math.min(SUREST, 1 - (1 - first.certainty) * (1 - second.certainty)),
  )
  const { ownerHint = second.ownerHint, dueHint = second.dueHint } = first
  return {
    ...first,
    certainty,
    ...(ownerHint === undefined ? {} : { ownerHint }),
    ...(dueHint === undefined ? {} : { dueHint }),
  }
}
