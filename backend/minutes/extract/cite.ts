import { findPassage, partsOf } from './find-quote.ts'

/** A text that can be cited: a source, or what somebody said. */
export type Place = { kind: 'source' | 'message'; id: string; text: string; speaker?: string }
export type Cited = { quote: string; source_id?: string; message_id?: string }

/** Where a quote stands, in the words that stand there; null where it stands nowhere. */
export function cite(quote: string, places: readonly Place[]): Cited[] | null {
  for (const place of places) {
    const found = partsOf(quote).map((part) => findPassage(place.text, part))
    if (found.some((one) => one === null)) continue
    return found.flatMap((one) =>
      one === null
        ? []
        : {
            quote: place.text.slice(one.start, one.end),
            ...(place.kind === 'source' ? { source_id: place.id } : { message_id: place.id }),
          },
    )
  }
  return null
}
