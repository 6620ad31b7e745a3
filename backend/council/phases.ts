import type { Phase } from '../../schemas/generated/types.ts'
import type { RunState } from './state.ts'
import { openItem } from './state.ts'
import type { TurnTask } from './turn-task.ts'

/** The phases in the order in which a council goes through them. */
export const PHASES: readonly Phase[] = [
  'opening',
  'positions',
  'debate',
  'alternatives',
  'risks',
  'convergence',
  'decision',
  'actions',
  'closing',
]

/**
 * The seats of a phase in their order. Under `round_robin` that is the order of the meeting, else the order of
 * roles in the template's table, and within a role the order of the meeting.
 */
export function phaseSeats(state: RunState, phase: Phase = state.phase): string[] {
  const roles = state.template.body.phases[phase].roles
  const found: string[] = []
  // The vote has its own order whatever the policy: called, cast, written down.
  if (state.policy.name === 'round_robin' && phase !== 'decision') {
    for (const { seat, role } of state.seats)
      if (role !== 'observer' && roles.includes(role)) found.push(seat)
    return found
  }
  for (const wanted of roles)
    for (const { seat, role } of state.seats) if (role === wanted && role !== 'observer') found.push(seat)
  return found
}

/** The seats of the phase that are heard: a muted one is not given the floor, and no phase waits for it. */
export function speakingSeats(state: RunState): string[] {
  const seats = phaseSeats(state)
  return state.muted.length === 0 ? seats : seats.filter((seat) => !state.muted.includes(seat))
}

export const expertSeats = (state: RunState): string[] =>
  state.seats.filter((seat) => seat.role === 'expert').map((seat) => seat.seat)

/** The experts that are heard; a muted one keeps its vote's weight, and has no vote. */
export const heardExperts = (state: RunState): string[] =>
  expertSeats(state).filter((seat) => !state.muted.includes(seat))

export const seatOfRole = (state: RunState, role: string): string | undefined =>
  state.seats.find((one) => one.role === role && !state.muted.includes(one.seat))?.seat

/** This seat has had the floor in its own right since the phase began. */
export const hasSpoken = (state: RunState, seat: string): boolean => (state.phaseTurns.spoken[seat] ?? 0) > 0

/** Every seat that is heard in the phase has had the floor since it began. */
export const allSpoke = (state: RunState): boolean =>
  speakingSeats(state).every((seat) => hasSpoken(state, seat))

/** The last round is full: every seat that is heard in the phase has spoken equally often, at least once. */
export function roundIsFull(state: RunState, { spoken } = state.phaseTurns): boolean {
  const counts = speakingSeats(state).map((seat) => spoken[seat] ?? 0)
  return counts.length > 0 && counts[0]! > 0 && counts.every((count) => count === counts[0])
}

/** Whether the blind round of the open item hides the experts' answers from each other. */
export const blindRoundIsOpen = (state: RunState): boolean =>
  state.meeting.quality.blindRound && state.phase === 'positions' && openItem(state)?.revealed === false

/** What a seat is asked when the policy gives it the floor. */
export function ordinaryTask(state: RunState, seat: string): TurnTask {
  if (state.phase !== 'decision') return { kind: 'speak' }
  const role = state.seats.find((one) => one.seat === seat)?.role
  if (role === 'expert') return { kind: 'vote' }
  if (role !== 'moderator' || (state.phaseTurns.spoken[seat] ?? 0) === 0) return { kind: 'speak' }
  return { kind: state.meeting.quality.consensus.method === 'moderator' ? 'decide' : 'tie_break' }
}
