import type { Transcript } from '../../../transcript.ts'
import type { Found } from '../found.ts'

/** Items that nobody marked: understood from their words. `taken` are the segments that hold marked ones. */
export function unmarkedItems({ segments }: Transcript, taken: ReadonlySet<number>): Found[] {
  return segments.flatMap((segment, index) => {
    if (taken.has(index) || segment.kind === 'heading') return []
    const found = /^\p{Lu}\p{L}+ (?:to|will) \p{Ll}/u.exec(segment.text)
    const at = [{ segment: index, from: 0, to: segment.text.length }]
    return found === null
      ? []
      : [
          {
            kind: 'action',
            text: segment.text,
            at,
            marked: false,
            rule: 'name-will',
            certainty: 0.6,
          } satisfies Found,
        ]
  })
}
