import type { Segment } from '../../../transcript.ts'
import type { Found } from '../found.ts'

/** What remains when each find has been held against the others. */
export const settled = (found: readonly Found[], segments: readonly Segment[]): Found[] =>
  withoutRepeats(besideDecisions(withoutDetails(found, segments)))

/** What stands below a task tells how to do it. */
function withoutDetails(found: readonly Found[], segments: readonly Segment[]): Found[] {
  const tasks = new Set(found.filter((one) => one.kind === 'action').map((one) => one.at[0]?.segment))
  return found.filter(
    ({ kind, at }) =>
      kind !== 'action' || !(segments[at[0]?.segment ?? -1]?.parents ?? []).some((one) => tasks.has(one)),
  )
}

/** People give reasons for anything; one of a decision stands with it or right behind. */
function besideDecisions(found: readonly Found[]): Found[] {
  const decided = new Set(
    found.filter((one) => one.kind === 'decision').map((one) => one.at[0]?.segment ?? -9),
  )
  return found.filter(({ kind, at }) => {
    const place = at[0]?.segment ?? 0
    return kind !== 'reason' || decided.has(place) || decided.has(place - 1) || decided.has(place - 2)
  })
}

/** What is said of the same thing again is one item: the first that says it whole. */
function withoutRepeats(found: readonly Found[]): Found[] {
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
