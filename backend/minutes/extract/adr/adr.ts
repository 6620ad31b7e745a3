import type { Stretch } from '../rules/found.ts'

/** Words of a record and where they stand; a field of the front matter stands in no segment. */
export type Part = { text: string; at: Stretch[] }

/** An architecture decision record, whatever form it has: MADR, Nygard's, a Y-statement. */
export type Adr = {
  title: Part | null
  status: Part | null
  date: Part | null
  deciders: Part | null
  context: Part | null
  drivers: Part[]
  options: AdrOption[]
  /** The place of the chosen option among the options; null where none of them is named. */
  chosen: number | null
  /** What was chosen, as the outcome puts it. */
  choice: Part | null
  rationale: Part | null
  /** The decision as the record puts it, with its reason where both are said in one go. */
  statement: Part | null
  /** `other` are those of which the record does not say whether they are good. */
  consequences: { good: Part[]; bad: Part[]; other: Part[] }
}

export type AdrOption = { title: Part; summary: Part | null; pros: Part[]; cons: Part[] }
