import type { FoundKind } from '../found.ts'

/**
 * A word by which minutes show what a line is: "ACTION", "Решили". Written in small letters, `ё` as `е`, hyphens as
 * spaces; `label.ts` knows how such words are adorned (numbers, names, brackets, adjectives).
 */
export type Mark = {
  id: string
  kind: FoundKind | 'other' | 'owner' | 'due' | 'status'
  /** Followed by a list, these hold it as one item. */
  one: readonly string[]
  /** Followed by a list, these hold one item a point. */
  many: readonly string[]
  /** How sure an item is that is marked so; a mark below `CERTAIN` is as often talk as a record. */
  certainty: number
  /** Only in capital letters: "AI:" is no talk of artificial intelligence. */
  capitals?: true
  /** Not as a heading: a section so called holds other things as well. */
  label?: true
  /** Each is a test: what a text gives. */
  examples: readonly Example[]
  /** Texts that give nothing of this kind. */
  not: readonly string[]
}

export type Example = {
  text: string
  gives: readonly { kind: FoundKind; text: string; ownerHint?: string; dueHint?: string; state?: string }[]
}

/** The words around a mark: "new action items", "decisions made", "actions from last meeting". */
export type Around = {
  /** Before the mark: say nothing more. */
  plain: readonly string[]
  /** Before the mark: not agreed yet. */
  proposed: readonly string[]
  /** Before the mark: agreed, but only for the time being. */
  tentative: readonly string[]
  /** Before the mark: of an earlier meeting. */
  carried: readonly string[]
  /** After the mark: say nothing more. */
  after: readonly string[]
  /** After the mark: of an earlier meeting. */
  carriedAfter: readonly string[]
  /** After the mark: it is still to come. */
  pending: readonly string[]
  /** Between two marks. */
  and: readonly string[]
  /** Between the mark and a name. */
  for: readonly string[]
}
