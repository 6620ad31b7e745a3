import type { Found } from '../found.ts'
import type { Talk } from './answers.ts'

/** Who is short for a person and "=" for "takes": plain, but a legend of letters looks the same. */
const SHARED_OUT = 0.72

/** "LB = tombola, JD = bar licence": what is shared out among people who were there, one task each. */
export function sharedOutIn({ segments, names }: Talk, taken: ReadonlySet<number>): Found[] {
  return segments.flatMap(({ text, kind }, segment) => {
    if (taken.has(segment) || kind === 'heading' || kind === 'code' || kind === 'row') return []
    return [...text.slice(0, LONGEST).matchAll(SHARE)].flatMap((one): Found[] => {
      const [whole, who, what] = [one[0], one[1]!, one[2]!.trim()]
      if (names.kindOf(who) !== 'known' || /^[\d£$€]/u.test(what)) return []
      const from = one.index + whole.indexOf(who)
      return [
        {
          kind: 'action',
          text: text.slice(from, one.index + whole.length).trimEnd(),
          at: [{ segment, from, to: one.index + whole.trimEnd().length }],
          marked: false,
          rule: 'shared-out',
          certainty: SHARED_OUT,
          ownerHint: who,
        },
      ]
    })
  })
}

const LONGEST = 1200
const SHARE =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}.]{0,20}) = (\p{L}[^,;.=()\n]{2,80}(?:\([^()\n]{1,60}\))?)(?=[,;.)\n]|$)/gu
