import type { Quality } from '../../../schemas/generated/types.ts'

/**
 * How a decision comes about, as the log names it: the same words in every language, so that programs can read them;
 * what people read of it is worded where it is shown.
 */
export function methodName({ method, threshold }: Quality['consensus']): string {
  switch (method) {
    case 'majority':
      return threshold === 0.5 ? 'majority' : `majority of more than ${percent(threshold)}`
    case 'weighted':
      return threshold === 0.5 ? 'weighted majority' : `weighted majority of more than ${percent(threshold)}`
    case 'supermajority':
      return `supermajority of at least ${percent(threshold)}`
    case 'moderator':
      return 'decision of the moderator'
    case 'unanimity':
    case 'consent':
      return method
  }
}

/** Where a tie was broken, it stands behind the name. */
export const TIE_BROKEN = ', the tie broken by the moderator'

export const percent = (share: number): string => `${Math.round(share * 100)}%`
