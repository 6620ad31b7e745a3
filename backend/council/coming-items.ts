import type { AgendaItem } from '../../schemas/generated/types.ts'
import type { RunState } from './state.ts'

/** What comes after the open item: the next that was not open yet, then, once, those that were parked. */
export function nextItem(state: RunState): AgendaItem | undefined {
  const { agenda } = state.meeting
  const others = agenda.filter(({ id }) => id !== state.itemId)
  return (
    others.find(({ id }) => state.items[id]?.state === 'pending') ??
    others.find(({ id }) => comesBack(state, id))
  )
}

/** A parked item comes back once, after all others; parked again it does not. */
export const comesBack = (state: RunState, itemId: string): boolean =>
  state.items[itemId]?.state === 'parked' && state.items[itemId].timesParked === 1

/** To park the only item that is left would put it before everybody again at once. */
export const canPark = (state: RunState, itemId: string): boolean =>
  (state.items[itemId]?.timesParked ?? 0) > 0 || nextItem(state) !== undefined

/** Items to be decided that were parked and on which nothing was decided, or only that they are deferred. */
export const leftParked = ({ meeting, items }: RunState): AgendaItem[] =>
  meeting.agenda.filter(({ id, kind }) => {
    const item = items[id]
    if (kind !== 'decide' || item === undefined || item.timesParked === 0) return false
    return item.decision === null || item.decision.status === 'deferred'
  })
