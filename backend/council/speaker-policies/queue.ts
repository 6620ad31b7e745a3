import type { Selected } from '../../autogen/chat/policies/types.ts'
import { hasSpoken, speakingSeats } from '../phases.ts'
import type { RunState } from '../state.ts'
import { isInOrder } from './in-order.ts'
import { wordingOf } from '../wording/wording.ts'

/** Somebody who is still to speak in this phase: in its own right, or because somebody asked for it. */
export type Waiting = { seat: string; asked: boolean }

/** Who is still to speak, next first; in the debate the coming round once all were heard in this one. */
export function waiting(state: RunState): Waiting[] {
  const asked = state.floor.map(({ seat }) => ({ seat, asked: true }))
  const own = ownTurns(state).map((seat) => ({ seat, asked: false }))
  return inMovedOrder([...asked, ...own], state.phaseTurns.moved)
}

/** The order after a seat was moved by so many places, earlier where `by` is negative; what a person set stays set. */
export function movedBy(state: RunState, seat: string, by: number): string[] {
  const queue = waiting(state)
  const from = queue.findIndex((one) => one.seat === seat)
  const one = queue[from]
  if (one === undefined) return state.phaseTurns.moved
  const rest = queue.toSpliced(from, 1)
  const order = rest.toSpliced(placeOf(queue, from + by), 0, one)
  return [...new Set(order.map(keyOf))]
}

export const placeOf = (queue: readonly Waiting[], place: number): number =>
  Math.min(queue.length - 1, Math.max(0, place))

/** Whether a person put somebody's own turn before all that was asked for. */
export const ownTurnFirst = (state: RunState): boolean =>
  state.phaseTurns.moved.length > 0 && isInOrder(state.policy) && waiting(state)[0]?.asked === false

/** What was asked for, in the order in which it is held. */
export const askedInOrder = ({ floor, phaseTurns }: RunState): RunState['floor'] =>
  phaseTurns.moved.length === 0
    ? floor
    : floor.toSorted((a, b) => rank(asked(a.seat), phaseTurns.moved) - rank(asked(b.seat), phaseTurns.moved))

/** Who is next in the order that a person set; null where nobody set one. */
export function nextInQueue(state: RunState): Selected | null {
  const { moved } = state.phaseTurns
  const seats = speakingSeats(state)
  if (moved.length === 0 || seats.length === 0) return null
  const unheard = seats.filter((seat) => !hasSpoken(state, seat))
  const candidates = unheard.length > 0 ? unheard : seats
  const [first] = inMovedOrder(
    candidates.map((seat) => ({ seat, asked: false })),
    moved,
  )
  if (first === undefined) return null
  return { speaker: first.seat, candidates, rationale: wordingOf(state).floor.moved(first.seat) }
}

/** Whoever has spoken goes to the end of the order that a person set. */
export const behindAll = (moved: string[], seat: string): string[] =>
  moved.length === 0 ? moved : [...moved.filter((one) => one !== seat), seat]

export const withoutAsked = (moved: string[], seat: string): string[] =>
  moved.includes(asked(seat)) ? moved.filter((one) => one !== asked(seat)) : moved

function ownTurns(state: RunState): string[] {
  const { turn, phase, phaseTurns } = state
  const speaking = turn !== null && !turn.extra ? turn.seat : null
  const seats = speakingSeats(state)
  const unheard = seats.filter((seat) => seat !== speaking && !hasSpoken(state, seat))
  if (unheard.length > 0 || phase !== 'debate') return unheard
  const last = seats.indexOf(speaking ?? phaseTurns.last ?? '')
  const round = [...seats.slice(last + 1), ...seats.slice(0, last + 1)]
  return round.filter((seat) => seat !== speaking)
}

const asked = (seat: string): string => `asked ${seat}`
const keyOf = (one: Waiting): string => (one.asked ? asked(one.seat) : one.seat)

/** What was asked for since comes first, as ever; an own turn that nobody placed comes last. */
function inMovedOrder(queue: Waiting[], moved: readonly string[]): Waiting[] {
  if (moved.length === 0) return queue
  return queue.toSorted((a, b) => rank(keyOf(a), moved) - rank(keyOf(b), moved))
}

function rank(key: string, moved: readonly string[]): number {
  const place = moved.indexOf(key)
  return place >= 0 ? place : key.startsWith('asked ') ? -1 : moved.length
}
