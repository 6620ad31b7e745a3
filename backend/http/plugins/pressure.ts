import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { overloaded } from '../problem.ts'

/** The event loop answers within this on average, or new work is refused until it does. */
export const MOST_DELAY_MS = 2_000

type Loop = { now(): number; turn(): Promise<unknown> }
const REAL: Loop = { now: () => performance.now(), turn: () => turnOfLoop() }

/**
 * Refuses work that comes while the event loop is late. The measure tells of the second that has passed, and in it one long
 * step is all there was, though it is over by the time somebody asks: so the loop's next turn is waited for and has its say.
 */
export async function refuseWhileLate({ now, turn }: Loop = REAL): Promise<void> {
  const began = now()
  // The first turn ends in the middle of the one that brought the request.
  await turn()
  await turn()
  if (now() - began > MOST_DELAY_MS) throw overloaded()
}
