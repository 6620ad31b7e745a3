import type { Block } from '../../../minutes/markdown/blocks.ts'

/** Where evidence comes from: a source of the meeting, or a message that a person wrote in the run. */
export type Origin = {
  kind: 'source' | 'message'
  id: string
  title: string
  text: string
  /** Of a passage that was found: the line of its document on which it begins. */
  line?: number
}

/** The source that is the meeting file itself: it states the problem and is no evidence for an option by itself. */
export const MEETING_FILE = 's0'

/** A stretch of a block's plain text; the exact quote is cut out of the file when it is spoken. */
export type Quote = { origin: Origin; block: Block; from: number; to: number }

export type Side = 'for' | 'against' | 'neutral'

/** How a passage speaks of an option; it sets how much the passage weighs. */
export type How = 'table' | 'detail' | 'marked' | 'comparative' | 'prose'

/** `speakable`: sure enough to be said aloud ("on Cost: …"), not only to be counted. */
export type Mapping = { criterionId: string; confidence: number; speakable: boolean }

/** One thing that a source says of one option. */
export type Unit = {
  id: number
  optionId: string
  how: How
  /** -1.5 to 1.5; 0 is stated but neutral; null is said to be unknown. */
  value: number | null
  /** The value rests on the panel's own word list, not on what its author marked. */
  guessed?: boolean
  /** The side under which the author filed it. */
  side: Side | null
  /** What the value is about, in the author's words: a row's title, the word before the colon. */
  label: string | null
  /** The criterion that its first words name or whose limit it states: a passage about it, whatever else it says. */
  about?: string
  /** A criterion that another reading of the same passage speaks for. */
  except?: string
  /** The author's own reservation. */
  hedged: boolean
  quote: Quote
  /** The passage with its label, as the record keeps it ("Hosting: SaaS"). */
  whole: Quote
  /** Of a table cell the heads of its column and row, without which its mark says nothing. */
  heads: Quote[]
  criteria: Mapping[]
}

export const WEIGHTS: Record<How, number> = {
  table: 1,
  detail: 0.9,
  marked: 0.6,
  comparative: 0.3,
  prose: 0.1,
}

/** Kinds of evidence whose side the author gave, rather than the panel's own word list. */
export const isLabelled = (unit: Unit): boolean =>
  unit.how === 'table' || unit.how === 'detail' || unit.how === 'marked'

export type Option = { id: string; title: string; summary: string; short: string; brief: string }

export type Rule = {
  id: string
  title: string
  /** As a seat says it: the title before its colon, cut only where it is very long. */
  name: string
  /** What a label or a row is compared with: its first words. */
  gist: string
  weight: number
  must: boolean
  /** A row of a table that no criterion of the meeting matches. */
  fromTable: boolean
}
