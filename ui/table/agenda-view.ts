import type { AgendaItem } from '../../schemas/generated/types.ts'
import { ENDED, type RunState, type Timebox } from '../../backend/council/state.ts'

/** An item of the agenda as it is drawn. */
export type ItemView = {
  item: AgendaItem
  state: 'done' | 'now' | 'parked' | 'next'
  usedMs: number
  plannedMs: number
}

/** The agenda with what each item has taken of its time; `elapsedMs`: run time now. */
export function agendaView(run: RunState, elapsedMs: number): ItemView[] {
  const boxes = Object.values(run.timeboxes)
  return run.meeting.agenda.map((item) => {
    const own = boxes.filter(({ scope }) => scope === `item:${item.id}`)
    const planned = own.at(-1)?.totalMs
    return {
      item,
      state: stateOf(run, item.id),
      usedMs: own.reduce((sum, box) => sum + usedOf(box, elapsedMs), 0),
      plannedMs: planned ?? item.timeboxMinutes * 60_000,
    }
  })
}

const usedOf = ({ startedElapsedMs, closedElapsedMs }: Timebox, elapsedMs: number): number =>
  Math.max(0, (closedElapsedMs ?? elapsedMs) - startedElapsedMs)

function stateOf(run: RunState, itemId: string): ItemView['state'] {
  if (run.itemId === itemId && !ENDED.has(run.status)) return 'now'
  const state = run.items[itemId]?.state ?? 'pending'
  if (state === 'parked') return 'parked'
  return state === 'pending' ? 'next' : 'done'
}
