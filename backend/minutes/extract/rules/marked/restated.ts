import { alike, wordsOf } from '../alike.ts'
import type { Draft } from './draft.ts'

// Where so much is marked, comparing each with each takes longer than it is worth.
const MOST = 2000

/** A closing list restates what was marked where it was said: one item, with both places and what either names. */
export function withoutRestated(drafts: readonly Draft[]): Draft[] {
  if (drafts.length > MOST) return [...drafts]
  const kept: { draft: Draft; words: ReadonlySet<string> }[] = []
  for (const draft of drafts) {
    const words = wordsOf(draft.text)
    const first = draft.listed
      ? kept.find((other) => isSaid(other.draft, draft) && alike(words, other.words))
      : undefined
    if (first === undefined) kept.push({ draft, words })
    else
      first.draft = { ...first.draft, ...hintsOf(draft, first.draft), at: [...first.draft.at, ...draft.at] }
  }
  return kept.map((one) => one.draft)
}

const isSaid = (one: Draft, { kind, state }: Draft): boolean =>
  !one.listed && one.kind === kind && one.state === state

function hintsOf(one: Draft, first: Draft): Pick<Draft, 'ownerHint' | 'dueHint'> {
  const ownerHint = first.ownerHint ?? one.ownerHint
  const dueHint = first.dueHint ?? one.dueHint
  return { ...(ownerHint === undefined ? {} : { ownerHint }), ...(dueHint === undefined ? {} : { dueHint }) }
}
