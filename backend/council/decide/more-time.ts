import { MORE_TIME_MS } from '../questions.ts'
import { itemTimebox, remainingMs, timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'

/** Two more minutes from now on for the open item: what was talked over is not taken from them. */
export function giveMoreTime(w: Working): void {
  const box = itemTimebox(w.state)
  if (box === undefined) return
  const over = Math.max(0, -remainingMs(box, w.elapsedMs()))
  const totalMs = box.totalMs + over + MORE_TIME_MS
  w.emit('timebox', timeboxData({ ...box, totalMs }, 'extended', w.elapsedMs(), w.ctx.now))
}
