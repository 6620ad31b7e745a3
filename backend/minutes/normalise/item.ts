import type { Found } from '../extract/rules/found.ts'
import type { Span } from './words.ts'

/** One thing that a meeting left behind, tied to where it stands. */
export type Item = Found & {
  /** Of its own among the items of a text. */
  id: string
  /** What is to be done, as an order; `text` keeps the words as found. */
  title: string
  /** 1-based line of the text that supports it. */
  line: number
  /** Where it stands in the transcript's text, the places of its owner and day included. */
  spans: Span[]
  /** Names as the item's own places give them; empty where they name nobody. */
  owners: string[]
  /** For each owner the full name of the person meant; the name itself where that is not known. */
  ownerNames: string[]
  /** ISO; null where the words give no day, or none that can be known. */
  due: string | null
  /** The words that give the day. */
  dueRaw: string | null
  priority: 'low' | 'medium' | 'high' | 'urgent' | null
  /** The ids of the items that must be done first. */
  dependsOn: string[]
  /** How sure it is that this is what it is called, 0 to 1, and why, in the language of the text. */
  confidence: { level: number; basis: string }
}
