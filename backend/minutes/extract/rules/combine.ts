import { CERTAIN, type Found, type FoundKind } from './found.ts'

/** Two explicit marks show that whoever kept the minutes marks what counts. */
const ENOUGH = 2
/** Beside a single mark only what is plain in its words counts, */
const PLAIN = 0.7
/** and waits for somebody to look at it. */
const DOUBTED = 0.5

/**
 * What the text marks and what was understood from its words, together. Where a document marks its items of a kind,
 * other finds of that kind mostly restate them or are talk about them; where it marks none, they are all there is.
 */
export function combine(marked: readonly Found[], understood: readonly Found[]): Found[] {
  const kept = once(marked)
  const strong = new Map<FoundKind, number>()
  for (const one of kept) if (one.certainty >= CERTAIN) strong.set(one.kind, (strong.get(one.kind) ?? 0) + 1)
  const enough = (kind: FoundKind) => (strong.get(kind) ?? 0) >= ENOUGH
  const firm = kept.filter((one) => one.certainty >= CERTAIN || !enough(one.kind))
  const others = understood
    .filter((one) => !enough(one.kind) && (!strong.has(one.kind) || one.certainty >= PLAIN))
    .filter((one) => !firm.some((other) => other.kind === one.kind && alike(one.text, other.text)))
    .map((one) => (strong.has(one.kind) ? { ...one, certainty: Math.min(one.certainty, DOUBTED) } : one))
  return [...firm, ...others].toSorted(
    (a, b) =>
      (a.at[0]?.segment ?? 0) - (b.at[0]?.segment ?? 0) || (a.at[0]?.from ?? 0) - (b.at[0]?.from ?? 0),
  )
}

/** A closing list repeats what was marked where it was said: the first stays, with what the second adds. */
function once(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found) {
    const at = kept.findIndex((other) => other.kind === one.kind && alike(other.text, one.text))
    const before = kept[at]
    if (before === undefined) kept.push(one)
    else kept[at] = merged(before, one)
  }
  return kept
}

function merged(one: Found, other: Found): Found {
  // What is open in this meeting's list is a task of this meeting, even if another place restates it as an old one.
  const open = one.state === 'carried' && other.state === undefined
  const [first, second] = open ? [other, one] : [one, other]
  const ownerHint = first.ownerHint ?? second.ownerHint
  const dueHint = first.dueHint ?? second.dueHint
  return {
    ...first,
    certainty: Math.max(one.certainty, other.certainty),
    ...(ownerHint === undefined ? {} : { ownerHint }),
    ...(dueHint === undefined ? {} : { dueHint }),
  }
}

/** Whether two texts are the same item: nearly all words of the shorter one, if it has enough of them. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [short, long] = a.size <= b.size ? [a, b] : [b, a]
  const both = [...short].filter((word) => long.has(word)).length
  if (short.size === 0) return one === other
  if (both === short.size && both === long.size) return true
  return short.size >= 4 && both / short.size >= 0.85 && long.size <= 2.5 * short.size
}

const SMALL = new Set(
  'a an the to of in on for and or is are be by with that this will и в на с по для'.split(' '),
)
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word)))
