import type { Random } from '../ports/outside.ts'

/** How long between tries, and after how long an object is given up. */
export type Patience = { firstMs: number; longestMs: number; giveUpMs: number }

/** A day, so that a night's outage costs nobody a record (RELIABILITY F27). */
export const PATIENCE: Patience = { firstMs: 5_000, longestMs: 30 * 60_000, giveUpMs: 24 * 3_600_000 }

/**
 * The wait before try `attempt + 1`: doubled each time, and between half and all of that by chance, so that what failed
 * together is not tried together ("equal jitter", AWS Architecture Blog, 2015).
 */
export function backoffMs(attempt: number, patience: Patience, random: Random): number {
  const whole = Math.min(patience.longestMs, patience.firstMs * 2 ** Math.min(30, attempt - 1))
  return Math.round(whole / 2 + (random() * whole) / 2)
}
