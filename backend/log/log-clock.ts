import type { Clock } from '../ports/outside.ts'

/** Both clocks, read together. */
export type Reading = { wall: number; tick: number }

/** What the wall clock may be off by against the monotonic one before it counts as a jump. */
const JUMP_MS = 5_000

export const read = (clock: Clock): Reading => ({ wall: clock.now(), tick: clock.monotonic() })

/**
 * The time of a log's next event, where `seen` was read when its last one, of `lastAt`, was taken up. It is the
 * machine's, and never runs backwards; behind a clock that was set back it goes on as time really passes, so that run
 * time and deadlines do not stand still until the clock has caught up.
 */
export function logTime(lastAt: number, seen: Reading, { wall, tick }: Reading): number {
  const passed = lastAt + Math.floor(tick - seen.tick)
  return passed > wall + JUMP_MS ? passed : Math.max(wall, lastAt)
}

/**
 * The clock has taken the log's time ahead of the time that really passed: a machine that slept, or a clock that was set.
 * One that only catches up with the log does not count.
 */
export function jumpedAhead(lastAt: number, seen: Reading, now: Reading): boolean {
  const told = Math.min(now.wall - seen.wall, logTime(lastAt, seen, now) - lastAt)
  return told - (now.tick - seen.tick) > JUMP_MS
}
