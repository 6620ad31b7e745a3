import { useServerNow } from '../app/use-now.ts'
import { clockLeft, timeOfDay } from '../lib/time.ts'
import type { Sent } from './grouped.ts'
import { words } from '../words/words.ts'

/** Farther off than this, nobody counts the seconds. */
const COUNTED_MS = 60 * 60_000

/** A try that failed, and when the next one comes by itself. */
export function Failed({ attempt, nextAt }: Pick<Sent, 'attempt' | 'nextAt'>) {
  const now = useServerNow(nextAt !== null)
  const said = words.exportWords
  if (nextAt === null) return said.failedOnce(attempt)
  const at = Date.parse(nextAt)
  if (at - now > COUNTED_MS) return said.retryAt(attempt, timeOfDay(at))
  return at > now ? said.retryIn(attempt, clockLeft(at - now)) : said.retryNow(attempt)
}
