import type { Robustness, TriedVariation } from '../../../schemas/generated/types.ts'

/** The variations that came to another decision. */
export const flipsOf = ({ variations }: Robustness): TriedVariation[] =>
  variations.filter(({ kept }) => kept === false)

/** The variations that came to the same decision. */
export const withstoodBy = ({ variations }: Robustness): TriedVariation[] =>
  variations.filter(({ kept }) => kept === true)
