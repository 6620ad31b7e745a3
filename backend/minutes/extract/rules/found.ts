/** What an extractor finds in a transcript; owner, date and title are made of it by `normalise/`. */
export type Found = {
  kind: FoundKind
  /** The words of the item as the text has them, without the mark ("ACTION:") that shows what they are. */
  text: string
  /** Where the words stand: stretches of segments' texts, in order. The first one gives the item's line. */
  at: Stretch[]
  /** Whether the text itself calls it so; else it was understood from its words. */
  marked: boolean
  /** The id of the rule that found it. */
  rule: string
  /** 0 to 1; from `CERTAIN` on it may be exported unreviewed. */
  certainty: number
  /** A task that the text shows as done, dropped or restated from an earlier meeting is no task of this one. */
  state?: 'open' | 'done' | 'carried'
  /** What a mark or a column names beside the words, e.g. the owner in "Action (Anna):". */
  ownerHint?: string
  dueHint?: string
}

export type FoundKind =
  | 'action'
  | 'decision'
  | 'proposal'
  | 'option'
  | 'reason'
  | 'risk'
  | 'dissent'
  | 'question'

/** `from` and `to` are offsets in the text of the segment with that index. */
export type Stretch = { segment: number; from: number; to: number }

/** What is at least so certain may be exported before anybody has reviewed it. */
export const CERTAIN = 0.8
