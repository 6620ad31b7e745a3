import type { Adr } from '../../backend/minutes/extract/adr/adr.ts'

/** The fields of a decision record in the form that the corpus' scorer takes. */
export type AdrFields = {
  title: string | null
  options: string[]
  chosen: string | null
  rationale: string | null
  risks: string[]
  status: string | null
  date: string | null
}

export const adrFields = (adr: Adr): AdrFields => ({
  title: adr.title?.text ?? null,
  options: adr.options.map((one) => one.title.text),
  chosen: adr.choice?.text ?? null,
  rationale: adr.rationale?.text ?? null,
  risks: adr.consequences.bad.map((one) => one.text),
  status: adr.status?.text ?? null,
  date: adr.date?.text ?? null,
})
