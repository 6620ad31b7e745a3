import type { Found, FoundKind } from '../rules/found.ts'
import type { Adr, Part } from './adr.ts'

/** What a decision record holds, as items: its decision, reason, options, and the bad consequences as risks. */
export function adrItems(adr: Adr): Found[] {
  const item = (kind: FoundKind, part: Part | null, certainty: number): Found[] =>
    part === null || part.text === '' || part.at.length === 0
      ? []
      : [{ kind, text: part.text, at: part.at, marked: true, rule: `adr-${kind}`, certainty }]
  return [
    ...item('decision', adr.statement, 0.95),
    ...item('reason', adr.rationale, 0.9),
    ...adr.options.flatMap((one) => item('option', one.title, 0.9)),
    ...adr.consequences.bad.flatMap((one) => item('risk', one, 0.85)),
  ]
}
