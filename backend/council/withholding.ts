import type { Actor } from '../../schemas/generated/types.ts'
import { blindRoundIsOpen, hasSpoken } from './phases.ts'
import { ENDED, type RunState } from './state.ts'

/** Whoever reads a run: who they are is known by their id. */
export type Reader = Pick<Actor, 'kind' | 'id'>

/**
 * Whether something is kept from this reader now: in an open blind round a person in a seat that has not answered does
 * not read what others answered (CONTRACT section 9). Whoever sits in no seat reads all.
 */
export function isKeptBlind(state: RunState, { kind, id }: Reader): boolean {
  if (kind !== 'person' || !blindRoundIsOpen(state) || ENDED.has(state.status)) return false
  return Object.entries(state.occupants).some(([seat, one]) => one.id === id && !hasSpoken(state, seat))
}

/** Whether this reader may see an event's data; `state` is the run as it stands now. */
export function mayReadEvent(
  state: RunState,
  reader: Reader,
  event: { seq: number; actor: Actor; data?: object },
): boolean {
  if (event.data === undefined || !isSealed(event.data)) return true
  // What was sealed in the round of an earlier item has been revealed since.
  if (event.seq < state.phaseFrom) return true
  // Several people at one machine read by one identity: while one of them is to answer, nobody's answer is shown.
  const mine = Object.values(state.occupants).filter(({ id }) => id === reader.id)
  const isOwn = event.actor.kind === reader.kind && event.actor.id === reader.id && mine.length <= 1
  return isOwn || !isKeptBlind(state, reader)
}

const isSealed = (data: object): boolean => 'sealed' in data && data.sealed === true
