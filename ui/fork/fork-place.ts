import type { Stop } from '../../backend/council/timeline/marks.ts'
import { lastBy, type Marks } from '../replay/marks.ts'

/** How many messages were said by a seq. */
export const messagesBy = (stops: readonly Stop[], seq: number): number =>
  stops[lastBy(stops, (one) => one.seq, seq)]?.number ?? 0

/**
 * The seq up to which a log is shared that ends after the `n`th message: all that followed from it belongs to it, so it is
 * the last before the next one. The server rounds it down to the end of a turn.
 */
export function seqAfter({ stops, lastSeq }: Pick<Marks, 'stops' | 'lastSeq'>, n: number): number {
  if (n <= 0) return 1
  const next = stops.find(({ number }) => number === n + 1)
  return next === undefined ? lastSeq : next.seq - 1
}
