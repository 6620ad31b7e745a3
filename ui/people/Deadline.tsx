import { useServerNow } from '../app/use-now.ts'
import { clockLeft } from '../lib/time.ts'
import { words } from '../words/words.ts'

/** A question without a deadline has one that nobody lives to see. */
const FAR_MS = 366 * 24 * 60 * 60_000

/** How long a question is still open; only this runs in wall time. */
export function Deadline({ deadline }: { deadline: string }) {
  const left = Date.parse(deadline) - useServerNow(true)
  if (left > FAR_MS) return null
  return (
    <span role="timer" aria-live="off" className="tabular text-soft">
      {left > 0 ? words.turn.left(clockLeft(left)) : words.turn.passed}
    </span>
  )
}
